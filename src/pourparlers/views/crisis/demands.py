"""Who asks what of whom, and what came of it; who threatens whom, on what condition, and what became of that."""

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection

from pourparlers.ledger import EVERYTHING, Ledger, LedgerEvent, Query, Stage
from pourparlers.ledger.store import articles
from pourparlers.model import Event, Record
from pourparlers.views.crisis.lines import Line, linked, listed, of_kind


class Demand(msgspec.Struct, frozen=True, kw_only=True):
    """One demand with what it asks for (`content`), the events that answer it, and the last that became of it."""

    event: Line
    content: tuple[Line, ...]
    answers: tuple[Line, ...]
    outcome: Stage | None


class Threat(msgspec.Struct, frozen=True, kw_only=True):
    """One threat with what it threatens (`content`) and what became of it.

    `condition` is the words it depends on; `deadline` the last date among them (ISO, as precise as told).
    """

    event: Line
    content: tuple[Line, ...]
    condition: str | None
    deadline: str | None
    outcome: Stage | None


def demands(ledger: Ledger, query: Query = EVERYTHING) -> Iterator[Demand]:
    """The demands that were made, by day."""
    return listed(ledger, of_demands(query), _demands)


def threats(ledger: Ledger, query: Query = EVERYTHING) -> Iterator[Threat]:
    """The threats that were uttered, by day."""
    return listed(ledger, of_threats(query), _threats)


def of_demands(query: Query) -> Query:
    """The same query for demands of which somebody said that they were made."""
    return msgspec.structs.replace(query, types=("REQUEST",), uttered=True)


def of_threats(query: Query) -> Query:
    """The same query for threats of which somebody said that they were uttered."""
    return msgspec.structs.replace(query, types=("THREATEN",), uttered=True)


def _demands(connection: Connection, found: Sequence[LedgerEvent]) -> Iterator[Demand]:
    told = linked(connection, found)
    for event in found:
        yield Demand(
            event=told[event.id],
            content=of_kind(event, told, "content"),
            answers=of_kind(event, told, "answer"),
            outcome=event.life[-1] if event.life else None,
        )


def _threats(connection: Connection, found: Sequence[LedgerEvent]) -> Iterator[Threat]:
    told = linked(connection, found)
    deadlines = _deadlines(connection, [event for event in found if event.condition])
    for event in found:
        yield Threat(
            event=told[event.id],
            content=of_kind(event, told, "content"),
            condition=event.condition,
            deadline=deadlines.get(event.id),
            outcome=event.life[-1] if event.life else None,
        )


def _deadlines(connection: Connection, found: Sequence[LedgerEvent]) -> dict[str, str]:
    """Id → the last date that the words of a condition name, in the first account that names one."""
    names = {account.rpartition("#")[0] for event in found for account in event.accounts}
    records = articles.records_of(connection, sorted(names))
    deadlines: dict[str, str] = {}
    for event in found:
        for account in event.accounts:
            article, _, name = account.rpartition("#")
            record = records.get(article)
            own = next((each for each in record.events if each.id == name), None) if record else None
            dates = _dates_in(record, own) if record and own else []
            if dates:
                deadlines.setdefault(event.id, max(dates))
    return deadlines


def _dates_in(record: Record, event: Event) -> list[str]:
    condition = event.condition
    if condition is None:
        return []
    inside = [time for time in record.times if condition.start <= time.start and time.end <= condition.end]
    return [
        time.end_value or time.value for time in inside if time.type in ("DATE", "TIME") and time.value[:1].isdigit()
    ]
