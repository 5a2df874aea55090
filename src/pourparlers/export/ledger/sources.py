"""What the articles of a ledger tell of themselves, looked up while its events go by."""

from contextlib import ExitStack
from functools import lru_cache
from typing import Self

from pourparlers.ledger import Ledger
from pourparlers.ledger.store import articles
from pourparlers.model import Document, Record

_KEPT = 64


class Sources:
    """The articles of a ledger by id; one connection serves all questions, and few articles are held at a time."""

    def __init__(self, ledger: Ledger) -> None:
        self._stack = ExitStack()
        self._connect = lru_cache(maxsize=1)(lambda: self._stack.enter_context(ledger.asking()))
        self.record = lru_cache(maxsize=_KEPT)(self._record)
        self.text = lru_cache(maxsize=_KEPT)(self._text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def document(self, name: str) -> Document | None:
        """What is known of an article: title, url, language, outlet, day; None for one that is not in the ledger."""
        record = self.record(name)
        return record.document if record else None

    def words(self, name: str, start: int, end: int) -> str:
        """The characters of an article from `start` to `end`."""
        return self.text(name)[start:end]

    def _record(self, name: str) -> Record | None:
        """The record of an article."""
        return articles.records_of(self._connect(), [name]).get(name)

    def _text(self, name: str) -> str:
        """The raw text of an article, empty for one that is not in the ledger."""
        return articles.text_of(self._connect(), name) or ""
