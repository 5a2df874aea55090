"""Quotation marks: which opens, which closes, which is missing."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache

from pourparlers.model import Issue
from pourparlers.packs.speech import Mark
from pourparlers.text.layout import Block, Layout


@dataclass(frozen=True, slots=True)
class Quoted:
    """An outermost pair of marks: raw offsets of the words within and of the whole with its marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


_DEEPEST = 6
_PARAGRAPHS, _REACH = 12, 300


@dataclass(slots=True)
class _Open:
    at: int
    mark: Mark
    block: int


def find_quoted(text: str, layout: Layout, marks: tuple[Mark, ...]) -> tuple[list[Quoted], list[Issue]]:
    """The outermost quoted stretches of the blocks of `text`, in order, and an `Issue` for each mark without partner.

    A stretch may run over several paragraphs where the next one begins with a mark again or closes it without opening
    another; otherwise an unclosed mark ends with its sentence, or with another closing mark of its paragraph.
    """
    found: list[Quoted] = []
    issues: list[Issue] = []
    stack: list[_Open] = []
    any_mark = _any_mark(marks)
    blocks, ends = layout.blocks, [sentence.end for sentence in layout.sentences]
    for number, block in enumerate(blocks):
        at = _resume(text, block, stack)
        while (mark := any_mark.search(text, at, block.end)) is not None:
            at = _step(text, mark.start(), block, number, marks, stack, found, issues)
        if stack and not _goes_on(text, blocks, number, stack[0].mark):
            found.append(_unclosed(text, stack, block, marks, ends))
            issues.append(_missing(found[-1]))
    return found, issues


@lru_cache(maxsize=4)
def _any_mark(marks: tuple[Mark, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for pair in marks for mark in (pair.open, pair.close)))


def _step(
    text: str,
    at: int,
    block: Block,
    number: int,
    marks: tuple[Mark, ...],
    stack: list[_Open],
    found: list[Quoted],
    issues: list[Issue],
) -> int:
    """Read the mark at `at`; gives the offset after it."""
    turned = _turned(text, at, block, marks, stack)
    if turned is not None and not stack:
        stack.append(_Open(at, turned, number))
        return at + len(turned.close)
    if turned is not None:
        return _close(text, at, len(turned.open), len(stack) - 1, stack, found)
    for depth in range(len(stack) - 1, -1, -1):
        mark = stack[depth].mark
        if text.startswith(mark.close, at) and _closes(text, at, block, mark, depth == len(stack) - 1):
            return _close(text, at, len(mark.close), depth, stack, found)
    if stack and _crosses(text, at, block, marks, stack[-1].mark):
        at = _close(text, at, 1, len(stack) - 1, stack, found)
        if not stack:
            found[-1] = replace(found[-1], closed=False)
            issues.append(_missing(found[-1]))
        return at
    for mark in marks:
        if len(stack) < _DEEPEST and text.startswith(mark.open, at) and _opens(text, at, block, mark):
            stack.append(_Open(at, mark, number))
            return at + len(mark.open)
        if mark.open != mark.close and not mark.apostrophe and text.startswith(mark.close, at):
            issues.append(_stray(at, at + len(mark.close)))
            return at + len(mark.close)
    return at + 1


def _crosses(text: str, at: int, block: Block, marks: tuple[Mark, ...], opened: Mark) -> bool:
    """Whether a straight mark closes a curved one: no word follows it, and its own pair is not open."""
    straight = next((m for m in marks if m.open == m.close and not m.apostrophe and text.startswith(m.close, at)), None)
    if straight is None or opened.apostrophe or opened.open == opened.close:
        return False
    after = text[at + 1 : at + 2] if at + 1 < block.end else " "
    if text[at - 1].isspace() or after.isalnum() or len(straight.close) != 1:
        return False
    return text.find(opened.close, at, block.end) < 0 or 0 <= text.find(opened.open, at, block.end) < text.find(
        opened.close, at, block.end
    )


def _close(text: str, at: int, length: int, depth: int, stack: list[_Open], found: list[Quoted]) -> int:
    """Close the mark opened at `depth` of the stack and all within it; gives the offset after the closing mark."""
    opened = stack[depth]
    del stack[depth:]
    if not stack:
        found.append(_quoted(text, opened.at + len(opened.mark.open), at, opened.at, at + length, True))
    return at + length


def _stray(start: int, end: int) -> Issue:
    message = "a closing quotation mark without an opening one: check the text before it"
    return Issue(kind="quote-mark-stray", message=message, start=start, end=end)


def _turned(text: str, at: int, block: Block, marks: tuple[Mark, ...], stack: list[_Open]) -> Mark | None:
    """The pair whose mark at `at` stands the wrong way round: "« ainsi« " closes, "»ainsi" opens."""
    before = text[at - 1] if at > block.start else " "
    opening, closing = {mark.open for mark in marks}, {mark.close for mark in marks}
    for mark in marks:
        if mark.open == mark.close or mark.apostrophe:
            continue
        if stack and stack[-1].mark == mark and text.startswith(mark.open, at) and mark.open not in closing:
            after = text[at + len(mark.open) : block.end][:2]
            return mark if (before.isalnum() or before in ".!?…") and not after.strip()[:1].isalnum() else None
        if not stack and text.startswith(mark.close, at) and mark.close not in opening:
            after = text[at + len(mark.close) : block.end][:1]
            return mark if (before.isspace() or before in "'’(") and after.isalnum() else None
    return None


def _opens(text: str, at: int, block: Block, mark: Mark) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + len(mark.open)] if at + len(mark.open) < block.end else " "
    if mark.apostrophe:
        return not before.isalnum() and not after.isspace() and not after.isdigit()
    return mark.open != mark.close or not (before.isalnum() and after.isspace())


def _closes(text: str, at: int, block: Block, mark: Mark, innermost: bool) -> bool:
    after = text[at + len(mark.close)] if at + len(mark.close) < block.end else " "
    if mark.apostrophe:
        return innermost and not after.isalnum() and not _possessive(text, at, block, mark)
    return True


def _possessive(text: str, at: int, block: Block, mark: Mark) -> bool:
    """Whether an apostrophe ends a word within the quote: a word follows, and a stop before the next closing mark."""
    follows = text[at + 1 : at + 3]
    if not (text[at - 1].isalnum() and follows[:1] == " " and follows[1:].islower()):
        return False
    for k in range(at + 1, min(at + _REACH, block.end)):
        if text.startswith(mark.open, k) and text[k - 1].isspace() and mark.open != mark.close:
            return False
        if text.startswith(mark.close, k) and text[k - 1] in ",.!?…":
            return True
        if mark.open == mark.close and text.startswith(mark.open, k) and text[k - 1].isspace():
            return False
    return False


def _resume(text: str, block: Block, stack: list[_Open]) -> int:
    """Where to start reading `block`: after the mark that repeats the opening of a quote from the paragraph before."""
    if stack:
        for mark in (stack[0].mark.open, stack[0].mark.close):
            if text.startswith(mark, block.start):
                return block.start + len(mark)
    return block.start


def _goes_on(text: str, blocks: tuple[Block, ...], number: int, mark: Mark) -> bool:
    """True where the quote open at the end of block `number` continues in the next block."""
    for following in range(number + 1, min(number + 1 + _PARAGRAPHS, len(blocks))):
        if blocks[following].kind not in ("body", blocks[number].kind):
            return False
        body = text[blocks[following].start : blocks[following].end]
        again = body.startswith(mark.open) and body.count(mark.open) == 1
        if not again or (mark.close in body and mark.close != mark.open):
            return _continues(body, mark)
    return False


def _continues(body: str, mark: Mark) -> bool:
    """Whether a paragraph closes the quote that is open before it; it may begin with the opening mark once more."""
    if mark.open == mark.close:
        return body.count(mark.open) % 2 == (0 if body.startswith(mark.open) else 1) and mark.open in body
    if body.startswith(mark.close):
        return True
    opening, closing = body.find(mark.open), body.find(mark.close)
    return closing >= 0 and (opening < 0 or closing < opening or opening == 0)


def _unclosed(text: str, stack: list[_Open], block: Block, marks: tuple[Mark, ...], ends: list[int]) -> Quoted:
    """What an unclosed mark is taken to quote: up to another kind of closing mark, or to the end of its sentence."""
    opened = stack[0]
    stack.clear()
    start = opened.at + len(opened.mark.open)
    after = bisect_right(ends, start)
    end = min(ends[after] if after < len(ends) else block.end, block.end)
    other = [text.find(mark.close, start, block.end) for mark in marks if not mark.apostrophe]
    closing = min((at for at in other if at > start and not text[at - 1].isspace()), default=-1)
    if closing >= 0:
        return _quoted(text, start, closing, opened.at, closing + 1, False)
    return _quoted(text, start, end, opened.at, end, False)


def _missing(quoted: Quoted) -> Issue:
    message = "a quotation mark is never closed by its partner: the quote is taken to end with its sentence"
    return Issue(kind="quote-mark-unclosed", message=message, start=quoted.outer_start, end=quoted.outer_end)


def _quoted(text: str, start: int, end: int, outer_start: int, outer_end: int, closed: bool) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, outer_start, outer_end, closed)
