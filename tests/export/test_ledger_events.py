"""The formats that hold all of an event, read back: ledger JSON lines, CSV, Parquet."""

import csv
import io
import json
from typing import Any

import msgspec
import pytest

from pourparlers.errors import PourparlersError
from pourparlers.export.ledger import EXPORTERS, FORMATS
from pourparlers.export.ledger.table import COLUMNS
from pourparlers.ledger import LedgerEvent, Query
from pourparlers.model import Place

# The form in which ledgers are compared: these fields, in this order, and no others.
FIELDS = {
    "event": "id event actor recipient date end_date place status standing origins denied_by life pairs reports",
    "place": "name country",
    "life": "state date for",
    "pairs": "kind event",
    "reports": "article start end speaker channel status outlet published",
}


def json_lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def unguarded(cell: str) -> str:
    return cell.removeprefix("'")


def event_of(row: dict[str, str]) -> LedgerEvent:
    """The event that a row of the CSV was written from."""
    cell = {name: unguarded(value) for name, value in row.items()}
    place = None
    if cell["place"]:
        lat, lon = (float(cell[name]) if row[name] else None for name in ("lat", "lon"))
        place = Place(name=cell["place"], country=cell["country"] or None, lat=lat, lon=lon)
    lists = ("actor", "recipient", "denied_by", "mode", "context")
    whole = ("life", "pairs", "accounts", "reports")
    texts = ("id", "event", "quad", "status", "standing", "date", "end_date", "condition")
    fields: dict[str, Any] = {name: cell[name] or None for name in texts}
    fields |= {name: cell[name].split(";") if cell[name] else [] for name in lists}
    fields |= {name: json.loads(cell[name] or "[]") for name in whole}
    fields |= {"place": place and msgspec.to_builtins(place)}
    fields |= {"score": float(row["score"]) if row["score"] else None}
    fields |= {"origins": int(row["origins"]) if row["origins"] else None}
    return msgspec.convert(fields, LedgerEvent)


def test_every_format_has_an_exporter() -> None:
    assert tuple(EXPORTERS) == FORMATS


def test_ledger_lines_have_the_agreed_fields_and_no_others(written) -> None:
    seen = set()
    for line in json_lines(written(EXPORTERS["ledger-jsonl"])):
        assert " ".join(line) == FIELDS["event"]
        for name in ("life", "pairs", "reports"):
            for each in line[name]:
                seen.add(name)
                assert " ".join(each) == FIELDS[name]
        if line["place"]:
            seen.add("place")
            assert " ".join(line["place"]) == FIELDS["place"]
    assert seen == FIELDS.keys() - {"event"}


def test_ledger_lines_say_what_the_events_say(book, written) -> None:
    events = list(book.events())
    lines = json_lines(written(EXPORTERS["ledger-jsonl"]))
    assert len(lines) == len(events)
    for line, event in zip(lines, events, strict=True):
        told = json.loads(msgspec.json.encode(event))
        for name in ("id", "event", "date", "end_date", "status", "standing", "origins", "pairs", "reports"):
            assert line[name] == told[name], name
        for name in ("actor", "recipient", "denied_by"):
            assert line[name] == told[name]
        assert [(s["state"], s["date"], s["for"]) for s in line["life"]] == [
            (stage.state, stage.date, stage.due) for stage in event.life
        ]


def test_csv_reads_back_without_loss(book, written) -> None:
    rows = csv_rows(written(EXPORTERS["csv"]))
    assert tuple(rows[0]) == COLUMNS
    assert [event_of(row) for row in rows] == list(book.events())


def test_no_cell_of_the_csv_begins_like_a_formula(written) -> None:
    rows = list(csv.reader(io.StringIO(written(EXPORTERS["csv"]).decode(), newline="")))
    numbers = {COLUMNS.index(name) for name in ("score", "lat", "lon")}
    cells = [cell for row in rows for number, cell in enumerate(row) if number not in numbers]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_parquet_reads_back_without_loss(book, written) -> None:
    reading = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = reading.read_table(io.BytesIO(written(EXPORTERS["parquet"])))
    assert [msgspec.convert(row, LedgerEvent) for row in table.to_pylist()] == list(book.events())
    assert set(table.column_names) == set(msgspec.to_builtins(next(book.events())))


def test_parquet_comes_in_groups_of_rows_and_may_be_empty(book, written, monkeypatch) -> None:
    reading = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    monkeypatch.setattr("pourparlers.export.ledger.parquet._ROWS", 3)
    file = reading.ParquetFile(io.BytesIO(written(EXPORTERS["parquet"])))
    assert file.num_row_groups == -(-len(list(book.events())) // 3)
    empty = reading.read_table(io.BytesIO(written(EXPORTERS["parquet"], Query(parties=("NOBODY",)))))
    assert (empty.num_rows, empty.schema) == (0, file.schema_arrow)


@pytest.mark.parametrize(
    ("format", "module", "extra"), [("parquet", "pyarrow", "parquet"), ("graphml", "networkx", "graph")]
)
def test_a_library_that_is_missing_is_a_coded_error(written, monkeypatch, format, module, extra) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(PourparlersError) as error:
        written(EXPORTERS[format])
    assert error.value.code == "extra-missing"
    assert f"pip install 'pourparlers[{extra}]'" in error.value.remedy


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("parquet", "panel")])
def test_a_query_narrows_every_format(written, format) -> None:
    if format == "graphml":
        pytest.importorskip("networkx", reason="networkx is not installed")
    whole, part = written(EXPORTERS[format]), written(EXPORTERS[format], Query(parties=("GRC", "TUR")))
    assert len(part) < len(whole)
    assert b"CHL" not in part and b"Chile" not in part
