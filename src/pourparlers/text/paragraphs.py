"""The paragraphs of a raw text: its lines, those that were wrapped at a fixed width joined again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SHORTEST_WRAPPED = 40
_WIDEST = 120
_FILLED = 0.6
_SMALL_STARTS = 0.4
_ENDS = frozenset('.!?…:»”")]')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of lines that belong together, without outer white space; `group` counts the blank lines before it."""

    start: int
    end: int
    group: int


def paragraphs(raw: str, text: str) -> list[Paragraph]:
    """The paragraphs of `raw`, in order; whatever is not white space in its plain form `text` lies in one of them."""
    found: list[Paragraph] = []
    for group, lines in groupby(_lines(raw, text), key=lambda line: line.group):
        found.extend(_joined(text, list(lines), group))
    return found


def _lines(raw: str, text: str) -> Iterator[Paragraph]:
    """The lines that hold anything; a blank line between two starts a new group."""
    group, behind = 0, 0
    for match in _LINE.finditer(raw):
        line = text[match.start() : match.end()]
        inner = line.strip()
        if not inner:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if len(_BLANK.findall(raw, behind, start)) > 1:
            group += 1
        behind = start + len(inner)
        yield Paragraph(start, behind, group)


def _joined(text: str, lines: list[Paragraph], group: int) -> Iterator[Paragraph]:
    """The lines of one group, each joined with the next where a sentence was broken to fit a width."""
    everywhere = _is_wrapped(text, lines)
    start, previous = lines[0].start, lines[0]
    for line in lines[1:]:
        if not (everywhere or _continues(text, previous, line)):
            yield Paragraph(start, previous.end, group)
            start = line.start
        previous = line
    yield Paragraph(start, previous.end, group)


def _is_wrapped(text: str, lines: list[Paragraph]) -> bool:
    """Whether a group is one paragraph set to a fixed width: full lines, many of which start with a small letter."""
    if len(lines) < 3:
        return False
    widths = [line.end - line.start for line in lines[:-1]]
    widest = max(widths)
    small = sum(text[line.start].islower() for line in lines[1:])
    return (
        _SHORTEST_WRAPPED <= widest <= _WIDEST
        and min(widths) >= _FILLED * widest
        and small >= _SMALL_STARTS * (len(lines) - 1)
    )


def _continues(text: str, line: Paragraph, following: Paragraph) -> bool:
    """Whether `following` goes on with the sentence that `line` breaks off."""
    width = line.end - line.start
    return width >= _SHORTEST_WRAPPED and text[following.start].islower() and text[line.end - 1] not in _ENDS
