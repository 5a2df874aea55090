"""The commands for makers of packs."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pourparlers.cli.app import app

runner = CliRunner()


def test_the_packs_are_listed() -> None:
    done = runner.invoke(app, ["packs", "list"], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[0] == ["language", "name", "pipeline", "rules", "folder"]
    assert [row[0] for row in rows[1:]] == ["en", "fr"]
    assert rows[2][1:4] == ["(default)", "français", "model"]


def test_a_new_pack_is_begun_checked_and_not_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "qq"
    begun = runner.invoke(app, ["packs", "new", "qq", "--folder", str(folder)])
    assert begun.exit_code == 0 and str(folder) in begun.stdout
    checked = runner.invoke(app, ["packs", "check", str(folder)])
    assert checked.exit_code == 1
    assert checked.stdout.count("error: ") == 1 and "gap: " in checked.stdout
    again = runner.invoke(app, ["packs", "new", "qq", "--folder", str(folder)])
    assert again.exit_code == 1 and "[pack-exists]" in again.stderr


def test_gaps_are_errors_where_that_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pourparlers import workshop
    from pourparlers.workshop import Problem

    monkeypatch.setattr(workshop, "check_pack", lambda *_: [Problem(tmp_path, 0, "-", "nothing there", gap=True)])
    assert runner.invoke(app, ["packs", "check", "fr"]).exit_code == 0
    assert runner.invoke(app, ["packs", "check", "fr", "--strict"]).exit_code == 1


def test_what_is_no_pack_is_told() -> None:
    done = runner.invoke(app, ["packs", "check", "nowhere"])
    assert done.exit_code == 1
    assert "error [pack-folder-missing] nowhere is no pack" in done.stderr
