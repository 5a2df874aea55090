"""The source's words for one line of the page: cut to size, tamed, and quoted as a quote in a quote is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType
from rich.text import Text

from pourparlers.model import Event, Report
from pourparlers.views.labels import Typography
from pourparlers.views.safe import printable

LONGEST = 220
_WHITE = re.compile(r"\s+")
_OPENING = re.compile(r"[«“]\s*")
_CLOSING = re.compile(r"\s*[»”]")
_LOOSE = " \t\n\r\u00a0\u202f,;:–—"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The source's words around a trigger, cut at word borders: `before`, the trigger itself, `after`."""

    before: str
    trigger: str
    after: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; the closing mark never stands alone on a line."""

    words: Text
    marks: Typography

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        close = self.marks.quote_close
        text = Text(self.marks.quote_open, self.words.style).append_text(self.words)
        lines = text.wrap(console, max(1, options.max_width - len(close)))
        yield Text("\n").join(lines).append(close, self.words.style)


def main_report(event: Event) -> Report:
    """The report that shows the event best: one that gives it its status, the longest words first."""
    agreeing = [report for report in event.reports if report.status == event.status] or list(event.reports)
    return max(agreeing, key=lambda report: min(report.end - report.start, LONGEST))


def excerpt(report: Report, text: str, marks: Typography) -> Excerpt:
    """The clause of the report, shortened around its trigger, without loose punctuation, quotation marks in pairs."""
    clause = _trimmed(report, text)
    start, end = _window(report, text, *clause)
    trigger = report.trigger
    before, word, after = (
        tamed(text[first:last], marks)
        for first, last in ((start, trigger.start), (trigger.start, trigger.end), (trigger.end, end))
    )
    unopened, unclosed = _halves(text[start:end])
    lead = ("… " if start > clause[0] else "") + (marks.inner_open if unopened else "")
    tail = (marks.inner_close if unclosed else "") + (" …" if end < clause[1] else "")
    return Excerpt(lead + before.lstrip(), word, after.rstrip() + tail)


def tamed(words: str, marks: Typography) -> str:
    """Words of a source, white space and control characters tamed, quotation marks those of a quote in a quote."""
    opened = _OPENING.sub(marks.inner_open, _WHITE.sub(" ", words))
    return printable(_CLOSING.sub(marks.inner_close, opened))


def _trimmed(report: Report, text: str) -> tuple[int, int]:
    """The clause without the punctuation that only joined it to its neighbours; the trigger is always kept."""
    start, end = min(report.start, report.trigger.start), max(report.end, report.trigger.end)
    while start < report.trigger.start and text[start] in _LOOSE:
        start += 1
    while report.trigger.end < end and text[end - 1] in _LOOSE:
        end -= 1
    return start, end


def _window(report: Report, text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the clause that is shown: all of a short one, the surroundings of the trigger of a long one."""
    if end - start <= LONGEST:
        return start, end
    room = max(0, LONGEST - (report.trigger.end - report.trigger.start))
    left = max(start, report.trigger.start - room // 2)
    right = min(end, left + LONGEST)
    left = max(start, right - LONGEST)
    while start < left < report.trigger.start and not text[left - 1].isspace():
        left += 1
    while report.trigger.end < right < end and not text[right].isspace():
        right -= 1
    return left, right


def _halves(words: str) -> tuple[bool, bool]:
    """Whether the words hold a closing mark that was opened before them, an opening mark that is closed after them."""
    marks = [mark in "«“" for mark in re.findall("[«»“”]", words)]
    return bool(marks) and not marks[0], bool(marks) and marks[-1]
