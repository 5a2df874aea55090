"""No language is known to the engine: its strings are no words of a language and no code of one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from pourparlers.model.record import Status
from pourparlers.packs.actors import load_actors
from pourparlers.packs.events import load_events, load_status
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.packs.speech import load_speech
from pourparlers.packs.times import load_times

SOURCE = Path(__file__).parent.parent / "src" / "pourparlers"
FILES = sorted(path for part in ("extract", "text", "assemble") for path in (SOURCE / part).rglob("*.py"))

# Names that the program gives to rules, relations and captures, which are also words of the French or the English pack.
HOMOGRAPHS = set(
    "aside aux bloc case clause colon compound day deictic feast force future half-year head hour infinitive last "
    "later lead line mark minute now number organisation otherwise pair part place present published question quoted "
    "quoted-clause quoted-complement region roman rule sentence start state text unknown voice week weekday weekend "
    "year".split()
)
# Attributes that hold what stands in the text.
_TEXT = frozenset({"text", "lower_", "lemma_", "norm_", "key", "orth_"})
# Fields of the packs whose values are no words of the language.
_NAMES = set(
    "id kind sector bloc members example examples gives status types type mode verb noun content needs negated past op "
    "args pattern source feasts alone moods rule channel".split()
)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    told = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def words_in(value: Any) -> Iterator[str]:
    """The words that a part of a pack lists."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NAMES:
                yield from words_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, str):
        yield value.lower()


def names_in(value: Any) -> Iterator[str]:
    """The names by which the parts of a pack are known: its fields, classes, kinds and statuses."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names_in(inner) if name not in _NAMES else values_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from names_in(inner)


def values_in(value: Any) -> Iterator[str]:
    """Every string of a part of a pack."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for each in inner:
        yield from values_in(each)
    if isinstance(value, str):
        yield value


@pytest.fixture(scope="module")
def vocabulary() -> set[str]:
    """Every word of more than one letter that a pack lists, save those that are names of its parts too."""
    words: set[str] = set()
    names: set[str] = set(get_args(Status))
    for language in languages():
        folder = pack_folder(language)
        for load in (load_actors, load_events, load_status, load_speech, load_times):
            pack = msgspec.to_builtins(load(folder))
            words.update(words_in(pack))
            names.update(names_in(pack))
    return {word for word in words - names if len(re.findall(r"[^\W\d_]", word)) > 1}


def spelled(node: ast.AST) -> Iterator[ast.AST]:
    """An expression and its parts, save the keys that it looks something up by."""
    yield node
    inner = [node.func] if isinstance(node, ast.Call) else [node.value] if isinstance(node, ast.Subscript) else None
    for child in ast.iter_child_nodes(node) if inner is None else inner:
        yield from spelled(child)


def compared(path: Path) -> Iterator[tuple[int, str]]:
    """Line and value of every string with letters that a module compares a word of the text with."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            sides = [constants.get(side.id, side) if isinstance(side, ast.Name) else side for side in sides]
            parts = [part for side in sides for part in spelled(side)]
            if any(isinstance(part, ast.Attribute) and part.attr in _TEXT for part in parts):
                for part in parts:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.lineno, part.value


def test_the_words_of_the_packs_are_found(vocabulary: set[str]) -> None:
    assert {"le", "jamais", "ministre", "affirmer", "négocier", "lundi"} <= vocabulary
    assert {"never", "affirm", "negotiate", "monday"} <= vocabulary


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_string_of_the_engine_is_a_word_of_a_language(path: Path, vocabulary: set[str]) -> None:
    words = [f"{path}:{line}: {text!r}" for line, text in strings(path) if text in vocabulary - HOMOGRAPHS]
    assert words == []
    accented = re.compile(r"[À-ÖØ-öø-ÿŒœ]")
    letters = [f"{path}:{line}: {text!r}" for line, text in strings(path) if accented.search(text)]
    assert letters == []


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_word_of_the_text_is_compared_with_a_word(path: Path) -> None:
    assert [f"{path}:{line}: {text!r}" for line, text in compared(path) if re.search(r"[^\W\d_]", text)] == []


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_string_of_the_engine_is_a_language(path: Path) -> None:
    codes = {*languages(), "ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "uk", "zh"}
    assert [f"{path}:{line}: {text!r}" for line, text in strings(path) if text in codes] == []
