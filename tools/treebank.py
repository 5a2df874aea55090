"""Universal Dependencies treebanks as the models are trained on them.

Reads CoNLL-U, keeps fused words as one token or as several, merges the relation subtypes that nothing uses and turns
sentences into spaCy documents. The label scheme of a shipped model is what `simplify` leaves by a language's `Scheme`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

KEPT_FEATURES = frozenset(
    {"Mood", "Tense", "VerbForm", "Person", "Number", "Gender"}
    | {"Polarity", "PronType", "Poss", "Definite", "Voice", "NumType"}
)
ROOT = -1


@dataclass(frozen=True)
class Word:
    """One token: its form, what the treebank says of it, and the index of its head (`ROOT` for none)."""

    form: str
    lemma: str
    upos: str
    feats: tuple[str, ...]
    head: int
    deprel: str
    space_after: bool = True


@dataclass(frozen=True)
class Sentence:
    """One sentence of a treebank."""

    id: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as running text."""
        return "".join(word.form + " " * word.space_after for word in self.words).strip()


@dataclass(frozen=True)
class Scheme:
    """What of a treebank's annotation a language's model keeps.

    `fused`: whether words written as one ("du") stay one token. `repairs`: changes that make treebanks agree.
    """

    subtypes: frozenset[str]
    fused: bool
    repairs: tuple[Callable[[Sentence], Sentence], ...] = ()


def read_conllu(path: Path, *, fused: bool, documents: tuple[str, ...] = ()) -> list[Sentence]:
    """The sentences of a CoNLL-U file, those of the documents whose names start as given, or all."""
    sentences = []
    document = ""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n"), start=1):
        lines = [line for line in block.splitlines() if line.strip()]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        comments = (line[1:].partition("=") for line in lines if line.startswith("#"))
        names = {key.strip(): name.strip() for key, _, name in comments}
        document = names.get("newdoc id", document)
        if rows and document.startswith(documents or ""):
            words = _words(rows) if fused else _parts(rows)
            sentences.append(Sentence(names.get("sent_id", f"{path.stem}.{number}"), words))
    return sentences


def _parts(rows: Sequence[list[str]]) -> tuple[Word, ...]:
    """The words of one sentence, those of fused ranges each for itself, with no space inside a range."""
    basic = {int(row[0]): row for row in rows if row[0].isdigit()}
    place = {number: index for index, number in enumerate(basic)}
    spaced = {number: _spaced(row) for number, row in basic.items()}
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            spaced.update(dict.fromkeys(range(int(first), int(last)), False))
            spaced[int(last)] = _spaced(row)
    return tuple(
        replace(_word(row, [number], basic, place), space_after=spaced[number]) for number, row in basic.items()
    )


def _spaced(row: Sequence[str]) -> bool:
    return "SpaceAfter=No" not in row[9].split("|")


def _words(rows: Sequence[list[str]]) -> tuple[Word, ...]:
    """The words of one sentence: rows of the file, with each fused range made one word."""
    basic = {int(row[0]): row for row in rows if row[0].isdigit()}
    ranges = {int(row[0].partition("-")[0]): row for row in rows if "-" in row[0]}
    groups: list[tuple[list[str], list[int]]] = []
    position = 1
    while position <= len(basic):
        fused = ranges.get(position)
        last = int(fused[0].partition("-")[2]) if fused else position
        groups.append((fused or basic[position], list(range(position, last + 1))))
        position = last + 1
    place = {number: index for index, (_, members) in enumerate(groups) for number in members}
    return tuple(_word(surface, members, basic, place) for surface, members in groups)


def _word(surface: list[str], members: list[int], basic: dict[int, list[str]], place: dict[int, int]) -> Word:
    """One word of its surface row and of the first member that hangs outside of the group."""
    row = next((basic[n] for n in members if int(basic[n][6]) not in members), basic[members[0]])
    head = int(row[6])
    return Word(
        form=surface[1],
        lemma=row[2],
        upos=row[3],
        feats=() if row[5] == "_" else tuple(row[5].split("|")),
        head=place[head] if head else ROOT,
        deprel=row[7],
        space_after=_spaced(surface),
    )


def simplify(sentence: Sentence, scheme: Scheme) -> Sentence:
    """The sentence in the model's label scheme: few features, few relation subtypes, no spaces inside words."""
    words = tuple(
        replace(
            word,
            deprel=word.deprel if word.deprel in scheme.subtypes else word.deprel.partition(":")[0],
            feats=tuple(feat for feat in word.feats if feat.partition("=")[0] in KEPT_FEATURES),
        )
        for word in sentence.words
    )
    sentence = replace(sentence, words=words)
    for repair in scheme.repairs:
        sentence = repair(sentence)
    return split_spaces(sentence)


def split_spaces(sentence: Sentence) -> Sentence:
    """Cut words such as "50 000" at their spaces, as a tokenizer must; later pieces hang flat on the first."""
    if not any(_pieces(word) for word in sentence.words):
        return sentence
    starts, total = [], 0
    for word in sentence.words:
        starts.append(total)
        total += len(word.form.split())
    words: list[Word] = []
    for word, start in zip(sentence.words, starts, strict=True):
        pieces = word.form.split()
        head = starts[word.head] if word.head != ROOT else ROOT
        lemma = word.lemma if len(pieces) == 1 else pieces[0]
        words.append(replace(word, form=pieces[0], lemma=lemma, head=head, space_after=True))
        words.extend(replace(word, form=piece, lemma=piece, head=start, deprel="flat") for piece in pieces[1:])
        words[-1] = replace(words[-1], space_after=word.space_after)
    return replace(sentence, words=tuple(words))


def _pieces(word: Word) -> bool:
    return len(word.form.split()) > 1


def load(paths: Iterable[Path], scheme: Scheme, documents: tuple[str, ...] = ()) -> list[Sentence]:
    """The sentences of several files in the label scheme, of the documents whose names start as given, or of all."""
    return [
        simplify(sentence, scheme)
        for path in paths
        for sentence in read_conllu(path, fused=scheme.fused, documents=documents)
    ]


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One annotated document of one or more sentences."""
    words = [word for sentence in sentences for word in sentence.words]
    offsets = [start for sentence, start in _starts(sentences) for _ in sentence.words]
    heads = [
        index if word.head == ROOT else word.head + offset
        for index, (word, offset) in enumerate(zip(words, offsets, strict=True))
    ]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces(sentences),
        pos=[word.upos for word in words],
        morphs=["|".join(word.feats) for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.head == ROOT else word.deprel for word in words],
        sent_starts=sent_starts(sentences),
    )


def to_example(vocab: Vocab, sentences: Sequence[Sentence]) -> Example:
    """A training example whose unannotated side knows its tokens and sentence starts, as at run time."""
    words = [word.form for sentence in sentences for word in sentence.words]
    bare = Doc(vocab, words=words, spaces=spaces(sentences), sent_starts=sent_starts(sentences))
    return Example(bare, to_doc(vocab, sentences))


def spaces(sentences: Sequence[Sentence]) -> list[bool]:
    """Whether a space follows each word; one always does between sentences."""
    flags: list[bool] = []
    for sentence in sentences:
        flags.extend(word.space_after for word in sentence.words)
        flags[-1] = True
    return flags


def sent_starts(sentences: Sequence[Sentence]) -> list[bool | int | None]:
    """Whether each word starts a sentence."""
    return [index == 0 for sentence in sentences for index in range(len(sentence.words))]


def _starts(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, int]]:
    start = 0
    for sentence in sentences:
        yield sentence, start
        start += len(sentence.words)
