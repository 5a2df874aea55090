"""FollowTheMoney: against the definitions of its schemata, and by its own library where that is installed."""

import json
import re
from typing import Any

import pytest

from pourparlers.export.ledger import EXPORTERS
from pourparlers.export.ledger.ftm import article_id, party_id

# From the schema files of followthemoney 4.11: the properties (own and inherited) that are used, and their types.
THING = {"name": "name", "country": "country", "summary": "text", "description": "text", "sourceUrl": "url"}
THING |= {"publisher": "string", "keywords": "string", "proof": "entity"}
LEGAL = THING | {"classification": "string", "sector": "string"}
INTERVAL = {"startDate": "date", "endDate": "date", "recordId": "string"}
DOCUMENT = {"fileName": "string", "title": "string", "publishedAt": "date", "language": "language"}
SCHEMATA = {
    "Event": THING | INTERVAL | {"location": "address", "organizer": "entity", "involved": "entity"},
    "PublicBody": LEGAL,
    "Organization": LEGAL,
    "Person": LEGAL,
    "Article": THING | DOCUMENT,
}
REQUIRED = {"Event": "name", "PublicBody": "name", "Organization": "name", "Person": "name", "Article": "fileName"}
PATTERNS = {"date": r"\d{4}(-\d\d(-\d\d)?)?", "country": r"[a-z]{2}", "language": r"[a-z]{3}", "url": r"https?://\S+"}


@pytest.fixture
def entities(written) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(EXPORTERS["ftm"]).splitlines()]


def test_every_schema_is_there(entities) -> None:
    assert {entity["schema"] for entity in entities} == {"Event", "PublicBody", "Person", "Article"}
    assert len({entity["id"] for entity in entities}) == len(entities)


def test_entities_fit_the_definitions(entities) -> None:
    for entity in entities:
        assert entity.keys() == {"id", "schema", "properties"}
        assert entity["properties"][REQUIRED[entity["schema"]]]
        for name, values in entity["properties"].items():
            kind = SCHEMATA[entity["schema"]][name]
            assert values and all(isinstance(value, str) and value for value in values)
            assert all(re.fullmatch(PATTERNS.get(kind, r"[\s\S]+"), value) for value in values), (name, values)


def test_what_an_entity_points_to_comes_before_it(entities) -> None:
    known = set()
    for entity in entities:
        for name in ("organizer", "involved", "proof"):
            assert set(entity["properties"].get(name, ())) <= known
        known.add(entity["id"])


def test_events_name_their_parties_people_and_articles(book, entities) -> None:
    by_id = {entity["id"]: entity for entity in entities}
    for event in book.events():
        properties = by_id[event.id]["properties"]
        bodies = ("PublicBody", "Organization")
        for name, keys in (("organizer", event.actor), ("involved", event.recipient)):
            found = [each for each in properties.get(name, ()) if by_id[each]["schema"] in bodies]
            assert found == [party_id(key) for key in keys]
        assert properties["proof"] == list(dict.fromkeys(article_id(report.article) for report in event.reports))
    people = {entity["properties"]["name"][0] for entity in entities if entity["schema"] == "Person"}
    assert "Rosaura Quispe" in people


def test_its_own_library_takes_every_value(entities) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        taken = proxy.to_dict()["properties"]
        given = entity["properties"]
        assert taken.keys() == given.keys()
        assert all(len(taken[name]) == len(given[name]) for name in given), (given, taken)
        proxy.schema.validate(entity)
