"""Bad input, through the program as it is installed: a coded error with cause and remedy, and the rest is read."""

import subprocess
import sys
from pathlib import Path

import pytest

from pourparlers.errors import CATALOGUE
from pourparlers.model import Record

PROGRAM = Path(sys.executable).with_name("pourparlers")
GOOD = "Paris, le 3 mai 2024. La France a condamné jeudi l'attaque. « Nous répondrons », a dit le ministre."


def run(*arguments: str | Path, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([PROGRAM, "read", *arguments], input=data, capture_output=True, timeout=300)


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    """Code → an input that must give it."""
    paths = {
        "input-empty": tmp_path / "empty.txt",
        "input-binary": tmp_path / "binary.txt",
        "input-too-large": tmp_path / "large.txt",
        "input-bad-json": tmp_path / "broken.json",
        "input-folder-empty": tmp_path / "folder",
        "input-missing": tmp_path / "missing.txt",
    }
    paths["input-empty"].write_text(" \n")
    paths["input-binary"].write_bytes(bytes(range(256)) * 64)
    with paths["input-too-large"].open("wb") as file:
        file.truncate(50_000_000)
    paths["input-bad-json"].write_text('{"text": ')
    paths["input-folder-empty"].mkdir()
    return paths


def test_each_bad_input_has_its_code_and_the_good_one_is_read(bad: dict[str, Path], tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf8")
    done = run("--format", "jsonl", *bad.values(), good)
    assert done.returncode == 1
    told = done.stderr.decode("utf8")
    for code in bad:
        assert f"error [{code}]" in told
        assert CATALOGUE[code].remedy.split(",")[0] in told
    assert "Traceback" not in told
    assert [Record.from_json(line).document.id for line in done.stdout.splitlines()] == ["good"]


def test_a_broken_line_and_an_unknown_language_leave_the_other_lines(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"id": "a", "text": "Rome a dit non."}\n{"id":\n{"id": "b", "text": "x", "language": "zz"}\n')
    done = run("--format", "jsonl", lines)
    assert done.returncode == 1
    assert b"[input-bad-json]" in done.stderr and b"line 2" in done.stderr
    assert b"[language-unknown]" in done.stderr
    assert [Record.from_json(line).document.id for line in done.stdout.splitlines()] == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "« " * 2_000 + "non" + " »" * 2_000,
        "\x1b[31mParis\x1b[0m a dit\x07 non.\u202e",
        "Moscou dément. " * 2_000,
        "((((" * 5_000,
    ],
    ids=["one endless word", "nested quotes", "control characters", "the same sentence", "brackets"],
)
def test_strange_texts_are_read(text: str) -> None:
    for form in ("page", "jsonl"):
        done = run("--format", form, "-", data=text.encode("utf8"))
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
        assert not {0x07, 0x1B} & set(done.stdout)


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_text(GOOD, encoding="utf8")
    for form in ("page", "jsonl"):
        command = f"{PROGRAM} read --format {form} {tmp_path} | head -c 10"
        done = subprocess.run(command, shell=True, capture_output=True, timeout=300)
        assert len(done.stdout) >= 10
        assert done.stderr == b""
