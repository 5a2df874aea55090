"""Which events of a ledger the coded formats take, and as what: by the rules of the export of one record.

An event of the ledger is put into the shape of a record's event, so that the category, the date, the parties and the
reasons to leave it out are found by the same lines of code (pourparlers.export.plover).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version

from pourparlers.export.ledger.parties import party
from pourparlers.export.plover import plover_event, plover_type, reason_to_leave_out
from pourparlers.ledger import Ledger, LedgerEvent, Query
from pourparlers.model import Actor, Document, Event, Record

Reason = Callable[["Coded"], str | None]


@dataclass(frozen=True, slots=True)
class Coded:
    """An event of the ledger, its PLOVER category and fields, and the event that it is the content of."""

    event: LedgerEvent
    type: str
    fields: dict[str, object]
    outer: str | None


def coded(
    ledger: Ledger, query: Query, format: str, note: Callable[[str], None], reason: Reason | None = None
) -> Iterator[Coded]:
    """The events that are coded; `note` is told how many are not, and why; `reason` adds the format's own reasons."""
    outer_of = _contents(ledger)
    seen = 0
    left_out: Counter[str] = Counter()
    for event in ledger.events(query):
        seen += 1
        record = _as_record(event, outer_of.get(event.id))
        why = reason_to_leave_out(record.events[0], record)
        if why is None:
            found = _coded(event, record, outer_of.get(event.id))
            why = reason(found) if reason else None
            if why is None:
                yield found
        if why:
            left_out[why] += 1
    if left_out:
        reasons = ", ".join(f"{count} {why}" for why, count in sorted(left_out.items()))
        note(f"{format}: {left_out.total()} of {seen} events are not written: {reasons} (docs/exports.md)")


@lru_cache(maxsize=1)
def coder() -> str:
    """The program and its version, looked up once."""
    return f"pourparlers {version('pourparlers')}"


def first_published(event: LedgerEvent) -> str | None:
    """The day of the earliest report."""
    return min((report.published for report in event.reports if report.published), default=None)


def entities(keys: Sequence[str]) -> list[dict[str, object]]:
    """Parties as entity objects; those without a code of PLOVER stand there by their name alone."""
    found: list[dict[str, object]] = []
    for key in keys:
        facts = party(key)
        fields = {"code": facts.code, "sector": facts.sector, "identifier_text": facts.name}
        found.append({name: value for name, value in fields.items() if value})
    return found


def _coded(event: LedgerEvent, record: Record, outer: str | None) -> Coded:
    return Coded(event, plover_type(record.events[0]), plover_event(record.events[0], record, ""), outer)


def _contents(ledger: Ledger) -> dict[str, str]:
    """Event → the first event that it is the content of: ids alone, read off all events whatever the query."""
    found: dict[str, str] = {}
    for event in ledger.events():
        for pair in event.pairs:
            if pair.kind == "content":
                found.setdefault(pair.event, event.id)
    return found


def _as_record(event: LedgerEvent, outer: str | None) -> Record:
    """A record of this one event, which comes first, and of the one that contains it."""
    inner = Event(
        id=event.id,
        event=event.event,
        status=event.status,
        reports=(),
        mode=event.mode,
        context=event.context,
        actor=event.actor,
        recipient=event.recipient,
        date=event.date,
        end_date=event.end_date,
        place=event.place,
    )
    around = (Event(id=outer, event=event.event, status="actual", reports=(), content=(event.id,)),) if outer else ()
    return Record(
        document=Document(id=event.id, language="", published=first_published(event)),
        actors=tuple(_actor(key) for key in dict.fromkeys((*event.actor, *event.recipient))),
        events=(inner, *around),
    )


def _actor(key: str) -> Actor:
    facts = party(key)
    return Actor(id=key, name=facts.name, kind=facts.kind, affiliation=key, code=facts.code, sector=facts.sector)
