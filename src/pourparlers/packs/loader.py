"""Reads the files of a pack strictly: an error names file, line and field."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec
import yaml

from pourparlers.errors import PourparlersError

T = TypeVar("T")

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """YAML in which only `true` and `false` are booleans: "on", "no" and "oui" are words."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {
        first: [
            (tag, pattern)
            for tag, pattern in rules
            if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")
        ]
        for first, rules in _BASE.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_LOADER = _Loader
_PATH = re.compile(r"\.([A-Za-z0-9_-]+)|\[(\d+)\]|\[\.\.\.\]")


def load_yaml(path: Path, kind: type[T]) -> T:
    """The file at `path` as an object of type `kind` (a msgspec Struct with `forbid_unknown_fields=True`).

    Raises `PourparlersError("pack-invalid")` with file, line and field for anything that does not fit.
    """
    text = path.read_text(encoding="utf8")
    try:
        data = yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PourparlersError("pack-invalid", file=path, line=line, field="-", reason=error.problem) from error
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `")
        field = where.rstrip("`") or "$"
        raise PourparlersError(
            "pack-invalid", file=path, line=line_of_field(text, field), field=field, reason=reason
        ) from error


def line_of_field(text: str, field: str) -> int:
    """The line of the deepest node that `field` (a msgspec path such as `$.frames[3].type`) leads to."""
    node: Any = yaml.compose(text, Loader=_LOADER)
    line = 1
    for key, index in _PATH.findall(field):
        if node is None:
            break
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode) and key:
            node = next((value for name, value in node.value if name.value == key), None)
        elif isinstance(node, yaml.SequenceNode) and index:
            node = node.value[int(index)]
        else:
            node = None
    return node.start_mark.line + 1 if node is not None else line


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`pack.yaml`: which language (ISO 639-1) a pack reads, its own name, and the folder or name of its spaCy pipeline.

    `tokens` is the regular expression that cuts the words of the pack's lists as the pipeline's tokenizer would.
    `default` marks the pack that reads articles whose language nobody told.
    """

    language: str
    name: str
    model: str
    tokens: str
    default: bool = False


@lru_cache(maxsize=8)
def manifest(language: str) -> Manifest:
    """The manifest of the pack for `language`."""
    return load_yaml(pack_folder(language) / "pack.yaml", Manifest)


def cutter(language: str) -> Callable[[str], list[str]]:
    """Cuts an entry of a pack's lists into lower-case tokens."""
    tokens = re.compile(manifest(language).tokens)
    return lambda text: tokens.findall(text.lower())


@lru_cache(maxsize=1)
def default_language() -> str:
    """The language of the default pack, or of the first where none is marked."""
    known = languages()
    return next((language for language in known if manifest(language).default), known[0])


@lru_cache(maxsize=8)
def pack_folder(language: str) -> Path:
    """The folder of the pack for `language`; raises `PourparlersError("language-unknown")` where there is none."""
    root = Path(__file__).parent
    folder = root / language
    if not language.isalpha() or not (folder / "pack.yaml").is_file():
        raise PourparlersError("language-unknown", language=language, known=", ".join(languages()))
    return folder


def languages() -> tuple[str, ...]:
    """The languages that have a pack, in alphabetical order."""
    root = Path(__file__).parent
    return tuple(sorted(folder.parent.name for folder in root.glob("*/pack.yaml")))
