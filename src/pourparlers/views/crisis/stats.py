"""How much a ledger holds."""

import msgspec

from pourparlers.ledger import Ledger
from pourparlers.ledger.store import articles, events


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts: articles by language, events by type and standing, reports.

    `first`, `last` are the first and the last day of all events, `newest` that of the newest article.
    """

    articles: dict[str, int]
    events: dict[str, int]
    standings: dict[str, int]
    reports: int
    first: str | None
    last: str | None
    newest: str | None


def stats(ledger: Ledger) -> Stats:
    """The counts of a ledger; "none" counts the events that nobody said to have happened."""
    with ledger.asking() as connection:
        rows = events.counts(connection)
        first, last = events.span(connection)
        languages, newest = articles.languages(connection), articles.newest(connection)
    types: dict[str, int] = {}
    standings: dict[str, int] = {}
    for row in rows:
        types[row.type] = types.get(row.type, 0) + row.events
        standing = row.standing or "none"
        standings[standing] = standings.get(standing, 0) + row.events
    return Stats(
        articles=languages,
        events=dict(sorted(types.items())),
        standings=dict(sorted(standings.items())),
        reports=sum(row.reports for row in rows),
        first=first,
        last=last,
        newest=newest,
    )
