"""No language is known to the engine: its strings are no words of a language, save the names of adpositions.

The canonical names of adpositions serve as names of slots, as in the packs; they are listed here.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pourparlers.packs.actors import load_actors
from pourparlers.packs.events import load_events, load_status
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.packs.speech import load_speech
from pourparlers.packs.times import load_times

SOURCE = Path(__file__).parent.parent / "src" / "pourparlers"
FILES = sorted(path for part in ("extract", "text", "assemble") for path in (SOURCE / part).rglob("*.py"))

SLOTS = set("à avec chez contre dans de devant en entre lors par pendant pour près selon sur vers".split())
# English words, and names of rules and relations, that are also words of the French pack.
HOMOGRAPHS = set(
    "aside aux bloc clause colon deictic feast force future head infinitive minute organisation pair part place quoted "
    "roman "
    "weekday weekend quoted-clause quoted-complement".split()
)
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


@pytest.fixture(scope="module")
def vocabulary() -> set[str]:
    """Every word of more than one letter that a pack lists."""
    found: set[str] = set()
    for language in languages():
        folder = pack_folder(language)
        for load in (load_actors, load_events, load_status, load_speech, load_times):
            found.update(words_in(msgspec.to_builtins(load(folder))))
    return {word for word in found if len(re.findall(r"[^\W\d_]", word)) > 1}


def test_the_words_of_the_packs_are_found(vocabulary: set[str]) -> None:
    assert {"le", "jamais", "ministre", "affirmer", "négocier", "lundi"} <= vocabulary
    assert set(load_actors(pack_folder("fr")).adpositions) >= SLOTS


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_string_of_the_engine_is_a_word_of_a_language(path: Path, vocabulary: set[str]) -> None:
    known = SLOTS | HOMOGRAPHS
    words = [f"{path}:{line}: {text!r}" for line, text in strings(path) if text in vocabulary - known]
    assert words == []
    accented = re.compile(r"[À-ÖØ-öø-ÿŒœ]")
    letters = [
        f"{path}:{line}: {text!r}" for line, text in strings(path) if accented.search(text) and text not in SLOTS
    ]
    assert letters == []


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(SOURCE)) for path in FILES])
def test_no_string_of_the_engine_is_a_language(path: Path) -> None:
    codes = {*languages(), "ar", "de", "en", "es", "fr", "it", "nl", "pt", "ru", "uk", "zh"} - SLOTS
    assert [f"{path}:{line}: {text!r}" for line, text in strings(path) if text in codes] == []


def test_every_slot_that_is_listed_is_used() -> None:
    used = {text for path in FILES for _, text in strings(path)}
    assert used >= SLOTS
