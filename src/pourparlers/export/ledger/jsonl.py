"""One event per line, in the form that a ledger is scored in: parties, days, standing, life, reports."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from pourparlers.ledger import Ledger, LedgerEvent, LedgerReport, Query


def ledger_jsonl(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """Each event as one line of JSON."""
    for event in ledger.events(query):
        yield msgspec.json.encode(fields_of(event)) + b"\n"


def fields_of(event: LedgerEvent) -> dict[str, Any]:
    """The fields of one event, all of them always there."""
    place = event.place
    return {
        "id": event.id,
        "event": event.event,
        "actor": event.actor,
        "recipient": event.recipient,
        "date": event.date,
        "end_date": event.end_date,
        "place": {"name": place.name, "country": place.country} if place else None,
        "status": event.status,
        "standing": event.standing,
        "origins": event.origins,
        "denied_by": event.denied_by,
        "life": [{"state": stage.state, "date": stage.date, "for": stage.due} for stage in event.life],
        "pairs": [{"kind": pair.kind, "event": pair.event} for pair in event.pairs],
        "reports": [_report(report) for report in event.reports],
    }


def _report(report: LedgerReport) -> dict[str, Any]:
    return {
        "article": report.article,
        "start": report.start,
        "end": report.end,
        "speaker": report.speaker,
        "channel": report.channel,
        "status": report.status,
        "outlet": report.outlet,
        "published": report.published,
    }
