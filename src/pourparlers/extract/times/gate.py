"""Tells cheaply where a rule can match at all: most sentences speak of no time.

Every match of a rule holds a word of some class that the rule cannot do without.  The rarest such class is chosen, short
words counting as frequent, and a rule is tried only where a word of it follows within a few tokens.
"""

import math
from collections import defaultdict

from pourparlers.extract.times.lexer import Token
from pourparlers.extract.times.lexicon import Lexicon
from pourparlers.extract.times.pattern import BUILT_IN, Sequence, needed

WINDOW = 16
"""How many tokens before such a word a match may begin."""

_WORDS = frozenset(["numberword", "number", "roman"])
_DIGITS = 0.02


class Gate:
    """For each word the rules that it may let through, as the bits of a number."""

    def __init__(self, lexicon: Lexicon, patterns: list[Sequence]) -> None:
        members: dict[str, set[str]] = defaultdict(set)
        for word, entries in lexicon.phrases.items():
            for _, kind, _ in entries:
                members[kind].add(word)
        members["numberword"].update(lexicon.pack.numbers.words)
        members["number"].update(lexicon.pack.numbers.words)
        cost = {kind: sum(math.exp(-len(word)) for word in words) for kind, words in members.items()}
        cost |= {kind: cost.get(kind, 0.0) + _DIGITS for kind in BUILT_IN} | {"roman": math.inf}
        self._digits = 0
        self._words: dict[str, int] = defaultdict(int)
        for order, pattern in enumerate(patterns):
            price, kinds = needed(pattern, cost)
            if math.isinf(price):
                raise ValueError("a pattern needs at least one word")
            for kind in kinds:
                if kind in BUILT_IN:
                    self._digits |= 1 << order
                for word in members.get(kind, ()):
                    self._words[word] |= 1 << order
        for bare, word in lexicon.plain.items():
            if word in self._words:
                self._words[bare] |= self._words[word]

    def open_rules(self, tokens: list[Token]) -> list[int]:
        """For each token the rules whose word follows within the window, as bits."""
        get, digits = self._words.get, self._digits
        own = [digits if token.key[0].isdigit() else get(token.key, 0) for token in tokens]
        possible = [0] * len(tokens)
        for at, bits in enumerate(own):
            if bits:
                for before in range(max(0, at - WINDOW), at + 1):
                    possible[before] |= bits
        return possible
