"""The schema of `speech.yaml`: how a language reports what was said."""

from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.packs.loader import load_yaml

Frame = Literal[
    "clause",
    "bare",
    "told",
    "question",
    "infinitive",
    "aside",
    "colon",
    "quoted",
    "quoted-clause",
    "quoted-complement",
]


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pair of quotation marks; `apostrophe` where the closing mark is also the apostrophe of the language."""

    open: str
    close: str
    apostrophe: bool = False


class Paradigm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of one conjugation; the first of `infinitive` that fits a verb is cut off, the others are put on."""

    infinitive: tuple[str, ...]
    finite: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]


class VerbClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Speech verbs of one kind: infinitives by paradigm, with a reflexive pronoun before or fixed words after them."""

    id: str
    frames: tuple[Frame, ...]
    words: dict[str, tuple[str, ...]]
    example: str


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that may stand in the group of a speech verb, as lower-case forms."""

    auxiliaries: frozenset[str]
    passive: frozenset[str]
    clitics: frozenset[str]
    reflexive: frozenset[str]
    particles: frozenset[str]
    carriers: frozenset[str]
    negation: frozenset[str]
    affirming: frozenset[str]
    absolutes: frozenset[str]
    inverted: frozenset[str]
    impersonal: frozenset[str]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases that do the same work; `complete` ones take no object, `only_party` ones only people and parties."""

    id: str
    phrases: tuple[str, ...]
    example: str
    complete: bool = False
    only_party: bool = False


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shape of reported speech that the engine knows, with an example: the quote stands between [[ and ]]."""

    id: str
    example: str
    kind: Literal["direct", "indirect", "mixed"]
    speaker: str | None = None
    inherit: bool = False
    channel: tuple[str, ...] = ()


class SpeechPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False, dict=True):
    """`speech.yaml` as a whole."""

    marks: tuple[Mark, ...]
    inner_stops: frozenset[str]
    paradigms: dict[str, Paradigm]
    verbs: tuple[VerbClass, ...]
    group: Group
    doubtful: frozenset[str]
    past_like_participle: bool
    complementizers: frozenset[str]
    questions: frozenset[str]
    inverting: frozenset[str]
    infinitive_markers: frozenset[str]
    infinitive_endings: tuple[str, ...]
    finite_endings: tuple[str, ...]
    comparatives: frozenset[str]
    spurious: tuple[str, ...]
    first_persons: frozenset[str]
    fronted_asides: bool
    as_words: frozenset[str]
    sourcing: tuple[str, ...]
    dative: frozenset[str]
    addressing: tuple[str, ...]
    titles: frozenset[str]
    restrictive: frozenset[str]
    not_complementizer_after: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    conjoining: frozenset[str]
    adversatives: frozenset[str]
    headline_turns: frozenset[str]
    empty_subjects: frozenset[str]
    time_words: frozenset[str]
    bound_pronouns: frozenset[str]
    locatives: frozenset[str]
    openers: tuple[str, ...]
    consequences: tuple[str, ...]
    saying_nouns: frozenset[str]
    claim_nouns: frozenset[str]
    charges: frozenset[str]
    thoughts: frozenset[str]
    readings: frozenset[str]
    insistent: tuple[Phrases, ...]
    clause_tails: tuple[Phrases, ...]
    sources: tuple[Phrases, ...]
    source_relatives: frozenset[str]
    not_sources: frozenset[str]
    documents: frozenset[str]
    document_links: frozenset[str]
    author_links: frozenset[str]
    people_nouns: frozenset[str]
    same_source: tuple[str, ...]
    backward: tuple[Phrases, ...]
    voices: tuple[str, ...]
    naming: frozenset[str]
    channel_leads: tuple[str, ...]
    interviews: frozenset[str]
    citing: frozenset[str]
    channel_nouns: frozenset[str]
    organs: frozenset[str]
    official: frozenset[str]
    channels: dict[str, dict[str, tuple[str, ...]]]
    rules: tuple[Rule, ...]


def load_speech(folder: Path) -> SpeechPack:
    """The `speech.yaml` of the pack in `folder`; raises `PourparlersError("pack-invalid")` where it does not fit."""
    return load_yaml(folder / "speech.yaml", SpeechPack)
