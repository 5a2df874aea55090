"""The formats of event data: PLOVER, POLECAT, GDELT, against their own columns and codes."""

import csv
import io
import json
import re
from typing import Any

import pytest
from msgspec.structs import replace

from pourparlers.export.ledger import EXPORTERS, cameo
from pourparlers.export.ledger.coded import Coded
from pourparlers.export.ledger.gdelt import COLUMNS as GDELT
from pourparlers.export.ledger.gdelt import event_number
from pourparlers.export.ledger.parties import dyads
from pourparlers.export.ledger.polecat import COLUMNS as POLECAT
from pourparlers.ledger import LedgerEvent
from pourparlers.ledger.store.dyads import happened, rows_of
from pourparlers.ontology import load_ontology

EVENT = LedgerEvent(id="E00000000000a", event="CONSULT", status="actual", accounts=(), actor=("GRC", "TUR"), score=2.5)


def plover(written) -> dict[str, dict[str, Any]]:
    return {line["id"]: line for line in map(json.loads, written(EXPORTERS["plover-jsonl"]).splitlines())}


def rows(data: bytes, header: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    """The lines of a tab-separated file, every one of them with all columns."""
    lines = list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    header = header or tuple(lines.pop(0))
    assert all(len(line) == len(header) for line in lines)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_an_event_of_many_articles_is_one_line_of_plover(book, written) -> None:
    (meeting,) = [event for event in book.events() if event.event == "CONSULT" and "GRC" in event.actor]
    line = plover(written)[meeting.id]
    assert [actor["code"] for actor in line["actor"]] == ["GRC", "TUR"]
    assert (line["event"], line["quad_code"], line["date"]) == (["CONSULT"], 1, "2024-03-20")
    assert [report["cite_info"]["citation"] for report in line["reports"]] == [r.article for r in meeting.reports]
    assert len(line["event_text"]) == len(meeting.reports)
    assert "rencontrera" in line["event_text"]
    assert [stage["state"] for stage in line["life"]] == ["announced", "postponed", "held"]
    assert (line["standing"], line["origins"]) == (meeting.standing, meeting.origins)


def test_what_plover_leaves_out_is_counted(book, written) -> None:
    notes: list[str] = []
    lines = written(EXPORTERS["plover-jsonl"], notes=notes).splitlines()
    events = list(book.events())
    (note,) = notes
    found = re.search(r"(\d+) of (\d+) events", note)
    assert found and (int(found[1]) + len(lines), int(found[2])) == (len(events), len(events))
    negated = {event.id for event in events if event.status in ("denied", "cancelled")}
    assert negated and not negated & plover(written).keys()


def test_what_is_told_by_another_event_names_it_where_it_is_written(book, written) -> None:
    lines = plover(written)
    inner = {pair.event: event.id for event in book.events() for pair in event.pairs if pair.kind == "content"}
    linked = {name: line["link"] for name, line in lines.items() if "link" in line}
    assert linked.items() <= inner.items()
    assert all(lines[name]["status"] == "actual" for name in linked)


def test_polecat_has_the_forty_columns_and_a_value_in_each(book, written) -> None:
    found = rows(written(EXPORTERS["polecat-tsv"]))
    assert len(POLECAT) == 40 and tuple(found[0]) == POLECAT
    assert all(cell for row in found for cell in row.values())
    events = {event.id: event for event in book.events()}
    for row in found:
        event = events[row["Event ID"]]
        assert row["Event Type"] in load_ontology().types
        assert row["Quad Code"] in {
            "VERBAL COOPERATION",
            "MATERIAL COOPERATION",
            "VERBAL CONFLICT",
            "MATERIAL CONFLICT",
        }
        assert row["Actor Name Raw"].split("; ") == list(event.actor)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["Event Date"])
        assert -10 <= float(row["Intensity"]) <= 10


def test_gdelt_has_the_sixty_one_columns(written) -> None:
    assert len(GDELT) == 61
    assert (GDELT[0], GDELT[26], GDELT[30], GDELT[59], GDELT[60]) == (
        *("GLOBALEVENTID", "EventCode", "GoldsteinScale", "DATEADDED", "SOURCEURL"),
    )
    roots = {root[:2] for each in load_ontology().types.values() for root in each.roots}
    found = rows(written(EXPORTERS["gdelt-tsv"]), GDELT)
    for row in found:
        assert re.fullmatch(r"\d{8}", row["SQLDATE"]) and row["SQLDATE"].startswith(row["MonthYear"])
        assert row["FractionDate"].startswith(row["Year"] + ".") or row["MonthYear"].endswith("12")
        assert row["EventRootCode"] in roots
        assert row["EventCode"].startswith(row["EventBaseCode"]) and row["EventBaseCode"].startswith(
            row["EventRootCode"]
        )
        assert row["QuadClass"] in set("1234")
        assert row["Actor1Code"].startswith(row["Actor1CountryCode"])
        assert int(row["NumMentions"]) >= int(row["NumArticles"]) >= int(row["NumSources"]) >= 1
        assert row["SOURCEURL"]
    assert len({row["GLOBALEVENTID"] for row in found}) == len(found)


def test_a_first_line_of_gdelt_leads_back_to_its_event(book, written) -> None:
    ids = {event.id for event in book.events()}
    numbers = {int(row["GLOBALEVENTID"]) for row in rows(written(EXPORTERS["gdelt-tsv"]), GDELT)}
    assert ids & {f"E{number:012x}" for number in numbers}
    assert event_number("E00000000000a") == 10 and event_number("E00000000000a", 1) < 2**53


def test_hostile_text_stays_in_its_cell(written) -> None:
    for format, header in (("polecat-tsv", None), ("gdelt-tsv", GDELT)):
        data = written(EXPORTERS[format])
        assert "HYPERLINK" in data.decode() and "\u202e" not in data.decode() and b"\r" not in data
        cells = [cell for row in rows(data, header) for cell in row.values()]
        assert not [cell for cell in cells if cell.startswith(("=", "@", '"'))]


@pytest.mark.parametrize(
    ("event", "type", "code"),
    [
        ({"event": "CONSULT"}, "CONSULT", "040"),
        ({"event": "CONSULT", "status": "planned"}, "AGREE", "030"),
        ({"event": "DENY"}, "REJECT", "016"),
        ({"event": "ASSAULT"}, "ASSAULT", "180"),
        ({"event": "ASSAULT", "mode": ("aerial",)}, "ASSAULT", "190"),
        ({"event": "ASSAULT", "status": "threatened", "mode": ("aerial",)}, "THREATEN", "130"),
        ({"event": "ACCUSE", "mode": ("allege",)}, "ACCUSE", "110"),
        ({"event": "ACCUSE", "mode": ("investigate",)}, "ACCUSE", "090"),
        ({"event": "RETREAT", "mode": ("ceasefire",)}, "RETREAT", "087"),
        ({"event": "CONCEDE"}, "CONCEDE", "080"),
    ],
)
def test_codes_of_cameo(event: dict[str, Any], type: str, code: str) -> None:
    assert cameo.event_code(Coded(replace(EVENT, **event), type, {}, None)) == code


def test_every_type_and_mode_has_a_code_of_one_of_its_roots_with_a_score() -> None:
    for name, facts in load_ontology().types.items():
        for mode in ("", *facts.modes):
            code = cameo.event_code(Coded(replace(EVENT, event=name, mode=(mode,)), name, {}, None))
            assert code[:2] in {root[:2] for root in facts.roots}
            assert code in cameo.GOLDSTEIN and 1 <= cameo.quad_class(code) <= 4


def test_codes_of_actors() -> None:
    assert cameo.actor("RUS")[:3] == ("RUS", "RUSSIA", "RUS")
    assert cameo.actor("ROU").country == "ROM"
    assert cameo.actor("UN")[:1] + cameo.actor("UN")[2:] == ("IGOUNO", "", "UNO", "IGO")
    assert cameo.actor("hezbollah")[:4:2] == ("LBNREB", "LBN")
    assert cameo.actor("MSF").type == "NGO"
    assert cameo.actor("nobody known") == ("", "", "", "", "")


@pytest.mark.parametrize(
    ("parties", "pairs"),
    [
        ({"actor": ("GRC", "TUR")}, [("GRC", "TUR"), ("TUR", "GRC")]),
        ({"actor": ("GRC", "TUR"), "score": -5.0}, []),
        ({"actor": ("GRC",), "recipient": ("GRC", "TUR")}, [("GRC", "TUR")]),
        ({"actor": ("GRC", "TUR"), "recipient": ("EGY",)}, [("GRC", "EGY"), ("TUR", "EGY")]),
        ({"actor": ("GRC",)}, []),
    ],
)
def test_who_deals_with_whom(parties: dict[str, Any], pairs: list[tuple[str, str]]) -> None:
    assert dyads(replace(EVENT, **parties)) == pairs


def test_dyads_are_those_that_the_ledger_counts(book) -> None:
    for event in filter(happened, book.events()):
        counted = {(row["one"], row["other"]) for row in rows_of(event)}
        assert counted == {(min(pair), max(pair)) for pair in dyads(event)}
