"""When an article appeared: from its metadata, a header, a dateline, or what its text tells.

Works on the raw text, before any parse.  A header may know no more than the month: it bounds what the rest may say.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pourparlers.extract.times.captures import time_of_day
from pourparlers.extract.times.dates import make_day, parse_partial
from pourparlers.extract.times.lexicon import Lexed
from pourparlers.extract.times.scanner import Found, Scanner, scanner_for
from pourparlers.model import Article
from pourparlers.packs.times import DateLine, TimePack
from pourparlers.text.layout import Layout

Source = Literal["metadata", "header", "dateline", "text", "unknown"]
HORIZON = dt.date(2025, 12, 31)
"""The last day that a dateline without a year is read as, unless the caller says otherwise: a fixed one, so that the
same text always gives the same record."""
_AROUND = 120
_HEAD, _TAIL, _LEDE = 1500, 300, 6000
_TEXT_RANK = 10
_CLOSE = 8
_STOPS = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Publication:
    """The date of publication at the precision known, where it was found, and the characters that say so.

    `clock` is the hour of publication (`19:05`) where the article tells it.
    """

    value: str | None = None
    precision: Literal["day", "month", "year"] | None = None
    source: Source = "unknown"
    span: tuple[int, int] | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A full date in the text: `year` None where it has to be inferred."""

    found: Found
    year: int | None
    month: int
    day: int
    weekday: int | None
    clock: str | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    day: dt.date
    seen: _Seen
    source: Source


def infer_publication(
    article: Article, layout: Layout, pack: TimePack, years: tuple[int, int] | None = None, today: dt.date | None = None
) -> Publication:
    """The publication of `article` as a careful reader infers it.

    `years` bounds the year of a dateline without one (from who was in office, for instance); else it is the latest year
    up to `today` in which the first weekday of the text fits.
    """
    known = _metadata(article)
    if known is not None and known.precision == "day":
        return known
    header = _header(article.text, layout, pack)
    bound = known if known is not None else header
    scanner = scanner_for(pack)
    stretches = list(_stretches(article.text))
    reader = _Reader(article.text, scanner, bound, years, today or HORIZON)
    best = reader.best(stretches)
    if best is None:
        return bound or Publication()
    if bound is not None and bound.precision == "day":
        return replace(bound, clock=best.seen.clock)
    span = (best.seen.found.start, best.seen.found.end)
    return Publication(best.day.isoformat(), "day", best.source, span, best.seen.clock)


def _metadata(article: Article) -> Publication | None:
    if not article.published:
        return None
    try:
        _, precision = parse_partial(article.published)
    except ValueError:
        return None
    length = {"day": 10, "month": 7, "year": 4}[precision]
    clock = article.published[11:16] if len(article.published) >= 16 else None
    return Publication(article.published[:length], precision, "metadata", None, clock)  # type: ignore[arg-type]


def _header(text: str, layout: Layout, pack: TimePack) -> Publication | None:
    """What a header says: as the layout found it, else by the pattern of the pack at the start of the text."""
    value, span = layout.header_date, layout.header_span
    if value is None:
        found = _compiled(pack.publication.header, True).search(text[:200])
        if found is None:
            return None
        value, span = found.group(1), found.span(1)
    try:
        _, precision = parse_partial(value)
    except ValueError:
        return None
    return Publication(value[:10], precision, "header", span)  # type: ignore[arg-type]


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The parts of the text that may tell its date: its beginning and its end."""
    if len(text) <= _LEDE + _TAIL:
        yield 0, len(text)
        return
    yield 0, text.rfind(" ", 0, _LEDE) + 1 or _LEDE
    yield len(text) - _TAIL, len(text)


@lru_cache(maxsize=64)
def _compiled(pattern: str, cased: bool) -> re.Pattern[str]:
    return re.compile(pattern, 0 if cased else re.IGNORECASE)


@lru_cache(maxsize=2)
def _scanned(scanner: Scanner, text: str, start: int, end: int) -> tuple[Lexed, list[Found]]:
    """The full dates of a stretch; kept, as the same text is read again where other years may fit it."""
    lexed = scanner.lex(text, start, end)
    return lexed, scanner.scan(lexed, lambda end: None, absolute=True)


class _Reader:
    """Looks for the best candidate among the full dates of a text."""

    def __init__(
        self, text: str, scanner: Scanner, bound: Publication | None, years: tuple[int, int] | None, today: dt.date
    ) -> None:
        self.text = text
        self.scanner = scanner
        self.words = scanner.pack.publication
        self.bound = bound
        self.years = years or (1900, today.year)
        self.today = today

    def best(self, stretches: list[tuple[int, int]]) -> _Candidate | None:
        """The candidate of the highest rank; the first of the lines, the latest of the dates in the prose."""
        found: list[_Candidate] = []
        for start, end in stretches:
            lexed, dates = _scanned(self.scanner, self.text, start, end)
            for seen in self._dates(dates):
                found.extend(self._candidates(seen, lexed))
        if not found:
            return None
        top = max(candidate.rank for candidate in found)
        first = [candidate for candidate in found if candidate.rank == top]
        return max(first, key=lambda c: c.day) if top <= _TEXT_RANK else first[0]

    def _dates(self, dates: list[Found]) -> Iterator[_Seen]:
        for found in dates:
            captured = found.captured
            month, day = captured.get("month"), captured.get("day")
            if not isinstance(month, int) or not isinstance(day, int):
                continue
            year, short, weekday = captured.get("year"), captured.get("year_short"), captured.get("weekday")
            if year is None and isinstance(short, int):
                year = 2000 + short if 2000 + short <= self.today.year + 1 else 1900 + short
            clock = time_of_day(captured)
            yield _Seen(
                found,
                year if isinstance(year, int) else None,
                month,
                day,
                weekday if isinstance(weekday, int) else None,
                clock[1:] if clock and clock[1].isdecimal() else None,
            )

    def _candidates(self, seen: _Seen, lexed: Lexed) -> Iterator[_Candidate]:
        start, end = seen.found.start, seen.found.end
        before, after = self.text[max(0, start - _AROUND) : start], self.text[end : end + _AROUND]
        for line in self.words.lines:
            if self._fits(line, start, before, after):
                day = self._day(seen, lexed)
                if day is not None and self._inside(day):
                    yield _Candidate(line.rank, day, seen, line.source)
        if seen.weekday is not None and (self.bound is not None or seen.year is not None):
            day = self._day(seen, lexed)
            fits = day is not None and self._inside(day) and day.isoweekday() == seen.weekday
            if day is not None and fits and self._tells_past(seen, lexed):
                yield _Candidate(_TEXT_RANK, day, seen, "text")

    def _fits(self, line: DateLine, start: int, before: str, after: str) -> bool:
        if line.where == "head" and start > _HEAD:
            return False
        if line.where == "tail" and start < len(self.text) - _TAIL:
            return False
        return (
            _compiled(line.before, line.cased).search(before) is not None
            and _compiled(line.after, line.cased).search(after) is not None
        )

    def _tells_past(self, seen: _Seen, lexed: Lexed) -> bool:
        """Whether the words shortly before a date tell what happened, and announce nothing that is to come."""
        first = max(0, seen.found.first - _CLOSE)
        words: list[str] = []
        for index in range(first, seen.found.first):
            key = lexed.tokens[index].key
            words = [] if key in _STOPS or lexed.tokens[index].blank else [*words, key]
        return any(word in self.words.past for word in words) and not any(
            word in self.words.prospective for word in words
        )

    def _inside(self, day: dt.date) -> bool:
        """Whether the day lies in the month or year that metadata or header allow."""
        if self.bound is None or self.bound.value is None:
            return True
        return day.isoformat().startswith(self.bound.value)

    def _day(self, seen: _Seen, lexed: Lexed) -> dt.date | None:
        if seen.year is not None:
            return make_day(seen.year, seen.month, seen.day)
        if self.bound is not None and self.bound.value is not None:
            return make_day(int(self.bound.value[:4]), seen.month, seen.day)
        return self._day_by_weekday(seen, lexed)

    def _day_by_weekday(self, seen: _Seen, lexed: Lexed) -> dt.date | None:
        """The latest year in which the weekday beside a dateline, or the first one after it, fits its day."""
        weekday = seen.weekday if seen.weekday is not None else self._first_weekday(lexed, seen.found.last)
        if weekday is None:
            return None
        for year in range(self.years[1], self.years[0] - 1, -1):
            day = make_day(year, seen.month, seen.day)
            if day is not None and day.isoweekday() == weekday and day <= self.today:
                return day
        return None

    def _first_weekday(self, lexed: Lexed, start: int) -> int | None:
        """The weekday that the text calls this one ("ce mardi"), else the first that it names after `start`."""
        first: int | None = None
        for at in range(start, len(lexed.tokens)):
            readings = lexed.readings(at).get("weekday")
            if not readings:
                continue
            weekday = int(readings[0][1])
            if at and lexed.tokens[at - 1].key in self.words.this:
                return weekday
            first = weekday if first is None else first
        return first
