"""The schema of `verbs.yaml`: tenses that a language builds on the infinitive."""

from functools import cached_property
from pathlib import Path

import msgspec

from pourparlers.packs.loader import load_yaml


class TenseRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The endings (without accents) of one tense and the Universal Dependencies features they tell."""

    id: str
    endings: tuple[str, ...]
    features: dict[str, str]
    example: str


class Guess(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings that, on the stem of a verb whose infinitive ends in `infinitive`, tell `features`.

    `compound` forms are those after an auxiliary.
    """

    infinitive: str
    endings: tuple[str, ...]
    features: dict[str, str]
    compound: bool = False


class VerbPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """`verbs.yaml` as a whole; `stems` maps the end of an infinitive (without accents) to what it becomes.

    `active` are the verbs whose past takes the auxiliary of the passive, `reflexives` the pronouns that do the same;
    `perfect` are auxiliaries that never make a passive; `auxiliaries` maps lemmas of auxiliaries to the features that
    they tell.
    A word of `prospective` before an infinitive makes a future of it where it has a subject of its own or a copula;
    `told` are the features of a participle with a subject and no auxiliary, where the past has the same form.
    """

    tenses: tuple[TenseRule, ...]
    stems: dict[str, str]
    guesses: tuple[Guess, ...]
    active: frozenset[str]
    reflexives: frozenset[str]
    auxiliaries: dict[str, dict[str, str]]
    prospective: frozenset[str] = frozenset()
    told: dict[str, str] = {}
    perfect: frozenset[str] = frozenset()

    @cached_property
    def by_length(self) -> tuple[tuple[str, str], ...]:
        """The stems, the longest infinitive ending first."""
        return tuple(sorted(self.stems.items(), key=lambda row: -len(row[0])))


def load_verbs(folder: Path) -> VerbPack:
    """The `verbs.yaml` of a pack folder; raises `PourparlersError("pack-invalid")`."""
    return load_yaml(folder / "verbs.yaml", VerbPack)
