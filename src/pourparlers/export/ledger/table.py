"""CSV: one event per row, with a header; lists stand in their cells as JSON, so that nothing is lost."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

from pourparlers.export.ledger.cells import guarded, in_json
from pourparlers.ledger import Ledger, LedgerEvent, Query
from pourparlers.model import Place

COLUMNS = (
    *("id", "event", "quad", "score", "status", "standing", "origins", "date", "end_date", "actor", "recipient"),
    *("denied_by", "mode", "context", "place", "country", "lat", "lon", "condition", "articles"),
    *("life", "pairs", "accounts", "reports"),
)


def csv_table(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """The header and one row for each event (RFC 4180, UTF-8, lines end in a line feed)."""
    yield csv_line(COLUMNS)
    for event in ledger.events(query):
        yield csv_line(_row(event))


def csv_line(values: Any) -> bytes:
    """One row of a CSV file; text is guarded against being taken for a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([guarded(v) if isinstance(v, str) else v for v in values])
    return out.getvalue().encode()


def _row(event: LedgerEvent) -> list[object]:
    place = event.place or Place(name="")
    return [
        *(event.id, event.event, event.quad, event.score, event.status, event.standing, event.origins),
        *(event.date, event.end_date, _joined(event.actor), _joined(event.recipient), _joined(event.denied_by)),
        *(_joined(event.mode), _joined(event.context), place.name, place.country, place.lat, place.lon),
        *(event.condition, len({report.article for report in event.reports})),
        *(in_json(event.life), in_json(event.pairs), in_json(event.accounts), in_json(event.reports)),
    ]


def _joined(values: tuple[str, ...]) -> str:
    """Keys and names of the ontology hold no semicolon."""
    return ";".join(values)
