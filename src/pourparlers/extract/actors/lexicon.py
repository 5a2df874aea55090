"""Finds the known surfaces of a language (names, adjectives, metonyms, people, places) in a text, in linear time.

Matching folds case, accents and apostrophes; what the folding loses is checked on the text itself: a name must begin
with a capital, an adjective where its language gives it one, a surface marked exact must stand as it is written.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Entry:
    """One surface: `sort` is name, adjective, demonym, capital, region, metonym, organ, prefix, person, place.

    `exact`: written as it stands; `determiner`: only after an article; `locative`: only after a locative adposition.
    """

    text: str
    key: str
    sort: str
    exact: bool = False
    sector: str | None = None
    determiner: bool = False
    locative: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found at characters `start` to `end` (exclusive)."""

    start: int
    end: int
    entry: Entry


class _Folds(dict[int, str]):
    """The folded form of each character, worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code).translate(_APOSTROPHES)
        base = unicodedata.normalize("NFD", character)[0].lower()
        folded = self[code] = base if len(base) == 1 else character
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """`text` without case, accents and typographic variants, of the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


class Lexicon:
    """All entries of a language, compiled once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        for entry in entries:
            known = self._entries.setdefault(fold(entry.text), [])
            if entry not in known:
                known.append(entry)
        self._patterns = sorted(self._entries)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def key(self, text: str) -> str | None:
        """What `text` as a whole names, if it is known."""
        known = self._entries.get(fold(text))
        return known[0].key if known else None

    def find(self, text: str) -> list[Hit]:
        """The longest, leftmost, non-overlapping hits in `text`, in order."""
        folded = fold(text)
        hits = list(self._candidates(text, folded))
        hits.sort(key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _candidates(self, text: str, folded: str) -> Iterator[Hit]:
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not _bounded(folded, start, end):
                continue
            written = text[start:end]
            options = [entry for entry in self._entries[self._patterns[index]] if _fits(entry, written)]
            if options:
                yield Hit(start, end, _prefer(options, written))


def _bounded(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() and text[start].isalnum()) and not (after.isalnum() and text[end - 1].isalnum())


def _fits(entry: Entry, written: str) -> bool:
    if entry.sort == "adjective" and entry.text[0].islower():
        return True
    if entry.exact or (len(entry.text) <= 4 and entry.text.isupper()):
        return written.translate(_APOSTROPHES) == entry.text or (len(entry.text) > 3 and written.isupper())
    return not entry.text[0].isupper() or written[0].isupper()


_RANK = ("name", "capital", "organ", "metonym", "person", "demonym", "adjective", "prefix", "region", "place")


def _prefer(options: list[Entry], written: str) -> Entry:
    capital = written[0].isupper() and not written.isupper()
    order = ("demonym",) if capital else ("adjective",)
    for sort in order + _RANK:
        for entry in options:
            if entry.sort == sort and (sort != "demonym" or capital or len(options) == 1):
                return entry
    return options[0]
