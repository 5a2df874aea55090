"""Splits a paragraph into sentences, by rule.

A full stop ends a sentence unless what stands before it (a title, an initial, an abbreviation, a number) or after it (a
small letter, a comma, the verb of a quotation) says otherwise.  Quotation marks and brackets that close after the stop
belong to the sentence.  The words of a language come from its pack; the rules of typography are here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pourparlers.packs.noise import SentenceWords

MAX_CHARS = 3000
MAX_TOKENS = 400
_LONGEST_WORD = 40
_LONGEST_BRACKET = 300

_STOP = re.compile(r"[.!?…]+")
_BRACKET = re.compile(rf"\([^()]{{1,{_LONGEST_BRACKET}}}\)")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+'?")
_TWO_WORDS = re.compile(r"([^\W\d_]+)(?:\s([^\W\d_]+))?")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_GAP = re.compile(r"\s*")
_LEFT_OUT = re.compile(r"[(\[](?:\.{3}|…)[)\]]\s*")
_ROMAN = re.compile(r"[IVXLCM]+\b")
_OPEN = "«\"'([-"
_CLOSE = "»')]"
_CONTINUES = frozenset(",;:.!?…)]»%/")
# Where an endless sentence is best cut: after the first of these found in the second half of what it may hold.
_CUTS = ("; ", ": ", ", ", " ")


def split(text: str, start: int, end: int, words: SentenceWords) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as offsets into plain `text`, without outer white space, in order."""
    splitter = _Splitter(text, start, end, words)
    for first, last in splitter.sentences():
        yield from _trimmed(text, first, last)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]`, one sentence, in pieces of at most `MAX_CHARS` characters and `MAX_TOKENS` tokens."""
    while end - start > _LONGEST_BRACKET:
        limit = _limit(text, start, end)
        if limit >= end:
            break
        at = next((at for mark in _CUTS if (at := _last(text, mark, start, limit)) > 0), limit)
        yield from _trimmed(text, start, at)
        start = at
    yield from _trimmed(text, start, end)


def _limit(text: str, start: int, end: int) -> int:
    """Where `text[start:end]` has used up the tokens or characters of one sentence; `end` where it fits."""
    beyond = next(islice(_TOKEN.finditer(text, start, min(end, start + MAX_CHARS + 1)), MAX_TOKENS, None), None)
    return min(beyond.start() if beyond else end, start + MAX_CHARS, end)


def _last(text: str, mark: str, start: int, limit: int) -> int:
    """The offset behind the last `mark` in the second half of `text[start:limit]`; 0 or less where there is none."""
    at = text.rfind(mark, start + (limit - start) // 2, limit)
    return at + len(mark) if at >= 0 else -1


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without outer white space, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


@dataclass(slots=True)
class _Splitter:
    text: str
    start: int
    end: int
    words: SentenceWords

    def sentences(self) -> Iterator[tuple[int, int]]:
        first, scanned, quotes = self.start, self.start, 0
        brackets = _Brackets(self.text, self.start, self.end)
        for stop in _STOP.finditer(self.text, self.start, self.end):
            if stop.start() < scanned:
                continue
            quotes += self.text.count('"', scanned, stop.end())
            last = self._closed(stop.end(), quotes % 2 == 1)
            quotes += self.text.count('"', stop.end(), last)
            scanned = last
            if brackets.hold(first, stop.start(), last):
                continue
            if self._ends(first, stop, last):
                yield first, last
                first = last
        yield first, self.end

    def _closed(self, at: int, quoted: bool) -> int:
        """The offset behind the marks that close after a stop ending at `at`."""
        while at < self.end:
            char = self.text[at]
            behind = self._skip(at)
            if char in _CLOSE and not (char == "'" and self._letter(at + 1)):
                at += 1
            elif char == '"' and (quoted or not self._letter(at + 1)):
                at, quoted = at + 1, False
            elif behind < self.end and self.text[behind] == "»":
                at = behind + 1
            elif quoted and behind < self.end and self.text[behind] == '"' and not self._letter(behind + 1):
                at, quoted = behind + 1, False
            else:
                break
        return at

    def _ends(self, first: int, stop: re.Match[str], last: int) -> bool:
        """Whether the stop, with the marks that close after it, ends the sentence that began at `first`."""
        following = self._skip(last)
        if following >= self.end:
            return True
        left_out = _LEFT_OUT.match(self.text, following, self.end)
        opening = left_out.end() if left_out else following
        while opening < self.end and (self.text[opening] in _OPEN or self.text[opening].isspace()):
            opening += 1
        char = self.text[opening] if opening < self.end else ""
        if self.text[following] in _CONTINUES or not (char.isupper() or char.isdigit()):
            return False
        if self.text[stop.start() - 1 : stop.start()] in ("(", "[") and stop.end() - stop.start() != 1:
            return False
        if following == last and not self._glued(first, stop, opening):
            return False
        if stop.group() != "." or last > stop.end():
            return char.isupper() or stop.group() in ".!?"
        return self._full_stop(first, stop.start(), opening)

    def _glued(self, first: int, stop: re.Match[str], opening: int) -> bool:
        """Whether a stop without white space after it is one that lacks its space, as in "jeudi.Le texte"."""
        if not self.text[opening].isupper():
            return False
        before = self.text[stop.start() - 1] if stop.start() > self.start else " "
        word = self._word_before(first, stop.start())
        return not before.isalpha() or (len(word) > 1 and before.islower())

    def _full_stop(self, first: int, at: int, following: int) -> bool:
        """Whether a single full stop at `at` ends a sentence, by the word before it and the word after it."""
        word = self._word_before(first, at)
        number = self.text[following].isdigit() or _ROMAN.match(self.text, following, self.end) is not None
        if word.isdigit():
            return self._skip(first) + len(word) < at or len(word) > 2
        if word in self.words.titles or (number and word in (*self.words.numbered, *self.words.shortened)):
            return False
        if word in self.words.clocks:
            return not self._clock_goes_on(following)
        if (len(word) == 1 and word.isupper()) or _ACRONYM.fullmatch(word):
            return self._starts(following)
        return True

    def _starts(self, at: int) -> bool:
        """Whether the word at `at` opens a sentence rather than continues a name."""
        match = _WORD.match(self.text, at, min(self.end, at + _LONGEST_WORD))
        if match is None or match.group() not in self.words.starters:
            return False
        behind = self._skip(match.end())
        return behind < self.end and not self.text[behind].isupper()

    def _clock_goes_on(self, at: int) -> bool:
        """Whether the words at `at` belong to the time of day before them."""
        match = _TWO_WORDS.match(self.text, at, min(self.end, at + 2 * _LONGEST_WORD))
        if match is None:
            return False
        first, second = match.group(1), match.group(2) or ""
        return bool({first, f"{first} {second}", f"_ {second}"}.intersection(self.words.after_clocks))

    def _word_before(self, first: int, at: int) -> str:
        """The word that ends at `at` in a sentence begun at `first`: letters, digits, inner full stops and hyphens."""
        begin = at
        while begin > max(first, at - _LONGEST_WORD) and (
            self.text[begin - 1].isalnum() or self.text[begin - 1] in ".-°§"
        ):
            begin -= 1
        return self.text[begin:at].lstrip(".-")

    def _skip(self, at: int) -> int:
        """The offset of the next character that is not white space."""
        match = _GAP.match(self.text, at, self.end)
        return match.end() if match else at

    def _letter(self, at: int) -> bool:
        return at < self.end and self.text[at].isalnum()


class _Brackets:
    """The short brackets of a paragraph: a sentence does not end inside one that it opened after its first word."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._spans = (match.span() for match in _BRACKET.finditer(text, start, end))
        self._span = next(self._spans, None)
        self._text = text

    def hold(self, first: int, stop: int, last: int) -> bool:
        """Whether a sentence begun at `first` that stops at `stop`, closed at `last`, would end inside a bracket."""
        while self._span and self._span[1] <= stop:
            self._span = next(self._spans, None)
        if self._span is None or not self._span[0] < stop < self._span[1] or last >= self._span[1]:
            return False
        return not self._text[first : self._span[0]].isspace() and first < self._span[0]
