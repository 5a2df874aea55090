"""What is wrong with a pack is told, all of it, with file, line and field."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pourparlers.packs.loader import pack_folder
from pourparlers.workshop import check_pack
from pourparlers.workshop.gaps import find_gaps
from pourparlers.workshop.leftovers import find_leftovers
from pourparlers.workshop.lint import lint
from pourparlers.workshop.problems import Problem
from pourparlers.workshop.schema import check_files

Change = Callable[[str, str, str], None]


@pytest.fixture
def copy(third: Path, tmp_path: Path) -> Path:
    """A copy of the third pack that may be spoilt."""
    return shutil.copytree(third, tmp_path / "es")


@pytest.fixture
def change(copy: Path) -> Change:
    def replace(file: str, old: str, new: str) -> None:
        text = (copy / file).read_text(encoding="utf8")
        assert old in text, f"{old!r} is not in {file}"
        (copy / file).write_text(text.replace(old, new, 1), encoding="utf8")

    return replace


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.file.name} {problem.field}: {problem.reason}" for problem in problems]


def test_every_field_that_does_not_fit_is_told_with_its_line(copy: Path, change: Change) -> None:
    change("actors.yaml", "attributes: after", "attributes: behind")
    change("actors.yaml", "kind: office", "kind: job")
    change("actors.yaml", "id: counterpart", "ids: counterpart")
    change("events/accuse.yaml", "verbs:", "werbs:")
    change("time.yaml", "op: weekday", "op: guess")
    (copy / "status.yaml").unlink()
    (copy / "stauts.yaml").write_text("{}", encoding="utf8")
    problems = check_pack(copy)
    assert [text.partition(";")[0] for text in told(problems)] == [
        "actors.yaml attributes: Invalid enum value 'behind'",
        "actors.yaml classes[0].kind: Invalid enum value 'job'",
        "actors.yaml classes[2].ids: there is no field `ids`",
        "actors.yaml classes[2]: the field `id` is missing",
        "accuse.yaml frames[0].werbs: there is no field `werbs`",
        "status.yaml -: there is no such file",
        "stauts.yaml -: no file of this name is read",
        "time.yaml rules[1].op: Invalid enum value 'guess'",
    ]
    lines = (copy / "actors.yaml").read_text(encoding="utf8").splitlines()
    (enum,) = [problem for problem in problems if problem.field == "attributes"]
    assert lines[enum.line - 1] == "attributes: behind"


def test_a_file_that_is_no_yaml_is_told(copy: Path) -> None:
    (copy / "noise.yaml").write_text("rules: [", encoding="utf8")
    (problem,) = check_files(copy)
    assert (problem.file.name, problem.field) == ("noise.yaml", "-")


def test_every_pattern_that_cannot_be_compiled_is_told(copy: Path, change: Change) -> None:
    change("noise.yaml", "Suscríbase a .{2,80}", "(Suscríbase a .{2,80}")
    change("time.yaml", "pattern: day of month [of year]", "pattern: fortnight of month")
    assert [problem.file.name for problem in check_pack(copy)] == ["noise.yaml", "time.yaml"]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("time.yaml", "id: es.weekday", "id: es.date.day-month", "the id is taken"),
        ("time.yaml", "id: es.weekday", "id: weekday", "the id begins with the language"),
        ("names.yaml", "- Chile\n", "- Perú\n", "'Perú' names CHL, PER"),
        ("actors.yaml", "  contra:\n  - contra", "  contra:\n  - con", "'con' stands under 'con' already"),
        ("actors.yaml", "- ministra\n", "- presidente\n", "'presidente' stands in head-of-state already"),
        ("events/consult.yaml", "- visit\n", "- picnic\n", "CONSULT has no mode picnic"),
        ("events/consult.yaml", "- viajar", "- se reunir", "'se reunir' is read by consult.meet"),
        ("events/reject.yaml", "id: reject.reject", "id: refuse.reject", "the id begins with the type"),
        ("events.yaml", "- con\n", "- cum\n", "no slot 'cum'"),
        ("speech.yaml", "decir:\n    - decir", "decir:\n    - hablar", "'hablar' is no verb of the paradigm"),
    ],
)
def test_what_contradicts_itself_is_told(
    copy: Path, change: Change, file: str, old: str, new: str, reason: str
) -> None:
    change(file, old, new)
    assert any(reason in problem.reason for problem in lint(copy)), told(lint(copy))


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("noise.yaml", "gives: Suscríbase a nuestro boletín.", "gives: Suscríbase", "subscribe"),
        ("noise.yaml", "El ministro se suscribe al texto.", "Suscríbase a todo.", "subscribe"),
        ("time.yaml", "gives: '2024-05-14'", "gives: '2024-05-13'", "es.date.day-month"),
        ("events/accuse.yaml", "PER>CHL", "CHL>PER", "accuse.accuse"),
        ("speech.yaml", "[[La tregua terminó]]", "[[La tregua]] terminó", "direct.aside"),
        ("actors.yaml", "el ministro peruano", "el rey peruano", "minister"),
    ],
)
def test_an_example_that_fails_is_told(copy: Path, change: Change, file: str, old: str, new: str, name: str) -> None:
    change(file, old, new)
    assert [problem.field for problem in check_pack(copy) if not problem.gap] == [name]


def test_leftovers_of_another_language_are_told(copy: Path, change: Change) -> None:
    assert find_leftovers(copy) == []
    change("actors.yaml", "el ministro peruano", "le ministre péruvien des Affaires étrangères et européennes")
    shutil.copy(pack_folder("fr") / "status.yaml", copy)
    found = told(find_leftovers(copy))
    assert any(text.startswith("actors.yaml") and "'fr'" in text for text in found)
    assert any(text.startswith("status.yaml example: the examples are in 'fr'") for text in found)
    assert any("words stand in the pack 'fr' too" in text for text in found)


def test_gaps_are_no_faults(copy: Path) -> None:
    gaps = find_gaps(copy)
    assert all(problem.gap for problem in gaps)
    assert any("SANCTION is never read" in problem.reason for problem in gaps)


def test_without_a_pipeline_the_other_examples_are_run(copy: Path, change: Change) -> None:
    change("time.yaml", "gives: '2024-05-14'", "gives: '2024-05-13'")
    shutil.rmtree(copy / "model")
    assert [problem.field for problem in check_pack(copy) if not problem.gap] == ["model", "es.date.day-month"]
