"""Every language has every word that a record can call for."""

from typing import Any, get_args

import pytest

from pourparlers.model import Quote, json_schema
from pourparlers.model.record import Status
from pourparlers.ontology import QUADS, load_ontology
from pourparlers.views.labels import Labels, label_languages, labels_for
from pourparlers.views.sections import SECTION_OF_TYPE, SECTIONS
from pourparlers.views.styles import QUAD_STYLES, STATUS_STYLES

LANGUAGES = label_languages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_section_and_quote_kind_has_a_label(language: str) -> None:
    labels = labels_for(language)
    assert set(labels.status) == set(labels.status_titles) == set(get_args(Status)) == set(STATUS_STYLES)
    assert set(labels.sections) == {*SECTIONS, "quotes", "times", "actors", "issues"}
    assert set(labels.quads) == set(QUAD_STYLES) == set(QUADS)
    assert set(SECTION_OF_TYPE) < set(labels.types) == set(load_ontology().types)
    kinds: dict[str, Any] = json_schema()["$defs"][Quote.__name__]["properties"]["kind"]
    assert set(labels.quote_kinds) == set(kinds["enum"])
    assert len(labels.dates.months) == len(labels.dates.short_months) == 12
    assert len(labels.dates.weekdays) == len(labels.dates.short_weekdays) == 7


@pytest.mark.parametrize("name", Labels.__struct_fields__)
def test_languages_have_the_same_keys(name: str) -> None:
    words = [getattr(labels_for(language), name) for language in LANGUAGES]
    if isinstance(words[0], dict):
        assert all(set(table) == set(words[0]) for table in words)


def test_a_language_without_labels_is_shown_in_english() -> None:
    assert labels_for("xx") == labels_for("en")
