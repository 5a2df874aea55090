"""The skeleton of a new pack fits every schema, loads, and tells what is to be filled in."""

from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.gazetteer import load_gazetteer
from pourparlers.ontology import load_ontology
from pourparlers.packs.loader import languages, pack_folder, parse_yaml
from pourparlers.pipeline import load_pack
from pourparlers.workshop import check_pack, new_pack
from pourparlers.workshop.schema import check_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_pack("qq", tmp_path_factory.mktemp("new") / "qq")


def test_it_loads_and_only_its_pipeline_is_wrong(folder: Path) -> None:
    assert load_pack(folder).language == "qq"
    assert [problem.field for problem in check_pack(folder) if not problem.gap] == ["model"]


def test_it_has_every_file_and_every_type_context_and_party(folder: Path) -> None:
    ontology = load_ontology()
    types = {path.stem.upper() for path in (folder / "events").glob("*.yaml")}
    assert types == set(ontology.types) == set(parse_yaml(folder / "events.yaml")["defaults"])
    assert set(parse_yaml(folder / "contexts.yaml")["contexts"]) == set(ontology.contexts)
    names = parse_yaml(folder / "names.yaml")
    assert {*names["states"], *names["organisations"], *names["groups"]} == set(load_gazetteer().parties)
    assert {path.name for path in folder.iterdir()} == {
        path.name for path in pack_folder("fr").iterdir() if path.name != "model"
    }


@pytest.mark.parametrize("like", languages())
def test_any_pack_can_be_the_guide(tmp_path: Path, like: str) -> None:
    folder = new_pack("qq", tmp_path / "qq", like)
    assert [str(problem) for problem in check_files(folder)] == []
    text = (folder / "actors.yaml").read_text(encoding="utf8")
    assert f"articles: []  # {like}: " in text
    assert "# What the adpositions do, by their canonical names." in text


def test_words_of_the_guide_stand_in_comments_only(folder: Path) -> None:
    actors = parse_yaml(folder / "actors.yaml")
    assert actors["articles"] == [] and actors["classes"] == [] and actors["adpositions"] == {}
    assert parse_yaml(folder / "events" / "consult.yaml") == {"frames": []}


def test_nothing_is_written_over(folder: Path) -> None:
    with pytest.raises(PourparlersError, match="pack-exists"):
        new_pack("qq", folder)


def test_an_unknown_guide_is_told(tmp_path: Path) -> None:
    with pytest.raises(PourparlersError, match="language-unknown"):
        new_pack("qq", tmp_path / "qq", "xx")
