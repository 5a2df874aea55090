"""Broken tables are named with file and line."""

from pathlib import Path

import pytest

from pourparlers.errors import PourparlersError
from pourparlers.gazetteer import loader


def test_a_row_with_a_missing_column(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text("name\tcountry\tlat\tlon\tkind\tambiguous\taliases\nX\tFRA\t1.0\n", encoding="utf8")
    with pytest.raises(PourparlersError, match="line 2"):
        loader._places(file)


def test_a_latitude_that_is_no_number(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text("name\tcountry\tlat\tlon\tkind\tambiguous\taliases\nX\tFRA\tnorth\t2\tcity\t0\t\n", encoding="utf8")
    with pytest.raises(PourparlersError, match="lat, lon"):
        loader._places(file)


def test_a_term_with_a_missing_part(tmp_path: Path) -> None:
    file = tmp_path / "people.tsv"
    file.write_text("name\tsurname\talone\taliases\tterms\nA B\tB\t1\t\tFRA|president|GOV|2020\n", encoding="utf8")
    with pytest.raises(PourparlersError, match="five parts"):
        list(loader._people(file))


def test_a_name_goes_before_an_alias(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    rows = ["A\tFRA\t1\t1\tcity\t0\tB", "B\tESP\t2\t2\tcity\t0\tC", "D\tITA\t3\t3\tcity\t0\tC"]
    file.write_text("\n".join(["name\tcountry\tlat\tlon\tkind\tambiguous\taliases", *rows]) + "\n", encoding="utf8")
    places = loader._places(file)
    assert {name: place.country for name, place in places.items()} == {"A": "FRA", "B": "ESP", "C": "ESP", "D": "ITA"}
