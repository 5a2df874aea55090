"""The words of the views of a ledger: one YAML file per language in `labels/`, beside those of the record's page."""

from functools import lru_cache
from pathlib import Path

import msgspec

from pourparlers.packs.loader import load_yaml


class CrisisLabels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every word that the views say of their own, by what it names."""

    language: str
    standings: dict[str, str]
    states: dict[str, str]
    certainties: dict[str, str]
    pairs: dict[str, str]
    columns: dict[str, str]
    phrases: dict[str, str]


@lru_cache(maxsize=8)
def crisis_labels(language: str) -> CrisisLabels:
    """The labels in `language` (ISO 639-1), in English where there are none of that language."""
    folder = Path(__file__).parent / "labels"
    known = language if (folder / f"{language}.yaml").exists() else "en"
    return load_yaml(folder / f"{known}.yaml", CrisisLabels)
