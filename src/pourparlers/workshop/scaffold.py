"""Writes the skeleton of a new pack: every file and field there is, empty, with the words of another pack as a guide.

The skeleton is made from a pack that is there, so that it has the fields that packs have now: comments and keys are
kept, lists of words are emptied, rules become comments.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pourparlers.errors import PourparlersError
from pourparlers.gazetteer import load_gazetteer
from pourparlers.ontology import EventType, load_ontology
from pourparlers.packs.loader import comments_of, languages, load_manifest, pack_folder, parse_yaml
from pourparlers.workshop.lint import SLOTS
from pourparlers.workshop.schema import SCHEMAS

Steps = tuple[str | int, ...]

# What is the same in every language, or can stand until somebody changes it.
_KEPT = frozenset({"agencies", "channels", "organs", "marks", "feasts", "script", "header"})
# Tables whose keys are words of the language.
_OWN_KEYS = frozenset(
    "adpositions paradigms counts stems auxiliaries ambiguous people macros echoes idioms functional".split()
)
_SOME, _WIDTH = 5, 90
_DATE = r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?!\d)"


def new_pack(language: str, folder: Path | None = None, like: str | None = None) -> Path:
    """Write the skeleton of a pack for `language` (ISO 639) and give its folder.

    `folder` is where to write it, by default a folder of that name here; `like` is the language of the pack whose
    words stand in the comments, by default the first there is.  Raises `PourparlersError`: `pack-exists`,
    `language-unknown` (for `like`).
    """
    target = folder or Path(language)
    if target.exists() and any(target.iterdir()):
        raise PourparlersError("pack-exists", folder=target)
    model = like or languages()[0]
    base = pack_folder(model)
    (target / "events").mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        text = _manifest(language, base) if name == "pack.yaml" else _file(base / name, language, model)
        (target / name).write_text(text, encoding="utf8")
    for type in load_ontology().types.values():
        path = target / "events" / f"{type.name.lower()}.yaml"
        path.write_text(_type_file(type, base / "events" / path.name, model), encoding="utf8")
    return target


def _manifest(language: str, base: Path) -> str:
    return f"""\
# The pack of one language. docs/add-a-language.md tells the way from here to a first article.
# ISO 639-1 code of the language (639-3 where there is none); and its name, in the language itself.
language: {language}
name: {language}
# The pipeline that parses the texts: the name of an installed spaCy pipeline trained on Universal Dependencies, the
# path of one, or `model` for a folder of that name beside this file.
model: model
# The regular expression that cuts the words of these lists as the pipeline's tokenizer cuts the text.
tokens: {_inline(load_manifest(base).tokens)}
"""


def _file(path: Path, language: str, model: str) -> str:
    """The file at `path` of another pack, emptied."""
    head = [
        f"# {path.name} of the pack {language!r}; docs/packs.md says what the fields mean.",
        f"# After '# {model}:' stands what the pack {model!r} has there. Fill the lists that your language needs.",
    ]
    writer = _Writer(comments_of(path), model)
    return "\n".join([*head, *writer.table(parse_yaml(path), (), 0)]) + "\n"


def _type_file(type: EventType, path: Path, model: str) -> str:
    """The file of one event type: what it is, and the first frames of another pack as comments."""
    lines = [f"# {type.name}: {type.definition.strip()}"]
    if type.modes:
        lines.append("# Modes: " + "; ".join(f"{name} ({mode.definition})" for name, mode in type.modes.items()))
    lines.append("# A frame: words that name such an event, and a sentence of your own with what it must give.")
    frames = parse_yaml(path)["frames"] if path.is_file() else []
    return "\n".join([*lines, "frames: []", *_as_comment(frames, 2, 0, model)]) + "\n"


class _Writer:
    """Writes a table of another pack with its keys and comments, and without its words."""

    def __init__(self, comments: dict[Steps, list[str]], model: str) -> None:
        self._comments = comments
        self._model = model

    def table(self, value: dict[str, Any], steps: Steps, depth: int) -> Iterator[str]:
        """The lines of a table at `steps`, `depth` deep."""
        pad = "  " * depth
        for key, each in value.items():
            here = (*steps, key)
            if steps:
                yield from (pad + line for line in self._comments.get(here, ()))
            elif depth == 0:
                yield from ("", *self._comments.get(here, ()))
            yield from self._entry(f"{pad}{_inline(key)}:", each, here, depth)

    def _entry(self, start: str, value: Any, steps: Steps, depth: int) -> Iterator[str]:
        name = str(steps[-1])
        if _KEPT & set(map(str, steps)):
            yield from _kept(start, value, depth)
        elif name == "dates":
            yield f"{start} {_inline([_DATE])}"
        elif isinstance(value, dict):
            yield from self._dict(start, value, steps, depth)
        elif isinstance(value, list):
            yield from self._list(start, value, steps, depth)
        else:
            yield f"{start} {_inline(value)}"

    def _dict(self, start: str, value: dict[str, Any], steps: Steps, depth: int) -> Iterator[str]:
        scalars = all(isinstance(each, str | int) and not isinstance(each, bool) for each in value.values())
        if steps[-1] in _OWN_KEYS or (scalars and len(value) > 1 and len(steps) > 0):
            kept = {key: each for key, each in value.items() if key in _KEPT}
            yield f"{start} {_inline(kept)}{self._aside(f'{k}: {_inline(v)}' for k, v in value.items())}"
            return
        yield start + self._party(steps)
        yield from self.table(value, steps, depth + 1)

    def _list(self, start: str, value: list[Any], steps: Steps, depth: int) -> Iterator[str]:
        if steps[0] == "defaults":
            yield f"{start} {_inline([slot for slot in value if slot.removeprefix('~') in SLOTS])}"
        elif value and isinstance(value[0], dict):
            yield f"{start} []"
            yield from _as_comment(value, 1, depth, self._model)
        elif value and isinstance(value[0], list):
            yield start
            yield from (f"{'  ' * depth}  - []{self._aside(map(str, each))}" for each in value)
        else:
            yield f"{start} []{self._aside(map(str, value))}"

    def _aside(self, words: Any) -> str:
        """The first words of the other pack, as a comment."""
        some = [word for word, _ in zip(words, range(_SOME), strict=False)]
        text = ", ".join(some)
        return f"  # {self._model}: {text[:_WIDTH]}" if text and "\n" not in text else ""

    def _party(self, steps: Steps) -> str:
        party = load_gazetteer().parties.get(str(steps[-1])) if len(steps) == 2 else None
        return f"  # {party.name}" if party else ""


def _kept(start: str, value: Any, depth: int) -> Iterator[str]:
    """A value as it is, an entry on a line."""
    if not isinstance(value, dict):
        yield f"{start} {_inline(value)}"
        return
    yield start
    for key, each in value.items():
        yield from _kept(f"{'  ' * (depth + 1)}{_inline(key)}:", each, depth + 1)


def _as_comment(entries: list[Any], some: int, depth: int, model: str) -> Iterator[str]:
    """The first entries of another pack, commented out."""
    if not entries:
        return
    yield f"{'  ' * depth}# The pack {model!r} has {len(entries)} here; the first, to be written anew in your language:"
    text = yaml.safe_dump(entries[:some], allow_unicode=True, sort_keys=False, width=100)
    yield from (f"{'  ' * depth}# {line}" for line in text.splitlines())


def _inline(value: Any) -> str:
    """A value as YAML on one line."""
    text: str = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10**6)
    return text.removesuffix("\n").removesuffix("\n...")
