"""Sentences made of the words of another in a new order, some left out, some new; the tree stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from treebank import ROOT, Sentence, Word

# A word's place in the old sentence, none for a new word, and the word, whose head is a place in the old one.
Piece = tuple[int | None, Word]


def subtree(words: Sequence[Word], top: int) -> set[int]:
    """The places of a word and of all that hangs on it."""
    found, size = {top}, 0
    while len(found) > size:
        size = len(found)
        found |= {index for index, word in enumerate(words) if word.head in found}
    return found


def made(sentence: Sentence, pieces: Sequence[Piece]) -> Sentence:
    """The sentence of the pieces in their order."""
    places = {old: new for new, (old, _) in enumerate(pieces) if old is not None}
    words = (replace(word, head=ROOT if word.head == ROOT else places[word.head]) for _, word in pieces)
    return replace(sentence, words=tuple(words))
