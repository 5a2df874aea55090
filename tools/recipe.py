"""What the training of one language's model needs beside the numbers in its config."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spacy.lookups import Lookups
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found, unused-ignore]
from spacy.vocab import Vocab

from augment import Variants
from treebank import Scheme

MODEL = Path(__file__).parent / "model"


@dataclass(frozen=True)
class Facts:
    """What the card says of the model beside its scores; its text is in `template`.

    `raw` are the sources of what is learned by way of a teacher.
    """

    template: Path
    license: str
    sources: tuple[dict[str, str], ...]
    raw: tuple[dict[str, str], ...]
    description: str


@dataclass(frozen=True)
class Recipe:
    """One language.

    `groups` holds the files of each treebank, `documents` the starts of the names of the documents to train on (empty
    for all), `spellings` makes norms of unusual spellings from the counts of forms.
    """

    scheme: Scheme
    groups: tuple[tuple[str, ...], ...]
    dev: str
    tokenizer: Callable[[Vocab], Tokenizer]
    lemmas: Callable[[Iterable[object]], Lookups]
    spellings: Callable[[Mapping[str, int]], dict[str, str]]
    variants: Callable[[], Variants]
    facts: Facts
    documents: tuple[str, ...] = ()
    extra: tuple[Path, ...] = field(default=())
