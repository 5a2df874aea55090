"""One article's account of one event: all that assembly looks at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pourparlers.gazetteer.loader import load_gazetteer
from pourparlers.ledger.assembly.words import Words, plain, words_of
from pourparlers.model import Actor, Event, Place, Record, Report
from pourparlers.model.periods import bounds


@dataclass(frozen=True, slots=True)
class Account:
    """What one record says of one event, with affiliations for actors and the words around its triggers.

    `first`, `last` bound the day of the event, None where it is not told; `told` says that the event's own words tell
    the date, not the day that the narration has reached.  `pointed` likewise tells recipients that the sentence names,
    `local` a place that is no whole country.  `content` and `within` are keys of accounts of the same article: those
    that it contains and those that contain it.
    """

    key: str
    article: str
    event: Event
    actor: frozenset[str]
    recipient: frozenset[str]
    pointed: bool
    first: date | None
    last: date | None
    told: bool
    published: date | None
    outlet: str | None
    language: str
    position: int
    words: Words
    trigger: frozenset[str]
    place_names: frozenset[str]
    local: bool
    speakers: frozenset[str]
    channels: frozenset[str]
    content: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    origin: str = field(default="", compare=False)

    @property
    def type(self) -> str:
        """The event type."""
        return self.event.event

    @property
    def parties(self) -> frozenset[str]:
        """All who take part, whoever acted."""
        return self.actor | self.recipient


def accounts_of(record: Record, text: str) -> list[Account]:
    """The accounts of a record, in order of the text."""
    actors = {actor.id: actor for actor in record.actors}
    containers: dict[str, list[str]] = {}
    for event in record.events:
        for inner in event.content:
            containers.setdefault(inner, []).append(event.id)
    article = record.document.id
    return [
        _account(record, event, actors, text, tuple(f"{article}#{each}" for each in containers.get(event.id, ())))
        for event in record.events
    ]


def _account(record: Record, event: Event, actors: dict[str, Actor], text: str, within: tuple[str, ...]) -> Account:
    document = record.document
    first, last = _days(event)
    published = bounds(document.published) if document.published else None
    around = " \n ".join(text[start:end] for start, end in _stretches(event.reports, text))
    return Account(
        key=f"{document.id}#{event.id}",
        article=document.id,
        event=event,
        actor=_affiliations(event.actor, actors),
        recipient=_affiliations(event.recipient, actors),
        pointed=event.recipient_source == "text",
        first=first,
        last=last,
        told=event.date_source == "text",
        published=published[0] if published else None,
        outlet=document.outlet,
        language=document.language,
        position=event.reports[0].trigger.start,
        words=words_of(around),
        trigger=frozenset(plain(text[r.trigger.start : r.trigger.end])[:6] for r in event.reports),
        place_names=_place_names(event.place),
        local=event.place is not None and event.place.name in load_gazetteer().places,
        speakers=_affiliations([s for r in event.reports for s in r.speaker], actors),
        channels=frozenset(channel for report in event.reports for channel in report.channel),
        content=tuple(f"{document.id}#{each}" for each in event.content),
        within=within,
    )


def _days(event: Event) -> tuple[date | None, date | None]:
    """First and last day of an event; a range runs to the end of its last value."""
    found = bounds(event.date) if event.date else None
    if found is None:
        return None, None
    closing = bounds(event.end_date) if event.end_date else None
    return found[0], max(found[1], closing[1]) if closing else found[1]


def _affiliations(ids: Any, actors: dict[str, Actor]) -> frozenset[str]:
    return frozenset(actors[each].affiliation for each in ids if each in actors)


def _place_names(place: Place | None) -> frozenset[str]:
    return frozenset(plain(part) for part in place.name.split()) if place else frozenset()


def _stretches(reports: tuple[Report, ...], text: str) -> Iterator[tuple[int, int]]:
    """The sentences around the triggers, as far as stops show them."""
    for report in reports:
        yield report.start, report.end
