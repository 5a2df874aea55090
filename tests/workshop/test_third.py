"""A third language, made by following docs/add-a-language.md: no line of the program knows it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pourparlers import Article, PourparlersError, Reader, Record
from pourparlers.packs.loader import PACKS_VARIABLE, languages, pack_folder
from pourparlers.workshop import check_pack

PROGRAM = Path(sys.executable).with_name("pourparlers")
DOCS = Path(__file__).parents[2] / "docs"
ARTICLE = """\
Perú acusó a Chile de bombardear un puerto peruano

Publicado el 15 de mayo de 2024

Perú acusó a Chile de bombardear un puerto peruano. El presidente de Chile rechazó la acusación. \
El ministro peruano viajó el lunes a Quito. «La tregua terminó», dijo el ministro peruano.

Suscríbase a nuestro boletín.
"""
FRENCH = "La Finlande a condamné l'attaque, qui a fait deux morts dans la capitale."


@pytest.fixture
def installed(third: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pack is among those that are found."""
    monkeypatch.setenv(PACKS_VARIABLE, str(third.parent))


@pytest.fixture
def record(installed: None) -> Record:
    return Reader().read(Article(id="x", text=ARTICLE))


def test_it_has_gaps_and_no_fault(third: Path) -> None:
    problems = check_pack(third)
    assert [str(problem) for problem in problems if not problem.gap] == []
    assert any("no name for AFG" in problem.reason for problem in problems)


def test_it_is_found_beside_the_others_and_alone(third: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = languages()
    for folder in (third.parent, third):
        monkeypatch.setenv(PACKS_VARIABLE, os.pathsep.join(["", str(folder)]))
        assert languages() == tuple(sorted({*known, "es"}))
        assert pack_folder("es") == third


def test_a_pack_of_ones_own_goes_before_that_of_the_program(third: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = third.parent.parent / "own" / "fr"
    own.mkdir(parents=True)
    (own / "pack.yaml").write_text("{language: fr, name: x, model: x, tokens: x}", encoding="utf8")
    assert pack_folder("fr") != own
    monkeypatch.setenv(PACKS_VARIABLE, str(own.parent))
    assert pack_folder("fr") == own


def test_events_are_read(record: Record) -> None:
    keys = {actor.id: actor.affiliation for actor in record.actors}
    found = {
        (event.event, *(frozenset(keys[key] for key in ids) for ids in (event.actor, event.recipient)), event.status)
        for event in record.events
    }
    peru, chile, nobody = frozenset({"PER"}), frozenset({"CHL"}), frozenset[str]()
    assert ("ACCUSE", peru, chile, "actual") in found
    assert ("ASSAULT", chile, peru, "alleged") in found
    assert ("REJECT", chile, peru, "actual") in found
    assert ("CONSULT", frozenset({"PER", "ECU"}), nobody, "actual") in found


def test_times_quotes_noise_and_the_day_of_publication_are_read(record: Record) -> None:
    assert (record.document.language, record.document.published) == ("es", "2024-05-15")
    assert [(time.text, time.value) for time in record.times][1:] == [("lunes", "2024-05-13")]
    assert [(quote.text, quote.kind) for quote in record.quotes] == [("La tregua terminó", "direct")]
    assert [mark.rule for mark in record.noise] == ["subscribe"]


def test_articles_in_three_languages_are_told_apart(installed: None) -> None:
    articles = [Article(id="a", text=ARTICLE), Article(id="b", text=FRENCH), Article(id="c", text=ARTICLE)]
    assert [record.document.language for record in Reader().pipe(articles)] == ["es", "fr", "es"]


def test_without_it_the_language_is_unknown() -> None:
    with pytest.raises(PourparlersError, match="no pack reads the language 'es'"):
        Reader().read(Article(id="x", text=ARTICLE))


def test_the_program_reads_it_as_installed(third: Path, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf8")
    environment = {**os.environ, PACKS_VARIABLE: str(third.parent)}
    command = [PROGRAM, "read", "--format", "jsonl", path]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert json.loads(done.stdout)["document"]["language"] == "es"


def test_what_the_page_shows_is_what_the_pack_holds() -> None:
    page = (DOCS / "add-a-language.md").read_text(encoding="utf8")
    filled = (Path(__file__).parents[1] / "packs" / "third" / "es" / "filled.yaml").read_text(encoding="utf8")
    for line in (
        "- {id: minister, kind: office, sector: GOV, nouns: [ministro, ministra], example: el ministro peruano}",
        'example: {text: Perú acusó a Chile., gives: "ACCUSE PER>CHL actual"}',
        "pattern: 'day of month [of year]'",
        "decir: {infinitive: [ecir], finite: [ice, icen, ijo, ijeron], participle: [icho], gerund: [iciendo]}",
    ):
        assert line in page and line in filled, line
