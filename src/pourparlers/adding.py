"""Reads articles into a ledger: what it knows already is not read again."""

import re
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.ledger import Ledger, Outcome
from pourparlers.model import Article
from pourparlers.reader import Reader

Failed = Callable[[Article, PourparlersError], None]
Told = Callable[[Article, Outcome], None]

_RENAMED = "id-duplicate"


@dataclass(frozen=True, slots=True)
class Added:
    """How many articles were new, changed since they were last read, or known already."""

    new: int
    changed: int
    known: int


def add(
    ledger: Ledger, articles: Iterable[Article], reader: Reader, failed: Failed | None = None, told: Told | None = None
) -> Added:
    """Reads `articles` into `ledger`, each with its record in one step; the events are assembled at the end.

    What cannot be read goes to `failed` and the rest goes on; without it, the first error is raised.  Stopped at any
    moment, all that was read is kept.
    """
    signature = reader.signature
    counts: Counter[Outcome] = Counter()
    waiting: deque[tuple[Article, Article, Outcome]] = deque()

    def unread() -> Iterator[Article]:
        for given in articles:
            article = with_own_id(given)
            outcome = ledger.knows(article, signature)
            if outcome == "known":
                counts["known"] += 1
                if told is not None:
                    told(article, outcome)
            else:
                waiting.append((article, given, outcome))
                yield article

    def unreadable(article: Article, error: PourparlersError) -> None:
        """Tells of an article as it was given, with the file that it stands in."""
        if failed is None:
            raise error
        failed(next(given for read, given, _ in waiting if read is article), error)

    for record in reader.pipe(unread(), unreadable):
        while waiting[0][0].id != record.document.id:
            waiting.popleft()
        article, _, outcome = waiting.popleft()
        ledger.put(article, record, signature)
        counts[outcome] += 1
        if told is not None:
            told(article, outcome)
    ledger.assemble()
    return Added(counts["new"], counts["changed"], counts["known"])


def with_own_id(article: Article) -> Article:
    """The article under an id that no other text takes: a file's name alone is none, so its text is added.

    Only such an article keeps its source: what the file says now takes the place of what it said.  An article with an
    id of its own is known by that, as files hold many.
    """
    if article.source is None or article.source == "-":
        return msgspec.structs.replace(article, source=None)
    stem = Path(article.source).stem
    renamed = any(issue.kind == _RENAMED for issue in article.issues)
    if article.id != stem and not (renamed and re.fullmatch(re.escape(stem) + r"-[0-9]{1,9}", article.id)):
        return msgspec.structs.replace(article, source=None)
    return msgspec.structs.replace(
        article,
        id=f"{stem}-{sha256(article.text.encode()).hexdigest()[:8]}",
        source=str(Path(article.source).resolve()),
        issues=tuple(issue for issue in article.issues if issue.kind != _RENAMED),
    )
