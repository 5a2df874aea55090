"""Files, folders, globs and standard input: what cannot be read is named, and one never stops another."""

import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.ingest import Failure, pages, read_paths, sources
from pourparlers.model import Article

TEXT = "Oslo propose ses bons offices. Stockholm se tait, mais « réfléchit ».\n"


def results(*paths: Path | str, **known: str) -> list[Article | Failure]:
    return list(read_paths([str(path) for path in paths], **known))


def articles(*paths: Path | str, **known: str) -> list[Article]:
    found = results(*paths, **known)
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def failures(found: Sequence[Article | Failure]) -> list[tuple[str, int | None]]:
    return [(one.error.code, one.line) for one in found if isinstance(one, Failure)]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode("utf8") if isinstance(data, str) else data)
    return path


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    text = " date 2021-12 Titre\r\n\r\nUn.\tDeux.\n"
    (article,) = articles(write(tmp_path / "a.txt", text))
    assert (article.id, article.text, article.issues) == ("a", text, ())
    assert article.source == str(tmp_path / "a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    (article,) = articles(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert article.text == TEXT
    told = encoding in ("utf-16-le", "utf-16-be", "cp1252")
    assert [issue.kind for issue in article.issues] == (["text-encoding"] if told else [])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "input-empty"),
        (b" \n\t\r\n", "input-empty"),
        (b"\xef\xbb\xbf", "input-empty"),
        (b"\xff\xfe", "input-empty"),
        (b"%PDF-1.7 ...", "input-binary"),
        (b"PK\x03\x04abc", "input-binary"),
        (bytes(range(256)) * 40, "input-binary"),
        (b"\x00" * 5000, "input-binary"),
        (b"\x01\x02\x03\x04" * 100, "input-binary"),
        (b"<html><body></body></html>", "input-no-content"),
        (b'{"id": 3', "input-bad-json"),
        (b'{"text": 3}', "input-bad-json"),
        (b'{"title": "x"}', "input-bad-json"),
        (b'{"text": " "}', "input-bad-json"),
        (b"[]", "input-empty"),
    ],
)
def test_what_is_no_article_is_named(tmp_path: Path, data: bytes, code: str) -> None:
    good = write(tmp_path / "good.txt", TEXT)
    found = results(good, write(tmp_path / "bad.txt", data), good)
    assert [type(one) for one in found] == [Article, Failure, Article]
    assert [name for name, _ in failures(found)] == [code]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    found = results(tmp_path / "none.txt", str(tmp_path / "*.none"), write(tmp_path / "good.txt", TEXT))
    assert failures(found) == [("input-missing", None)] * 2
    assert isinstance(found[-1], Article)


def test_a_folder_gives_its_files_of_known_endings_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden.txt", "picture.png", "sub/d.text"):
        write(tmp_path / name, TEXT)
    assert [one.id for one in articles(tmp_path)] == ["a", "b", "c", "d"]
    assert [one.id for one in articles(str(tmp_path / "**" / "*.[tT]*[tT]"))] == ["b", "c", "d"]


def test_a_folder_without_any_is_named(tmp_path: Path) -> None:
    write(tmp_path / "picture.png", b"x")
    assert failures(results(tmp_path)) == [("input-folder-empty", None)]


def test_an_error_while_reading_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.txt", TEXT)
    monkeypatch.setattr(sources, "open", refuse, raising=False)
    assert failures(results(path)) == [("input-unreadable", None)]
    monkeypatch.setattr(os, "scandir", refuse)
    assert failures(results(tmp_path)) == [("input-unreadable", None)]


def test_a_defect_in_reading_one_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ImportError("no library for pages")

    monkeypatch.setattr(pages, "to_article", fail)
    found = results(write(tmp_path / "a.html", "<html><p>x</p></html>"), write(tmp_path / "good.txt", TEXT))
    assert failures(found) == [("internal", None)]
    assert isinstance(found[-1], Article)


def test_json_and_jsonl_are_told_by_content(tmp_path: Path) -> None:
    one = {"id": "x", "title": "T", "text": TEXT, "published": "2021-12-28T10:00:00Z", "outlet": "O", "language": "fr"}
    for name, data in (
        ("a.txt", json.dumps(one)),
        ("b.txt", json.dumps([one], indent=2)),
        ("c.txt", json.dumps(one, indent=1)),
        ("d.txt", json.dumps(one) + "\n" + json.dumps({**one, "id": "y"})),
        ("e.jsonl", "\ufeff" + json.dumps(one) + "\n"),
        ("f.json", json.dumps(one, ensure_ascii=False).encode("utf-16")),
    ):
        found = articles(write(tmp_path / name, data if isinstance(data, bytes) else data.encode("utf8")))
        article = found[0]
        assert (article.id, article.text, article.published) == ("x", TEXT, "2021-12-28")
        assert (article.title, article.outlet, article.language) == ("T", "O", "fr")
        assert len(found) == (2 if name == "d.txt" else 1)


def test_a_broken_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "Un."}', '{"id": "b", "text": ', "", "null", '{"text": ["x"]}', '{"text": "Deux."}']
    found = results(write(tmp_path / "n.jsonl", "\n".join(lines)))
    assert failures(found) == [("input-bad-json", 2), ("input-bad-json", 4), ("input-bad-json", 5)]
    assert [one.id for one in found if isinstance(one, Article)] == ["a", "n-6"]
    assert "line 2" in str(next(one for one in found if isinstance(one, Failure)).error)


def test_a_broken_item_of_a_list_does_not_stop_the_others(tmp_path: Path) -> None:
    found = results(write(tmp_path / "n.json", json.dumps([{"text": "Un."}, 3, {"text": "Deux."}])))
    assert failures(found) == [("input-bad-json", None)]
    assert [one.id for one in found if isinstance(one, Article)] == ["n-1", "n-3"]


def test_a_deep_nest_is_named(tmp_path: Path) -> None:
    found = results(write(tmp_path / "n.json", '{"a":' + "[" * 200_000), write(tmp_path / "good.txt", TEXT))
    assert failures(found) == [("input-bad-json", 1)]
    assert isinstance(found[-1], Article)


def test_an_article_that_is_too_large_is_named(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    text = write(tmp_path / "long.txt", "mot " * (sources.LIMIT // 4 + 1))
    found = results(huge, text, write(tmp_path / "good.txt", TEXT))
    assert failures(found) == [("input-too-large", None)] * 2
    assert "50000000 bytes" in str(found[0])
    assert isinstance(found[-1], Article)


def test_a_line_that_is_too_large_is_named_and_the_next_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LIMIT", 100_000)
    lines = [{"text": "Un."}, {"text": "x" * 350_000}, {"text": "Deux."}]
    found = results(write(tmp_path / "n.jsonl", "\n".join(map(json.dumps, lines))))
    assert failures(found) == [("input-too-large", 2)]
    assert [one.text for one in found if isinstance(one, Article)] == ["Un.", "Deux."]


def test_standard_input_is_text_or_jsonl(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, texts in ((TEXT, [TEXT]), ('{"text": "Un."}\n{"text": "Deux."}\n', ["Un.", "Deux."])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode("utf8"))))
        found = articles("-")
        assert [one.text for one in found] == texts
        assert len({one.id for one in found}) == len(found)


def test_ids_are_unique_over_all_inputs(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "Un."}\n{"id": "a", "text": "Deux."}\n{"id": "a-2", "text": "Trois."}\n'
    found = articles(write(tmp_path / "n.jsonl", lines), write(tmp_path / "a.txt", TEXT))
    assert [one.id for one in found] == ["a", "a-2", "a-2-2", "a-3"]
    assert [[issue.kind for issue in one.issues] for one in found] == [[], *[["id-duplicate"]] * 3]


def test_what_the_caller_knows_fills_what_is_missing(tmp_path: Path) -> None:
    lines = '{"text": "Un.", "published": "2020", "language": "en"}\n{"text": "Deux."}\n'
    path = write(tmp_path / "n.jsonl", lines)
    first, second = articles(path, published="2021-12", language="fr", outlet="O")
    assert (first.published, first.language, first.outlet) == ("2020", "en", "O")
    assert (second.published, second.language, second.outlet) == ("2021-12", "fr", "O")


def test_a_date_that_is_none_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(PourparlersError) as caught:
        read_paths([str(tmp_path)], published="28/12/2021")
    assert caught.value.code == "date-invalid"
