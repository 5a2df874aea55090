"""Variants of treebank sentences as news prints them: other quotation marks, headlines, other names.

What differs between languages, names foremost, is in `french.py` and `english.py`; each lists its variants with their
chances.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from treebank import ROOT, Sentence, Word

APOSTROPHES = ("'", "’")

Names = Mapping[str, Sequence[str]]
Variant = Callable[[Sentence, random.Random], Sentence]
Variants = Sequence[tuple[float, Variant]]


class Augmenter:
    """Draws variants of sentences; the same seed gives the same variants."""

    def __init__(self, variants: Variants, seed: int) -> None:
        self.variants = variants
        self.random = random.Random(seed)

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence with each kind of change made or not, at random."""
        for chance, variant in self.variants:
            if self.random.random() < chance:
                sentence = variant(sentence, self.random)
        return sentence


def read_names(path: Path) -> dict[str, list[str]]:
    """Lists of names by kind: an article for countries, "city", "first" and "last", as the language has them."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {kind[1:-1]: names for kind, *names in (line.split() for line in lines)}


def rename(names: Names, kind_of: Callable[[Sentence, int], str | None]) -> Variant:
    """Puts other people, places and countries in the same positions; half of the names stay."""

    def variant(sentence: Sentence, rng: random.Random) -> Sentence:
        kinds = [kind_of(sentence, index) for index in range(len(sentence.words))]
        people = {index: rng.random() < 0.5 for index in range(len(kinds))}
        words = list(sentence.words)
        for index, kind in enumerate(kinds):
            owner = words[index].head if words[index].deprel == "flat" else index
            if kind and people[owner]:
                name = rng.choice(names[kind])
                words[index] = replace(words[index], form=name, lemma=name)
        return replace(sentence, words=tuple(words))

    return variant


def has(words: Sequence[Word], *deprels: str) -> bool:
    """Whether one of the words has one of the relations."""
    return any(word.deprel in deprels for word in words)


def plain(word: Word) -> bool:
    """Whether it is long enough for a name, without digits."""
    return len(word.form) > 2 and not any(char.isdigit() for char in word.form)


def quotes(marks: Sequence[tuple[str, str]]) -> Variant:
    """Puts one pair of quotation marks for another; those that may be apostrophes are put, not replaced."""
    known = [pair for pair in marks if not set(pair) & set(APOSTROPHES)]
    signs = {sign for pair in known for sign in pair}
    opening_signs = {opening for opening, closing in known if opening != closing}

    def variant(sentence: Sentence, rng: random.Random) -> Sentence:
        opening, closing = rng.choice(marks)
        words, inside = list(sentence.words), False
        for index, word in enumerate(words):
            if word.form in signs:
                inside = word.form in opening_signs or (word.form == '"' and not inside)
                mark = opening if inside else closing
                words[index] = replace(word, form=mark, lemma=mark)
        return replace(sentence, words=tuple(words))

    return variant


def apostrophes(sentence: Sentence, rng: random.Random) -> Sentence:
    """All apostrophes straight or all of them curly."""
    sign = rng.choice(APOSTROPHES)
    table = str.maketrans(dict.fromkeys(APOSTROPHES, sign))
    return forms(sentence, lambda form: form.translate(table))


def bare_capitals(sentence: Sentence, _: random.Random) -> Sentence:
    """Capitals without their accents, as in "Etat"."""
    return forms(sentence, lambda form: "".join(bare(char) if char.isupper() else char for char in form))


def bare(text: str) -> str:
    """Text without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def upper_case(sentence: Sentence, rng: random.Random) -> Sentence:
    """A headline in capitals, with or without accents."""
    plain = rng.random() < 0.6
    return no_stop(forms(sentence, lambda form: bare(form).upper() if plain else form.upper()), rng)


def no_stop(sentence: Sentence, _: random.Random) -> Sentence:
    """No full stop at the end, as in a headline."""
    last = len(sentence.words) - 1
    word = sentence.words[last]
    if last < 2 or word.form != "." or word.head == ROOT or any(other.head == last for other in sentence.words):
        return sentence
    return replace(sentence, words=sentence.words[:last])


def forms(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """The sentence with another form of each word."""
    return replace(sentence, words=tuple(replace(word, form=change(word.form)) for word in sentence.words))
