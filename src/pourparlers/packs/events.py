"""The schemas of `events.yaml` (defaults), `events/TYPE.yaml` (frames) and `status.yaml`.

Frames say which words name an event; `status.yaml` what a sentence does to the events in it.
"""

from pathlib import Path
from typing import Literal

import msgspec

from pourparlers.model.record import Phase, Status
from pourparlers.packs.loader import load_yaml

Need = Literal["actor", "recipient", "any", "both"]


class Slots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the parties of a frame stand: lists of slot names in order of preference."""

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()


class TypeDefault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the frames of one event type do unless they say otherwise.

    `symmetric`: all parties are actors alike; `opponent`: where no recipient is named, it is the other party that the
    text spoke of last; `domestic`: a party may do it to its own side.
    """

    verb: Slots
    noun: Slots
    content: Status
    negated: Status
    symmetric: bool = False
    opponent: bool = False
    domestic: bool = True


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of our own and what the frame must give on it: "TYPE actors>recipients status", "+" between actors."""

    text: str
    gives: str


class FrameRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One frame as written in the pack."""

    id: str
    example: Example
    type: str = ""
    mode: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    verb: Slots | None = None
    noun: Slots | None = None
    content: Status | None = None
    needs: Need | None = None
    needs_content: bool = False
    no_content: bool = False
    needs_outlook: bool = False
    acting: bool = False
    home: bool = False
    negated_only: bool = False
    symmetric: bool | None = None
    domestic: bool | None = None
    passive: bool = False
    absorbs: bool = False
    alone: str | None = None


class Idioms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that look like the name of an event and name none: verb patterns and nouns as in frames."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Echo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that only point back to what was told ("the decision"): to the last event of one of `types`.

    With `mode`, only to an event of that mode: a trip is a visit told before, not any talks.
    """

    id: str
    nouns: tuple[str, ...]
    types: tuple[str, ...]
    example: Example
    mode: str | None = None


class EventPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The frames of a pack: `events.yaml` gives the defaults of each type, `events/TYPE.yaml` its frames.

    Where two frames claim a word, that of the type named first in `events.yaml` wins.
    """

    defaults: dict[str, TypeDefault]
    idioms: Idioms = Idioms()
    echoes: tuple[Echo, ...] = ()
    frames: tuple[FrameRule, ...] = ()


class _TypeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `events/TYPE.yaml`."""

    frames: tuple[FrameRule, ...]


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that set the status of what they govern; `negated` under a negation, `past` in a compound past.

    `infinitive`: only of an infinitive; with a clause of its own the word means something else ("fait savoir que").
    `passive`: only where the word is one ("is said to have left").
    `phase`: what the word makes of a plan that was told before.
    """

    id: str
    status: Status
    example: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    adpositions: tuple[str, ...] = ()
    negated: Status | None = None
    past: Status | None = None
    types: tuple[str, ...] = ()
    infinitive: bool = False
    passive: bool = False
    phase: Phase | None = None


class Supports(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that lend their subject to the event noun they govern, as actor or as recipient."""

    actor: tuple[str, ...]
    recipient: tuple[str, ...]


class StatusPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`status.yaml` as a whole; `conditional` is what a bare conditional tells.

    `inverted_conditions` are auxiliaries that open a condition where they stand before the subject: "should it fail".
    """

    operators: tuple[Operator, ...]
    supports: Supports
    conditional: Status
    negations: tuple[str, ...]
    half_negations: tuple[str, ...]
    bare_negations: tuple[str, ...]
    bare_verbs: tuple[str, ...]
    restrictions: tuple[str, ...]
    negative_determiners: tuple[str, ...]
    negative_subjects: tuple[str, ...]
    conditions: tuple[str, ...]
    nominal_conditions: tuple[str, ...]
    purpose: tuple[str, ...]
    detached: tuple[str, ...]
    adjuncts: tuple[str, ...]
    anaphoric: tuple[str, ...]
    indefinite: tuple[str, ...]
    reflexives: tuple[str, ...]
    genitives: tuple[str, ...]
    factive_cues: tuple[str, ...]
    deadlines: tuple[str, ...]
    starts: tuple[str, ...]
    inverted_conditions: frozenset[str] = frozenset()


def load_events(folder: Path) -> EventPack:
    """The frames of a pack folder, each with the type its file is named after.

    Raises `PourparlersError("pack-invalid")`.
    """
    pack = load_yaml(folder / "events.yaml", EventPack)
    frames: list[FrameRule] = []
    for type in pack.defaults:
        for frame in load_yaml(folder / "events" / f"{type.lower()}.yaml", _TypeFile).frames:
            frames.append(msgspec.structs.replace(frame, type=type))
    return EventPack(pack.defaults, pack.idioms, pack.echoes, tuple(frames))


def load_status(folder: Path) -> StatusPack:
    """The `status.yaml` of a pack folder; raises `PourparlersError("pack-invalid")`."""
    return load_yaml(folder / "status.yaml", StatusPack)
