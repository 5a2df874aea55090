"""A slower, better parser that labels raw text for the shipped one: biaffine heads (Dozat and Manning, 2017).

Needs PyTorch, which nothing shipped does. Without a pretrained encoder, a BiLSTM reads words by their lower-cased form,
the lemma a word list gives them, and their characters; a vector for the treebank lets one network hold the habits of
several and write those of the first. With one (`minilm.Reader`), its states and the characters are all that is read.
"""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy
import torch  # type: ignore[import-not-found, unused-ignore]
from torch import Tensor, nn  # type: ignore[import-not-found, unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found, unused-ignore]
from torch.nn.utils.rnn import (  # type: ignore[import-not-found, unused-ignore]
    pack_padded_sequence,
    pad_packed_sequence,
)

from minilm import Reader
from treebank import ROOT, Sentence, Word

MAX_CHARS = 18
UNKNOWN = 1
IGNORE = -100


@dataclass(frozen=True)
class Settings:
    """Sizes and schedule of the teacher."""

    word_width: int = 100
    lemma_width: int = 75
    char_width: int = 100
    treebank_width: int = 12
    hidden: int = 256
    layers: int = 2
    arc_width: int = 256
    label_width: int = 100
    dropout: float = 0.33
    word_dropout: float = 0.25
    batch_words: int = 700
    learn_rate: float = 0.002
    encoder_rate: float = 0.0001
    epochs: int = 30
    report: int = 5
    seed: int = 1


@dataclass(frozen=True)
class Labelled:
    """A sentence as the teacher parses it, with the mean log probability of its choices per word."""

    sentence: Sentence
    confidence: float


class Index:
    """Numbers for strings; 0 pads, 1 stands for the unknown."""

    def __init__(self, counts: Mapping[str, int], minimum: int = 1) -> None:
        self.names = ["<pad>", "<unknown>", *sorted(name for name, count in counts.items() if count >= minimum)]
        self.numbers = {name: number for number, name in enumerate(self.names)}

    def __len__(self) -> int:
        return len(self.names)

    def get(self, name: str) -> int:
        """The number of a string."""
        return self.numbers.get(name, UNKNOWN)


class Vocabulary:
    """All indexes of the teacher, made of its training sentences and of the forms it will have to read."""

    def __init__(self, sentences: Sequence[Sentence], lemmas: Mapping[str, str]) -> None:
        words = [word for sentence in sentences for word in sentence.words]
        self.lemmas = lemmas
        self.forms = Index(Counter(word.form.lower() for word in words), 2)
        self.lemma_index = Index(Counter(self.lemma(word.form) for word in words), 2)
        self.chars = Index(Counter(char for word in words for char in word.form), 3)
        self.tags = Index(Counter(word.upos for word in words))
        self.morphs = Index(Counter("|".join(word.feats) for word in words))
        self.labels = Index(Counter(word.deprel for word in words))

    def lemma(self, form: str) -> str:
        """The word list's lemma, whatever the part of speech; the lower-cased form where it has none."""
        return self.lemmas.get(form.lower(), form.lower())


class Batch:
    """Sentences as tensors, position 0 of each being the root."""

    def __init__(self, sentences: Sequence[Sentence], treebanks: Sequence[int], vocab: Vocabulary) -> None:
        self.lengths = torch.tensor([len(sentence.words) + 1 for sentence in sentences])
        self.mask = torch.arange(int(self.lengths.max()))[None] < self.lengths[:, None]
        self.treebanks = torch.tensor(treebanks)
        self.words = [[word.form for word in sentence.words] for sentence in sentences]
        self.forms = self._grid(sentences, lambda word: vocab.forms.get(word.form.lower()))
        self.lemmas = self._grid(sentences, lambda word: vocab.lemma_index.get(vocab.lemma(word.form)))
        self.tags = self._grid(sentences, lambda word: vocab.tags.get(word.upos), IGNORE)
        self.morphs = self._grid(sentences, lambda word: vocab.morphs.get("|".join(word.feats)), IGNORE)
        self.heads = self._grid(sentences, lambda word: word.head + 1, IGNORE)
        self.labels = self._grid(sentences, lambda word: vocab.labels.get(word.deprel), IGNORE)
        spelt: dict[str, int] = {"": 0}
        self.spellings = self._grid(sentences, lambda word: spelt.setdefault(word.form, len(spelt)))
        self.chars = torch.tensor([_char_numbers(form, vocab) for form in spelt])

    def _grid(self, sentences: Sequence[Sentence], number: Callable[[Word], int], empty: int = 0) -> Tensor:
        grid = torch.full(self.mask.shape, empty)
        for row, sentence in enumerate(sentences):
            grid[row, 1 : len(sentence.words) + 1] = torch.tensor([number(word) for word in sentence.words])
        return grid


def _char_numbers(form: str, vocab: Vocabulary) -> list[int]:
    half = MAX_CHARS // 2
    shown = form if len(form) <= MAX_CHARS else form[:half] + form[-half:]
    return [vocab.chars.get(char) for char in shown] + [0] * (MAX_CHARS - len(shown))


class Spelling(nn.Module):  # type: ignore[misc]
    """What the characters of words say."""

    def __init__(self, vocab: Vocabulary, width: int) -> None:
        super().__init__()
        self.chars = nn.Embedding(len(vocab.chars), 32, padding_idx=0)
        self.near = nn.Conv1d(32, width // 2, 3, padding=1)
        self.far = nn.Conv1d(32, width // 2, 5, padding=2)

    def forward(self, batch: Batch) -> Tensor:
        """States of words, made once for each spelling."""
        characters = self.chars(batch.chars).transpose(1, 2)
        spelt = torch.cat([self.near(characters).amax(-1), self.far(characters).amax(-1)], -1).relu()
        return spelt[batch.spellings]


class Recurrent(nn.Module):  # type: ignore[misc]
    """States of words by a BiLSTM over forms, lemmas, characters and the treebank."""

    def __init__(self, vocab: Vocabulary, treebanks: int, settings: Settings) -> None:
        super().__init__()
        s = self.settings = settings
        self.forms = nn.Embedding(len(vocab.forms), s.word_width)
        self.lemmas = nn.Embedding(len(vocab.lemma_index), s.lemma_width)
        self.spelling = Spelling(vocab, s.char_width)
        self.treebanks = nn.Embedding(treebanks, s.treebank_width)
        width = s.word_width + s.lemma_width + s.char_width + s.treebank_width
        self.lstm = nn.LSTM(width, s.hidden, s.layers, batch_first=True, bidirectional=True, dropout=s.dropout)
        self.width = 2 * s.hidden

    def forward(self, batch: Batch) -> Tensor:
        """States of all words of a batch."""
        forms, lemmas = self._hide(batch.forms), self._hide(batch.lemmas)
        treebank = self.treebanks(batch.treebanks)[:, None].expand(-1, forms.shape[1], -1)
        parts = [self.forms(forms), self.lemmas(lemmas), self.spelling(batch), treebank]
        inputs = functional.dropout(torch.cat(parts, -1), self.settings.dropout, self.training)
        packed = pack_padded_sequence(inputs, batch.lengths, batch_first=True, enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return functional.dropout(states, self.settings.dropout, self.training)

    def _hide(self, numbers: Tensor) -> Tensor:
        """Some known words made unknown while training."""
        if not self.training:
            return numbers
        return numbers.masked_fill((torch.rand(numbers.shape) < self.settings.word_dropout) & (numbers > 0), UNKNOWN)


class Pretrained(nn.Module):  # type: ignore[misc]
    """States of words by a pretrained encoder, which learns on, and by their characters."""

    def __init__(self, vocab: Vocabulary, settings: Settings, reader: Reader) -> None:
        super().__init__()
        self.reader, self.dropout = reader, settings.dropout
        self.spelling = Spelling(vocab, settings.char_width)
        self.width = reader.width + settings.char_width

    def forward(self, batch: Batch) -> Tensor:
        """States of all words of a batch."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.reader(batch.words)
        states = torch.cat([states.float(), self.spelling(batch)], -1)
        return functional.dropout(states, self.dropout, self.training)


class Network(nn.Module):  # type: ignore[misc]
    """Tags, features, heads and labels of all words of a batch."""

    def __init__(self, vocab: Vocabulary, treebanks: int, settings: Settings, reader: Reader | None = None) -> None:
        super().__init__()
        s = settings
        self.inputs = Pretrained(vocab, s, reader) if reader else Recurrent(vocab, treebanks, s)
        width = self.inputs.width
        self.tag, self.morph = _head(width, 200, len(vocab.tags)), _head(width, 200, len(vocab.morphs))
        self.arc_head, self.arc_word = _mlp(width, s.arc_width), _mlp(width, s.arc_width)
        self.label_head, self.label_word = _mlp(width, s.label_width), _mlp(width, s.label_width)
        self.arc = nn.Parameter(torch.zeros(s.arc_width + 1, s.arc_width))
        self.label = nn.Parameter(torch.zeros(len(vocab.labels), s.label_width + 1, s.label_width + 1))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags, features, heads (word by head) and the two sides of the label scorer."""
        states = self.inputs(batch)
        ones = states.new_ones(*states.shape[:2], 1)
        arcs = torch.cat([self.arc_word(states), ones], -1) @ self.arc @ self.arc_head(states).transpose(1, 2)
        arcs = arcs.masked_fill(~batch.mask[:, None], -1e4)
        heads = torch.cat([self.label_head(states), ones], -1)
        words = torch.cat([self.label_word(states), ones], -1)
        return self.tag(states), self.morph(states), arcs, heads, words

    def labels(self, heads: Tensor, words: Tensor, chosen: Tensor) -> Tensor:
        """Scores of the labels between each word and its chosen head."""
        picked = heads.gather(1, chosen.clamp(min=0)[..., None].expand(-1, -1, heads.shape[-1]))
        return torch.einsum("bni,lij,bnj->bnl", words, self.label, picked)


def _mlp(wide: int, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(wide, width), nn.LeakyReLU(0.1), nn.Dropout(0.33))


def _head(wide: int, width: int, classes: int) -> nn.Sequential:
    return nn.Sequential(*_mlp(wide, width), nn.Linear(width, classes))


class Teacher:
    """The network with its vocabulary."""

    def __init__(self, vocab: Vocabulary, treebanks: int, settings: Settings, reader: Reader | None = None) -> None:
        torch.manual_seed(settings.seed)
        self.vocab, self.settings = vocab, settings
        self.network = Network(vocab, treebanks, settings, reader)

    def train(self, groups: Sequence[Sequence[Sentence]], dev: Sequence[Sentence]) -> None:
        """Learn from several treebanks, one a group; prints scores on `dev`, read as the first, now and then."""
        pairs = [(sentence, number) for number, group in enumerate(groups) for sentence in group]
        rng, begun, epochs = random.Random(self.settings.seed), time.monotonic(), self.settings.epochs
        optimizer = torch.optim.Adam(self._parameters(), self.settings.learn_rate, betas=(0.9, 0.95))
        rates = [group["lr"] for group in optimizer.param_groups]
        averaging = torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
        average = torch.optim.swa_utils.AveragedModel(self.network, multi_avg_fn=averaging)
        for epoch in range(1, epochs + 1):
            batches = self._batches(pairs, rng)
            self.network.train()
            for number, batch in enumerate(batches):
                self._step(batch, optimizer, rates, (epoch - 1 + number / len(batches)) / epochs)
                average.update_parameters(self.network)
            if epoch % self.settings.report == 0:
                learner, self.network = self.network, average.module
                print(f"teacher epoch {epoch} {time.monotonic() - begun:.0f} s", self.score(dev), flush=True)
                self.network = learner
        self.network = average.module

    def _batches(self, pairs: Sequence[tuple[Sentence, int]], rng: random.Random) -> list[Batch]:
        chunks = list(_chunks(pairs, self.settings.batch_words, rng))
        rng.shuffle(chunks)
        return [Batch([pair[0] for pair in chunk], [pair[1] for pair in chunk], self.vocab) for chunk in chunks]

    def _parameters(self) -> list[dict[str, object]]:
        """What learns, in groups by rate: a pretrained encoder's layers slowly, its vectors of pieces not at all."""
        learning = {name: each for name, each in self.network.named_parameters() if ".reader." not in name}
        pretrained = [each for name, each in self.network.named_parameters() if ".reader.encoder.layers" in name]
        slow: list[dict[str, object]] = [{"params": pretrained, "lr": self.settings.encoder_rate}] if pretrained else []
        return [{"params": list(learning.values())}, *slow]

    def _step(self, batch: Batch, optimizer: torch.optim.Optimizer, rates: Sequence[float], progress: float) -> None:
        """One update; the learning rate warms up for a thirtieth of the way, then falls as a cosine."""
        share = min(1.0, 0.01 + 30 * progress) * max(0.03, 0.5 * (1 + math.cos(math.pi * progress)))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * share
        optimizer.zero_grad()
        self._loss(batch).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        optimizer.step()

    def _loss(self, batch: Batch) -> Tensor:
        tags, morphs, arcs, heads, words = self.network(batch)
        labels = self.network.labels(heads, words, batch.heads)
        pairs = ((tags, batch.tags), (morphs, batch.morphs), (arcs, batch.heads), (labels, batch.labels))
        losses = [
            functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
            for scores, gold in pairs
        ]
        return sum(losses[1:], losses[0])

    def score(self, sentences: Sequence[Sentence]) -> dict[str, float]:
        """Percentages of right tags, heads, and heads with labels, punctuation left out of the latter two."""
        right: Counter[str] = Counter()
        for labelled, gold in zip(self.label(sentences, trees_only=False), sentences, strict=True):
            for found, word in zip(labelled.sentence.words, gold.words, strict=True):
                right.update(words=1, upos=found.upos == word.upos)
                if word.deprel != "punct":
                    attached = found.head == word.head
                    right.update(deps=1, uas=attached, las=attached and found.deprel == word.deprel)
        totals = {"upos": "words", "uas": "deps", "las": "deps"}
        return {name: round(100 * right[name] / right[total], 2) for name, total in totals.items()}

    def label(self, sentences: Sequence[Sentence], *, trees_only: bool = True) -> list[Labelled]:
        """The sentences with the teacher's analysis; those whose best heads are no projective tree are left out."""
        self.network.eval()
        order = sorted(range(len(sentences)), key=lambda index: len(sentences[index].words))
        done: dict[int, Labelled] = {}
        for start in range(0, len(order), 32):
            chosen = order[start : start + 32]
            with torch.inference_mode():
                done.update(zip(chosen, self._label([sentences[index] for index in chosen]), strict=True))
        labelled = [done[index] for index in range(len(sentences))]
        return [item for item in labelled if is_projective_tree(item.sentence)] if trees_only else labelled

    def states(self, words: Sequence[str]) -> numpy.ndarray:
        """What the encoder, as it has learned, makes of words that stand alone."""
        self.network.eval()
        reader = self.network.inputs.reader
        with torch.inference_mode():
            parts = [reader([[word] for word in words[at : at + 256]])[:, 1] for at in range(0, len(words), 256)]
        return torch.cat(parts).float().numpy()

    def _label(self, sentences: Sequence[Sentence]) -> Iterator[Labelled]:
        batch = Batch(sentences, [0] * len(sentences), self.vocab)
        tags, morphs, arcs, heads, words = self.network(batch)
        arc_best = arcs.log_softmax(-1).max(-1)
        label_best = self.network.labels(heads, words, arc_best.indices).log_softmax(-1).max(-1)
        tag_best, morph_best = tags.log_softmax(-1).max(-1), morphs.log_softmax(-1).max(-1)
        for row, sentence in enumerate(sentences):
            span = (row, slice(1, len(sentence.words) + 1))
            columns = (tag_best.indices, morph_best.indices, arc_best.indices, label_best.indices)
            rows = zip(sentence.words, *(column[span].tolist() for column in columns), strict=True)
            parsed = tuple(self._word(word, *numbers) for word, *numbers in rows)
            sure = sum(float(best.values[span].mean()) for best in (tag_best, arc_best, label_best))
            yield Labelled(replace(sentence, words=parsed), sure)

    def _word(self, word: Word, tag: int, morph: int, head: int, label: int) -> Word:
        names = self.vocab
        feats = tuple(feat for feat in names.morphs.names[morph].split("|") if feat) if morph > UNKNOWN else ()
        deprel = names.labels.names[label] if head else "root"
        return replace(word, upos=names.tags.names[tag], feats=feats, head=head - 1, deprel=deprel)


def _chunks(
    pairs: Sequence[tuple[Sentence, int]], size: int, rng: random.Random
) -> Iterator[list[tuple[Sentence, int]]]:
    """Sentences of like length together, about `size` words at a time."""
    chunk: list[tuple[Sentence, int]] = []
    for pair in sorted(pairs, key=lambda pair: len(pair[0].words) + rng.uniform(-3, 3)):
        if chunk and (len(chunk) + 1) * len(pair[0].words) > size:
            yield chunk
            chunk = []
        chunk.append(pair)
    yield chunk


def is_projective_tree(sentence: Sentence) -> bool:
    """Whether the heads form one tree without crossing arcs."""
    heads = [word.head for word in sentence.words]
    if heads.count(ROOT) != 1:
        return False
    for start in range(len(heads)):
        seen, node = set[int](), start
        while node != ROOT and node not in seen:
            seen.add(node)
            node = heads[node]
        if node != ROOT:
            return False
    spans = [(min(word, head), max(word, head)) for word, head in enumerate(heads) if head != ROOT]
    return not any(a < c < b < d for a, b in spans for c, d in spans)
