"""Train the pipeline that a pack ships: tok2vec, morphologizer, lemmatizer, parser.

    python tools/train_model.py fr --treebanks DIR --out DIR            # treebanks alone
    python tools/train_model.py fr --treebanks DIR --raw DIR --out DIR  # and raw news labelled with PyTorch
    python tools/train_model.py en --treebanks DIR --raw DIR --pretrained DIR --out DIR

`--treebanks` holds the CoNLL-U files that `french.py` or `english.py` names; the rest is in tools/model/LANGUAGE.cfg.
`--pretrained` is the folder of all-MiniLM-L6-v2, which the teacher of English starts from and gives word vectors.
The development set is never trained on. What it scores there is printed and written to the model's card.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import load_config, load_model, load_model_from_config, registry
from thinc.api import Config, Optimizer, fix_random_seed

import word_vectors
from augment import Augmenter
from english import ENGLISH
from french import FRENCH
from lemma_tables import word_list
from model_card import card, meta
from model_scores import score_given, score_raw
from norms import norms
from raw_text import read_raw
from recipe import MODEL, Recipe
from treebank import Sentence, load, to_example
from word_vectors import Table

RECIPES = {"fr": FRENCH, "en": ENGLISH}


@dataclass(frozen=True)
class Plan:
    """The numbers of `[training]` in the config."""

    seed: int
    dropout: float
    batch_words: int
    epochs: int
    learn_rate: float
    warmup_steps: int
    gold_copies: int
    extra_copies: int
    silver_words: int
    silver_epochs: int
    grouped: float
    raw_sentences: int
    silver_kept: float
    teacher: dict[str, Any] = field(default_factory=dict)
    vectors: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Data:
    """Sentences to learn from (treebanks, hand-made ones, those a teacher labelled) and to measure on; word vectors."""

    groups: list[list[Sentence]]
    extra: list[Sentence]
    dev: list[Sentence]
    silver: list[Sentence]
    vectors: Table | None = None

    @property
    def gold(self) -> list[Sentence]:
        """All sentences that people annotated."""
        return [sentence for group in self.groups for sentence in group] + self.extra


def main() -> None:
    """Read the command line, train, measure and save."""
    arguments = parse_arguments()
    language, recipe = arguments.language, RECIPES[arguments.language]
    config = load_config(MODEL / f"{language}.cfg")
    training = config.pop("training")
    optimizer: Optimizer = registry.resolve({"optimizer": training.pop("optimizer")})["optimizer"]
    plan = Plan(**training)
    fix_random_seed(plan.seed)
    data = read_data(arguments, plan)
    begun = time.monotonic()
    nlp = build(config, recipe, data)
    train(nlp, Stream(nlp, recipe, data, plan), plan, optimizer, arguments.minutes)
    minutes = (time.monotonic() - begun) / 60
    save(nlp, recipe, data, arguments.out, minutes)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", choices=sorted(RECIPES))
    parser.add_argument("--treebanks", type=Path, required=True, help="folder of the CoNLL-U files")
    parser.add_argument("--raw", type=Path, help="folder of raw news (.txt, .tsv) for the teacher to label")
    parser.add_argument("--pretrained", type=Path, help="folder of the encoder that the teacher starts from")
    parser.add_argument(
        "--silver",
        type=Path,
        help="CoNLL-U file to keep what the teacher labelled in, vectors beside it; read if it is there",
    )
    parser.add_argument("--minutes", type=float, default=float("inf"), help="when to stop, if all epochs take longer")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model to write")
    return parser.parse_args()


def read_data(arguments: argparse.Namespace, plan: Plan) -> Data:
    """All that is learned from; with `raw`, a teacher labels it, unless `silver` already holds the result."""
    recipe: Recipe = RECIPES[arguments.language]
    folder, silver = arguments.treebanks, arguments.silver
    groups = [load([folder / name for name in group], recipe.scheme, recipe.documents) for group in recipe.groups]
    extra, dev = load(recipe.extra, recipe.scheme), load([folder / recipe.dev], recipe.scheme)
    if silver and silver.exists():
        table = silver.with_suffix(".npz")
        vectors = word_vectors.read(table) if table.exists() else None
        return Data(groups, extra, dev, load([silver], recipe.scheme), vectors)
    labelled, vectors = teach(arguments, groups, dev, plan) if arguments.raw else ([], None)
    if silver and labelled:
        write_conllu(labelled, silver)
        if vectors:
            word_vectors.write(vectors, silver.with_suffix(".npz"))
    return Data(groups, extra, dev, labelled, vectors)


def teach(
    arguments: argparse.Namespace, groups: list[list[Sentence]], dev: list[Sentence], plan: Plan
) -> tuple[list[Sentence], Table | None]:
    """The surest part of the raw sentences as a teacher parses them; vectors, if it starts from an encoder."""
    from minilm import Reader  # these need PyTorch, which nothing else does
    from teacher import Settings, Teacher, Vocabulary

    language, gold = arguments.language, [sentence for group in groups for sentence in group]
    reader = Reader(arguments.pretrained) if arguments.pretrained else None
    teacher = Teacher(Vocabulary(gold, word_list(language)), len(groups), Settings(**plan.teacher), reader)
    teacher.train(groups, dev)
    tokenizer = RECIPES[language].tokenizer(spacy.blank(language).vocab)
    sentences = read_raw(arguments.raw, tokenizer, plan.raw_sentences, plan.seed)
    labelled = sorted(teacher.label(sentences), key=lambda item: -item.confidence)
    vectors = None
    if reader:
        words = word_vectors.wanted(
            [*gold, *sentences], reader.pieces.numbers, word_list(language), plan.vectors["words"]
        )
        vectors = (words, word_vectors.reduced(teacher.states(words), plan.vectors["width"]))
    return [item.sentence for item in labelled[: round(plan.silver_kept * len(sentences))]], vectors


def write_conllu(sentences: Sequence[Sentence], path: Path) -> None:
    """Sentences as CoNLL-U."""
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            file.write(f"# sent_id = {sentence.id}\n# text = {sentence.text}\n")
            for number, word in enumerate(sentence.words, start=1):
                feats, space = "|".join(word.feats) or "_", "_" if word.space_after else "SpaceAfter=No"
                head = str(word.head + 1)
                row = (str(number), word.form, word.lemma or "_", word.upos, "_", feats, head, word.deprel, "_", space)
                file.write("\t".join(row) + "\n")
            file.write("\n")


def build(config: Config, recipe: Recipe, data: Data) -> Language:
    """The pipeline with its tokenizer, norms, vectors and labels, not yet trained."""
    config["components"]["tok2vec"]["model"]["embed"]["include_static_vectors"] = bool(data.vectors)
    nlp = load_model_from_config(config, auto_fill=True)
    lookups = Lookups()
    table = norms([*data.gold, *data.silver], word_list(nlp.lang), recipe.spellings)
    lookups.add_table("lexeme_norm", table)
    nlp.vocab.lookups = lookups  # before the tokenizer, whose exceptions are given their norms at once
    nlp.tokenizer = recipe.tokenizer(nlp.vocab)
    if data.vectors:
        word_vectors.install(nlp.vocab, data.vectors)
    examples = [to_example(nlp.vocab, [sentence]) for sentence in data.gold]
    nlp.initialize(lambda: examples)
    return nlp


def train(nlp: Language, stream: Stream, plan: Plan, optimizer: Optimizer, minutes: float) -> None:
    """All epochs, or what the time allows of them; the pipeline is left with the averaged weights."""
    total, done, begun = sum(stream.words(epoch) for epoch in range(plan.epochs)), 0, time.monotonic()
    progress = 0.0
    for epoch in range(plan.epochs):
        losses: dict[str, float] = {}
        for batch in minibatch_by_words(stream.examples(epoch), size=plan.batch_words, discard_oversize=False):
            progress = max(done / total, (time.monotonic() - begun) / 60 / minutes)
            if progress > 1:
                break
            optimizer.learn_rate = plan.learn_rate * rate(progress, done / plan.batch_words / plan.warmup_steps)
            nlp.update(batch, drop=plan.dropout, sgd=optimizer, losses=losses)
            done += sum(len(example.reference) for example in batch)
        line = f"epoch {epoch + 1}/{plan.epochs} {time.monotonic() - begun:.0f} s " + str(
            {k: round(float(v)) for k, v in losses.items()}
        )
        if epoch % 3 == 2 and progress <= 1:
            with nlp.use_params(optimizer.averages):
                line += " " + str(score_given(nlp, stream.data.dev))
        print(line, flush=True)
        if progress > 1:
            break
    with nlp.use_params(optimizer.averages):
        weights = nlp.to_bytes()
    nlp.from_bytes(weights)


def rate(progress: float, warmup: float) -> float:
    """The share of the full learning rate: a warm-up, level for half of the way, then down to a fiftieth."""
    return min(1.0, warmup + 0.01) * max(0.02, min(1.0, 2 * (1 - progress)))


class Stream:
    """What each epoch trains on: all treebank sentences in new variants, and a share of what the teacher labelled."""

    def __init__(self, nlp: Language, recipe: Recipe, data: Data, plan: Plan) -> None:
        self.nlp, self.data, self.plan = nlp, data, plan
        self.augment = Augmenter(recipe.variants(), plan.seed)
        self.random = random.Random(plan.seed)
        treebanks = [sentence for group in data.groups for sentence in group]
        self.gold = (treebanks + data.extra * plan.extra_copies) * plan.gold_copies

    def words(self, epoch: int) -> int:
        """About how many words the epoch has."""
        gold = sum(len(sentence.words) for sentence in self.gold)
        return gold + (self.plan.silver_words if epoch < self.plan.silver_epochs and self.data.silver else 0)

    def examples(self, epoch: int) -> Iterator[Example]:
        """One epoch's examples, shuffled; some documents hold several sentences, as they do at run time."""
        sentences = self.gold + (self._silver() if epoch < self.plan.silver_epochs else [])
        documents = list(self._documents([self.augment(sentence) for sentence in sentences]))
        self.random.shuffle(documents)
        return (to_example(self.nlp.vocab, document) for document in documents)

    def _silver(self) -> list[Sentence]:
        chosen, words = [], 0
        for sentence in self.random.sample(self.data.silver, len(self.data.silver)):
            if words >= self.plan.silver_words:
                break
            chosen.append(sentence)
            words += len(sentence.words)
        return chosen

    def _documents(self, sentences: list[Sentence]) -> Iterator[list[Sentence]]:
        start = 0
        while start < len(sentences):
            size = self.random.randint(2, 4) if self.random.random() < self.plan.grouped else 1
            yield sentences[start : start + size]
            start += size


def save(nlp: Language, recipe: Recipe, data: Data, out: Path, minutes: float) -> None:
    """Write the model with its lemmatizer; measure what was written; write scores and card beside it."""
    lemmatizer: Any = nlp.add_pipe("lemmatizer", after="morphologizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=recipe.lemmas([sentence for group in data.groups for sentence in group]))
    write(nlp, out)
    written = load_model(out)
    scores = {"given": score_given(written, data.dev), "raw": score_raw(written, data.dev)}
    print(json.dumps(scores), flush=True)
    words = {"treebanks": _count(data.gold), "silver": _count(data.silver)}
    nlp.meta.update(meta(recipe.facts, scores, words, minutes))
    write(nlp, out)
    (out / "README.md").write_text(card(recipe.facts, scores, words, minutes), encoding="utf-8")


def write(nlp: Language, out: Path) -> None:
    """The pipeline on disk, without the words it met in training: components bring the strings that they need."""
    nlp.to_disk(out)
    (out / "vocab" / "strings.json").write_text("[]\n", encoding="utf-8")


def _count(sentences: Sequence[Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


if __name__ == "__main__":
    main()
