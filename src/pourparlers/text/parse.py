"""Parses laid-out articles with any spaCy pipeline trained on Universal Dependencies.

Sentence borders come from the layout and are fixed before the parser runs.  Tokens are cut from the plain form of the
text (see `pourparlers.text.plain`), which is as long as the raw one, so that every token has its raw offset.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pourparlers.errors import PourparlersError
from pourparlers.model import Article
from pourparlers.text.analysis import Analysis
from pourparlers.text.layout import Layout
from pourparlers.text.own_model import is_own, load_own
from pourparlers.text.plain import plain

# A longer article is parsed in parts of about this many tokens, so that memory does not grow with its length.
PART_TOKENS = 1500
_RELATIONS = frozenset({"nsubj", "obj", "obl", "nmod", "case"})


@lru_cache(maxsize=4)
def load_model(name_or_path: str) -> Language:
    """The spaCy pipeline of that name or path.

    Raises `PourparlersError`: `model-missing` where it cannot be loaded, `model-not-ud` where it has no parser or no
    tagger, or relations that are not those of Universal Dependencies.
    """
    try:
        own = Path(name_or_path)
        nlp = load_own(own) if is_own(own) else spacy.load(name_or_path)
    except Exception as error:  # a broken model folder can fail in any way
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise PourparlersError("model-missing", name=name_or_path, reason=reason) from error
    lacks = _lacks(nlp)
    if lacks:
        raise PourparlersError("model-not-ud", name=name_or_path, lacks=lacks)
    return nlp


def _lacks(nlp: Language) -> str:
    """What keeps a pipeline from being used, in words; empty where nothing does."""
    if "parser" not in nlp.pipe_names:
        return "a parser"
    if not {"tagger", "morphologizer"} & set(nlp.pipe_names):
        return "a tagger"
    labels = {label.partition(":")[0] for label in nlp.pipe_labels["parser"]}
    missing = sorted(_RELATIONS - labels)
    return f"the relations {', '.join(missing)} of Universal Dependencies" if missing else ""


@dataclass(slots=True)
class _Part:
    """The tokens of some sentences of an article, as a `Doc` is made of them."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which article a part belongs to; `is_last` for its last part."""

    article: Article
    layout: Layout
    starts: list[int]
    first: list[bool]
    is_last: bool


class Parser:
    """A spaCy pipeline that keeps the sentences of the layout and the offsets of the raw text."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def parse(self, items: Iterable[tuple[Article, Layout]], batch_size: int = 32) -> Iterator[Analysis]:
        """The analysis of each item, in order; `batch_size` documents (of at most a few pages) are parsed together."""
        parsed = self.nlp.pipe(self._docs(items), as_tuples=True, batch_size=batch_size)
        docs: list[Doc] = []
        starts: list[int] = []
        first: list[bool] = []
        for doc, place in parsed:
            docs.append(doc)
            starts += place.starts
            first += place.first
            if place.is_last:
                yield _analysis(place, docs, starts, first)
                docs, starts, first = [], [], []

    def _docs(self, items: Iterable[tuple[Article, Layout]]) -> Iterator[tuple[Doc, _Place]]:
        """The parts of every article, unparsed."""
        for article, layout in items:
            previous: _Part | None = None
            for part in self._parts(article, layout):
                if previous is not None:
                    yield self._doc(previous, article, layout, False)
                previous = part
            yield self._doc(previous or _Part(), article, layout, True)

    def _doc(self, part: _Part, article: Article, layout: Layout, is_last: bool) -> tuple[Doc, _Place]:
        doc = Doc(self.nlp.vocab, words=part.words, spaces=part.spaces, sent_starts=[*part.first])
        return doc, _Place(article, layout, part.starts, part.first, is_last)

    def _parts(self, article: Article, layout: Layout) -> Iterator[_Part]:
        """The tokens of the sentences, in parts of whole sentences."""
        text = plain(article.text)
        part = _Part()
        for sentence in layout.sentences:
            if len(part.words) >= PART_TOKENS:
                yield part
                part = _Part()
            self._tokenise(text, sentence.start, sentence.end, part)
        yield part

    def _tokenise(self, text: str, start: int, end: int, part: _Part) -> None:
        """Add the tokens of one sentence to `part`; white space makes no token of its own."""
        opening = True
        for token in self.nlp.tokenizer(text[start:end]):
            if token.is_space:
                if not opening:
                    part.spaces[-1] = True
                continue
            part.words.append(token.text)
            part.spaces.append(bool(token.whitespace_))
            part.first.append(opening)
            part.starts.append(start + token.idx)
            opening = False
        if not opening:
            part.spaces[-1] = True


def _analysis(place: _Place, docs: list[Doc], starts: list[int], first: list[bool]) -> Analysis:
    """The parts of one article joined again."""
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    if doc is None:
        raise PourparlersError("internal", reason="an article without a part was parsed")
    borders = [number for number, opens in enumerate(first) if opens]
    sents = [doc[begin:end] for begin, end in pairwise([*borders, len(first)])]
    sent_index = [number for number, sent in enumerate(sents) for _ in range(len(sent))]
    return Analysis(place.article, place.layout, doc, starts, sents, sent_index)


def model_path(folder: Path, model: str) -> str:
    """Where a pack's own model lies, or the name of an installed pipeline where the pack names one."""
    inside = folder / model
    return str(inside) if inside.is_dir() else model
