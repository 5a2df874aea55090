"""A third pack, made as docs/add-a-language.md says: the skeleton of `packs new`, partly filled, and a tiny model."""

from pathlib import Path
from typing import Any

import yaml

import tiny_model
from pourparlers.packs.loader import parse_yaml
from pourparlers.workshop import new_pack

SOURCE = Path(__file__).parent / "packs" / "third" / "es"


def make(parent: Path, language: str = "es") -> Path:
    """The folder of the pack, which is made in `parent`."""
    folder = new_pack(language, parent / language)
    for name, filled in parse_yaml(SOURCE / "filled.yaml").items():
        text = yaml.safe_dump(merged(parse_yaml(folder / name), filled), allow_unicode=True, sort_keys=False)
        (folder / name).write_text(text, encoding="utf8")
    tiny_model.train(language, SOURCE / "sentences.conllu").to_disk(folder / "model")
    return folder


def merged(old: Any, new: Any) -> Any:
    """`old` with the fields of `new` in place of its own."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}
