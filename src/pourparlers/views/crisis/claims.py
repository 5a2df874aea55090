"""Who accuses whom of what, who denies it, and how it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from pourparlers.ledger import EVERYTHING, Ledger, LedgerEvent, Query
from pourparlers.ledger.store import events
from pourparlers.views.crisis.lines import Line, lines, listed

_LINKS = ("content", "denial", "answer")


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One accusation, or one deed told on somebody's word or denied, with what it says was done and who denies it.

    The standing of an accusation tells how well it is reported that it was made; that of its `content`, how the deed
    itself stands.
    """

    event: Line
    content: tuple[Line, ...]
    denials: tuple[Line, ...]


def claims(ledger: Ledger, query: Query = EVERYTHING) -> Iterator[Claim]:
    """The accusations and all that is alleged, denied, disputed or withdrawn, by day.

    A deed that an accusation tells stands with it and is not listed again.
    """
    return listed(ledger, of_claims(query), _claims)


def of_claims(query: Query) -> Query:
    """The same query for what the claims list."""
    return msgspec.structs.replace(query, claims=True)


def _claims(connection: Connection, found: Sequence[LedgerEvent]) -> Iterator[Claim]:
    known = {event.id: event for event in found}
    for _ in range(2):  # what an accusation says, then who denies that
        wanted = {name for event in known.values() for name in _paired(event, *_LINKS)} - known.keys()
        known |= events.events_named(connection, sorted(wanted))
    claims = [(event, *_sides(event, known)) for event in found]
    shown = {event.id: event for event in found}
    shown |= {name: known[name] for _, content, denials in claims for name in (*content, *denials)}
    told = lines(connection, shown.values())
    for event, content, denials in claims:
        yield Claim(event=told[event.id], content=_by_day(content, told), denials=_by_day(denials, told))


def _sides(event: LedgerEvent, known: Mapping[str, LedgerEvent]) -> tuple[list[str], list[str]]:
    """What an event says was done, and what denies the one or the other."""
    content = [name for name in _paired(event, "content") if name in known]
    denials = [*_paired(event, "denial", "answer")]
    for name in content if event.event == "ACCUSE" else ():
        denials += _paired(known[name], "denial")
    return content, [name for name in dict.fromkeys(denials) if name in known]


def _paired(event: LedgerEvent, *kinds: str) -> list[str]:
    return [pair.event for pair in event.pairs if pair.kind in kinds]


def _by_day(names: Iterable[str], told: Mapping[str, Line]) -> tuple[Line, ...]:
    return tuple(sorted((told[name] for name in names), key=lambda line: (line.date or "9999", line.id)))
