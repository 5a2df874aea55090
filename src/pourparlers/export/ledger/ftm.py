"""FollowTheMoney: entities as JSON lines, for Aleph, OpenAleph, yente and their kin.

An event is an Event, its parties are PublicBody (states) or Organization, the people who acted for them are Person, an
article is an Article.  Each entity is written once, before the first event that names it.
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256

import msgspec

from pourparlers.export.ledger.parties import iso2, party
from pourparlers.export.ledger.sources import Sources
from pourparlers.ledger import Ledger, LedgerEvent, Query
from pourparlers.model import Actor
from pourparlers.model.periods import bounds

Entity = dict[str, object]

# FollowTheMoney tells languages by ISO 639-3; those without an entry here are left out.
_LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "pt": "por", "ru": "rus"}


def ftm_entities(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """The entities of all events, one per line."""
    written: set[str] = set()
    with Sources(ledger) as sources:
        for event in ledger.events(query):
            for entity in _entities(event, sources):
                if str(entity["id"]) not in written:
                    written.add(str(entity["id"]))
                    yield msgspec.json.encode(entity) + b"\n"


def _entities(event: LedgerEvent, sources: Sources) -> Iterator[Entity]:
    """An event after all that it points to."""
    people = {side: list(_people(event, side, sources)) for side in ("actor", "recipient")}
    for key in (*event.actor, *event.recipient):
        yield _party(key)
    for person in (*people["actor"], *people["recipient"]):
        yield _person(person)
    articles = list(dict.fromkeys(report.article for report in event.reports))
    for name in articles:
        yield _article(name, sources)
    yield _event(event, articles, people, sources)


def _event(event: LedgerEvent, articles: list[str], people: dict[str, list[Actor]], sources: Sources) -> Entity:
    first, last = _days(event)
    place = event.place
    documents = [document for document in map(sources.document, articles) if document]
    who = " and ".join(party(key).name for key in event.actor) or "?"
    toward = " and ".join(party(key).name for key in event.recipient)
    return _entity(
        event.id,
        "Event",
        name=[f"{event.event}: {who}{f' → {toward}' if toward else ''}"],
        summary=[_summary(event)],
        description=[event.condition],
        startDate=[first],
        endDate=[last],
        location=[place.name if place else None],
        country=[iso2(place.country).lower() if place else None],
        organizer=[*map(party_id, event.actor), *map(person_id, people["actor"])],
        involved=[*map(party_id, event.recipient), *map(person_id, people["recipient"])],
        keywords=[event.event, event.quad, event.status, event.standing, *event.mode, *event.context],
        proof=[article_id(name) for name in articles],
        publisher=[report.outlet for report in event.reports],
        sourceUrl=[document.url for document in documents],
        recordId=[event.id],
    )


def _summary(event: LedgerEvent) -> str:
    """How the event stands, in one line."""
    told = [event.status, event.standing, f"origins: {event.origins}" if event.origins is not None else None]
    told.append(f"denied by {', '.join(party(key).name for key in event.denied_by)}" if event.denied_by else None)
    told += [f"{stage.state} {stage.due or ''} ({stage.date or '?'})".replace("  ", " ") for stage in event.life]
    return "; ".join(part for part in told if part)


def _days(event: LedgerEvent) -> tuple[str | None, str | None]:
    """First and last day; the format takes dates cut short but no weeks and quarters, so that days are written."""
    own = bounds(event.date) if event.date else None
    if own is None:
        return None, None
    end = bounds(event.end_date) if event.end_date else None
    last = max(own[1], end[1]) if end else own[1]
    return own[0].isoformat(), last.isoformat()


def _people(event: LedgerEvent, side: str, sources: Sources) -> Iterator[Actor]:
    """The persons whom the articles name on one side of an event."""
    for account in event.accounts:
        article, _, name = account.rpartition("#")
        record = sources.record(article)
        if record is None:
            continue
        actors = {actor.id: actor for actor in record.actors}
        told = next((getattr(each, side) for each in record.events if each.id == name), ())
        yield from (actors[each] for each in told if each in actors and actors[each].kind == "person")


def _party(key: str) -> Entity:
    facts = party(key)
    return _entity(
        party_id(key),
        "PublicBody" if facts.kind == "state" else "Organization",
        name=[facts.name],
        country=[iso2(facts.country).lower()],
        classification=[facts.kind],
        sector=[facts.sector],
        keywords=[key],
    )


def _person(person: Actor) -> Entity:
    country = party(person.affiliation).country
    return _entity(
        person_id(person), "Person", name=[person.name], country=[iso2(country).lower()], keywords=[person.affiliation]
    )


def _article(name: str, sources: Sources) -> Entity:
    document = sources.document(name)
    if document is None:
        return _entity(article_id(name), "Article", fileName=[name])
    return _entity(
        article_id(name),
        "Article",
        fileName=[name],
        title=[document.title],
        publisher=[document.outlet],
        publishedAt=[document.published],
        sourceUrl=[document.url],
        language=[_LANGUAGES.get(document.language)],
    )


def party_id(key: str) -> str:
    """The id of a party's entity."""
    return f"party-{_digest(key)}"


def person_id(person: Actor) -> str:
    """The id of a person's entity: one name of one affiliation is one person."""
    return f"person-{_digest(f'{person.affiliation}:{person.name}')}"


def article_id(name: str) -> str:
    """The id of an article's entity."""
    return f"article-{_digest(name)}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _entity(key: str, schema: str, /, **properties: Iterable[str | None]) -> Entity:
    """An entity with the values that there are, each once."""
    kept = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}
