"""TIMEX values as people write them."""

import pytest

from pourparlers.views.dates import readable, readable_range
from pourparlers.views.labels import labels_for

FRENCH = labels_for("fr").dates
ENGLISH = labels_for("en").dates


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2022-01-10", "lundi 10 janvier 2022", "Monday 10 January 2022"),
        ("2024-09-01", "dimanche 1er septembre 2024", "Sunday 1 September 2024"),
        ("2022-01-10T15:00", "lundi 10 janvier 2022, 15:00", "Monday 10 January 2022, 15:00"),
        ("2022-01-10TEV", "lundi 10 janvier 2022, soir", "Monday 10 January 2022, evening"),
        ("2022-01", "janvier 2022", "January 2022"),
        ("2021-W51", "sem. du 20 décembre 2021", "week of 20 December 2021"),
        ("2021-W51-WE", "w.-e. du 25 décembre 2021", "w/e of 25 December 2021"),
        ("2022-SU", "été 2022", "summer 2022"),
        ("2022-Q1", "trimestre 1 de 2022", "quarter 1 of 2022"),
        ("2022", "2022", "2022"),
        ("2022-02-31", "2022-02-31", "2022-02-31"),
        ("2022-13", "2022-13", "2022-13"),
        ("2022-01-10TXX", "2022-01-10TXX", "2022-01-10TXX"),
        ("PRESENT_REF", "PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_values_in_words(value: str, french: str, english: str) -> None:
    assert readable(value, FRENCH) == french
    assert readable(value, ENGLISH) == english


def test_short_dates_and_ranges() -> None:
    assert readable("2022-01-10", FRENCH, short=True) == "lun. 10 janv. 2022"
    assert readable_range("2022-01-10", "2022-01-12", FRENCH, short=True) == "lun. 10 janv. 2022 – mer. 12 janv. 2022"
    assert readable_range("2022-01-10", "2022-01-10", FRENCH, short=True) == "lun. 10 janv. 2022"
