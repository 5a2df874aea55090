"""All events of a ledger from all its accounts: grouped, linked, with standing and life."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pourparlers.ledger.assembly import life
from pourparlers.ledger.assembly.account import Account
from pourparlers.ledger.assembly.grouping import Pair as Decision
from pourparlers.ledger.assembly.grouping import Score, group
from pourparlers.ledger.assembly.likeness import Reason, likeness, total
from pourparlers.ledger.assembly.links import Edge, first_day, link
from pourparlers.ledger.assembly.standing import basis, standing
from pourparlers.ledger.model import LedgerEvent, LedgerReport, Pair, Stage
from pourparlers.model import Place
from pourparlers.model.record import Status

# What an event counts as, where its accounts differ: the firmest word of those told last.
_FIRM: tuple[Status, ...] = (
    "actual",
    "cancelled",
    "planned",
    "alleged",
    "threatened",
    "demanded",
    "hypothetical",
    "denied",
)


@dataclass(frozen=True, slots=True)
class Material:
    """What events are made from: accounts, the origin of each article, and pairs of keys that people decided on."""

    accounts: tuple[Account, ...]
    origins: Mapping[str, str]
    same: tuple[Decision, ...] = ()
    apart: tuple[Decision, ...] = ()


def assemble(material: Material) -> list[LedgerEvent]:
    """The events, by first day and id."""
    groups = _grouped(material, first_homes(material))
    names = [_name(each) for each in groups]
    edges: dict[int, list[Edge]] = defaultdict(list)
    for edge in sorted(link(groups)):
        edges[edge[0]].append(edge)
    events = [_event(number, groups, names, edges[number]) for number in range(len(groups))]
    return sorted(events, key=lambda event: (event.date or "9999", event.id))


def first_homes(material: Material) -> dict[str, int]:
    """Account key → number of its group, as found without regard to what the accounts belong to.

    What belongs to events that were found to be one is itself more likely one: the second round, which decides, looks
    at these.
    """
    return homes_of(_grouped(material, {}))


def _grouped(material: Material, homes: Mapping[str, int]) -> list[list[Account]]:
    accounts = [replace(account, origin=_origin(account, material.origins)) for account in material.accounts]
    return group(accounts, _score(material.origins, homes), material.same, material.apart)


def homes_of(groups: Iterable[Iterable[Account]]) -> dict[str, int]:
    """Account key → number of its group."""
    return {account.key: number for number, each in enumerate(groups) for account in each}


def _score(origins: Mapping[str, str], homes: Mapping[str, int]) -> Score:
    return lambda one, other: total(compare(one, other, origins, homes))


def compare(one: Account, other: Account, origins: Mapping[str, str], homes: Mapping[str, int]) -> list[Reason]:
    """The reasons for and against two accounts being of one event, with what is known of their articles and kin."""
    same_text = origins.get(one.article) == origins.get(other.article)
    return likeness(one, other, same_text, _kin(one, other, homes))


def _kin(one: Account, other: Account, homes: Mapping[str, int]) -> str:
    """What the two have around them that is one event: "within" the same, with the same "content", or nothing."""
    for side in ("within", "content"):
        theirs = {homes[key] for key in getattr(other, side) if key in homes}
        if theirs and not theirs.isdisjoint({homes[key] for key in getattr(one, side) if key in homes}):
            return side
    return ""


def _origin(account: Account, origins: Mapping[str, str]) -> str:
    """Where an account comes from: the agency that it names for all it says, else the origin of its article."""
    channels = {channel for report in account.event.reports for channel in report.channel}
    if channels and all(report.channel for report in account.event.reports):
        return "agency " + "+".join(sorted(channels))
    return origins.get(account.article, account.article)


def _name(accounts: Sequence[Account]) -> str:
    """The id of an event: that of its first account."""
    return "E" + hashlib.sha256(accounts[0].key.encode()).hexdigest()[:12]


def _event(
    number: int, groups: Sequence[Sequence[Account]], names: Sequence[str], edges: Sequence[Edge]
) -> LedgerEvent:
    """The event of one group; `edges` are those that begin at it."""
    accounts = groups[number]
    found = basis(accounts, _deniers(groups, edges))
    stands = standing(accounts, found)
    lived = _life(accounts, groups, edges)
    dated = _dated(accounts)
    actor, recipient = _parties(accounts)
    best = max(accounts, key=lambda a: len(a.event.reports))
    return LedgerEvent(
        id=names[number],
        event=accounts[0].type,
        status=_status(accounts, lived),
        accounts=tuple(account.key for account in accounts),
        mode=_common(account.event.mode for account in accounts),
        context=_common(account.event.context for account in accounts),
        actor=actor,
        recipient=recipient,
        date=dated.event.date if dated else None,
        end_date=dated.event.end_date if dated else None,
        place=_place(accounts),
        condition=next((a.event.condition.text for a in accounts if a.event.condition), None),
        standing=stands,
        origins=len(found.origins) if stands else None,
        denied_by=tuple(sorted(found.deniers)),
        life=lived,
        pairs=tuple(sorted(Pair(kind, names[other]) for _, kind, other in edges)),
        score=best.event.score,
        quad=best.event.quad,
        reports=tuple(report for account in accounts for report in _reports(account)),
    )


def _deniers(groups: Sequence[Sequence[Account]], edges: Sequence[Edge]) -> set[str]:
    return {key for each in _linked("denial", groups, edges) for account in each for key in account.actor}


def _life(accounts: Sequence[Account], groups: Sequence[Sequence[Account]], edges: Sequence[Edge]) -> tuple[Stage, ...]:
    type = accounts[0].type
    if type in life.MEETINGS:
        return life.meeting(accounts)
    inner = _linked("content", groups, edges)
    answers = _linked("answer", groups, edges)
    done = [each for each in inner if any(life.outcomes(each))]
    if type == "THREATEN" and done:
        return (life.outcome("carried-out", done[0]),)
    if type in {"REQUEST", "AGREE"}:
        if answers:
            return (life.outcome("refused" if answers[0][0].type == "REJECT" else "met", answers[0]),)
        if done and type == "REQUEST":
            return (life.outcome("met", done[0]),)
    return ()


def _linked(kind: str, groups: Sequence[Sequence[Account]], edges: Sequence[Edge]) -> list[Sequence[Account]]:
    """The groups that an edge of `kind` leads to, the earliest first."""
    found = [groups[other] for _, each, other in edges if each == kind]
    return sorted(found, key=lambda each: (first_day(each) or date.max, each[0].key))


def _status(accounts: Sequence[Account], lived: Sequence[Stage]) -> Status:
    if lived and lived[-1].state == "held":
        return "actual"
    if lived and lived[-1].state == "cancelled":
        return "cancelled"
    return min((account.event.status for account in accounts), key=_FIRM.index)


def _dated(accounts: Sequence[Account]) -> Account | None:
    """The account whose date holds: the last told, what happened before what was planned, days before longer times."""
    dated = [account for account in accounts if account.event.date]

    def weight(account: Account) -> tuple[bool, bool, int, str, str]:
        day = account.published.isoformat() if account.published else ""
        done = account.event.status in {"actual", "alleged"}
        return account.told, done, min(len(account.event.date or ""), 10), day, account.key

    return max(dated, key=weight, default=None)


def _parties(accounts: Sequence[Account]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who acts toward whom, as most origins tell it; of equals the fuller."""
    return _usual(account.actor for account in accounts), _usual(
        account.recipient for account in sorted(accounts, key=lambda a: not a.pointed)
    )


def _usual(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    counts = Counter(each for each in sets if each)
    best = max(counts, key=lambda each: (counts[each], len(each), sorted(each)), default=frozenset[str]())
    return tuple(sorted(best))


def _common(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for several in values for value in several))


def _place(accounts: Sequence[Account]) -> Place | None:
    counts = Counter(account.event.place for account in accounts if account.event.place)
    return max(counts, key=lambda place: (counts[place], place.name), default=None)


def _reports(account: Account) -> Iterable[LedgerReport]:
    published = account.published.isoformat() if account.published else None
    for report in account.event.reports:
        yield LedgerReport(
            article=account.article,
            start=report.trigger.start,
            end=report.trigger.end,
            status=report.status,
            speaker=tuple(sorted(account.speakers)),
            channel=report.channel,
            outlet=account.outlet,
            published=published,
        )
