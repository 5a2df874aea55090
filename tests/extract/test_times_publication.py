"""The day of publication: metadata, header, dateline, text."""

import datetime as dt

import pytest

from pourparlers.extract.times import Publication, infer_publication
from pourparlers.model import Article
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.times import load_times
from pourparlers.text.layout import Layout

PACK = load_times(pack_folder("fr"))
NO_LAYOUT = Layout((), (), ())


def infer(text: str, published: str | None = None, layout: Layout = NO_LAYOUT) -> Publication:
    return infer_publication(Article(id="x", text=text, published=published), layout, PACK)


def test_metadata_come_first() -> None:
    found = infer("Publié le 13 janvier 2022 à 19h05", "2022-01-12T08:30")
    assert found == Publication("2022-01-12", "day", "metadata", None, "08:30")


def test_a_month_in_the_metadata_bounds_the_rest() -> None:
    assert infer("Goma, 17 décembre 2024.", "2024-12").value == "2024-12-17"
    assert infer("Goma, 17 novembre 2024.", "2024-12") == Publication("2024-12", "month", "metadata")


def test_metadata_that_are_no_date_are_passed_over() -> None:
    assert infer("Publié le 13 janvier 2022", "avant-hier").value == "2022-01-13"


def test_the_header_is_read_with_and_without_a_layout() -> None:
    assert infer(" date 2021-12-05 Un titre") == Publication("2021-12-05", "day", "header", (6, 16))
    layout = Layout((), (), (), "2021-12-05", (0, 10))
    assert infer("05/12/2021 Un titre", layout=layout).value == "2021-12-05"


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        (" date 2021-12 Titre\n\nParis a annoncé, mardi 28 décembre, un accord", "2021-12-28", "text"),
        (" date 2021-12 T\n\nParis a dit lundi 27 décembre et redit mardi 28 décembre que", "2021-12-28", "text"),
        (" date 2021-12 Titre\n\nUne réunion prévue vendredi 31 décembre à Vienne", "2021-12", "header"),
        (" date 2021-12 Titre\n\nParis a dit mercredi 28 décembre", "2021-12", "header"),
        (" date 2021-12 Titre\n\nPARIS, 28 décembre (AFP) - Il l'a dit", "2021-12-28", "dateline"),
        (" date 2021-12 Titre\n\nPARIS, 28 novembre (AFP) - Il l'a dit", "2021-12", "header"),
        ("Genève, 1er juin (ats) – Un pont a cédé lundi. La ministre est reçue ce mardi.", "2021-06-01", "dateline"),
        ("Titre\n\nAucune date", None, "unknown"),
        ("", None, "unknown"),
    ],
)  # fmt: skip
def test_what_a_header_of_a_month_leaves_to_the_text(text: str, value: str | None, source: str) -> None:
    found = infer(text)
    assert (found.value, found.source) == (value, source)


def test_the_span_holds_the_words() -> None:
    text = "Titre\n\nMOSCOU, 17 décembre 2021 (Reuters) - Paris"
    found = infer(text)
    assert found.span is not None
    assert text[slice(*found.span)] == "17 décembre 2021"


def test_published_comes_before_updated() -> None:
    text = "Titre\n\nMis à jour le 14 janvier 2022 à 09:00 - Publié le 13 janvier 2022 à 19h05"
    assert infer(text) == Publication("2022-01-13", "day", "dateline", (57, 80), "19:05")


def test_a_dateline_without_year_takes_the_weekday_after_it() -> None:
    text = "ADDIS ABEBA, 5 novembre (Reuters) - Des rebelles ont signé vendredi un accord"
    article = Article(id="x", text=text)
    assert infer_publication(article, NO_LAYOUT, PACK).value == "2021-11-05"
    assert infer_publication(article, NO_LAYOUT, PACK, years=(2005, 2015)).value == "2010-11-05"
    assert infer_publication(article, NO_LAYOUT, PACK, today=dt.date(2028, 1, 1)).value == "2027-11-05"


def test_a_long_text_costs_no_more_than_its_ends() -> None:
    text = "Titre\n\n" + "Le chat dort. " * 100_000 + "\n\nA. Dupont, 6 janvier 2020\n"
    assert infer(text).value == "2020-01-06"
    assert infer("Il a dit lundi 3 janvier 2022 que " * 50_000).value == "2022-01-03"
