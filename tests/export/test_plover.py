"""The PLOVER export against the definitions of the manual and the page that documents it."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from pourparlers.export.plover import plover, plover_event, plover_type, reason_to_leave_out
from pourparlers.model import Event, Record
from pourparlers.model.record import Status
from pourparlers.ontology import load_ontology
from records import TEXT, event, sample

DOCS = (Path(__file__).parent.parent.parent / "docs" / "plover.md").read_text(encoding="utf8")
CLAUSE = "Le Brésil a livré des vivres"

# Table "PLOVER JSON" of the manual: the fields of an event, and which it requires.
MANUAL_FIELDS = set(
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode "
    "context link text text_info cite_info coder coded_date coded_time comment".split()
)
REQUIRED = {"id", "date", "actor", "event"}
ENTITY_FIELDS = set(
    "code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split()
)
LOCATION_FIELDS = set(
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class "
    "feature_code resolution".split()
)
OWN_FIELDS = {"status", "date_basis", "planned_date", "speaker", "channel"}


def exported(record: Record) -> dict[str, dict[str, Any]]:
    lines = "".join(plover([(record, TEXT)], lambda _: None)).splitlines()
    return {line["id"].partition("#")[2]: line for line in map(json.loads, lines)}


def one(kind: str, status: Status, **more: Any) -> Event:
    return event("e1", kind, CLAUSE, "livré", status, **({"actor": ("a4",)} | more))


def fields(kind: str, status: Status, **more: Any) -> dict[str, Any]:
    record = replace(sample(), events=(one(kind, status, **more),))
    return plover_event(record.events[0], record, TEXT)


def test_one_line_of_json_per_coded_event_with_the_required_fields() -> None:
    lines = exported(sample())
    assert list(lines) == ["e1", "e2", "e4", "e5", "e7", "e8", "e10"]
    for line in lines.values():
        assert line.keys() >= REQUIRED
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
        assert isinstance(line["event"], list) and line["actor"]


def test_only_field_names_of_the_manual_and_the_documented_ones_are_used() -> None:
    for line in exported(sample()).values():
        assert line.keys() <= MANUAL_FIELDS | OWN_FIELDS
        for entity in (*line["actor"], *line.get("recipient", []), *line.get("speaker", [])):
            assert entity.keys() <= ENTITY_FIELDS
        assert line.get("event_loc", {}).keys() <= LOCATION_FIELDS


def test_every_field_that_is_written_is_documented() -> None:
    for line in exported(sample()).values():
        for name in (*line, *line["actor"][0], *line["cite_info"], *line.get("event_loc", {})):
            assert f"`{name}`" in DOCS, name


@pytest.mark.parametrize("kind", ["CONSULT", "SUPPORT", "COOPERATE", "AID"])
def test_promised_cooperation_is_agree(kind: str) -> None:
    line = fields(kind, "planned", date="2024-04-08")
    assert line["event"] == ["AGREE"]
    assert (line["quad_code"], line["event_scale"]) == (1, 2.5)
    assert (line["date"], line["date_basis"], line["planned_date"]) == ("2024-03-19", "publication", "2024-04-08")
    assert line["comment"] == f"{kind}, planned"
    assert "future" not in line.get("context", [])


def test_a_promised_retreat_is_concede() -> None:
    line = fields("RETREAT", "planned", mode=("withdraw",))
    assert line["event"] == ["CONCEDE"]
    assert line["event_scale"] == 4.5
    assert "mode" not in line


@pytest.mark.parametrize("kind", ["CONCEDE", "ASSAULT", "SANCTION"])
def test_other_future_events_keep_their_type_and_say_future(kind: str) -> None:
    line = fields(kind, "planned", date="2024-04-08", context=("military",))
    assert line["event"] == [kind]
    assert line["context"] == ["military", "future"]
    assert line["date"] == "2024-04-08"


@pytest.mark.parametrize("kind", ["CONSULT", "RETREAT", "AID"])
def test_what_happened_keeps_its_type(kind: str) -> None:
    assert fields(kind, "actual")["event"] == [kind]


def test_a_denial_is_reject_and_a_threatened_event_threaten() -> None:
    assert plover_type(one("DENY", "actual")) == "REJECT"
    assert fields("DENY", "actual")["event_scale"] == -2.0
    assert plover_type(one("SANCTION", "threatened")) == "THREATEN"


def test_hypothetical_events_say_so_in_their_context() -> None:
    assert fields("ASSAULT", "hypothetical")["context"] == ["hypothetical"]


@pytest.mark.parametrize(
    ("date", "end_date", "expected"),
    [
        ("2024-03-18", None, {"date": "2024-03-18"}),
        ("2024-03-18T15:30", None, {"date": "2024-03-18", "time": "15:30"}),
        ("2024-03-18TNI", None, {"date": "2024-03-18"}),
        ("2024-02", None, {"date": "2024-02-01", "enddate": "2024-02-29"}),
        ("2024-W11", None, {"date": "2024-03-11", "enddate": "2024-03-17"}),
        ("2024-W11-WE", None, {"date": "2024-03-16", "enddate": "2024-03-17"}),
        ("2024-Q1", None, {"date": "2024-01-01", "enddate": "2024-03-31"}),
        ("2023", None, {"date": "2023-01-01", "enddate": "2023-12-31"}),
        ("2024-03-10", "2024-03-12", {"date": "2024-03-10", "enddate": "2024-03-12"}),
    ],
)
def test_dates_are_days(date: str, end_date: str | None, expected: dict[str, str]) -> None:
    line = fields("AID", "actual", date=date, end_date=end_date)
    assert {name: line[name] for name in ("date", "time", "enddate") if name in line} == expected
    assert line["date_basis"] == "event"


@pytest.mark.parametrize("date", [None, "2024-SU", "PAST_REF", "2024-13-45"])
def test_a_date_that_names_no_day_is_that_of_publication(date: str | None) -> None:
    line = fields("AID", "actual", date=date)
    assert (line["date"], line["date_basis"]) == ("2024-03-19", "publication")


def test_without_any_date_the_field_is_null() -> None:
    record = sample()
    record = replace(record, document=replace(record.document, published=None), events=(one("AID", "actual"),))
    line = plover_event(record.events[0], record, TEXT)
    assert (line["date"], line["date_basis"]) == (None, "unknown")


def test_entities_location_and_sources() -> None:
    lines = exported(sample())
    assert lines["e2"]["actor"] == [{"code": "PER", "sector": "GOV", "entity_text": "Lima", "identifier_text": "Pérou"}]
    assert lines["e7"]["actor"][0]["office"] == "présidente"
    assert lines["e7"]["channel"] == ["AFP"]
    assert lines["e7"]["cite_info"]["publication"] == "Le Point du soir"
    assert lines["e1"]["event_loc"] == {
        "extracted_place": "Montevideo",
        "lat": -34.9,
        "lon": -56.2,
        "country_code": "URY",
    }
    start, end = lines["e10"]["text_info"]["start"], lines["e10"]["text_info"]["end"]
    assert TEXT[start:end] == CLAUSE


def test_kosovo_has_the_code_of_the_manual() -> None:
    record = sample()
    kosovo = replace(record.actors[3], code="XKX")
    record = replace(record, actors=(kosovo,), events=(one("AID", "actual"),))
    assert plover_event(record.events[0], record, TEXT)["actor"][0]["code"] == "KOS"


def test_what_is_left_out_is_counted() -> None:
    said: list[str] = []
    list(plover([(sample(), TEXT)], said.append))
    assert said == [
        "plover: 3 of 10 events are not coded in PLOVER: "
        "1 negated, 2 told by the event they are part of (docs/plover.md)"
    ]


def test_parties_without_a_country_code_are_left_out_and_so_are_events_without_a_party() -> None:
    record = sample()
    west, both = one("AID", "actual", actor=("a5",)), one("AID", "actual", actor=("a5", "a4"))
    assert reason_to_leave_out(west, record) == "without a coded actor"
    assert reason_to_leave_out(both, record) is None
    assert [entity["code"] for entity in plover_event(both, record, TEXT)["actor"]] == ["BRA"]


def test_content_that_happened_is_written_and_linked_to_the_event_it_is_part_of() -> None:
    record = sample()
    happened = replace(record.events[2], status="actual")
    record = replace(record, events=(record.events[1], happened))
    assert exported(record)["e3"]["link"] == "sample#e2"


@pytest.mark.parametrize("status", get_args(Status))
@pytest.mark.parametrize("kind", sorted(load_ontology().types))
def test_every_type_and_status_is_written_as_a_type_of_the_manual(kind: str, status: Status) -> None:
    category = load_ontology().types[plover_type(one(kind, status))]
    assert not category.extension
    line = fields(kind, status)
    assert line["event"] == [category.name]
    assert 1 <= line["quad_code"] <= 4
    assert -10 <= line["event_scale"] <= 10
    assert line["status"] == status


def test_modes_that_the_manual_does_not_know_are_not_written() -> None:
    assert fields("CONSULT", "actual", mode=("visit", "dance"))["mode"] == ["visit"]
