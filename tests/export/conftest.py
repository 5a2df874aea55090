"""A ledger to export: the story of the tests, and a record made by hand whose article tries to break every format."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from story import fill

from pourparlers.ledger import EVERYTHING, Ledger, Query
from pourparlers.model import Article, Condition, Place, Record
from records import TEXT, sample

HOSTILE = '=HYPERLINK("x")\t"quoted"\r\nsecond; line\u202e'


def hostile() -> tuple[Article, Record]:
    """The sample under an id, an outlet, a title, a place and a condition that no table is glad of."""
    record = sample()
    document = replace(record.document, id=f"id {HOSTILE}", outlet=HOSTILE, title=HOSTILE, url="https://a.example/?q=1")
    changes = {
        "condition": Condition(start=0, end=5, text=HOSTILE),
        "place": Place(name=HOSTILE, country="URY", lat=-34.9),
    }
    events = tuple(replace(event, **changes) if event.event == "THREATEN" else event for event in record.events)
    record = replace(record, document=document, events=events)
    article = Article(id=document.id, text=TEXT, published=document.published, outlet=HOSTILE, language="fr")
    return article, record


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger."""
    with Ledger(tmp_path_factory.mktemp("export") / "crisis.db") as ledger:
        fill(ledger).put(*hostile(), "test")
        ledger.assemble()
        yield ledger


@pytest.fixture
def written(book: Ledger) -> Callable[..., bytes]:
    """Writes the ledger, or what a query asks of it, by an exporter; what it notes is appended to `notes`."""

    def write(
        exporter: Callable[..., Iterator[bytes]], query: Query = EVERYTHING, notes: list[str] | None = None
    ) -> bytes:
        return b"".join(exporter(book, query, (notes if notes is not None else []).append))

    return write
