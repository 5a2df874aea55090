"""Full text over articles, quotes and events."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal

import msgspec
from sqlalchemy import Connection

from pourparlers.ledger import Ledger
from pourparlers.ledger.store import articles, events, passages
from pourparlers.ledger.store.articles import Told
from pourparlers.ledger.store.passages import Passage
from pourparlers.views.crisis.lines import Line, lines

Kind = Literal["event", "quote", "article"]
KINDS: tuple[Kind, ...] = ("event", "quote", "article")

_BEFORE, _AFTER = 70, 150
# So many clauses are read for each event that is shown; more only where many tell the same.
_CLAUSES = 8


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the words were found.

    `text` is the raw text of the article from `start` to `end`; `found` are the words looked for in it, as offsets in
    `text`.  For an event its `line`, for a quote who spoke (`speaker`, as the article names them).
    """

    kind: Kind
    article: str
    published: str | None
    outlet: str | None
    title: str | None
    start: int
    end: int
    text: str
    found: tuple[tuple[int, int], ...]
    speaker: str | None = None
    line: Line | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked for, as it was understood; the hits; and the number of places of each kind.

    An event is one hit, however many clauses tell it; each of them is a place.
    """

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    totals: dict[str, int]


def search(
    ledger: Ledger, words: Iterable[str], since: str | None = None, until: str | None = None, limit: int | None = None
) -> Found:
    """The events, quotes and articles with all the words in one place, at most `limit` of each, newest articles first.

    Accents and capitals do not count; a word of four letters or more finds longer ones that begin with it.  `since`,
    `until` are days of publication.  Nothing in the words is a query's syntax.
    """
    wanted = passages.sought(words)
    if not wanted:
        return Found(words=(), hits=(), totals=dict.fromkeys(KINDS, 0))
    with ledger.asking() as connection:
        totals = passages.count(connection, wanted, since, until)
        hits = list(_events(connection, wanted, since, until, limit))
        for kind in ("quote", "article"):
            found = list(passages.find(connection, wanted, kind, since, until, limit))
            texts = articles.texts_of(connection, sorted({passage.article for passage in found}))
            hits += [_hit(passage, texts[passage.article], wanted, None) for passage in found]
    return Found(words=tuple(wanted), hits=tuple(hits), totals={kind: totals.get(kind, 0) for kind in KINDS})


def unseen(found: Found, limit: int | None) -> int:
    """How many places the limit left out."""
    shown = {kind: sum(hit.kind == kind for hit in found.hits) for kind in KINDS}
    return sum(found.totals[kind] - number for kind, number in shown.items() if number == limit)


def _events(
    connection: Connection, wanted: Sequence[str], since: str | None, until: str | None, limit: int | None
) -> Iterable[Hit]:
    """The events, each once, with the newest of its clauses that hold the words."""
    found = _newest(connection, wanted, since, until, limit)
    told = lines(connection, events.events_named(connection, found).values(), words=False)
    texts = articles.texts_of(connection, sorted({passage.article for passage in found.values()}))
    return [_hit(passage, texts[passage.article], wanted, told[name]) for name, passage in found.items()]


def _newest(
    connection: Connection, wanted: Sequence[str], since: str | None, until: str | None, limit: int | None
) -> dict[str, Passage]:
    """Id of an event → the newest clause of it that holds the words, of the first `limit` events."""
    most = None if limit is None else _CLAUSES * limit
    while True:
        clauses = list(passages.find(connection, wanted, "event", since, until, most))
        own = events.of_accounts(connection, list(dict.fromkeys(clause.about for clause in clauses)))
        found: dict[str, Passage] = {}
        for clause in clauses:
            if clause.about in own:
                found.setdefault(own[clause.about], clause)
        if most is None or len(clauses) < most or len(found) >= (limit or 0):
            return dict(islice(found.items(), limit))
        most *= _CLAUSES


def _hit(passage: Passage, article: Told, wanted: Sequence[str], line: Line | None) -> Hit:
    start, end = _window(passage, article.text, wanted)
    text = article.text[start:end]
    return Hit(
        kind=passage.kind,
        article=passage.article,
        published=article.published,
        outlet=article.outlet,
        title=article.title,
        start=start,
        end=end,
        text=text,
        found=tuple(passages.spans_of(text, wanted)),
        speaker=passage.about or None if passage.kind == "quote" else None,
        line=line,
    )


def _window(passage: Passage, text: str, wanted: Sequence[str]) -> tuple[int, int]:
    """The part of a passage that is shown: around the first place with most of the words."""
    if passage.end - passage.start <= _BEFORE + _AFTER:
        return passage.start, passage.end
    places = [passage.start + start for start, _ in passages.spans_of(text[passage.start : passage.end], wanted)]
    near = max(places, key=lambda at: sum(at <= other < at + _AFTER for other in places), default=passage.start)
    return _at_spaces(text, max(passage.start, near - _BEFORE), min(passage.end, near + _AFTER), near)


def _at_spaces(text: str, start: int, end: int, near: int) -> tuple[int, int]:
    """The same stretch without words cut in two, where there are spaces."""
    first, last = text.find(" ", start, near), text.rfind(" ", near, end)
    return (first + 1 if start and first >= 0 else start), (last if end < len(text) and last > near else end)
