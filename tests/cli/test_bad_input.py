"""Bad input, through the program as it is installed: a coded error with cause and remedy, and the rest is read."""

import json
import re
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
    lines.write_text(
        '{"id": "a", "text": "Rome a dit non."}\n{"id":\n{"id": "b", "text": "x", "language": "xx"}\n'
        '{"id": "c", "text": "Rome a dit oui.", "language": "fr-FR"}\n'
    )
    done = run("--format", "jsonl", lines)
    told = done.stderr.decode("utf8")
    assert done.returncode == 1
    assert f"error [input-bad-json] {lines}, line 2: Expecting value at column 7\n" in told
    assert f"error [language-unknown] {lines}, article b: no pack reads the language 'xx'" in told
    assert [Record.from_json(line).document.id for line in done.stdout.splitlines()] == ["a", "c"]


def test_many_articles_in_an_unknown_language_are_told_one_by_one_and_none_is_lost(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    articles = [
        {"id": str(number), "text": "Rome a dit non.", "language": "xx" if number % 5 == 2 else "fr"}
        for number in range(40)
    ]
    lines.write_text("\n".join(map(json.dumps, articles)))
    done = run("--format", "jsonl", lines)
    assert done.returncode == 1
    assert re.findall(rb"article (\d+): no pack", done.stderr) == [b"%d" % number for number in range(2, 40, 5)]
    read = [Record.from_json(line).document.id for line in done.stdout.splitlines()]
    assert read == [str(number) for number in range(40) if number % 5 != 2]


def test_a_line_without_end_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    with lines.open("wb") as file:
        file.write(b'{"id": "long", "text": "')
        for _ in range(50):
            file.write(b"Rome a dit non. " * 65_536)
        file.write(b'"}\n{"id": "b", "text": "Rome a dit non."}\n')
    done = run("--format", "jsonl", lines)
    assert done.returncode == 1
    assert b"[input-too-large]" in done.stderr and b"line 1" in done.stderr
    assert [Record.from_json(line).document.id for line in done.stdout.splitlines()] == ["b"]


def test_lone_surrogates_and_zero_bytes_never_reach_the_output() -> None:
    line = b'{"id": "s", "text": "Rome \\ud83d a dit non.\\u0000 Fin."}\n'
    done = run("--format", "jsonl", "-", data=line)
    assert done.returncode == 0, done.stderr
    record = Record.from_json(done.stdout)
    assert {"text-surrogates", "text-control-characters"} <= {issue.kind for issue in record.issues}
    assert b"\x00" not in run("-", data=line).stdout


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "« " * 2_000 + "non" + " »" * 2_000,
        'Il a dit : « non « et "puis “ encore ' * 300,
        "\x1b[31mParis\x1b[0m a dit\x07 non.\u202e",
        "Moscou dément. " * 2_000,
        "((((" * 5_000,
    ],
    ids=[
        "one endless word",
        "nested quotes",
        "quotes never closed",
        "control characters",
        "the same sentence",
        "brackets",
    ],
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
