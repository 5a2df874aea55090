"""Analyses made by hand: what a parser would give, without one."""

import spacy
from spacy.tokens import Doc

from pourparlers.model import Article
from pourparlers.text.analysis import Analysis
from pourparlers.text.layout import Block, Layout, Sentence

_VOCAB = spacy.blank("fr").vocab


def unparsed(text: str) -> Analysis:
    """The text cut at blank lines into paragraphs and at periods into sentences, its words without any annotation."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    at = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(at, at + len(paragraph), "body"))
        start = at
        for piece in paragraph.split(". "):
            end = start + len(piece)
            if piece.strip():
                sentences.append(Sentence(start, end, len(blocks) - 1))
            start = end + 2
        at += len(paragraph) + 2
    words: list[str] = []
    starts: list[int] = []
    index: list[int] = []
    for number, sentence in enumerate(sentences):
        place = sentence.start
        for word in text[sentence.start : sentence.end].split():
            place = text.index(word, place)
            words.append(word)
            starts.append(place)
            index.append(number)
            place += len(word)
    return _analysis(text, Doc(_VOCAB, words=words), starts, index, Layout(tuple(blocks), tuple(sentences), ()))


def parsed(rows: list[tuple[str, str, str, str, int, str]]) -> Analysis:
    """One sentence of (word, lemma, UPOS, morphology, head, relation); heads count from 0 in the sentence."""
    words, lemmas, pos, morphs, heads, deps = (list(column) for column in zip(*rows, strict=True))
    doc = Doc(_VOCAB, words=words, lemmas=lemmas, pos=pos, morphs=morphs, heads=heads, deps=deps)
    text = " ".join(words)
    starts = [len(" ".join(words[:i])) + (i > 0) for i in range(len(words))]
    layout = Layout((Block(0, len(text), "body"),), (Sentence(0, len(text), 0),), ())
    return _analysis(text, doc, starts, [0] * len(words), layout)


def _analysis(text: str, doc: Doc, starts: list[int], index: list[int], layout: Layout) -> Analysis:
    borders = [i for i, number in enumerate(index) if i == 0 or index[i - 1] != number]
    sents = [doc[begin:end] for begin, end in zip(borders, [*borders[1:], len(doc)], strict=False)]
    return Analysis(Article(id="x", text=text), layout, doc, starts, sents, index)
