"""What packs there are."""

from dataclasses import dataclass
from pathlib import Path

from pourparlers.packs.loader import languages, load_manifest, pack_folder
from pourparlers.workshop.lint import rules_of


@dataclass(frozen=True, slots=True)
class Description:
    """One pack: its language and name, its pipeline, how many rules it has, where it lies."""

    language: str
    name: str
    model: str
    rules: int
    folder: Path
    default: bool


def describe_packs() -> list[Description]:
    """The packs there are, by language; raises `PourparlersError("pack-invalid")` for one that cannot be read."""
    found = []
    for language in languages():
        folder = pack_folder(language)
        manifest = load_manifest(folder)
        rules = sum(map(len, rules_of(folder).values()))
        found.append(Description(language, manifest.name, manifest.model, rules, folder, manifest.default))
    return found
