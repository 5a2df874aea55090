"""Raw news as sentences of tokens, for a teacher to label."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc, Token

from treebank import ROOT, Sentence, Word

STOPS = frozenset({".", "?", "!", "…", "...", "?!", "!!"})
CLOSING = frozenset('»”")]')
COLUMNS = ("headline", "text", "sentence")
OPENING = frozenset('«“"([-–—')
SHORTEST, LONGEST = 4, 60


def read_raw(folder: Path, tokenizer: Tokenizer, limit: int, seed: int) -> list[Sentence]:
    """At most `limit` sentences of the folder's texts, each once, in an order that depends on the seed alone."""
    sentences = {words: None for text in texts(folder) for words in split(tokenizer(text)) if usable(words)}
    chosen = sorted(sentences)
    random.Random(seed).shuffle(chosen)
    return [_sentence(number, words) for number, words in enumerate(chosen[:limit])]


def texts(folder: Path) -> Iterator[str]:
    """Paragraphs of all .txt files and of the columns `headline`, `text` and `sentence` of all .tsv files."""
    for path in sorted(folder.rglob("*.txt")):
        yield from (
            line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()
        )
    for path in sorted(folder.rglob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                yield from (row[column].strip() for column in COLUMNS if row.get(column))


def split(doc: Doc) -> Iterator[tuple[tuple[str, bool], ...]]:
    """Sentences by rule: a stop, the marks that close after it, then a capital, a digit or an opening mark."""
    start = 0
    for token in doc:
        if token.i > start and starts_sentence(token):
            yield _words(doc, start, token.i)
            start = token.i
    if start < len(doc):
        yield _words(doc, start, len(doc))


def starts_sentence(token: Token) -> bool:
    """Whether a sentence starts at a token, by what stands before it."""
    doc, before = token.doc, token.i - 1
    if not (token.text[0].isupper() or token.text[0].isdigit() or token.text[0] in OPENING):
        return False
    while before >= 0 and (doc[before].text in CLOSING or doc[before].is_space) and doc[before].text != token.text:
        before -= 1
    return before >= 0 and doc[before].text in STOPS and bool(doc[token.i - 1].whitespace_ or doc[token.i - 1].is_space)


def _words(doc: Doc, start: int, end: int) -> tuple[tuple[str, bool], ...]:
    return tuple((token.text, bool(token.whitespace_)) for token in doc[start:end] if not token.is_space)


def usable(words: tuple[tuple[str, bool], ...]) -> bool:
    """Whether it looks like a sentence rather than a menu or a list of figures."""
    letters = sum(any(char.isalpha() for char in form) for form, _ in words)
    return SHORTEST <= len(words) <= LONGEST and letters >= 0.6 * len(words)


def _sentence(number: int, words: tuple[tuple[str, bool], ...]) -> Sentence:
    return Sentence(f"raw-{number}", tuple(Word(form, "", "X", (), ROOT, "root", space) for form, space in words))
