"""`pourparlers export` and `pourparlers panel`, and the page that documents what they write."""

import csv
import io
import re
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.cli.exporting import To
from pourparlers.export.ledger import EXPORTERS, FORMATS, gdelt, polecat, table
from pourparlers.export.ledger.panel import columns
from pourparlers.ontology import load_ontology

DOCS = (Path(__file__).parent.parent.parent / "docs" / "exports.md").read_text(encoding="utf8")


def run(*arguments: str):
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def place(book) -> str:
    return book._database.place


def section(format: str) -> str:
    return DOCS.partition(f"\n## `{format}`")[2].partition("\n## ")[0]


def documented(format: str) -> set[str]:
    """What stands in the first column of a section's tables, as code."""
    rows = re.findall(r"^\| (`.+?) \|", section(format), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("parquet", "graphml")])
def test_export_writes_what_the_exporter_gives(place, written, format, tmp_path) -> None:
    done = run("export", "--to", format, "--ledger", place)
    assert done.exit_code == 0
    assert done.stdout_bytes == written(EXPORTERS[format])
    file = tmp_path / "out"
    assert run("export", "--to", format, "--ledger", place, "-o", str(file)).exit_code == 0
    assert file.read_bytes() == done.stdout_bytes


def test_export_takes_the_filters_of_the_timeline(place) -> None:
    done = run("export", "--to", "csv", "--ledger", place, "--between", "GRC", "TUR", "--since", "2024-03-10")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert rows and all({"GRC", "TUR"} <= {*row["actor"].split(";"), *row["recipient"].split(";")} for row in rows)
    assert all(row["date"] >= "2024-03-10" for row in rows)
    done = run("export", "--to", "csv", "--ledger", place, "--type", "CONSULT", "--standing", "corroborated")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert rows and {(row["event"], row["standing"]) for row in rows} == {("CONSULT", "corroborated")}


def test_what_a_format_cannot_hold_is_told_on_standard_error(place) -> None:
    done = run("export", "--to", "plover-jsonl", "--ledger", place)
    assert "docs/exports.md" in done.stderr and "docs/exports.md" not in done.stdout


def test_a_panel_by_month(place) -> None:
    done = run("panel", "--by", "party,month", "--ledger", place)
    assert done.exit_code == 0
    assert tuple(next(csv.reader(io.StringIO(done.stdout)))) == columns("party", "month")


@pytest.mark.parametrize("by", ["dyad", "week", "dyad,decade", "week,dyad", ""])
def test_a_panel_by_anything_else_is_a_usage_error(place, by) -> None:
    assert run("panel", "--by", by, "--ledger", place).exit_code == 2


def test_a_ledger_that_is_not_there_is_a_coded_error(tmp_path) -> None:
    done = run("export", "--to", "csv", "--ledger", str(tmp_path / "none.db"), "-o", str(tmp_path / "out.csv"))
    assert (done.exit_code, "ledger-missing" in done.stderr) == (1, True)
    assert not list(tmp_path.iterdir())


def test_a_missing_library_is_told_with_its_remedy_and_leaves_no_file(place, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    done = run("export", "--to", "parquet", "--ledger", place, "-o", str(tmp_path / "out.parquet"))
    assert (done.exit_code, "extra-missing" in done.stderr, "pourparlers[parquet]" in done.stderr) == (1, True, True)
    assert not list(tmp_path.iterdir())


def test_the_command_offers_the_formats_that_there_are() -> None:
    assert get_args(To) == FORMATS


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_its_section(format) -> None:
    assert section(format), format


@pytest.mark.parametrize(
    ("format", "names"),
    [("csv", table.COLUMNS), ("polecat-tsv", polecat.COLUMNS), ("gdelt-tsv", gdelt.COLUMNS)],
)
def test_every_column_is_documented_and_no_other(format, names) -> None:
    found = documented(format)
    if format == "gdelt-tsv":
        found = {name.replace("{n}", n) for name in found for n in ("1", "2")}
    assert found == set(names)


def test_every_column_of_a_panel_is_documented() -> None:
    types = [name.lower() for name in load_ontology().types]
    assert documented("panel") == {*columns("dyad", "week"), *columns("party", "day")} - set(types) | {
        types[0],
        types[-1],
    }
