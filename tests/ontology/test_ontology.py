"""The ontology against what the PLOVER 2.0 manual says of its types."""

from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.ontology import EventType, load_ontology
from pourparlers.packs.loader import load_yaml

PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)


def test_the_types_are_those_of_plover_and_deny() -> None:
    ontology = load_ontology()
    assert set(ontology.types) == PLOVER | {"DENY"}
    assert [name for name, each in ontology.types.items() if each.extension] == ["DENY"]
    assert all(name == each.name for name, each in ontology.types.items())


@pytest.mark.parametrize(
    ("quad", "types"),
    [
        ("verbal cooperation", "AGREE CONSULT SUPPORT CONCEDE"),
        ("material cooperation", "COOPERATE AID RETREAT"),
        ("verbal conflict", "REQUEST ACCUSE REJECT THREATEN DENY"),
        ("material conflict", "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    ],
)
def test_quad_classes(quad: str, types: str) -> None:
    ontology = load_ontology()
    assert {name for name in ontology.types if ontology.quad(name) == quad} == set(types.split())


def test_quad_classes_have_the_numbers_of_the_manual() -> None:
    numbers = [load_ontology().quad_code(name) for name in ("AGREE", "AID", "ACCUSE", "ASSAULT")]
    assert numbers == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("type", "modes", "score"),
    [
        ("CONSULT", (), 2.5),
        ("CONSULT", ("phone",), 1.5),
        ("ASSAULT", ("beat", "drone"), -9.5),
        ("REQUEST", (), 0.0),
        ("REQUEST", ("assist",), 0.5),
        ("RETREAT", ("disarm",), 10.0),
        ("DENY", (), -2.0),
        ("AID", ("unheard-of",), 10.0),
    ],
)
def test_the_most_intense_mode_gives_the_score(type: str, modes: tuple[str, ...], score: float) -> None:
    assert load_ontology().score(type, modes) == score


def test_a_type_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_ontology().score("FIGHT", ())


def test_scores_have_the_sign_of_the_quad_class() -> None:
    for each in load_ontology().types.values():
        scores = [each.score, *(mode.score for mode in each.modes.values())]
        assert all(-10 <= score <= 10 for score in scores)
        if each.quad.endswith("cooperation"):
            assert min(scores) > 0, each.name
        elif each.name != "REQUEST":
            assert max(scores) < 0, each.name


@pytest.mark.parametrize(
    ("type", "future", "exported"),
    [
        ("CONSULT", True, "AGREE"),
        ("SUPPORT", True, "AGREE"),
        ("COOPERATE", True, "AGREE"),
        ("AID", True, "AGREE"),
        ("RETREAT", True, "CONCEDE"),
        ("RETREAT", False, "RETREAT"),
        ("CONCEDE", True, "CONCEDE"),
        ("ASSAULT", True, "ASSAULT"),
        ("DENY", False, "REJECT"),
    ],
)
def test_what_an_event_is_written_as_in_plover(type: str, future: bool, exported: str) -> None:
    assert load_ontology().exported(type, future) == exported


def test_cameo_roots_belong_to_one_type_each() -> None:
    roots = [root for each in load_ontology().types.values() for root in each.roots]
    assert len(roots) == len(set(roots))
    assert {root[:2] for root in roots} == {f"{number:02}" for number in range(1, 21)}


def test_contexts_and_sectors() -> None:
    ontology = load_ontology()
    assert len(ontology.contexts) == 37
    assert {"GOV", "MIL", "REB", "UAF", "PRE"} <= set(ontology.sectors)
    texts = [each.definition for table in (ontology.contexts, ontology.sectors) for each in table.values()]
    assert all(texts) and len(set(texts)) == len(texts)


def test_a_wrong_field_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text('name: X\ndefinition: d\nquad: sideways\nscore: 1\nroots: ["01"]\n', encoding="utf8")
    with pytest.raises(PourparlersError, match="line 3"):
        load_yaml(file, EventType)
