"""The schema of `speech.yaml`: how a language reports what was said."""

from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.packs.loader import load_yaml

Frame = Literal["clause", "infinitive", "aside", "colon", "quoted", "quoted-clause", "quoted-complement"]


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

    auxiliaries: tuple[str, ...]
    passive: tuple[str, ...]
    clitics: tuple[str, ...]
    reflexive: tuple[str, ...]
    particles: tuple[str, ...]
    carriers: tuple[str, ...]
    negation: tuple[str, ...]
    affirming: tuple[str, ...]
    absolutes: tuple[str, ...]
    inverted: tuple[str, ...]
    impersonal: tuple[str, ...]


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
    paradigms: dict[str, Paradigm]
    verbs: tuple[VerbClass, ...]
    group: Group
    complementizers: tuple[str, ...]
    infinitive_markers: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    finite_endings: tuple[str, ...]
    comparatives: tuple[str, ...]
    spurious: tuple[str, ...]
    first_persons: tuple[str, ...]
    as_words: tuple[str, ...]
    sourcing: tuple[str, ...]
    restrictive: tuple[str, ...]
    not_complementizer_after: tuple[str, ...]
    relatives: tuple[str, ...]
    subordinators: tuple[str, ...]
    coordinators: tuple[str, ...]
    conjoining: tuple[str, ...]
    empty_subjects: tuple[str, ...]
    time_words: tuple[str, ...]
    bound_pronouns: tuple[str, ...]
    locatives: tuple[str, ...]
    openers: tuple[str, ...]
    consequences: tuple[str, ...]
    saying_nouns: tuple[str, ...]
    charges: tuple[str, ...]
    thoughts: tuple[str, ...]
    readings: tuple[str, ...]
    insistent: tuple[Phrases, ...]
    clause_tails: tuple[Phrases, ...]
    sources: tuple[Phrases, ...]
    source_relatives: tuple[str, ...]
    not_sources: tuple[str, ...]
    documents: tuple[str, ...]
    document_links: tuple[str, ...]
    author_links: tuple[str, ...]
    people_nouns: tuple[str, ...]
    same_source: tuple[str, ...]
    backward: tuple[Phrases, ...]
    voices: tuple[str, ...]
    naming: tuple[str, ...]
    channel_leads: tuple[str, ...]
    citing: tuple[str, ...]
    channel_nouns: tuple[str, ...]
    organs: tuple[str, ...]
    official: tuple[str, ...]
    channels: dict[str, dict[str, tuple[str, ...]]]
    rules: tuple[Rule, ...]


def load_speech(folder: Path) -> SpeechPack:
    """The `speech.yaml` of the pack in `folder`; raises `PourparlersError("pack-invalid")` where it does not fit."""
    return load_yaml(folder / "speech.yaml", SpeechPack)
