"""What events are about: the context words of a pack, and the contexts that a record gives."""

import pytest

import pourparlers
from pourparlers.ontology import load_ontology
from pourparlers.packs.contexts import load_contexts
from pourparlers.packs.loader import languages, pack_folder

CASES = {
    "nuclear talks": (
        "L'Iran et l'Allemagne négocient à Vienne sur l'enrichissement de l'uranium.",
        {"cbrn", "diplomatic"},
    ),
    "a border": ("Le Pérou accuse le Chili d'avoir déplacé une frontière.", {"territory"}),
    "an embargo on trade": ("Le Japon a décrété un embargo sur les importations russes.", {"economic"}),
}


ENGLISH = {
    "nuclear talks": (
        "Iran and Germany are negotiating in Vienna on the enrichment of uranium.",
        {"cbrn", "diplomatic"},
    ),
    "a border": ("Peru accuses Chile of moving a border.", {"territory"}),
    "an embargo on trade": ("Japan has imposed an embargo on Russian imports.", {"economic"}),
}


@pytest.mark.parametrize("language", languages())
def test_a_pack_names_every_context_of_the_ontology_and_no_other(language: str) -> None:
    assert set(load_contexts(pack_folder(language)).contexts) == set(load_ontology().contexts)


@pytest.mark.parametrize("language", languages())
def test_context_words_are_lower_case_and_stand_once_in_a_context(language: str) -> None:
    for name, words in load_contexts(pack_folder(language)).contexts.items():
        assert list(words) == [word.lower() for word in words], name
        assert len(set(words)) == len(words), name


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_an_event_has_the_contexts_that_its_clause_shows(text: str, wanted: set[str]) -> None:
    events = pourparlers.read(text, published="2024-05-15").events
    assert any(wanted <= set(event.context) for event in events)


@pytest.mark.parametrize(("text", "wanted"), ENGLISH.values(), ids=ENGLISH)
def test_an_english_event_has_the_contexts_that_its_clause_shows(text: str, wanted: set[str]) -> None:
    events = pourparlers.read(text, published="2024-05-15", language="en").events
    assert any(wanted <= set(event.context) for event in events)


def test_an_event_of_which_nothing_more_is_told_has_no_context() -> None:
    (event,) = pourparlers.read("Lima accuse Santiago.", published="2024-05-15").events
    assert event.context == ()
