"""Tells cheaply where a rule can match at all: most sentences speak of no time.

Every match of a rule holds a word of some class that the rule cannot do without.  The rarest such class is chosen,
short words counting as frequent; a rule is tried only where its own first word stands and such a word follows shortly.
"""

import math
from collections import defaultdict
from collections.abc import Iterable

from pourparlers.extract.times.lexer import Token
from pourparlers.extract.times.lexicon import Lexicon
from pourparlers.extract.times.pattern import BUILT_IN, Sequence, needed, starters

WINDOW = 16
"""How many tokens before such a word a match may begin."""

_DIGITS = 0.02
_ROMAN = "ivxl"


class Gate:
    """The rules as the bits of a number: those that each word can begin, those that each word can let through."""

    def __init__(self, lexicon: Lexicon, patterns: list[Sequence]) -> None:
        members = _members(lexicon)
        cost = {kind: sum(math.exp(-len(word)) for word in words) for kind, words in members.items()}
        cost |= {kind: cost.get(kind, 0.0) + _DIGITS for kind in BUILT_IN} | {"roman": math.inf}
        self._through, self._through_digits = _bits(
            [needed(pattern, cost)[1] for pattern in patterns], members, lexicon.plain
        )
        self._begins, self._begins_digits = _bits(
            [starters(pattern)[0] for pattern in patterns], members, lexicon.plain
        )
        self._begins_roman = sum(1 << order for order, p in enumerate(patterns) if "roman" in starters(p)[0])

    def open_rules(self, tokens: list[Token], only: int = -1) -> list[int]:
        """For each token the rules (of those in `only`) that may match from there, as bits."""
        through, digits = self._through.get, self._through_digits
        possible = [0] * len(tokens)
        for at, token in enumerate(tokens):
            key = token.key
            bits = through(key, 0)
            if key[0].isdecimal():
                bits |= digits
            bits &= only
            if bits:
                for before in range(max(0, at - WINDOW), at + 1):
                    possible[before] |= bits
        for at, bits in enumerate(possible):
            if bits:
                possible[at] = bits & self._from(tokens[at].key)
        return possible

    def _from(self, key: str) -> int:
        bits = self._begins.get(key, 0)
        if key[0].isdecimal():
            bits |= self._begins_digits
        elif key[0] in _ROMAN:
            bits |= self._begins_roman
        return bits


def _members(lexicon: Lexicon) -> dict[str, set[str]]:
    """The first words of each class."""
    members: dict[str, set[str]] = defaultdict(set)
    for word, entries in lexicon.phrases.items():
        for _, kind, _ in entries:
            members[kind].add(word)
    for kind in ("numberword", "number"):
        members[kind].update(lexicon.pack.numbers.words)
    return members


def _bits(
    kinds_of: list[frozenset[str]], members: dict[str, set[str]], plain: dict[str, str]
) -> tuple[dict[str, int], int]:
    """For each word, and for digits, the bits of the rules one of whose classes it belongs to."""
    words: dict[str, int] = defaultdict(int)
    digits = 0
    for order, kinds in enumerate(kinds_of):
        digits |= (1 << order) if kinds & BUILT_IN else 0
        for word in _all(members, kinds):
            words[word] |= 1 << order
    for bare, word in plain.items():
        if word in words:
            words[bare] |= words[word]
    return dict(words), digits


def _all(members: dict[str, set[str]], kinds: Iterable[str]) -> set[str]:
    return {word for kind in kinds for word in members.get(kind, ())}
