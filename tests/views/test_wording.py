"""The words of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pourparlers.model import Report
from pourparlers.model.record import Trigger
from pourparlers.views.labels import labels_for
from pourparlers.views.wording import Wording, main_report
from records import TEXT, report, sample


def wording(text: str = TEXT) -> Wording:
    return Wording(sample(), text, labels_for("fr"))


def test_people_are_named_with_the_state_they_stand_for() -> None:
    assert wording().names(("a3", "a2", "a2")) == "Rosaura Quispe (Pérou), Chili"


def test_an_id_that_no_actor_has_is_shown_as_it_is() -> None:
    assert wording().name("a99") == "a99"


def test_a_chain_without_outlet_speaker_or_channel_is_the_narration() -> None:
    record = sample()
    words = Wording(replace(record, document=replace(record.document, outlet=None)), TEXT, labels_for("fr"))
    assert words.chain((), ()) == "récit de l'article"
    assert words.chain((), ("AFP",)) == "AFP"


def test_quotation_marks_within_an_excerpt_become_inner_ones() -> None:
    excerpt = wording().excerpt(report("« Nous saisirons la Cour si les pourparlers échouent »", "saisirons"))
    assert excerpt.before + excerpt.trigger + excerpt.after == "“Nous saisirons la Cour si les pourparlers échouent”"


def test_the_report_that_gives_the_status_is_the_one_shown() -> None:
    event = sample().events[0]
    short = replace(event.reports[0], end=event.reports[0].trigger.end)
    alleged = replace(event.reports[0], status="alleged")
    assert main_report(replace(event, reports=(alleged, short, event.reports[0]))) == event.reports[0]


@given(st.text("ab «»\n", min_size=1, max_size=600), st.data())
def test_an_excerpt_is_short_and_holds_the_trigger(text: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, min(len(text), first + 30)))
    whole = Report(start=0, end=len(text), trigger=Trigger(first, last), status="actual", rule="r")
    excerpt = wording(text).excerpt(whole)
    assert len(excerpt.before + excerpt.trigger + excerpt.after) <= 220 + len("… ") + len(" …")
    assert excerpt.trigger == wording(text).excerpt(replace(whole, start=first, end=last)).trigger


@pytest.mark.parametrize("padding", [0, 500])
def test_a_long_clause_is_cut_at_word_borders(padding: int) -> None:
    text = "mot " * padding + "accuse" + " mot" * padding
    start = text.index("accuse")
    excerpt = wording(text).excerpt(
        Report(start=0, end=len(text), trigger=Trigger(start, start + 6), status="actual", rule="r")
    )
    assert excerpt.before.removeprefix("… ").replace("mot ", "") == ""
    assert excerpt.after.removesuffix(" …").replace(" mot", "") == ""
