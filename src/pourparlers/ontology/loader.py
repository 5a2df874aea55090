"""Reads the ontology: one YAML file per event type, the contexts and the sectors of PLOVER 2.0.

Scores lie between -10 (conflict) and +10 (cooperation), as in the PLOVER manual's table of conflict-cooperation scores.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from pourparlers.packs.loader import load_yaml

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

QUADS: tuple[Quad, ...] = get_args(Quad)

_HERE = Path(__file__).parent


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an event of a type was done: its score and a short definition."""

    score: float
    definition: str


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One event type.

    `roots` are the CAMEO codes it came from; `future` the type that PLOVER gives it while it is still to come; an
    `extension` is no type of PLOVER and is written as `export` there.
    """

    name: str
    definition: str
    quad: Quad
    score: float
    roots: tuple[str, ...]
    modes: dict[str, Mode] = {}
    needs_recipient: bool = False
    future: str | None = None
    extension: bool = False
    export: str | None = None
    notes: str | None = None


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an event is about."""

    definition: str


class Sector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which part of a society an actor belongs to."""

    definition: str
    use: Literal["primary", "secondary"]


class Ontology(msgspec.Struct, frozen=True):
    """All types, contexts and sectors by name."""

    types: dict[str, EventType]
    contexts: dict[str, Context]
    sectors: dict[str, Sector]

    def score(self, type: str, modes: Sequence[str] = ()) -> float:
        """The score of an event: that of its most intense mode, or of its type where no mode of the type is told.

        Raises `KeyError` for a type that does not exist.
        """
        event_type = self.types[type]
        scores = [event_type.modes[mode].score for mode in modes if mode in event_type.modes]
        return max(scores, key=abs) if scores else event_type.score

    def quad(self, type: str) -> Quad:
        """The quad class of a type; raises `KeyError` for one that does not exist."""
        return self.types[type].quad

    def quad_code(self, type: str) -> int:
        """The number, 1 to 4, that PLOVER gives the quad class of a type; raises `KeyError` like `quad`."""
        return QUADS.index(self.quad(type)) + 1

    def exported(self, type: str, future: bool) -> str:
        """The PLOVER type that an event is written as; `future`: it is still to come."""
        event_type = self.types[type]
        return (event_type.future if future else None) or event_type.export or event_type.name


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """The ontology shipped with the package, read once."""
    types = [load_yaml(path, EventType) for path in sorted((_HERE / "types").glob("*.yaml"))]
    return Ontology(
        types={each.name: each for each in types},
        contexts=load_yaml(_HERE / "contexts.yaml", dict[str, Context]),
        sectors=load_yaml(_HERE / "sectors.yaml", dict[str, Sector]),
    )
