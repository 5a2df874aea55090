"""Paragraphs: a line each, unless the text was wrapped at a width."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.text.paragraphs import paragraphs
from pourparlers.text.plain import plain

SENTENCE = "Les délégués des deux pays se retrouveront lundi à Oslo pour reprendre la discussion interrompue en mars. "


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in paragraphs(text, plain(text))]


def test_lines_are_paragraphs() -> None:
    assert found("Un titre\n\nUne ligne.\r\nUne autre.\u2028Encore une.\n") == [
        "Un titre",
        "Une ligne.",
        "Une autre.",
        "Encore une.",
    ]


def test_blank_lines_make_groups() -> None:
    text = "un\ndeux\n\ntrois\r\nquatre\r\n \r\ncinq"
    assert [one.group for one in paragraphs(text, plain(text))] == [0, 0, 1, 1, 2]


def test_a_text_wrapped_at_a_width_is_joined_again() -> None:
    for width in (35, 60, 100):
        text = "\n\n".join(textwrap.fill(SENTENCE * 4, width) for _ in range(3))
        assert len(found(text)) == 3


def test_a_comma_at_the_end_of_a_line_goes_on() -> None:
    assert len(found("Si vous avez un doute sur ce point,\nveuillez nous écrire.")) == 1
    assert len(found("Les Norvégiens proposent leur aide\nle 6 mai 2012")) == 2


@given(st.text(alphabet="aÀ.,\n\r\u2028\x85 \x00\u200b", max_size=60))
def test_nothing_is_lost(text: str) -> None:
    flat = plain(text)
    spans = paragraphs(text, flat)
    kept = [at for one in spans for at in range(one.start, one.end)]
    assert len(kept) == len(set(kept))
    assert {at for at, char in enumerate(flat) if not char.isspace()} <= set(kept)
