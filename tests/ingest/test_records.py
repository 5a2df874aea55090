"""What a JSON object says is checked field by field."""

import pytest

from pourparlers.ingest.records import BadRecord, iso_date, language_code, to_article


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021", "2021"),
        ("2021-12", "2021-12"),
        (" 2021-12-28 ", "2021-12-28"),
        ("2021-12-28T09:00:00+01:00", "2021-12-28"),
        ("2021-12-28 09:00", "2021-12-28"),
        ("2021-02-30", None),
        ("2021-13", None),
        ("0000", None),
        ("28/12/2021", None),
        ("hier", None),
        ("", None),
    ],
)
def test_dates_are_iso_at_the_precision_written(written: str, read: str | None) -> None:
    assert iso_date(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("fr", "fr"), (" FR ", "fr"), ("fr-FR", "fr"), ("pt_BR", "pt"), ("", None), ("../fr", "../fr")],
)
def test_a_language_tag_gives_its_language(written: str, read: str | None) -> None:
    assert language_code(written) == read
    assert to_article({"text": "Un.", "language": written}, "x", "x").language == read


def test_fields_of_a_wrong_type_are_left_out_with_an_issue() -> None:
    article = to_article({"text": "Un.", "title": 3, "url": ["x"], "language": None, "published": "hier"}, "x", "x")
    assert (article.title, article.url, article.language, article.published) == (None, None, None, None)
    assert [issue.kind for issue in article.issues] == ["field-ignored", "field-ignored", "date-invalid"]


def test_numbers_are_read_where_they_are_clear() -> None:
    article = to_article({"text": "Un.", "id": 12, "published": 2021}, "x", "x")
    assert (article.id, article.published, article.issues) == ("12", "2021", ())


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    article = to_article({"text": "Os\ud800lo \U0001f54a se tait."}, "x", "x")
    assert article.text == "Os\ufffdlo \U0001f54a se tait."
    assert [issue.kind for issue in article.issues] == ["text-surrogates"]


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, {"text": None}, {"text": 3}, {"text": ""}, {"text": "\n"}])
def test_what_has_no_text_is_no_article(value: object) -> None:
    with pytest.raises(BadRecord):
        to_article(value, "x", "x")
