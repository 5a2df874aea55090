"""The rules of `noise.yaml` do what their examples say, and a broken pack is refused with file, line and field."""

from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.packs.loader import languages, pack_folder
from pourparlers.packs.noise import CompiledRule, NoisePack, SplitRule, load_noise
from pourparlers.text.plain import plain
from pourparlers.text.sentences import split

PACKS = {language: load_noise(pack_folder(language)) for language in languages()}
RULES = [(language, one) for language, pack in PACKS.items() for rules in pack.rules.values() for one in rules.rules]
CASES = [(language, case) for language, pack in PACKS.items() for case in pack.sentences.examples]


@pytest.mark.parametrize("compiled", [one for _, one in RULES], ids=[f"{name}: {one.rule.id}" for name, one in RULES])
def test_a_rule_marks_its_example(compiled: CompiledRule) -> None:
    text = plain(compiled.rule.example)
    span = compiled.find(text, 0, len(text))
    assert span is not None
    assert compiled.rule.example[slice(*span)] == compiled.rule.gives


@pytest.mark.parametrize(
    ("compiled", "text"),
    [(one, text) for _, one in RULES for text in one.rule.refuses],
    ids=[f"{name}: {one.rule.id}: {text}" for name, one in RULES for text in one.rule.refuses],
)
def test_a_rule_leaves_alone_what_it_refuses(compiled: CompiledRule, text: str) -> None:
    assert compiled.find(plain(text), 0, len(text)) is None


@pytest.mark.parametrize(("language", "case"), CASES, ids=[f"{name}: {case.id}" for name, case in CASES])
def test_a_sentence_case_splits_as_it_says(language: str, case: SplitRule) -> None:
    text, words = plain(case.example), PACKS[language].sentences
    assert tuple(case.example[a:b] for a, b in split(text, 0, len(text), words)) == case.gives


def test_agencies_are_named_canonically(pack: NoisePack) -> None:
    assert pack.channels("Oslo, 14 mars (ats/afp) - Selon Reuters et l'Agence France-Presse") == [
        "ATS",
        "AFP",
        "REUTERS",
    ]
    assert pack.channels("Le CAP et les APIs de MAPS") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Publié le 3 févr. 2022 à 9h", "2022-02-03"),
        ("le 1er AOÛT 2021", "2021-08-01"),
        ("12/07/21", "2021-07-12"),
        ("12.07.1998", "1998-07-12"),
        ("date 2021-12", "2021-12"),
        ("date 2021-12-05", "2021-12-05"),
        ("le 45/13/2021", None),
        ("en mai", None),
    ],
)
def test_dates_are_read_at_the_precision_written(pack: NoisePack, text: str, value: str | None) -> None:
    found = pack.date(text, 0, len(text))
    assert (found[0] if found else None) == value


def broken(folder: Path, old: str, new: str) -> PourparlersError:
    source = (pack_folder("fr") / "noise.yaml").read_text(encoding="utf8")
    assert old in source
    (folder / "noise.yaml").write_text(source.replace(old, new, 1), encoding="utf8")
    with pytest.raises(PourparlersError) as caught:
        load_noise(folder)
    assert caught.value.code == "pack-invalid"
    assert str(folder / "noise.yaml") in caught.value.cause
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("where: start", "where: nowhere", "nowhere"),
        ("kind: page-date", "kind: page-date\n    sort: x", "sort"),
        ("%{name} ?/ ?(?:%{photo})", "%{nome} ?/ ?(?:%{photo})", "'nome'"),
        ("'date \\d{4}", "'(date \\d{4}", "not a regular expression"),
        ("'date \\d{4}", "'(date) \\d{4}", "capturing group"),
        ("id: stamp\n", "id: page-date\n", "is taken"),
        ("kind: credit", "kind: caption", "read goes with"),
    ],
)
def test_a_broken_pack_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    error = broken(tmp_path, old, new)
    assert says in error.cause
    assert "line 0" not in error.cause
