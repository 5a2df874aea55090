"""A spaCy pipeline of Universal Dependencies, trained in seconds on a few sentences, which it learns by heart."""

from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import fix_random_seed

STEPS = 60
_SMALL = {"width": 48, "depth": 2, "embed_size": 300}


def train(language: str, treebank: Path) -> Language:
    """The pipeline that the sentences of `treebank` (CoNLL-U) give."""
    fix_random_seed(1)
    nlp = spacy.blank(language)
    for name in ("morphologizer", "trainable_lemmatizer", "parser"):
        nlp.add_pipe(name, config=_config(name))
    docs = list(_docs(nlp, treebank.read_text(encoding="utf8")))
    examples = [Example(Doc(nlp.vocab, [t.text for t in doc], [bool(t.whitespace_) for t in doc]), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(STEPS):
        nlp.update(examples, sgd=optimizer, drop=0.0)
    return nlp


def _config(name: str) -> dict[str, object]:
    embed = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "window_size": 1}
    embed |= {"maxout_pieces": 2, "subword_features": True, **_SMALL}
    if name == "parser":
        model = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "parser",
            "extra_state_tokens": False,
        }
        return {
            "min_action_freq": 1,
            "model": {**model, "hidden_width": 48, "maxout_pieces": 2, "use_upper": True, "tok2vec": embed},
        }
    if name == "trainable_lemmatizer":
        return {"min_tree_freq": 1, "model": {"@architectures": "spacy.Tagger.v2", "tok2vec": embed}}
    return {"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": embed}}


def _docs(nlp: Language, text: str) -> Iterator[Doc]:
    for block in text.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        heads = [int(row[6]) for row in rows]
        yield Doc(
            nlp.vocab,
            words=[row[1] for row in rows],
            spaces=[row[9] != "SpaceAfter=No" for row in rows],
            lemmas=[row[2] for row in rows],
            pos=[row[3] for row in rows],
            morphs=["" if row[5] == "_" else row[5] for row in rows],
            heads=[head - 1 if head else number for number, head in enumerate(heads)],
            deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        )
