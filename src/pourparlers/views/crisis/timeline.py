"""Every event, by day."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from pourparlers.ledger import EVERYTHING, Ledger, LedgerEvent, Query
from pourparlers.views.crisis.lines import Line, lines, listed


def timeline(ledger: Ledger, query: Query = EVERYTHING) -> Iterator[Line]:
    """The events that a query asks for, by first day and id, each with the words that tell it best."""
    return listed(ledger, query, _lines)


def _lines(connection: Connection, found: Sequence[LedgerEvent]) -> Iterable[Line]:
    return lines(connection, found).values()
