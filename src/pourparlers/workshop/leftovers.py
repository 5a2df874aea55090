"""Finds what a pack copied from another still says in the other's language."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import languages, load_manifest, pack_folder, parse_yaml
from pourparlers.text.language import probabilities
from pourparlers.workshop.problems import Problem, at
from pourparlers.workshop.schema import SCHEMAS

_EXAMPLES = frozenset({"example", "text"})
# Fields that hold names of rules, types and fields, patterns, and names of parties and media, which languages share.
_NO_WORDS = frozenset(
    "id kind type types mode status negated past content sector bloc members titles op args pattern macros gives "
    "refuses needs scope where date frames features people channels agencies names capitals metonyms regions "
    "ambiguous organs bodies prefixes model language name tokens dates before after feasts source channel alone "
    "symmetric marks noun verb examples example text".split()
)
# A text of this many letters is told by the recogniser, and is in another language at this probability.
_LETTERS, _PLAIN = 30, 0.9
# Shares of a file's words that another pack has too: languages that are close share more words than this in none.
_SHARED, _FEW = 0.25, 20
_SOME = 6


def find_leftovers(folder: Path) -> list[Problem]:
    """Examples that are plainly in another language, and files that share too many words with another pack."""
    language = load_manifest(folder).language
    files = [*(folder / name for name in SCHEMAS), *sorted((folder / "events").glob("*.yaml"))]
    return [problem for path in files for problem in (*_examples(path, language), *_shared(path, folder, language))]


def _examples(path: Path, language: str) -> Iterator[Problem]:
    rows = [(steps, text) for steps, text in _strings(parse_yaml(path)) if steps and steps[-1] in _EXAMPLES]
    whole = " ".join(text for _, text in rows)
    best = _plainly(whole, language)
    if best:
        yield Problem(path, 0, "example", f"the examples are in {best!r}, not in {language!r}")
        return
    for steps, text in rows:
        if best := _plainly(text, language):
            yield at(path, steps, f"{text!r} is in {best!r}, not in {language!r}")


def _plainly(text: str, language: str) -> str:
    """The language of another pack that `text` is plainly in; empty where it is in `language` or nobody knows."""
    if sum(map(str.isalpha, text)) < _LETTERS:
        return ""
    scores = probabilities(text)
    others = [other for other in languages() if other != language and scores.get(other, 0.0) >= _PLAIN]
    return others[0] if others and language in scores else ""


def _shared(path: Path, folder: Path, language: str) -> Iterator[Problem]:
    """Word lists of which too many words stand in the same file of another pack."""
    own = _words(path)
    for other in languages():
        if other == language or pack_folder(other) == folder:
            continue
        try:
            theirs = _words(pack_folder(other) / path.relative_to(folder))
        except PourparlersError:  # the other pack is its own affair
            continue
        shared = sorted(own & theirs)
        if len(shared) >= _FEW and len(shared) > _SHARED * len(own) and _likelier(shared, other, language):
            some = ", ".join(shared[:: max(1, len(shared) // _SOME)][:_SOME])
            told = f"{len(shared)} of {len(own)} words stand in the pack {other!r} too: {some} ..."
            yield Problem(path, 0, "-", told)


def _likelier(words: list[str], other: str, language: str) -> bool:
    """Whether words that two packs share look like those of the other."""
    scores = probabilities(" ".join(words))
    return scores.get(other, 1.0) >= scores.get(language, 0.0)


def _words(path: Path) -> frozenset[str]:
    """The words in lower case that the lists of a file hold, names left out."""
    return _words_at(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=128)
def _words_at(path: Path, _time: int) -> frozenset[str]:
    return frozenset(
        text
        for steps, text in _strings(parse_yaml(path))
        if text == text.lower() and len(text) > 3 and text[0].isalpha() and _holds_words(steps)
    )


def _holds_words(steps: tuple[str | int, ...]) -> bool:
    """Whether words of the language stand at this place; the `frames` of a file hold some, those of a verb do not."""
    inner = steps[1:] if steps[:1] == ("frames",) else steps
    return _NO_WORDS.isdisjoint(map(str, inner))


def _strings(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string of a file, with its place."""
    if isinstance(value, str):
        yield steps, value
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in rows:
        yield from _strings(each, (*steps, step))
