"""PLOVER JSONL: one event per line, with the field names of the PLOVER 2.0 manual (chapter "Data Fields").

What the manual leaves open, and every field beyond it, is told in docs/plover.md.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import msgspec

from pourparlers.model import Actor, Event, Record
from pourparlers.model.periods import bounds
from pourparlers.ontology import load_ontology

CODEBOOK = "PLOVER 2.0"
_CLOCK = re.compile(r"T(\d\d(?::\d\d)*)$")
_CODE = re.compile(r"[A-Z]{3}")
_CODES = {"XKX": "KOS"}  # Kosovo has no ISO code; the manual uses its own
_AUXILIARY = {"planned": "future", "hypothetical": "hypothetical", "demanded": "hypothetical"}

Fields = dict[str, Any]


@lru_cache(maxsize=1)
def _coder() -> str:
    """The program and its version, looked up once."""
    return f"pourparlers {version('pourparlers')}"


def plover(results: Iterable[tuple[Record, str]], note: Callable[[str], None]) -> Iterator[str]:
    """Each event that PLOVER codes as one line of JSON; `note` is told how many events were left out, and why."""
    seen = 0
    left_out: Counter[str] = Counter()
    for record, text in results:
        for event in record.events:
            seen += 1
            reason = reason_to_leave_out(event, record)
            if reason:
                left_out[reason] += 1
            else:
                yield msgspec.json.encode(plover_event(event, record, text)).decode("utf8") + "\n"
    if left_out:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
        note(f"plover: {left_out.total()} of {seen} events are not coded in PLOVER: {reasons} (docs/plover.md)")


def reason_to_leave_out(event: Event, record: Record) -> str | None:
    """Why PLOVER does not code an event: negated, told by an outer event, or without an actor that has a code."""
    if event.status in ("denied", "cancelled"):
        return "negated"
    if event.status != "actual" and any(event.id in outer.content for outer in record.events):
        return "told by the event they are part of"
    if not _entities(event.actor, record, ""):
        return "without a coded actor"
    return None


def plover_event(event: Event, record: Record, text: str) -> Fields:
    """The fields of one event, empty ones left out; `text` is the article's raw text."""
    ontology = load_ontology()
    name = plover_type(event)
    mode = [each for each in event.mode if each in ontology.types[name].modes] if name == event.event else []
    fields: Fields = {
        "id": f"{record.document.id}#{event.id}",
        **_dates(event, record, promised=name != event.event and event.status == "planned"),
        "actor": _entities(event.actor, record, text),
        "recipient": _entities(event.recipient, record, text),
        "event": [name],
        "mode": mode,
        "context": [*event.context, *_auxiliary(event, name)],
        "event_loc": _location(event),
        "event_text": [text[report.trigger.start : report.trigger.end] for report in event.reports],
        "quad_code": ontology.quad_code(name),
        "event_scale": ontology.score(name, mode),
        "link": _outer(event, record),
        **_sources(event, record),
        "comment": f"{event.event}, {event.status}" if name != event.event else None,
    }
    return {name: value for name, value in fields.items() if name == "date" or value not in (None, [], {}, "")}


def plover_type(event: Event) -> str:
    """The PLOVER category: promised cooperation is AGREE, a promised retreat CONCEDE, a denial REJECT."""
    if event.status == "threatened":
        return "THREATEN"
    return load_ontology().exported(event.event, future=event.status == "planned")


def _auxiliary(event: Event, name: str) -> list[str]:
    """The manual's auxiliary modes, which it asks to be put in the context; none where the category itself says it."""
    auxiliary = _AUXILIARY.get(event.status) if name == event.event else None
    return [auxiliary] if auxiliary else []


def _dates(event: Event, record: Record, promised: bool) -> Fields:
    """The day of the event; for a promise the day it was reported, with the day promised beside it."""
    planned = {"planned_date": event.date} if promised else {}
    own = bounds(event.date) if event.date and not promised else None
    if own is None:
        published = bounds(record.document.published) if record.document.published else None
        return _period(published) | {"date_basis": "publication" if published else "unknown"} | planned
    basis = "context" if event.date_source == "context" else "event"
    end = bounds(event.end_date) if event.end_date else None
    clock = _CLOCK.search(event.date or "")
    last = max(own[1], end[1]) if end else own[1]
    return _period((own[0], last)) | {"date_basis": basis} | ({"time": clock[1]} if clock else {})


def _period(days: tuple[date, date] | None) -> Fields:
    if days is None:
        return {"date": None}
    first, last = days
    return {"date": first.isoformat()} | ({"enddate": last.isoformat()} if last != first else {})


def _entities(ids: Iterable[str], record: Record, text: str) -> list[Fields]:
    """The parties that have a PLOVER code, one object each."""
    actors = {actor.id: actor for actor in record.actors}
    known = [actors[key] for key in ids if key in actors]
    return [_entity(actor, text) for actor in known if _CODE.fullmatch(actor.code)]


def _entity(actor: Actor, text: str) -> Fields:
    first = actor.mentions[0] if actor.mentions else (0, 0)
    fields = {
        "code": _CODES.get(actor.code, actor.code),
        "sector": actor.sector,
        "entity_text": text[slice(*first)],
        "identifier_text": actor.name,
        "office": actor.office,
    }
    return {name: value for name, value in fields.items() if value}


def _location(event: Event) -> Fields:
    if event.place is None:
        return {}
    fields = {
        "extracted_place": event.place.name,
        "lat": event.place.lat,
        "lon": event.place.lon,
        "country_code": event.place.country,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _outer(event: Event, record: Record) -> str | None:
    """The id of the event whose content this is, so that the two can be joined."""
    outer = next((other for other in record.events if event.id in other.content), None)
    return f"{record.document.id}#{outer.id}" if outer else None


def _sources(event: Event, record: Record) -> Fields:
    """Where the event was read, who says so, and what read it."""
    document = record.document
    speakers = (key for report in event.reports for key in report.speaker)
    first = event.reports[0] if event.reports else None
    return {
        "text_info": {"start": first.start, "end": first.end} if first else {},
        "cite_info": {
            name: value
            for name, value in {
                "citation": document.id,
                "url": document.url,
                "title": document.title,
                "language": document.language,
                "publication": document.outlet,
                "coder": _coder(),
                "codebook": CODEBOOK,
            }.items()
            if value
        },
        "status": event.status,
        "speaker": _entities(dict.fromkeys(speakers), record, ""),
        "channel": list(dict.fromkeys(name for report in event.reports for name in report.channel)),
    }
