"""A small pretrained encoder of English, all-MiniLM-L6-v2 (Apache 2.0), read from its folder without other libraries.

The folder holds `config.json`, `model.safetensors` and `vocab.txt`. Needs PyTorch; only the teacher and the making of
word vectors use it.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import torch  # type: ignore[import-not-found, unused-ignore]
from torch import Tensor, nn  # type: ignore[import-not-found, unused-ignore]
from torch.nn import functional  # type: ignore[import-not-found, unused-ignore]

START, END, PAD, UNKNOWN = "[CLS]", "[SEP]", "[PAD]", "[UNK]"
PARTS = re.compile(r"\w+|[^\w\s]")
MAX_PIECES = 8


class WordPieces:
    """Words as numbers of known pieces: lower case, no accents, the longest known piece first."""

    def __init__(self, path: Path) -> None:
        names = path.read_text(encoding="utf-8").splitlines()
        self.numbers = {name: number for number, name in enumerate(names)}
        self.start, self.end, self.pad = (self.numbers[name] for name in (START, END, PAD))
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """The pieces of one token; at least one, at most `MAX_PIECES`, the last ones kept."""
        if word not in self.known:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
            pieces = [number for part in PARTS.findall(plain) for number in self._cut(part)]
            pieces = pieces or [self.numbers[UNKNOWN]]
            self.known[word] = pieces[: MAX_PIECES // 2] + pieces[MAX_PIECES // 2 :][-MAX_PIECES // 2 :]
        return self.known[word]

    def _cut(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            sign = "##" if start else ""
            ends = (end for end in range(len(part), start, -1) if sign + part[start:end] in self.numbers)
            end = next(ends, None)
            if end is None:
                return [self.numbers[UNKNOWN]]
            found.append(self.numbers[sign + part[start:end]])
            start = end
        return found


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the encoder: attention, then two linear maps, each added to what came in."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.output, self.norm = nn.Linear(width, width), nn.LayerNorm(width, eps=1e-12)
        self.wide, self.narrow = nn.Linear(width, inner), nn.Linear(inner, width)
        self.last_norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """The states after this layer; `mask` is true where there is a piece."""
        rows, length, width = states.shape
        query, key, value = (
            part(states).view(rows, length, self.heads, -1).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        scores = (query @ key.transpose(2, 3)) * (width / self.heads) ** -0.5
        weights = scores.masked_fill(~mask[:, None, None], -1e4).softmax(-1)
        seen = self.output((weights @ value).transpose(1, 2).reshape(rows, length, width))
        states = self.norm(states + functional.dropout(seen, self.dropout, self.training))
        made = self.narrow(functional.gelu(self.wide(states)))
        return self.last_norm(states + functional.dropout(made, self.dropout, self.training))


class Encoder(nn.Module):  # type: ignore[misc]
    """The encoder with its pretrained weights; only its layers learn on."""

    def __init__(self, folder: Path, dropout: float = 0.1) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self.width, self.dropout = config["hidden_size"], dropout
        self.longest = config["max_position_embeddings"]
        self.words = nn.Embedding(config["vocab_size"], self.width)
        self.positions = nn.Embedding(self.longest, self.width)
        self.norm = nn.LayerNorm(self.width, eps=1e-12)
        inner, heads = config["intermediate_size"], config["num_attention_heads"]
        self.layers = nn.ModuleList(
            Layer(self.width, inner, heads, dropout) for _ in range(config["num_hidden_layers"])
        )
        self.load_state_dict(_renamed(read_tensors(folder / "model.safetensors")))
        for part in (self.words, self.positions, self.norm):
            part.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """The last states of all pieces."""
        states = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        states = functional.dropout(self.norm(states), self.dropout, self.training)
        for layer in self.layers:
            states = layer(states, mask)
        return states


class Reader(nn.Module):  # type: ignore[misc]
    """The encoder's states of words: the mean of those of a word's first and last piece; a root stands before them."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.pieces = WordPieces(folder / "vocab.txt")
        self.encoder = Encoder(folder)
        self.width = self.encoder.width

    def forward(self, sentences: Sequence[Sequence[str]]) -> Tensor:
        """States by sentence and word, padded."""
        rows, firsts, lasts = [], [], []
        for words in sentences:
            row, first, last = [self.pieces.start], [0], [0]
            for word in words:
                first.append(len(row))
                row.extend(self.pieces(word))
                last.append(len(row) - 1)
            rows.append([*row, self.pieces.end])
            firsts.append(first)
            lasts.append(last)
        grid = _padded(rows, self.pieces.pad)[:, : self.encoder.longest]
        states = self.encoder(grid, grid != self.pieces.pad)
        ends = [_padded(places, 0).clamp(max=grid.shape[1] - 1) for places in (firsts, lasts)]
        first, last = (states.gather(1, places[..., None].expand(-1, -1, self.width)) for places in ends)
        return (first + last) / 2


def _padded(rows: Sequence[Sequence[int]], empty: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[empty] * (longest - len(row))] for row in rows])


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The 32-bit tensors of a safetensors file by name."""
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    body = bytearray(data[8 + size :])
    return {
        name: torch.frombuffer(body, dtype=torch.float32, offset=item["data_offsets"][0], count=_count(item["shape"]))
        .reshape(item["shape"])
        .clone()
        for name, item in header.items()
        if item.get("dtype") == "F32"
    }


def _count(shape: Sequence[int]) -> int:
    total = 1
    for size in shape:
        total *= size
    return total


NAMES = {
    "embeddings.word_embeddings": "words",
    "embeddings.position_embeddings": "positions",
    "embeddings.LayerNorm": "norm",
    "encoder.layer": "layers",
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "wide",
    "output.dense": "narrow",
    "output.LayerNorm": "last_norm",
}
TYPES = "embeddings.token_type_embeddings.weight"


def _renamed(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """The tensors under this module's names; the vector of the only type of segment is added to each position's."""
    tensors["embeddings.position_embeddings.weight"] += tensors.pop(TYPES)[0]
    renamed = {}
    for name, tensor in tensors.items():
        if name.startswith(("embeddings.", "encoder.")) and not name.endswith("position_ids"):
            for old, new in NAMES.items():
                name = name.replace(old, new)
            renamed[name] = tensor
    return renamed
