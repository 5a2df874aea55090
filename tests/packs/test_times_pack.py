"""time.yaml: what it holds, and what is refused."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.extract.times.dates import feast_day
from pourparlers.extract.times.scanner import scanner_for
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.packs.times import TimePack, load_times

FOLDER = pack_folder("fr")
PACK: TimePack = load_times(FOLDER)
PACKS = {language: load_times(pack_folder(language)) for language in languages()}
every_pack = pytest.mark.parametrize(("language", "pack"), PACKS.items(), ids=PACKS)


@every_pack
def test_ids_are_unique_and_name_the_language(language: str, pack: TimePack) -> None:
    ids = [rule.id for rule in pack.rules] + [line.id for line in pack.publication.lines]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert all(name.startswith(f"{language}.") for name in ids)


@every_pack
def test_every_rule_and_line_has_an_example(language: str, pack: TimePack) -> None:
    assert [rule.id for rule in pack.rules if not rule.examples] == []
    assert [line.id for line in pack.publication.lines if not line.examples] == []


@every_pack
def test_every_class_of_months_and_weekdays_is_complete(language: str, pack: TimePack) -> None:
    assert set(pack.values["month"]) == set(range(1, 13))
    assert set(pack.values["month_name"]) | set(pack.values.get("month_unsure", ())) == set(range(1, 13))
    assert set(pack.values["weekday"]) == set(pack.values["weekdays"]) == set(range(1, 8))


@every_pack
def test_every_feast_has_a_day(language: str, pack: TimePack) -> None:
    assert set(map(str, pack.values["feast"])) == set(pack.feasts)
    for formula in pack.feasts.values():
        assert feast_day(formula, 2022) is not None


@every_pack
def test_every_class_that_a_rule_or_a_list_names_is_there(language: str, pack: TimePack) -> None:
    named = {kind for rule in pack.rules for kind in (*rule.unless_next, *rule.unless_previous)}
    known = pack.values.keys() | pack.words.keys()
    assert named | set(pack.capitals) | set(pack.small) <= known


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
