"""The schema of `contexts.yaml`: the words that show what an event is about."""

from pathlib import Path

import msgspec

from pourparlers.packs.loader import load_yaml


class ContextPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`contexts.yaml` as a whole: the contexts of the ontology, each with words (lemmas or forms, lower case)."""

    contexts: dict[str, tuple[str, ...]]


def load_contexts(folder: Path) -> ContextPack:
    """The `contexts.yaml` of a pack folder; raises `PourparlersError("pack-invalid")`."""
    return load_yaml(folder / "contexts.yaml", ContextPack)
