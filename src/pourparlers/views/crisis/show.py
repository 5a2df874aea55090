"""One event with all that is known of it."""

import msgspec

from pourparlers.ledger import Ledger, LedgerEvent, LedgerReport
from pourparlers.ledger.model import Kind
from pourparlers.ledger.store import events
from pourparlers.views.crisis.lines import Line, Words, clauses_of, linked


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One report with its words, None where the ledger has the article no more."""

    report: LedgerReport
    words: Words | None


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """An event that belongs to the one shown, and how."""

    kind: Kind
    event: Line


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One event, the words of each of its reports, and the events paired with it."""

    event: LedgerEvent
    links: tuple[Link, ...]
    reports: tuple[Told, ...]


def show(ledger: Ledger, name: str) -> Shown:
    """The event of this id, or of which it is the beginning; raises `event-unknown`."""
    with ledger.asking() as connection:
        event = events.find_event(connection, name)
        told = linked(connection, [event])
        return Shown(
            event=event,
            links=tuple(Link(kind=pair.kind, event=told[pair.event]) for pair in event.pairs if pair.event in told),
            reports=tuple(Told(report=report, words=words) for report, words in clauses_of(connection, event)),
        )
