"""time.yaml: what it holds, and what is refused."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.extract.times.dates import feast_day
from pourparlers.extract.times.scanner import scanner_for
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.times import TimePack, load_times

FOLDER = pack_folder("fr")
PACK: TimePack = load_times(FOLDER)


def test_ids_are_unique_and_name_the_language() -> None:
    ids = [rule.id for rule in PACK.rules] + [line.id for line in PACK.publication.lines]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert all(name.startswith("fr.") for name in ids)


def test_every_rule_and_line_has_an_example() -> None:
    assert [rule.id for rule in PACK.rules if not rule.examples] == []
    assert [line.id for line in PACK.publication.lines if not line.examples] == []


def test_every_class_of_months_and_weekdays_is_complete() -> None:
    assert set(PACK.values["month"]) == set(PACK.values["month_name"]) == set(range(1, 13))
    assert set(PACK.values["weekday"]) == set(PACK.values["weekdays"]) == set(range(1, 8))


def test_every_feast_has_a_day() -> None:
    assert set(map(str, PACK.values["feast"])) == set(PACK.feasts)
    for formula in PACK.feasts.values():
        assert feast_day(formula, 2022) is not None


def test_a_pack_is_compiled_once() -> None:
    assert scanner_for(PACK) is scanner_for(PACK)


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """A folder with the French file in which `old` is `new`."""
    shutil.copy(FOLDER / "time.yaml", tmp_path / "time.yaml")
    text = (tmp_path / "time.yaml").read_text(encoding="utf8")
    assert old in text
    (tmp_path / "time.yaml").write_text(text.replace(old, new, 1), encoding="utf8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("op: calendar", "op: guess", "rules"),
        ("absolute: true", "absolut: true", "rules"),
        ("multipliers: [20, 100, 1000]", "multipliers: [vingt]", "numbers.multipliers"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, old: str, new: str, field: str) -> None:
    with pytest.raises(PourparlersError, match="pack-invalid") as caught:
        load_times(changed(tmp_path, old, new))
    assert field in str(caught.value)
    assert "line" in str(caught.value)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("pattern: 'fortnight of month'", "there is no class 'fortnight'"),
        ("pattern: '{nothing} day'", "there is no macro 'nothing'"),
        ("pattern: '( day | month'", "is not closed"),
        ("pattern: 'day month ]'", "no opening counterpart"),
        ("pattern: 'day * month'", "cannot read"),
        ("pattern: '[day]'", "may be empty"),
    ],
)
def test_a_wrong_pattern_is_named_with_its_rule(tmp_path: Path, new: str, reason: str) -> None:
    pack = load_times(changed(tmp_path, "pattern: 'feast [ [of] year | turn ]'", new))
    with pytest.raises(PourparlersError, match="pack-invalid") as caught:
        scanner_for(pack)
    assert reason in str(caught.value)
    assert "fr.date.feast" in str(caught.value)
