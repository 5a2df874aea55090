"""Compares the files of a pack with their schemas and tells every field that does not fit, not only the first."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from pourparlers.errors import PourparlersError
from pourparlers.packs.actors import ActorPack
from pourparlers.packs.contexts import ContextPack
from pourparlers.packs.events import EventPack, FrameRule, StatusPack
from pourparlers.packs.loader import Manifest, parse_yaml
from pourparlers.packs.names import Names
from pourparlers.packs.noise import NoiseFile
from pourparlers.packs.speech import SpeechPack
from pourparlers.packs.times import TimePack
from pourparlers.packs.verbs import VerbPack
from pourparlers.workshop.problems import Problem, Steps, at, of_error

SCHEMAS: dict[str, Any] = {
    "pack.yaml": Manifest,
    "noise.yaml": NoiseFile,
    "time.yaml": TimePack,
    "names.yaml": Names,
    "actors.yaml": ActorPack,
    "speech.yaml": SpeechPack,
    "events.yaml": EventPack,
    "status.yaml": StatusPack,
    "contexts.yaml": ContextPack,
    "verbs.yaml": VerbPack,
}
TYPE_FILE = dict[Literal["frames"], tuple[FrameRule, ...]]
_LISTS = (tuple, list, frozenset, set)


def check_files(folder: Path) -> list[Problem]:
    """Every field of the files in `folder` that does not fit, and the files that nothing reads."""
    problems = [problem for name, kind in SCHEMAS.items() for problem in misfits(folder / name, kind)]
    for path in _type_files(folder):
        problems += misfits(path, TYPE_FILE)
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in SCHEMAS:
            problems.append(Problem(path, 0, "-", f"no file of this name is read; there are: {', '.join(SCHEMAS)}"))
    return problems


def _type_files(folder: Path) -> list[Path]:
    """The files of frames that are there, and those that `events.yaml` asks for."""
    found = set((folder / "events").glob("*.yaml"))
    try:
        types = parse_yaml(folder / "events.yaml").get("defaults") or {}
    except (PourparlersError, AttributeError):
        types = {}
    return sorted(found | {folder / "events" / f"{str(type).lower()}.yaml" for type in types})


def misfits(path: Path, kind: Any) -> list[Problem]:
    """What of the file at `path` does not fit the type `kind`."""
    try:
        data = parse_yaml(path)
    except PourparlersError as error:
        return [of_error(error, path)]
    return [at(path, steps, reason) for steps, reason in _misfits(data, kind, ())]


def _misfits(value: Any, kind: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    """The places in `value` that do not fit `kind`, with the reason."""
    kind = _struct_among(kind) if isinstance(value, dict) else kind
    inner = get_args(kind)
    if isinstance(value, dict) and _is_struct(kind):
        yield from _of_struct(value, kind, steps)
    elif isinstance(value, dict) and get_origin(kind) is dict:
        for key, each in value.items():
            yield from _of_leaf(key, inner[0], (*steps, key))
            yield from _misfits(each, inner[1], (*steps, key))
    elif isinstance(value, list) and get_origin(kind) in _LISTS:
        for number, each in enumerate(value):
            yield from _misfits(each, inner[0], (*steps, number))
    else:
        yield from _of_leaf(value, kind, steps)


def _of_struct(value: dict[Any, Any], kind: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    fields = _fields(kind)
    for name in value:
        if name not in fields:
            yield (*steps, name), f"there is no field `{name}`; there are: {', '.join(fields)}"
    for name, field in fields.items():
        if name in value:
            yield from _misfits(value[name], field.type, (*steps, name))
        elif field.required:
            yield steps, f"the field `{name}` is missing"


@lru_cache(maxsize=128)
def _fields(kind: Any) -> dict[str, msgspec.structs.FieldInfo]:
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _of_leaf(value: Any, kind: Any, steps: Steps) -> Iterator[tuple[Steps, str]]:
    try:
        msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as error:
        yield steps, str(error).partition(" - at `")[0]


def _struct_among(kind: Any) -> Any:
    """The struct, or the table, among the kinds of a union; any other kind as it is."""
    if get_origin(kind) not in (Union, UnionType):
        return kind
    return next((each for each in get_args(kind) if _is_struct(each) or get_origin(each) is dict), kind)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)
