"""Reads the files of a pack strictly: an error names file, line and field."""

import os
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import msgspec
import yaml

from pourparlers.errors import PourparlersError

T = TypeVar("T")

# Folders of packs beside those of the package, as in PATH.
PACKS_VARIABLE = "POURPARLERS_PACKS"

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
    data = parse_yaml(path)
    try:
        return msgspec.convert(data, kind, strict=True)
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `")
        field = where.rstrip("`") or "$"
        line = line_of_field(path.read_text(encoding="utf8"), field)
        raise PourparlersError("pack-invalid", file=path, line=line, field=field, reason=reason) from error


def parse_yaml(path: Path) -> Any:
    """What the file at `path` holds; raises `PourparlersError("pack-invalid")` where it is not there or no YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf8"), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PourparlersError("pack-invalid", file=path, line=line, field="-", reason=error.problem) from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error).splitlines()[0]
        raise PourparlersError("pack-invalid", file=path, line=0, field="-", reason=reason) from error


def line_of_field(text: str, field: str) -> int:
    """The line of the deepest node that `field` (a msgspec path such as `$.frames[3].type`) leads to."""
    steps = [int(index) if index else key for key, index in _PATH.findall(field)]
    return line_of_path(text, tuple(steps))


def line_of_path(text: str, steps: tuple[str | int, ...]) -> int:
    """The line of the deepest node that `steps`, keys and places in lists, lead to in the YAML `text`."""
    node = _composed(text)
    line = 1
    for step in steps:
        if node is None:
            break
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            node = None
    return node.start_mark.line + 1 if node is not None else line


def comments_of(path: Path) -> dict[tuple[str | int, ...], list[str]]:
    """The comment lines right above each key of the YAML at `path`, by the steps that lead to the key."""
    lines = path.read_text(encoding="utf8").splitlines()
    found: dict[tuple[str | int, ...], list[str]] = {}

    def visit(node: Any, steps: tuple[str | int, ...]) -> None:
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            first = key.start_mark.line
            above = first
            while above and lines[above - 1].lstrip().startswith("#"):
                above -= 1
            if above < first and above:
                found[*steps, key.value] = [line.strip() for line in lines[above:first]]
            visit(value, (*steps, key.value))

    visit(_composed("\n".join(lines)), ())
    return found


@lru_cache(maxsize=2)
def _composed(text: str) -> Any:
    """The nodes of a YAML text, each with its place."""
    return yaml.compose(text, Loader=_LOADER)


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
def load_manifest(folder: Path) -> Manifest:
    """The manifest of the pack in `folder`; raises `PourparlersError("pack-invalid")` where it does not fit."""
    return load_yaml(folder / "pack.yaml", Manifest)


def manifest(language: str) -> Manifest:
    """The manifest of the pack for `language`."""
    return load_manifest(pack_folder(language))


def cutter(folder: Path) -> Callable[[str], list[str]]:
    """Cuts an entry of the lists of the pack in `folder` into lower-case tokens."""
    tokens = re.compile(load_manifest(folder).tokens)
    return lambda text: tokens.findall(text.lower())


def default_language() -> str:
    """The language of the default pack, or of the first where none is marked."""
    known = languages()
    return next((language for language in known if manifest(language).default), known[0])


def pack_folder(language: str) -> Path:
    """The folder of the pack for `language`; raises `PourparlersError("language-unknown")` where there is none."""
    folder = _packs(os.environ.get(PACKS_VARIABLE, "")).get(language)
    if folder is None:
        raise PourparlersError("language-unknown", language=language, known=", ".join(languages()))
    return folder


def languages() -> tuple[str, ...]:
    """The languages that have a pack, in alphabetical order."""
    return tuple(sorted(_packs(os.environ.get(PACKS_VARIABLE, ""))))


@lru_cache(maxsize=8)
def _packs(others: str) -> dict[str, Path]:
    """Language → folder of its pack: those of the package, and those in the folders of `others`, which go before them.

    A folder of packs has one folder for each; or it is a pack itself.
    """
    folders = [Path(__file__).parent, *(Path(name) for name in reversed(others.split(os.pathsep)) if name)]
    packs: dict[str, Path] = {}
    for folder in folders:
        for path in sorted({*folder.glob("pack.yaml"), *folder.glob("*/pack.yaml")}):
            packs[_language_in(path.parent)] = path.parent
    return packs


def _language_in(folder: Path) -> str:
    """The language of the pack in `folder`: as its manifest tells, else, where that is broken, the folder's name."""
    try:
        return load_manifest(folder).language
    except PourparlersError:
        return folder.name
