"""How much speaks for two accounts being of one event: reasons, each with a name and a weight that can be read."""

from datetime import date

import msgspec

from pourparlers.ledger.assembly.account import Account

# What is to come may move; talk of it keeps its name.
_MOVABLE = frozenset({"planned", "cancelled", "hypothetical", "demanded", "threatened"})
_UNREAL = frozenset({"hypothetical", "demanded", "threatened", "denied"})
_AHEAD = frozenset({"planned", "threatened", "demanded", "hypothetical"})
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_LOCATED = frozenset({"CONSULT", "PROTEST", "ASSAULT", "MOBILIZE"})
# What happens in one town is not what happens in another; a meeting may move.
_ROOTED = frozenset({"PROTEST", "ASSAULT"})
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "AGREE", "REJECT", "DENY", "SUPPORT", "CONCEDE"})

_KIN = {"within": 2.5, "content": 1.0}

# The least that two accounts must have in common to be one event; a veto is never made up for.
SAME = 1.3
VETO = -6.0


class Reason(msgspec.Struct, frozen=True):
    """One thing that speaks for (above 0) or against (below 0) two accounts being of one event."""

    kind: str
    weight: float
    detail: str = ""


def likeness(one: Account, other: Account, origin: bool = False, kin: str = "") -> list[Reason]:
    """All reasons, whose sum is compared with `SAME`.

    `origin` tells that the articles go back to one text, `kin` that both stand "within" one event or share a
    "content".
    """
    if one.type != other.type:
        return [Reason("type", VETO, f"{one.type} / {other.type}")]
    reasons = [
        *_parties(one, other),
        *_days(one, other),
        *_places(one, other),
        *_words(one, other),
        *_status(one, other),
    ]
    if kin:
        reasons.append(Reason(kin, _KIN[kin], "of one event"))
    if one.article == other.article:
        reasons.append(Reason("article", -1.5, "told apart in one article"))
    elif origin:
        reasons.append(Reason("origin", 1.5, "the same text"))
    return reasons


def total(reasons: list[Reason]) -> float:
    """The sum of the weights."""
    return sum(reason.weight for reason in reasons)


def _parties(one: Account, other: Account) -> list[Reason]:
    if one.type in _MUTUAL:
        return [_mutual(_guests(one), _guests(other))]
    return [
        _side("actor", one.actor, other.actor, 1.5, -2.5),
        _side("recipient", one.recipient, other.recipient, *_pointed(one, other)),
    ]


def _guests(account: Account) -> frozenset[str]:
    """Who meets, without the state whose city the meeting is named after or held in."""
    place = account.event.place
    return account.parties - {place.country} if place and place.country else account.parties


def _pointed(one: Account, other: Account) -> tuple[float, float]:
    """The weight of equal recipients and of other ones: little where an article leaves them to be guessed."""
    return (1.0, -3.0) if one.pointed and other.pointed else (0.4, -0.5)


def _side(kind: str, one: frozenset[str], other: frozenset[str], equal: float, none: float) -> Reason:
    shown = f"{_names(one)} / {_names(other)}"
    if not one or not other:
        return Reason(kind, 0.0, shown)
    if one == other:
        return Reason(kind, equal, shown)
    return Reason(kind, equal / 2 if one & other else none, shown)


def _mutual(one: frozenset[str], other: frozenset[str]) -> Reason:
    shown = f"{_names(one)} / {_names(other)}"
    if not one or not other:
        return Reason("parties", 0.0, shown)
    if one == other:
        return Reason("parties", 1.5 if len(one) > 1 else 0.8, shown)
    if one < other or other < one:
        return Reason("parties", 0.7, shown)
    if one & other:
        return Reason("parties", -1.0, shown)
    return Reason("parties", -1.8 if min(len(one), len(other)) == 1 else VETO, shown)


def _names(keys: frozenset[str]) -> str:
    return "+".join(sorted(keys)) or "?"


def _days(one: Account, other: Account) -> list[Reason]:
    past = _past(one, other) or _past(other, one)
    if past is not None:
        return [past]
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return _undated(one, other)
    shown = f"{one.event.date} / {other.event.date}"
    gap = _gap(one.first, one.last, other.first, other.last)
    sure = one.told and other.told
    if gap == 0:
        wide = max((one.last - one.first).days, (other.last - other.first).days)
        return [Reason("date", (1.5 if sure else 0.8) if wide <= 1 else 0.5, shown)]
    if _movable(one, other):
        return [Reason("date", max(-0.3 - gap / 20, -3.0), shown)]
    if gap == 1:
        return [Reason("date", -1.0 if sure else -0.3, shown)]
    return [Reason("date", VETO if sure else max(-0.5 - gap / 6, -3.0), shown)]


def _past(ahead: Account, done: Account) -> Reason | None:
    """What was still ahead when it was told had not happened before."""
    if ahead.event.status not in _AHEAD or done.event.status != "actual" or not done.told:
        return None
    if ahead.published is None or done.last is None or (ahead.published - done.last).days <= 1:
        return None
    return Reason("date", -3.5, f"still ahead on {ahead.published} / done on {done.event.date}")


def _gap(first: date, last: date, other_first: date, other_last: date) -> int:
    """Days between two stretches of days, 0 where they touch."""
    return max(0, (other_first - last).days, (first - other_last).days)


def _movable(one: Account, other: Account) -> bool:
    """Whether one of the two was still to come when it was told, and the other is no older than that."""
    if one.type in ("CONSULT", "COOPERATE", "MOBILIZE"):
        return bool({one.event.status, other.event.status} & _MOVABLE)
    return bool({one.event.status, other.event.status} & _UNREAL)


def _undated(one: Account, other: Account) -> list[Reason]:
    """Where a date is missing the days of publication tell what can be."""
    if one.published is None or other.published is None:
        return []
    dated, bare = (one, other) if one.first else (other, one)
    if dated.first is None or bare.published is None:
        gap = abs((one.published - other.published).days)
        return [Reason("published", 0.3 if gap <= 2 else max(-gap / 20, -2.0), f"{one.published} / {other.published}")]
    ahead = (dated.first - bare.published).days
    shown = f"{dated.event.date} / told {bare.published}"
    if ahead > 1 and bare.event.status == "actual" and dated.event.status == "actual":
        return [Reason("date", -3.0, shown)]
    return [Reason("date", 0.3 if abs(ahead) <= 3 else max(-abs(ahead) / 30, -2.0), shown)]


def _places(one: Account, other: Account) -> list[Reason]:
    here, there = one.event.place, other.event.place
    if here is None or there is None:
        return []
    shown = f"{here.name} / {there.name}"
    if one.place_names & other.place_names or _close(here.lat, here.lon, there.lat, there.lon):
        return [Reason("place", 1.6 if one.type in _LOCATED else 0.8, shown)]
    if here.country == there.country and not (one.local and other.local):
        return [Reason("place", 0.2, shown)]
    if one.type in _ROOTED and one.local and other.local:
        return [Reason("place", 2 * VETO, shown)]
    if one.type in _LOCATED:
        return [Reason("place", -2.5, shown)]
    return [Reason("place", -0.5, shown)]


def _close(lat: float | None, lon: float | None, other_lat: float | None, other_lon: float | None) -> bool:
    if lat is None or lon is None or other_lat is None or other_lon is None:
        return False
    return abs(lat - other_lat) < 0.3 and abs(lon - other_lon) < 0.3


def _words(one: Account, other: Account) -> list[Reason]:
    reasons = []
    names = (one.words.names & other.words.names) - one.place_names
    if names:
        reasons.append(Reason("names", min(0.4 * len(names), 1.6), " ".join(sorted(names))))
    figures = one.words.figures & other.words.figures
    if figures:
        reasons.append(Reason("figures", min(0.4 * len(figures), 0.8), " ".join(sorted(figures))))
    if one.language == other.language:
        reasons.append(_stems(one, other))
    return reasons


def _stems(one: Account, other: Account) -> Reason:
    shared = one.words.stems & other.words.stems
    least = min(len(one.words.stems), len(other.words.stems))
    share = len(shared) / least if least else 0.0
    weight = 2.0 * share - (0.8 if one.type in _SPOKEN and least >= 4 else 0.3)
    return Reason("words", round(weight, 2), " ".join(sorted(shared)))


def _status(one: Account, other: Account) -> list[Reason]:
    """A deed told as done and one merely spoken of may be one; two that are both done rather are."""
    pair = {one.event.status, other.event.status}
    if one.type in _SPOKEN and len(pair) > 1 and pair & {"hypothetical", "threatened", "demanded"}:
        return [Reason("status", -0.8, " / ".join(sorted(pair)))]
    return []
