"""The program as it is installed, over the example articles: what anybody who reads them must find in their records."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import readme_tour
from blocks import block
from pourparlers.model import Record, json_schema

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
PROGRAM = Path(sys.executable).with_name("pourparlers")
PUBLISHED = {
    "frontiere.fr": "2024-03-19",
    "patrouilleur.fr": "2024-09-12",
    "sanctions.fr": "2024-06-17",
    "treve.fr": "2025-02-09",
    "airspace.en": "2023-09-14",
    "ceasefire.en": "2024-05-19",
    "embargo.en": "2025-02-06",
}


def run(*arguments: str | Path) -> str:
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return run("read", "--format", "jsonl", *EXAMPLES).splitlines()


@pytest.fixture(scope="module")
def records(lines: list[str]) -> dict[str, Record]:
    return {record.document.id: record for record in map(Record.from_json, lines)}


def found(record: Record, kind: str, status: str) -> list[tuple[set[str], set[str], str | None]]:
    """Affiliations of actors and recipients, and the date, of the events of this type and status."""
    keys = {actor.id: actor.affiliation for actor in record.actors}
    return [
        ({keys[key] for key in event.actor}, {keys[key] for key in event.recipient}, event.date)
        for event in record.events
        if (event.event, event.status) == (kind, status)
    ]


def test_every_example_gives_a_record_that_fits_the_schema(lines: list[str]) -> None:
    assert len(lines) == len(EXAMPLES) == 7
    for line in lines:
        jsonschema.validate(json.loads(line), json_schema())


def test_the_same_text_gives_the_same_record(lines: list[str]) -> None:
    assert run("read", "--format", "jsonl", *reversed(EXAMPLES)).splitlines() == lines[::-1]


def test_the_day_of_publication_is_found(records: dict[str, Record]) -> None:
    assert {key: record.document.published for key, record in records.items()} == PUBLISHED


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_span_lies_in_the_text_and_every_id_exists(path: Path, records: dict[str, Record]) -> None:
    text, record = path.read_text(encoding="utf8"), records[path.stem]
    for item in (*record.times, *record.quotes):
        assert text[item.start : item.end] == item.text
    actors, events = {actor.id for actor in record.actors}, {event.id for event in record.events}
    for event in record.events:
        assert {*event.actor, *event.recipient} <= actors
        assert set(event.content) <= events - {event.id}
        for report in event.reports:
            assert 0 <= report.start <= report.trigger.start < report.trigger.end <= report.end <= len(text)
            assert set(report.speaker) <= actors


def test_the_talks_of_the_neighbours_are_planned_once(records: dict[str, Record]) -> None:
    talks = found(records["frontiere.fr"], "CONSULT", "planned")
    assert [each for each in talks if each[2] == "2024-04-08"] == [({"PER", "CHL"}, set(), "2024-04-08")]


def test_accusations_go_both_ways_at_sea(records: dict[str, Record]) -> None:
    accusations = found(records["patrouilleur.fr"], "ACCUSE", "actual")
    assert any("ISL" in actors for actors, _, _ in accusations)
    assert any("NOR" in actors for actors, _, _ in accusations)


def test_sanctions_and_the_recall_of_an_ambassador_are_found(records: dict[str, Record]) -> None:
    sanctions = found(records["sanctions.fr"], "SANCTION", "actual")
    assert any("EU" in actors and "MNG" in recipients for actors, recipients, _ in sanctions)
    assert any("MNG" in actors for actors, _, _ in sanctions)


def test_the_language_of_each_article_is_recognised(records: dict[str, Record]) -> None:
    assert {key: record.document.language for key, record in records.items()} == {key: key[-2:] for key in PUBLISHED}


def test_a_truce_and_its_broken_night_are_read_in_english(records: dict[str, Record]) -> None:
    record = records["ceasefire.en"]
    signed = found(record, "SUPPORT", "actual") + found(record, "AGREE", "actual")
    assert any({"MWI", "ZMB"} <= actors | recipients for actors, recipients, _ in signed)
    assert any("MWI" in actors for actors, _, _ in found(record, "DENY", "actual"))
    accusations = found(record, "ACCUSE", "actual")
    assert any("ZMB" in actors and "MWI" in recipients for actors, recipients, _ in accusations)


def test_a_ban_is_a_sanction_and_a_recalled_envoy_too(records: dict[str, Record]) -> None:
    sanctions = found(records["embargo.en"], "SANCTION", "actual")
    assert any("CAN" in actors and "LAO" in recipients for actors, recipients, _ in sanctions)


def test_the_readme_tour_shows_these_commands_and_what_they_print() -> None:
    shown = block(ROOT / "README.md", "tour")
    for stop in readme_tour.TOUR:
        assert f"$ {stop.command}\n" in shown, "run `make readme`"
    assert readme_tour.PYTHON.strip() in shown, "run `make readme`"
    for heading in ("Agenda", "Demandes", "Accusations et démentis", "Menaces et avertissements"):
        assert f"\n{heading}\n" in shown, "run `make readme`"
