"""One line for an event of a ledger, with the words of the article that tell it best."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from pourparlers.ledger import Ledger, LedgerEvent, LedgerReport, Query
from pourparlers.ledger.model import Standing
from pourparlers.ledger.store import articles, events, passages
from pourparlers.ledger.store.passages import Passage
from pourparlers.model.record import Status

T = TypeVar("T")

_AT_ONCE = 200
# How many articles are looked at for the words that tell an event best, and how many letters say enough.
_CANDIDATES = 3
_ENOUGH = 220


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """The clause of an article that tells an event: raw offsets of it and of the words that name the event."""

    article: str
    start: int
    end: int
    trigger: tuple[int, int]
    text: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of an event.

    `actor`, `recipient`, `denied_by` are affiliation keys, dates are ISO, as precise as told.
    """

    id: str
    type: str
    status: Status
    date: str | None
    end_date: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    standing: Standing | None
    origins: int | None
    denied_by: tuple[str, ...]
    words: Words | None


def listed(
    ledger: Ledger, query: Query, build: Callable[[Connection, Sequence[LedgerEvent]], Iterable[T]]
) -> Iterator[T]:
    """What `build` makes of the events that a query asks for, a few hundred at a time."""
    with ledger.asking() as connection:
        found = events.select_events(connection, query)
        while several := list(islice(found, _AT_ONCE)):
            yield from build(connection, several)


def lines(connection: Connection, found: Iterable[LedgerEvent], words: bool = True) -> dict[str, Line]:
    """Id → line of each event."""
    several = list(found)
    told = _words(connection, several) if words else {}
    return {event.id: _line(event, told.get(event.id)) for event in several}


def linked(connection: Connection, found: Iterable[LedgerEvent], words: bool = True) -> dict[str, Line]:
    """Id → line of these events and of all that are paired with them."""
    several = {event.id: event for event in found}
    others = (pair.event for event in several.values() for pair in event.pairs if pair.event not in several)
    return lines(connection, {**several, **events.events_named(connection, others)}.values(), words)


def _line(event: LedgerEvent, words: Words | None) -> Line:
    due = [stage.due for stage in event.life if stage.due]
    return Line(
        id=event.id,
        type=event.event,
        status=event.status,
        date=event.date or (due[-1] if due else None),
        end_date=event.end_date,
        actor=event.actor,
        recipient=event.recipient,
        place=event.place.name if event.place else None,
        standing=event.standing,
        origins=event.origins,
        denied_by=event.denied_by,
        words=words,
    )


def _words(connection: Connection, found: Sequence[LedgerEvent]) -> dict[str, Words]:
    """Id → the words of the report that shows the event best: of those that give its status, the fullest clause."""
    candidates = {event.id: _candidates(event) for event in found}
    needed = sorted({report.article for reports in candidates.values() for report in reports})
    clauses = _clauses(connection, needed)
    chosen: dict[str, tuple[LedgerReport, Passage | None]] = {}
    for event in found:
        own = set(event.accounts)
        pairs = [(r, _clause(r, clauses.get(r.article, ()), own)) for r in candidates[event.id]]
        if pairs:
            chosen[event.id] = max(pairs, key=lambda pair: min(pair[1].end - pair[1].start, _ENOUGH) if pair[1] else 0)
    texts = articles.texts_of(connection, sorted({report.article for report, _ in chosen.values()}))
    return {
        name: words_at(report, clause, texts[report.article].text)
        for name, (report, clause) in chosen.items()
        if report.article in texts
    }


def words_at(report: LedgerReport, clause: Passage | None, text: str) -> Words:
    """The words of a clause, or of the trigger alone where no clause is known."""
    start, end = (clause.start, clause.end) if clause else (report.start, report.end)
    return Words(article=report.article, start=start, end=end, trigger=(report.start, report.end), text=text[start:end])


def _candidates(event: LedgerEvent) -> list[LedgerReport]:
    """The first reports that give the event its status, of few articles."""
    agreeing = [report for report in event.reports if report.status == event.status] or list(event.reports)
    agreeing.sort(key=lambda report: (report.published or "9999", report.article, report.start))
    names = list(dict.fromkeys(report.article for report in agreeing))[:_CANDIDATES]
    return [report for report in agreeing if report.article in names]


def _clauses(connection: Connection, names: Sequence[str]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for begin in range(0, len(names), _AT_ONCE):
        for passage in passages.of_articles(connection, names[begin : begin + _AT_ONCE]):
            found.setdefault(passage.article, []).append(passage)
    return found


def _clause(report: LedgerReport, clauses: Iterable[Passage], accounts: set[str]) -> Passage | None:
    """The clause of the event around the words that name it, of several the shortest."""
    around = [c for c in clauses if c.about in accounts and c.start <= report.start and report.end <= c.end]
    return min(around, key=lambda clause: (clause.end - clause.start, clause.start), default=None)


def clauses_of(connection: Connection, event: LedgerEvent) -> Iterator[tuple[LedgerReport, Words | None]]:
    """Every report of an event with its words, None where the article is gone."""
    names = sorted({report.article for report in event.reports})
    clauses, texts = _clauses(connection, names), articles.texts_of(connection, names)
    own = set(event.accounts)
    for report in event.reports:
        known = texts.get(report.article)
        clause = _clause(report, clauses.get(report.article, ()), own)
        yield report, words_at(report, clause, known.text) if known else None


def of_kind(event: LedgerEvent, told: dict[str, Line], *kinds: str) -> tuple[Line, ...]:
    """The lines of the events paired with one in these ways, by day."""
    found = {pair.event: told[pair.event] for pair in event.pairs if pair.kind in kinds and pair.event in told}
    return tuple(sorted(found.values(), key=lambda line: (line.date or "9999", line.id)))
