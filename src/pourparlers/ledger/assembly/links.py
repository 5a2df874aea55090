"""Which events belong together: what was accused, demanded or threatened, who denied or answered it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from pourparlers.ledger.assembly.account import Account
from pourparlers.ledger.model import Kind

Group = Sequence[Account]
Edge = tuple[int, Kind, int]

_ASKED = frozenset({"REQUEST", "AGREE", "CONSULT"})
_DAYS = 45


def link(groups: Sequence[Group]) -> set[Edge]:
    """Edges (group, kind, other group): what a group contains, and who denies or answers it."""
    home = {account.key: number for number, group in enumerate(groups) for account in group}
    edges: set[Edge] = set()
    for number, group in enumerate(groups):
        for account in group:
            for inner in account.content:
                other = home.get(inner)
                if other is not None and other != number:
                    edges |= _content(number, other, account.type)
    edges |= _answers(groups)
    edges |= _refusals(groups, edges)
    return edges | _denied_contents(groups, edges)


def _refusals(groups: Sequence[Group], edges: set[Edge]) -> set[Edge]:
    """Refusals of what was asked or offered: both have the same content."""
    contents = [(one, other) for one, kind, other in edges if kind == "content"]
    refused = [(inner, one) for one, inner in contents if groups[one][0].type == "REJECT"]
    return {
        (asked, "answer", refusal)
        for asked, inner in contents
        for same, refusal in refused
        if inner == same and groups[asked][0].type in {"REQUEST", "AGREE"}
    }


def _denied_contents(groups: Sequence[Group], edges: set[Edge]) -> set[Edge]:
    """Who denies an accusation denies what it says."""
    contents = [(one, other) for one, kind, other in edges if kind == "content" and groups[one][0].type == "ACCUSE"]
    answers = {one: other for one, kind, other in edges if kind == "answer" and groups[other][0].type == "DENY"}
    return {(inner, "denial", answers[holder]) for holder, inner in contents if holder in answers}


def _content(holder: int, inner: int, type: str) -> set[Edge]:
    if type == "DENY":
        return {(inner, "denial", holder), (holder, "content", inner)}
    if type == "REJECT":
        return {(inner, "answer", holder), (holder, "content", inner)}
    return {(holder, "content", inner)}


def _answers(groups: Sequence[Group]) -> set[Edge]:
    """Refusals, denials and promises of the one who was asked or accused, to the one who did, after it."""
    by_actor: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        if group[0].type in {"REJECT", "DENY", "AGREE", "CONCEDE"} and _happened(group):
            for key in {key for account in group for key in account.actor}:
                by_actor[key].append(number)
    edges: set[Edge] = set()
    for number, group in enumerate(groups):
        if group[0].type not in {"REQUEST", "AGREE", "ACCUSE"} or not _happened(group):
            continue
        answer = _first_answer(group, groups, by_actor)
        if answer is not None and answer != number:
            edges.add((number, "answer", answer))
    return edges


def _happened(group: Group) -> bool:
    return any(account.event.status in {"actual", "alleged"} for account in group)


def _first_answer(group: Group, groups: Sequence[Group], by_actor: dict[str, list[int]]) -> int | None:
    asked = {key for account in group for key in account.recipient}
    asking = {key for account in group for key in account.actor}
    begun = first_day(group)
    found: list[tuple[date, int]] = []
    for number in {number for key in asked for number in by_actor.get(key, ())}:
        other = groups[number]
        when = first_day(other)
        toward = {key for account in other for key in account.recipient}
        if when is None or begun is None or not 0 <= (when - begun).days <= _DAYS or not _fits(group, other):
            continue
        if not toward or toward & asking:
            found.append((when, number))
    return min(found)[1] if found else None


def _fits(group: Group, answer: Group) -> bool:
    """Whether the answer is of a kind that the act calls for, and speaks of the same things where both can tell."""
    kinds = {"ACCUSE": {"DENY"}, "AGREE": {"REJECT"}, "REQUEST": {"REJECT", "AGREE", "CONCEDE"}}
    if answer[0].type not in kinds[group[0].type]:
        return False
    return bool(_topics(group) & _topics(answer))


def _topics(group: Group) -> set[str]:
    return {word for account in group for word in (*account.words.names, *account.words.stems)}


def first_day(group: Group) -> date | None:
    """The day on which an event was first said to be, else that of its first report."""
    days = [account.first for account in group if account.first and account.told]
    return min(days, default=None) or min((a.published for a in group if a.published), default=None)
