"""The source's words, cut to size."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.console import Console
from rich.text import Text

from pourparlers.model import Report
from pourparlers.model.record import Trigger
from pourparlers.views.excerpts import LONGEST, Excerpt, Quotation, excerpt, main_report, tamed
from pourparlers.views.labels import labels_for
from records import TEXT, report, sample

MARKS = labels_for("fr").typography


def shortened(text: str, found: Report) -> Excerpt:
    return excerpt(found, text, MARKS)


def whole(text: str, trigger: str) -> str:
    start = text.index(trigger)
    found = Report(start=0, end=len(text), trigger=Trigger(start, start + len(trigger)), status="actual", rule="r")
    parts = shortened(text, found)
    return parts.before + parts.trigger + parts.after


@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        (", a averti M. Dorj ;", "a averti M. Dorj"),
        ("; l'Islande\n\naccepte,", "l'Islande accepte"),
        ("nous ne céderons pas », dit-il", "“nous ne céderons pas”, dit-il"),
        ("il dit : « nous ne céderons", "il dit : “nous ne céderons”"),
        ("« non », dit-il", "“non”, dit-il"),
    ],
)
def test_loose_punctuation_goes_and_half_quotes_are_made_whole(clause: str, shown: str) -> None:
    trigger = next(word for word in ("averti", "accepte", "céderons", "non") if word in clause)
    assert whole(clause, trigger) == shown


@pytest.mark.parametrize("width", range(12, 60, 7))
def test_the_closing_mark_never_stands_alone(width: int) -> None:
    stream = io.StringIO()
    Console(file=stream, width=width).print(Quotation(Text(tamed("Ce navire a été « heurté » en mer", MARKS)), MARKS))
    lines = stream.getvalue().splitlines()
    assert all(len(line.rstrip()) <= width for line in lines)
    assert lines[-1].strip() != "»"


def test_quotation_marks_within_an_excerpt_become_inner_ones() -> None:
    excerpt = shortened(TEXT, report("« Nous saisirons la Cour si les pourparlers échouent »", "saisirons"))
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
    excerpt = shortened(text, whole)
    assert len(excerpt.before + excerpt.trigger + excerpt.after) <= LONGEST + len("… “” …")
    assert excerpt.trigger == shortened(text, replace(whole, start=first, end=last)).trigger


@pytest.mark.parametrize("padding", [0, 500])
def test_a_long_clause_is_cut_at_word_borders(padding: int) -> None:
    text = "mot " * padding + "accuse" + " mot" * padding
    start = text.index("accuse")
    excerpt = shortened(
        text, Report(start=0, end=len(text), trigger=Trigger(start, start + 6), status="actual", rule="r")
    )
    assert excerpt.before.removeprefix("… ").replace("mot ", "") == ""
    assert excerpt.after.removesuffix(" …").replace(" mot", "") == ""
