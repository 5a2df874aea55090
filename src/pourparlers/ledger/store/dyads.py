"""Who dealt with whom: the pairs of parties of events that happened, counted and summed by the database."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, func, or_, select

from pourparlers.ledger.model import LedgerEvent
from pourparlers.ledger.store.schema import event_dyads
from pourparlers.model.periods import bounds

# What is denied or taken back does not count as having happened; what is disputed does.
_UNSURE = ("denied", "withdrawn")
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def happened(event: LedgerEvent) -> bool:
    """Whether an event counts: told as fact and neither denied nor withdrawn."""
    return event.status == "actual" and event.standing not in _UNSURE


def rows_of(event: LedgerEvent) -> Iterator[dict[str, Any]]:
    """A row for each two parties of an event that happened and has a score.

    Each actor deals with each recipient; where nobody is named as recipient, those who cooperate deal with each other.
    """
    if event.score is None or not happened(event):
        return
    first, last = days_of(event)
    for (one, other), begun in sorted(_pairs(event).items()):
        yield {
            "event": event.id,
            "one": one,
            "other": other,
            "begun": begun,
            "first": first,
            "last": last,
            "week": week_of(first, last),
            "score": round(10 * event.score),
            "quad": event.quad or "",
        }


def _pairs(event: LedgerEvent) -> dict[tuple[str, str], str]:
    directed = {(actor, recipient) for actor in event.actor for recipient in event.recipient if actor != recipient}
    if not directed and (event.score or 0) > 0:
        directed = {(one, other) for one in event.actor for other in event.actor if one != other}
    found: dict[tuple[str, str], str] = {}
    for one, other in sorted({(min(pair), max(pair)) for pair in directed}):
        ways = ((one, other) in directed, (other, one) in directed)
        found[one, other] = "both" if all(ways) else "one" if ways[0] else "other"
    return found


def days_of(event: LedgerEvent) -> tuple[str | None, str | None]:
    """First and last day of an event (ISO), for one without a date those last planned."""
    due = [stage.due for stage in event.life if stage.due]
    own = event.date or (due[-1] if due else None)
    days = bounds(own) if own else None
    if days is None:
        return None, None
    closing = bounds(event.end_date) if event.end_date else None
    return days[0].isoformat(), (max(days[1], closing[1]) if closing else days[1]).isoformat()


def week_of(first: str | None, last: str | None) -> str | None:
    """The ISO week in which both days lie, None where they lie in two."""
    if first is None or last is None:
        return None
    weeks = {date.fromisoformat(day).isocalendar()[:2] for day in (first, last)}
    if len(weeks) > 1:
        return None
    ((year, week),) = weeks
    return f"{year}-W{week:02}"


def _sum(condition: ColumnElement[bool], value: Any = 1) -> ColumnElement[int]:
    return func.sum(case((condition, value), else_=0))


def dyads(connection: Connection, chosen: Sequence[ColumnElement[bool]], limit: int | None) -> Sequence[Row[Any]]:
    """Pair → number of events, by whom, by quad class, sum of scores (in tenths), days; most events first.

    Every row tells in `total` how many pairs there are, whatever the limit.
    """
    c = event_dyads.c
    number = func.count()
    statement = (
        select(
            c.one,
            c.other,
            number.label("events"),
            func.sum(c.score).label("score"),
            *(_sum(c.begun == begun).label(f"by_{begun}") for begun in ("one", "other", "both")),
            *(_sum(c.quad == quad).label(quad.replace(" ", "_")) for quad in QUADS),
            func.min(c.first).label("first"),
            func.max(c.last).label("last"),
            func.count().over().label("total"),
        )
        .where(*chosen)
        .group_by(c.one, c.other)
        .order_by(number.desc(), c.one, c.other)
    )
    return connection.execute(statement.limit(limit)).all()


def weeks(connection: Connection, chosen: Sequence[ColumnElement[bool]], limit: int | None) -> list[Row[Any]]:
    """Pair and ISO week → number of events, sums of scores below and above 0 (in tenths): the busiest pair first."""
    c = event_dyads.c
    dated = (*chosen, c.week.is_not(None))
    busy = select(c.one, c.other).where(*dated).group_by(c.one, c.other).order_by(func.count().desc(), c.one, c.other)
    found: list[Row[Any]] = []
    for pair in connection.execute(busy.limit(limit)).all():
        left = None if limit is None else limit - len(found)
        if left == 0:
            break
        counted = (
            select(
                c.one,
                c.other,
                c.week,
                _sum(c.score < 0, -c.score).label("conflict"),
                _sum(c.score > 0, c.score).label("cooperation"),
            )
            .where(*dated, c.one == pair.one, c.other == pair.other)
            .group_by(c.one, c.other, c.week)
            .order_by(c.week)
        )
        found += connection.execute(counted.limit(left))
    return found


def count_weeks(connection: Connection, chosen: Sequence[ColumnElement[bool]]) -> int:
    """How many pairs of a dyad and a week there are."""
    c = event_dyads.c
    points = select(c.one).where(*chosen, c.week.is_not(None)).group_by(c.one, c.other, c.week).subquery()
    return connection.execute(select(func.count()).select_from(points)).scalar_one()


def scores(
    connection: Connection, chosen: Sequence[ColumnElement[bool]], points: Sequence[tuple[str, str, str]]
) -> dict[tuple[str, str, str], list[tuple[str, int]]]:
    """Pair and week → its events with their scores (in tenths), by id."""
    found: dict[tuple[str, str, str], list[tuple[str, int]]] = {point: [] for point in points}
    for statement in _listed(chosen, points):
        for row in connection.execute(statement):
            if (row.one, row.other, row.week) in found:
                found[row.one, row.other, row.week].append((row.event, row.score))
    return found


def _listed(
    chosen: Sequence[ColumnElement[bool]], points: Sequence[tuple[str, str, str]]
) -> Iterator[Select[tuple[str, str, str, str, int]]]:
    """What fetches the events of points: of few those alone, of many the whole of their pairs."""
    c = event_dyads.c
    pairs: dict[tuple[str, str], list[str]] = {}
    for one, other, week in points:
        pairs.setdefault((one, other), []).append(week)
    listed = list(pairs.items())
    for begin in range(0, len(listed), 50):
        wanted = [
            and_(c.one == one, c.other == other, c.week >= min(days), c.week <= max(days))
            for (one, other), days in listed[begin : begin + 50]
        ]
        yield select(c.one, c.other, c.week, c.event, c.score).where(*chosen, or_(*wanted)).order_by(c.event)


def left_out(connection: Connection, chosen: Sequence[ColumnElement[bool]]) -> int:
    """How many events that count lie in no single week."""
    c = event_dyads.c
    return connection.execute(select(func.count(c.event.distinct())).where(*chosen, c.week.is_(None))).scalar_one()
