"""Quotation marks, without a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.extract.speech.marks import find_quoted
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.speech import load_speech
from pourparlers.text.layout import Block, Layout, Sentence

MARKS = load_speech(pack_folder("fr")).marks


def layout_of(text: str) -> Layout:
    """Every line a block of one sentence."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(start, start + len(line), "body"))
        start += len(line) + 1
    sentences = tuple(Sentence(block.start, block.end, number) for number, block in enumerate(found))
    return Layout(tuple(found), sentences, ())


def quoted(text: str) -> tuple[list[str], list[str]]:
    """The quoted words and the kinds of the issues."""
    found, issues = find_quoted(text, layout_of(text), MARKS)
    return [text[item.start : item.end] for item in found], [issue.kind for issue in issues]


CASES = {
    "guillemets": ("Il dit : « Assez ! »", ["Assez !"]),
    "curly": ("Il dit : “Assez !”", ["Assez !"]),
    "straight": ('Il dit : "Assez !" puis "Partez"', ["Assez !", "Partez"]),
    "low and high": ("Il dit : „Assez“ ici", ["Assez"]),
    "single curly beside apostrophes": ("L’un dit ‘assez d’excuses’ à l’autre", ["assez d’excuses"]),
    "doubled angles": ("Il dit <<assez>> ici", ["assez"]),
    "nested": ("Il dit : « Le mot “paix” me va »", ["Le mot “paix” me va"]),
    "over two paragraphs": ("« Un début.\n« Une suite »", ["Un début.\n« Une suite"]),
    "the opening mark used to close": ("Il parle d'« une impasse« .", ["une impasse"]),
    "no mark": ("L’eau n’est pas là", []),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES.keys())
def test_matching(text: str, wanted: list[str]) -> None:
    assert quoted(text) == (wanted, [])


def test_unclosed_mark_ends_with_its_sentence_and_is_reported() -> None:
    words, issues = quoted("Il dit : « Assez de guerre.\nLa ville dort.")
    assert words == ["Assez de guerre."]
    assert issues == ["quote-mark-unclosed"]


def test_mark_closed_by_the_wrong_partner_is_reported() -> None:
    words, issues = quoted('« Assez de guerre", dit la ville.')
    assert (words, issues) == (["Assez de guerre"], ["quote-mark-unclosed"])


def test_stray_mark_is_reported() -> None:
    assert quoted("Assez », dit-il.") == ([], ["quote-mark-stray"])


@given(st.text(alphabet='«»“”"‘’ \nab.', max_size=60))
def test_stretches_are_apart_and_in_order(text: str) -> None:
    found, _ = find_quoted(text, layout_of(text), MARKS)
    end = 0
    for item in found:
        assert end <= item.outer_start <= item.start <= item.end <= item.outer_end <= len(text)
        end = item.outer_end
