"""How tense it is between two parties, week by week: an index to be worked out by hand from the events it names."""

import msgspec

from pourparlers.ledger import EVERYTHING, Ledger, Query
from pourparlers.ledger.store import dyads, events

# The weight of one event of the end of the scale: what a week with nothing but it is measured against.
DAMPING = 10.0


class Part(msgspec.Struct, frozen=True):
    """One event that a point is made of, with its PLOVER score."""

    event: str
    score: float


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """The tension between two parties in one ISO week, from -100 to 100.

    `conflict` is the sum of the scores below 0 of the events named in `made_of`, without the sign, `cooperation` that
    of the scores above 0; `tension` is 100 (conflict - cooperation) / (conflict + cooperation + 10).
    """

    one: str
    other: str
    week: str
    tension: float
    conflict: float
    cooperation: float
    made_of: tuple[Part, ...]


class Tension(msgspec.Struct, frozen=True, kw_only=True):
    """The points, the busiest pair first, each by week; how many there are in all; events that lie in no one week."""

    points: tuple[Point, ...]
    total: int
    left_out: int


def index(conflict: float, cooperation: float) -> float:
    """The index of a week: see `Point`."""
    return 100 * (conflict - cooperation) / (conflict + cooperation + DAMPING)


def tension(ledger: Ledger, query: Query = EVERYTHING) -> Tension:
    """The index of every dyad and week in which an event happened; a week without one has no point."""
    chosen = events.dyad_conditions(query)
    with ledger.asking() as connection:
        rows = dyads.weeks(connection, chosen, query.limit)
        keys = [(row.one, row.other, row.week) for row in rows]
        scores = dyads.scores(connection, chosen, keys)
        left_out = dyads.left_out(connection, chosen)
        total = len(rows) if query.limit is None else dyads.count_weeks(connection, chosen)
    points = tuple(
        Point(
            one=row.one,
            other=row.other,
            week=row.week,
            tension=round(index(row.conflict / 10, row.cooperation / 10), 1),
            conflict=row.conflict / 10,
            cooperation=row.cooperation / 10,
            made_of=tuple(Part(event, score / 10) for event, score in scores[row.one, row.other, row.week]),
        )
        for row in rows
    )
    return Tension(points=points, total=total, left_out=left_out)
