"""What a text gives, written so that tests can be read: "TYPE ACTORS>RECIPIENTS status date"."""

from functools import lru_cache

from pourparlers.model import Actor, Article, Event, Record
from pourparlers.reader import load_pipeline

PUBLISHED = "2024-05-15"  # a Wednesday


@lru_cache(maxsize=256)
def record_of(text: str, published: str | None = PUBLISHED, language: str = "fr") -> Record:
    """The record of a text, a French one if nothing else is said."""
    return load_pipeline(language, None).read(Article(id="x", text=text, published=published))


def parties(ids: tuple[str, ...], record: Record) -> str:
    """The affiliations of these actors in the order of the alphabet, joined by +."""
    affiliations = {actor.id: actor.affiliation for actor in record.actors}
    return "+".join(sorted({affiliations[key] for key in ids}))


def described(event: Event, record: Record) -> str:
    """One event: type, parties and status, and its date where it has one."""
    recipients = parties(event.recipient, record)
    sides = f"{parties(event.actor, record)}{'>' if recipients else ''}{recipients}"
    return " ".join(part for part in (event.event, sides, event.status, event.date) if part)


def events(text: str, type: str | None = None, published: str | None = PUBLISHED) -> list[str]:
    """All events of a text, or those of one type, in text order."""
    record = record_of(text, published)
    return [described(event, record) for event in record.events if type in (None, event.event)]


def acts(text: str, language: str = "fr") -> list[str]:
    """All events of a text in text order as "TYPE ACTORS status", whoever the engine takes for the other side."""
    record = record_of(text, language=language)
    return [f"{event.event} {parties(event.actor, record)} {event.status}" for event in record.events]


def named(text: str, name: str) -> Actor:
    """The only actor of this name."""
    (actor,) = [actor for actor in record_of(text).actors if actor.name == name]
    return actor


def words(text: str, actor: Actor) -> list[str]:
    """The words of the text that speak of an actor."""
    return [text[start:end] for start, end in actor.mentions]
