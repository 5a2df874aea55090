"""PLOVER JSONL of a ledger: the fields of the PLOVER 2.0 manual as for one record, and what many articles add."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from pourparlers.export.ledger.coded import Coded, coded, coder, entities
from pourparlers.export.ledger.sources import Sources
from pourparlers.export.plover import CODEBOOK
from pourparlers.ledger import Ledger, LedgerReport, Query

_EMPTY: tuple[object, ...] = (None, [], {}, (), "")


def plover_jsonl(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """Each event that PLOVER codes as one line of JSON."""
    with Sources(ledger) as sources:
        for each in coded(ledger, query, "plover-jsonl", note):
            yield msgspec.json.encode(_fields(each, sources)) + b"\n"


def _fields(each: Coded, sources: Sources) -> dict[str, Any]:
    """The fields of one event, empty ones left out."""
    event = each.event
    reports = [_report(report, sources) for report in event.reports]
    first = reports[0] if reports else {}
    fields: dict[str, Any] = each.fields | {
        "id": event.id,
        "event_text": [sources.words(report.article, report.start, report.end) for report in event.reports],
        "link": each.outer,
        "text_info": {name: first[name] for name in ("start", "end") if name in first},
        "cite_info": first.get("cite_info", {}) | {"coder": coder(), "codebook": CODEBOOK},
        "status": event.status,
        "speaker": entities(sorted({key for report in event.reports for key in report.speaker})),
        "channel": sorted({name for report in event.reports for name in report.channel}),
        "standing": event.standing,
        "origins": event.origins,
        "denied_by": entities(event.denied_by),
        "life": event.life,
        "pairs": event.pairs,
        "reports": reports,
    }
    return {name: value for name, value in fields.items() if name == "date" or value not in _EMPTY}


def _report(report: LedgerReport, sources: Sources) -> dict[str, Any]:
    fields = {
        "start": report.start,
        "end": report.end,
        "status": report.status,
        "speaker": entities(report.speaker),
        "channel": report.channel,
        "published": report.published,
        "cite_info": _citation(report, sources),
    }
    return {name: value for name, value in fields.items() if value not in _EMPTY}


def _citation(report: LedgerReport, sources: Sources) -> dict[str, str]:
    document = sources.document(report.article)
    fields = {
        "citation": report.article,
        "url": document.url if document else None,
        "title": document.title if document else None,
        "language": document.language if document else None,
        "publication": report.outlet,
    }
    return {name: value for name, value in fields.items() if value}
