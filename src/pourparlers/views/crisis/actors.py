"""Who deals with whom, how often, and how."""

import msgspec

from pourparlers.ledger import EVERYTHING, Ledger, Query
from pourparlers.ledger.store import dyads, events


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """Two parties and the events between them that happened.

    `by_one`, `by_other`, `together` tell who acted; `score` is the mean PLOVER score (-10 to 10); `quads` the number of
    events of each quad class; `first`, `last` the days of the first and the last.  Disputed events count, denied and
    withdrawn ones do not.
    """

    one: str
    other: str
    events: int
    by_one: int
    by_other: int
    together: int
    score: float
    quads: dict[str, int]
    first: str | None
    last: str | None


def actors(ledger: Ledger, query: Query = EVERYTHING) -> list[Dyad]:
    """The dyads, those with most events first; with one party those that it is in, with two parties theirs."""
    return counted(ledger, query)[0]


def counted(ledger: Ledger, query: Query) -> tuple[list[Dyad], int]:
    """The first dyads, and how many there are whatever the limit."""
    with ledger.asking() as connection:
        rows = dyads.dyads(connection, events.dyad_conditions(query), query.limit)
    found = [
        Dyad(
            one=row.one,
            other=row.other,
            events=row.events,
            by_one=row.by_one,
            by_other=row.by_other,
            together=row.by_both,
            score=round(row.score / 10 / row.events, 2),
            quads={quad: getattr(row, quad.replace(" ", "_")) for quad in dyads.QUADS},
            first=row.first,
            last=row.last,
        )
        for row in rows
    ]
    return found, rows[0].total if rows else 0
