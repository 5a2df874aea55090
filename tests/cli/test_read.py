"""What `pourparlers read` does around reading: forms of output, failures, exit status."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparlers.cli.app import app
from pourparlers.model import Record

pytestmark = pytest.mark.usefixtures("stand_in")

runner = CliRunner()


def test_the_page_is_the_default(files: list[str]) -> None:
    done = runner.invoke(app, ["read", files[0]])
    assert done.exit_code == 0
    assert "Agenda" in done.stdout
    assert "\x1b" not in done.stdout


def test_labels_choose_the_language_of_the_page(files: list[str]) -> None:
    assert "Accusations and denials" in runner.invoke(app, ["read", "--labels", "en", files[0]]).stdout
    assert runner.invoke(app, ["read", "--labels", "xx", files[0]]).exit_code == 2


def test_jsonl_has_nothing_but_records(files: list[str]) -> None:
    done = runner.invoke(app, ["read", "--format", "jsonl", *files, "nowhere.txt"])
    assert [Record.from_json(line).document.id for line in done.stdout.splitlines()] == ["one", "two", "three"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read(files: list[str]) -> None:
    done = runner.invoke(app, ["read", "--format", "json", "nowhere.txt", *files])
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)) == 3
    assert "error [input-missing] there is no file nowhere.txt\n  check the path" in done.stderr


def test_a_model_that_cannot_be_loaded_ends_the_run_with_its_code(files: list[str]) -> None:
    done = runner.invoke(app, ["read", "--model", "missing", *files])
    assert done.exit_code == 1
    assert done.stderr.count("[model-missing]") == 1
    assert not done.stdout.strip()


def test_an_article_that_cannot_be_read_is_told_and_does_not_shift_the_others(files: list[str], tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.txt"
    foreign.write_text("x", encoding="utf8")
    done = runner.invoke(app, ["read", "--format", "jsonl", files[0], str(foreign), files[1]])
    assert [Record.from_json(line).document.id for line in done.stdout.splitlines()] == ["one", "two"]
    assert "error [language-unknown] foreign: no pack reads the language 'xx'" in done.stderr
    assert done.exit_code == 1


def test_plover_tells_on_standard_error_what_it_leaves_out(files: list[str]) -> None:
    done = runner.invoke(app, ["read", "--format", "plover", files[0]])
    assert done.exit_code == 0
    assert all(json.loads(line)["event"] for line in done.stdout.splitlines())
    assert "plover: 3 of 10 events" in done.stderr


def test_output_goes_to_a_file(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = runner.invoke(app, ["read", "--format", "jsonl", "--output", str(target), *files])
    assert done.stdout == ""
    assert len(target.read_text(encoding="utf8").splitlines()) == 3
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_an_output_that_cannot_be_written_is_a_usage_error(files: list[str], tmp_path: Path) -> None:
    done = runner.invoke(app, ["read", "--output", str(tmp_path / "no" / "out"), files[0]])
    assert done.exit_code == 2


def test_explain_and_show_are_for_the_page(files: list[str]) -> None:
    assert "test.rule" in runner.invoke(app, ["read", "--explain", files[0]]).stdout
    assert "légende" in runner.invoke(app, ["read", "--show", "text", files[0]]).stdout
    assert runner.invoke(app, ["read", "--explain", "--format", "jsonl", files[0]]).exit_code == 2


def test_no_file_is_a_usage_error() -> None:
    assert runner.invoke(app, ["read"]).exit_code == 2
