"""Variants of treebank sentences as news prints them: other quotation marks, bare capitals, headlines, other names."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from treebank import ROOT, Sentence, Word

NAMES = Path(__file__).parent / "model" / "names.fr.txt"
MARKS = (("«", "»"), ("“", "”"), ('"', '"'))
QUOTE_MARKS = frozenset('«»“”"')
APOSTROPHES = ("'", "’")
ARTICLES = {"la": "la", "le": "le", "du": "le", "au": "le", "l'": "l'", "l’": "l'", "les": "les", "aux": "les"}

Names = dict[str, list[str]]
Variant = Callable[[Sentence, random.Random], Sentence]


def read_names(path: Path = NAMES) -> Names:
    """Lists of names by kind: an article for countries, "city", "first" and "last"."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {kind[1:-1]: names for kind, *names in (line.split() for line in lines)}


class Augmenter:
    """Draws variants of sentences; the same seed gives the same variants."""

    def __init__(self, names: Names, seed: int) -> None:
        self.names = names
        self.random = random.Random(seed)
        self.variants: tuple[tuple[float, Variant], ...] = (
            (0.35, self.rename),
            (0.5, quotes),
            (0.4, apostrophes),
            (0.35, bare_capitals),
            (0.06, no_stop),
            (0.025, upper_case),
        )

    def __call__(self, sentence: Sentence) -> Sentence:
        """The sentence with each kind of change made or not, at random."""
        for chance, variant in self.variants:
            if self.random.random() < chance:
                sentence = variant(sentence, self.random)
        return sentence

    def rename(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Other people, places and countries in the same positions; half of the names stay."""
        kinds = [name_kind(sentence, index) for index in range(len(sentence.words))]
        people = {index: rng.random() < 0.5 for index in range(len(kinds))}
        words = list(sentence.words)
        for index, kind in enumerate(kinds):
            owner = words[index].head if kind == "last" else index
            if kind and people[owner]:
                name = rng.choice(self.names[kind])
                words[index] = replace(words[index], form=name, lemma=name)
        return replace(sentence, words=tuple(words))


def name_kind(sentence: Sentence, index: int) -> str | None:
    """Which list may replace a word: that of its article, "city", "first", "last", or none."""
    word = sentence.words[index]
    if word.upos != "PROPN" or not word.form[:1].isupper():
        return None
    before = sentence.words[index - 1].form.lower() if index else ""
    own = [child for child in sentence.words if child.head == index]
    flat = [child for child in own if child.deprel == "flat"]
    if word.deprel == "flat":
        head = sentence.words[word.head]
        return "last" if head.upos == "PROPN" and name_kind(sentence, word.head) == "first" else None
    if flat:
        return (
            "first"
            if len(flat) == 1 and flat[0].upos == "PROPN" and not _has(own, "det") and before not in ARTICLES
            else None
        )
    if before in ARTICLES:
        kind = ARTICLES[before]
        return kind if not _has(own, "nmod", "amod", "flat", "appos") and _plain(word) else None
    place = before in ("à", "de", "d'", "d’", "entre", "et", "vers", "depuis") or word.deprel in (
        "nsubj",
        "conj",
        "obj",
    )
    return "city" if place and not _has(own, "det", "nmod", "amod", "flat", "appos") and _plain(word) else None


def _has(words: list[Word], *deprels: str) -> bool:
    return any(word.deprel in deprels for word in words)


def _plain(word: Word) -> bool:
    return len(word.form) > 2 and not any(char.isdigit() for char in word.form)


def quotes(sentence: Sentence, rng: random.Random) -> Sentence:
    """One pair of quotation marks for another."""
    opening, closing = rng.choice(MARKS)
    words, inside = list(sentence.words), False
    for index, word in enumerate(words):
        if word.form in QUOTE_MARKS:
            inside = word.form in "«“" or (word.form == '"' and not inside)
            mark = opening if inside else closing
            words[index] = replace(word, form=mark, lemma=mark)
    return replace(sentence, words=tuple(words))


def apostrophes(sentence: Sentence, rng: random.Random) -> Sentence:
    """All apostrophes straight or all of them curly."""
    sign = rng.choice(APOSTROPHES)
    table = str.maketrans(dict.fromkeys(APOSTROPHES, sign))
    return _forms(sentence, lambda form: form.translate(table))


def bare_capitals(sentence: Sentence, _: random.Random) -> Sentence:
    """Capitals without their accents, as in "Etat"."""
    return _forms(sentence, lambda form: "".join(bare(char) if char.isupper() else char for char in form))


def bare(text: str) -> str:
    """Text without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def upper_case(sentence: Sentence, rng: random.Random) -> Sentence:
    """A headline in capitals, with or without accents."""
    plain = rng.random() < 0.6
    return no_stop(_forms(sentence, lambda form: bare(form).upper() if plain else form.upper()), rng)


def no_stop(sentence: Sentence, _: random.Random) -> Sentence:
    """No full stop at the end, as in a headline."""
    last = len(sentence.words) - 1
    word = sentence.words[last]
    if last < 2 or word.form != "." or word.head == ROOT or any(other.head == last for other in sentence.words):
        return sentence
    return replace(sentence, words=sentence.words[:last])


def _forms(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    return replace(sentence, words=tuple(replace(word, form=change(word.form)) for word in sentence.words))
