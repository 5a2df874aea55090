"""Static vectors of words out of a pretrained encoder, for a model to read beside its own tables.

Each word is read by itself; what the encoder makes of it is cut down to its main components. Words that no treebank has
so come near to those it has. spaCy finds a vector by the exact form, so a word is entered in three spellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy
from spacy.strings import StringStore
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from treebank import Sentence

Table = tuple[list[str], numpy.ndarray]


def wanted(sentences: Iterable[Sentence], pieces: Iterable[str], lemmas: Mapping[str, str], most: int) -> list[str]:
    """Words to have vectors of: read more than once, an encoder's whole words, read once, forms of all these."""
    read_forms = Counter(word.form.lower() for sentence in sentences for word in sentence.words)
    often = [form for form, count in read_forms.most_common() if count > 1]
    whole = [piece for piece in pieces if piece.isalpha() and len(piece) > 1 and piece.isascii()]
    words = list(dict.fromkeys([*often, *whole, *sorted(read_forms)]))
    place = {word: number for number, word in enumerate(words)}
    inflected = sorted((place[lemma], form) for form, lemma in lemmas.items() if lemma in place)
    known = dict.fromkeys([*words, *(form for _, form in inflected)])
    return [word for word in known if any(char.isalpha() for char in word)][:most]


def reduced(states: numpy.ndarray, width: int) -> numpy.ndarray:
    """The main components of the rows, of mean length one."""
    centred = states - states.mean(0)
    values, directions = numpy.linalg.eigh(numpy.cov(centred.T))
    main = centred @ directions[:, numpy.argsort(-values)[:width]]
    return (main / numpy.linalg.norm(main, axis=1).mean()).astype("float32")


def write(table: Table, path: Path) -> None:
    """Keep a table, at half the precision, as `read` gives it back."""
    words, matrix = table
    numpy.savez_compressed(path, words=numpy.array(words), matrix=matrix.astype("float16"))


def read(path: Path) -> Table:
    """A table from disk."""
    with numpy.load(path) as file:
        return file["words"].tolist(), file["matrix"].astype("float32")


def install(vocab: Vocab, table: Table) -> None:
    """Give a vocabulary the vectors, each by the word in lower case, capitalised and in capitals."""
    words, matrix = table
    strings = StringStore()
    vectors = Vectors(strings=strings, data=matrix, keys=[strings.add(word) for word in words])
    for row, word in enumerate(words):
        for spelt in {word.capitalize(), word.upper()} - {word}:
            vectors.add(strings.add(spelt), row=row)
    vocab.vectors = vectors
