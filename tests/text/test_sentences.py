"""Sentences: endless ones are cut, and whatever the text, nothing of it is lost or said twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pourparlers.packs.loader import pack_folder
from pourparlers.packs.noise import load_noise
from pourparlers.text.plain import plain
from pourparlers.text.sentences import MAX_CHARS, MAX_TOKENS, cut, split

WORDS = load_noise(pack_folder("fr")).sentences
TEXTS = st.text(alphabet="aA.?!…«»\"'“”’()[] \n\u00a0,;:-–9M", max_size=80)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split(plain(text), 0, len(text), WORDS)]


def test_every_sort_of_quotation_mark_closes_a_sentence() -> None:
    for opening, closing in (("« ", " »"), ("“", "”"), ('"', '"'), ("«\u00a0", "\u00a0»")):
        said = f"{opening}Nous irons.{closing} Oslo se tait."
        assert sentences(said) == [f"{opening}Nous irons.{closing}", "Oslo se tait."]


def test_a_verb_after_the_quotation_goes_on_with_its_sentence() -> None:
    assert len(sentences("“Nous irons !”, a-t-il dit. Oslo se tait.")) == 2
    assert len(sentences("« Est-ce la paix ? » demande-t-elle.")) == 1


def test_a_line_break_inside_a_paragraph_is_a_space() -> None:
    assert sentences("La trêve\ntient. Oslo\nse tait.") == ["La trêve\ntient.", "Oslo\nse tait."]


def test_an_endless_sentence_is_cut_at_its_best_place() -> None:
    text = "le texte est long, " * 300
    pieces = list(cut(text, 0, len(text)))
    assert all(end - start <= MAX_CHARS for start, end in pieces)
    assert all(len(text[start:end].split()) <= MAX_TOKENS for start, end in pieces)
    assert all(text[start:end].endswith("long,") for start, end in pieces)


def test_a_word_without_end_is_cut_hard() -> None:
    text = "x" * (3 * MAX_CHARS + 7)
    assert [end - start for start, end in cut(text, 0, len(text))] == [MAX_CHARS] * 3 + [7]


@given(TEXTS)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    flat = plain(text)
    spans = list(split(flat, 0, len(flat), WORDS))
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    kept = {at for start, end in spans for at in range(start, end)}
    assert {at for at, char in enumerate(flat) if not char.isspace()} <= kept


@given(TEXTS)
def test_splitting_a_sentence_again_changes_nothing_of_its_end(text: str) -> None:
    flat = plain(text)
    for start, end in split(flat, 0, len(flat), WORDS):
        again = list(split(flat, start, end, WORDS))
        assert (again[0][0], again[-1][1]) == (start, end)
