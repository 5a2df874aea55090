"""What a pipeline scores on treebank sentences, in percent; attachment scores leave out punctuation, as spaCy does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from raw_text import STOPS, starts_sentence
from treebank import Sentence, to_doc, to_example

DOCUMENT = 20
NAMES = {
    "token_acc": "tokens",
    "sents_f": "sentences",
    "pos_acc": "upos",
    "morph_acc": "feats",
    "lemma_acc": "lemma",
    "dep_uas": "uas",
    "dep_las": "las",
    "dep_las_universal": "las_universal",
}


def score_given(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Scores with tokens and sentences as the treebank has them."""
    examples = [to_example(nlp.vocab, [sentence]) for sentence in sentences]
    docs = nlp.pipe(example.predicted for example in examples)
    return _scores(nlp, [Example(doc, example.reference) for doc, example in zip(docs, examples, strict=True)])


def score_raw(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Scores on running text: the pipeline's own tokens, sentences split by rule before the parse.

    Sentences stand in documents of twenty; one without a stop at its end is a line of its own, as titles are.
    """
    examples = []
    for start in range(0, len(sentences), DOCUMENT):
        group = sentences[start : start + DOCUMENT]
        text = "".join(sentence.text + (" " if sentence.words[-1].form in STOPS else "\n\n") for sentence in group)
        examples.append(Example(split_by_rule(nlp.make_doc(text.strip())), to_doc(nlp.vocab, group)))
    docs = nlp.pipe(example.predicted for example in examples)
    return _scores(nlp, [Example(doc, example.reference) for doc, example in zip(docs, examples, strict=True)])


def _scores(nlp: Language, parsed: list[Example]) -> dict[str, float]:
    """All scores of parsed documents, LAS also with every subtype dropped."""
    scores = Scorer(nlp).score(parsed) | Scorer.score_tokenization(parsed)
    universal = Scorer.score_deps(
        parsed,
        "dep",
        getter=lambda token, _: token.dep_.partition(":")[0],
        head_attr="head",
        ignore_labels=("punct",),
    )
    return named(scores | {"dep_las_universal": universal["dep_las"]})


def split_by_rule(doc: Doc) -> Doc:
    """The document with all its sentence starts set, at stops and at line breaks."""
    for token in doc:
        line = token.i > 0 and doc[token.i - 1].is_space and "\n" in doc[token.i - 1].text
        token.is_sent_start = token.i == 0 or line or (not token.is_space and starts_sentence(token))
    return doc


def named(scores: Mapping[str, Any]) -> dict[str, float]:
    """The scores that matter, under short names."""
    return {
        short: round(100 * float(scores[name]), 2)
        for name, short in NAMES.items()
        if isinstance(scores.get(name), float)
    }
