"""A command line whose reader gives made-up records, so that what it does around reading can be tested alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import pourparlers
import pourparlers.ingest
from pourparlers.errors import PourparlersError
from pourparlers.model import Article, Record
from records import TEXT, sample


@dataclass(frozen=True)
class StandInFailure:
    """What ingest gives for an input that cannot be read."""

    path: str
    error: PourparlersError


class StandInReader:
    """Gives the sample record under each article's id."""

    def __init__(self, model: str | None = None, language: str | None = None) -> None:
        self.model = model

    def pipe(
        self, articles: Iterable[Article], failed: Callable[[Article, PourparlersError], None]
    ) -> Iterator[Record]:
        record = sample()
        for article in articles:
            if self.model == "missing":
                failed(article, PourparlersError("model-missing", name=self.model, reason="no such folder"))
            elif article.id == "foreign":
                failed(article, PourparlersError("language-unknown", language="xx", known="fr"))
            else:
                yield replace(record, document=replace(record.document, id=article.id))


def stand_in_paths(paths: Iterable[str], **known: Any) -> Iterator[Article | StandInFailure]:
    for path in paths:
        if Path(path).is_file():
            yield Article(id=Path(path).stem, text=TEXT)
        else:
            yield StandInFailure(path, PourparlersError("input-missing", path=path))


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pourparlers, "Reader", StandInReader, raising=False)
    monkeypatch.setattr(pourparlers.ingest, "read_paths", stand_in_paths, raising=False)
    monkeypatch.setattr(pourparlers.ingest, "Failure", StandInFailure, raising=False)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / f"{name}.txt" for name in ("one", "two", "three")]
    for path in paths:
        path.write_text("x", encoding="utf8")
    return [str(path) for path in paths]
