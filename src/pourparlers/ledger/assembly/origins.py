"""Which articles are one origin: the same wire story, cut and retouched, is no second source."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pourparlers.ledger.assembly.words import plain

_WORD = re.compile(r"\w+")
_SHINGLE = 4
# Above this share of the shorter text's shingles two texts are one; the second where both name the same agency.
_ALIKE, _ALIKE_SAME_AGENCY = 0.45, 0.25
_DAYS = 5
_COMMON = 200


@dataclass(frozen=True, slots=True)
class Text:
    """An article as far as its origin goes: its words in runs of four, its agencies, its day."""

    article: str
    shingles: frozenset[int]
    agencies: frozenset[str]
    published: date | None


def shingles_of(text: str) -> frozenset[int]:
    """The runs of four words of `text`, as numbers that do not change from one run of the program to the next."""
    words = [plain(word) for word in _WORD.findall(text)]
    from zlib import crc32

    return frozenset(crc32(" ".join(words[i : i + _SHINGLE]).encode()) for i in range(len(words) - _SHINGLE + 1))


def origins(texts: Sequence[Text]) -> dict[str, str]:
    """Article → its origin, named after the first of its articles by day and id."""
    parent = {text.article: text.article for text in texts}
    by_name = {text.article: text for text in texts}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in _candidates(texts):
        if same_origin(by_name[one], by_name[other]):
            first, second = sorted((root(one), root(other)), key=lambda name: _order(by_name[name]))
            parent[second] = first
    return {name: root(name) for name in parent}


def overlap(one: Text, other: Text) -> float:
    """The share of the shorter text's shingles that the other has too, from 0 to 1."""
    shorter = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / shorter if shorter else 0.0


def same_origin(one: Text, other: Text) -> bool:
    """Whether one of the two texts goes back to the other, or both to a third."""
    if one.published and other.published and abs((one.published - other.published).days) > _DAYS:
        return False
    share = overlap(one, other)
    return share >= _ALIKE or (bool(one.agencies & other.agencies) and share >= _ALIKE_SAME_AGENCY)


def _order(text: Text) -> tuple[str, str]:
    return (text.published.isoformat() if text.published else "9999", text.article)


def _candidates(texts: Iterable[Text]) -> list[tuple[str, str]]:
    """Pairs of articles that share shingles; runs of words that very many texts share are no sign."""
    holders: Mapping[int, list[str]] = defaultdict(list)
    for text in texts:
        for shingle in text.shingles:
            holders[shingle].append(text.article)
    pairs: set[tuple[str, str]] = set()
    for names in holders.values():
        if 1 < len(names) <= _COMMON:
            ordered = sorted(names)
            pairs.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    return sorted(pairs)
