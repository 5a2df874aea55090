"""The paragraphs of a raw text: its lines, those that were wrapped at a fixed width joined again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_FEWEST_LINES = 8
_NARROWEST, _WIDEST = 25, 120
_FILLED = 0.6
_SMALL_STARTS = 0.35
_SHORT_WORD = 3
_ENDS = frozenset('.!?…:»")]')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of lines that belong together, without outer white space; `last_line` is where its last one starts.

    `group` counts the blank lines before it.
    """

    start: int
    end: int
    group: int
    last_line: int


def paragraphs(raw: str, text: str) -> list[Paragraph]:
    """The paragraphs of `raw`, in order; whatever is not white space in its plain form `text` lies in one of them."""
    lines = list(_lines(raw, text))
    width = _width(text, lines)
    found: list[Paragraph] = []
    for line in lines:
        previous = found[-1] if found else None
        if previous and previous.group == line.group and _continues(text, previous, line, width):
            found[-1] = Paragraph(previous.start, line.end, line.group, line.start)
        else:
            found.append(line)
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
        yield Paragraph(start, behind, group, start)


def _width(text: str, lines: list[Paragraph]) -> int:
    """The width that a text was wrapped at; 0 for one whose lines are paragraphs.

    In a wrapped text many lines start with a small letter, as only the first line of a sentence need not.
    """
    if len(lines) < _FEWEST_LINES:
        return 0
    small = sum(text[line.start].islower() for line in lines)
    widths = sorted(line.end - line.start for line in lines)
    width = widths[len(widths) * 9 // 10]
    return width if small >= _SMALL_STARTS * len(lines) and _NARROWEST <= width <= _WIDEST else 0


def _continues(text: str, paragraph: Paragraph, following: Paragraph, width: int) -> bool:
    """Whether `following` goes on with the sentence that the last line of `paragraph` breaks off."""
    last = text[paragraph.end - 1]
    if width:
        filled = paragraph.end - paragraph.last_line >= _FILLED * width
        return text[following.start].islower() or (filled and last not in _ENDS)
    word = text[max(paragraph.last_line, paragraph.end - _NARROWEST) : paragraph.end].rpartition(" ")[2]
    broken = last in ",;(" or (word.isalpha() and word.islower() and len(word) <= _SHORT_WORD)
    return broken and text[following.start].islower() and paragraph.end - paragraph.last_line >= _NARROWEST
