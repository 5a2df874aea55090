"""Articles from files into a ledger: what is known by its file, what by its own id, and what a new reading changes."""

import json
from pathlib import Path

import pytest

from pourparlers import Article, PourparlersError
from pourparlers.adding import Added, add
from pourparlers.ingest import read_paths
from pourparlers.ledger import Ledger
from pourparlers.reader import Reader

FIRST = "Le ministre grec a rencontré lundi son homologue turc à Nicosie."
SECOND = "Le ministre grec a rencontré mardi son homologue turc à Athènes."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "crisis.db")


def added(ledger: Ledger, *paths: Path) -> Added:
    return add(ledger, read_paths([str(path) for path in paths], published="2024-05-15", language="fr"), Reader())


def articles(ledger: Ledger) -> set[str]:
    return {report.article for event in ledger.events() for report in event.reports}


def test_every_article_of_one_file_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": FIRST}) + "\n" for n in range(3)), "utf8")
    assert added(ledger, path) == Added(3, 0, 0)
    assert articles(ledger) == {"a0", "a1", "a2"}
    assert added(ledger, path) == Added(0, 0, 3)


def test_two_files_of_one_name_are_two_articles(ledger: Ledger, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "today.txt" for folder in ("greek", "turkish")]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.parent.mkdir()
        path.write_text(text, "utf8")
    assert added(ledger, paths[0]) == added(ledger, paths[1]) == Added(1, 0, 0)
    assert len(articles(ledger)) == 2
    assert added(ledger, *reversed(paths)) == Added(0, 0, 2)


def test_a_file_that_says_something_else_is_a_changed_article(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "today.txt"
    path.write_text(FIRST, "utf8")
    added(ledger, path)
    path.write_text(SECOND, "utf8")
    assert added(ledger, path) == Added(0, 1, 0)
    assert len(articles(ledger)) == 1


def test_one_bad_article_does_not_stop_the_others(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [{"id": "bad", "text": FIRST, "language": "xx"}, {"id": "good", "text": SECOND}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf8")
    told: list[str] = []

    def failed(article: Article, error: PourparlersError) -> None:
        told.append(f"{article.id} {error.code}")

    found = add(ledger, read_paths([str(path)]), Reader(), failed)
    assert (found, told) == (Added(1, 0, 0), ["bad language-unknown"])


def test_what_failed_is_told_with_its_file(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": "bad", "text": FIRST, "language": "xx"}) + "\n", "utf8")
    sources: list[str | None] = []
    add(ledger, read_paths([str(path)]), Reader(), lambda article, _: sources.append(article.source))
    assert sources == [str(path)]


def test_another_model_is_another_reading(ledger: Ledger) -> None:
    assert Reader().signature == Reader(language="fr").signature != Reader(model="other").signature
