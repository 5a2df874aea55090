"""Checks a pack: its files against their schemas, what must hold among them, and the example of every rule."""

from collections.abc import Callable
from pathlib import Path

from pourparlers.errors import PourparlersError
from pourparlers.extract.times.scanner import scanner_for
from pourparlers.packs.loader import load_manifest
from pourparlers.packs.names import load_names
from pourparlers.packs.noise import invalid_rules, load_noise
from pourparlers.packs.times import load_times
from pourparlers.text.parse import load_model, model_path
from pourparlers.workshop.examples import check_with_model, check_without_model
from pourparlers.workshop.gaps import find_gaps
from pourparlers.workshop.leftovers import find_leftovers
from pourparlers.workshop.lint import lint
from pourparlers.workshop.problems import Problem, at, of_error
from pourparlers.workshop.schema import check_files


def check_pack(folder: Path, model: str | None = None) -> list[Problem]:
    """All that is wrong with the pack in `folder`, or missing from it, in the order of its files.

    `model` is the name or path of a spaCy UD pipeline to use in place of the pack's own.  Raises
    `PourparlersError("pack-folder-missing")` where there is no pack.
    """
    if not (folder / "pack.yaml").is_file():
        raise PourparlersError("pack-folder-missing", folder=folder)
    _forget()
    problems = check_files(folder) or _patterns(folder)
    if not problems:
        problems = [*lint(folder), *find_leftovers(folder), *find_gaps(folder), *_examples(folder, model)]
    return sorted(problems, key=lambda each: (each.gap, str(each.file), each.line))


def _forget() -> None:
    """Forget what was read of packs before: their files may have been edited since."""
    for load in (load_manifest, load_names, load_noise):
        load.cache_clear()


def _patterns(folder: Path) -> list[Problem]:
    """The patterns that cannot be compiled, in files that fit their schemas."""
    noise, times = folder / "noise.yaml", folder / "time.yaml"
    found = [of_error(error, noise) for error in invalid_rules(noise)]
    found = found or _tried(noise, lambda: load_noise(folder))
    return found + _tried(times, lambda: scanner_for(load_times(folder)))


def _tried(file: Path, load: Callable[[], object]) -> list[Problem]:
    try:
        load()
    except PourparlersError as error:
        return [of_error(error, file)]
    return []


def _examples(folder: Path, model: str | None) -> list[Problem]:
    """The rules whose examples fail; where there is no pipeline, that, and the rules that need none."""
    problems = check_without_model(folder)
    try:
        nlp = load_model(model or model_path(folder, load_manifest(folder).model))
    except PourparlersError as error:
        told = f"{error.cause}: {error.remedy}; the examples that need it were not read"
        return [*problems, at(folder / "pack.yaml", ("model",), told, name="model")]
    return [*problems, *check_with_model(folder, nlp)]
