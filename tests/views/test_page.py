"""The page as it is read."""

import io

import pytest
from msgspec.structs import replace
from rich.console import Console

from pourparlers.model import Record
from pourparlers.views.labels import labels_for
from pourparlers.views.marked_text import marked_text
from pourparlers.views.page import page
from records import TEXT, sample


def shown(record: Record, text: str = TEXT, width: int = 120, language: str = "fr", explain: bool = False) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width).print(page(record, text, labels_for(language), explain))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())


def test_the_header_tells_title_outlet_and_where_the_day_comes_from() -> None:
    text = shown(sample())
    assert (
        "Lima et Santiago se réuniront\nLe Point du soir · publié : mardi 19 mars 2024 (donnée avec l'article)" in text
    )


def test_the_agenda_line_has_date_parties_place_status_words_and_source() -> None:
    text = shown(sample())
    assert "lun. 8 avril 2024     rencontre · Pérou, Chili · Montevideo [prévu]" in text
    assert "« Lima et Santiago se réuniront lundi 8 avril à Montevideo »" in text
    assert "— récit de l'article → Le Point du soir" in text


def test_the_denial_stands_under_the_accusation() -> None:
    lines = shown(sample()).splitlines()
    accusation = next(n for n, line in enumerate(lines) if "Pérou → Chili" in line)
    assert "↳ contrainte · Chili [allégué]" in lines[accusation + 3]
    assert "↳ démenti · Chili" in lines[accusation + 4]
    assert "« Le Chili dément avoir touché aux bornes »" in lines[accusation + 5]


def test_a_threat_tells_its_condition_and_the_whole_chain_of_attribution() -> None:
    text = shown(sample())
    assert "condition : si les pourparlers échouent" in text
    assert "— Rosaura Quispe (Pérou) → AFP → Le Point du soir" in text


def test_other_events_are_told_apart_by_status() -> None:
    text = shown(sample())
    assert text.index("Autres événements : rapportés comme des faits") < text.index("Autres événements : allégués")
    assert "sem. du 11 mars 2024" in text


def test_explain_names_rule_and_span_and_shows_dates_and_parties() -> None:
    text = shown(sample(), explain=True)
    start = TEXT.index("Lima et")
    assert f"e1 test.rule [{start}–" in text
    assert "lundi 8 avril = lundi 8 avril 2024" in text
    assert "2024-04-08 ← 2024-03-19 time.day" in text
    assert "speech.inverted" in text
    assert "test.rule" not in shown(sample())


def test_the_page_can_be_had_in_english() -> None:
    text = shown(sample(), language="en")
    assert "Other events: alleged" in text
    assert "Mon. 8 April 2024" in text


def test_an_empty_record_says_so() -> None:
    assert "rien de relevé" in shown(Record(document=sample().document))


def test_control_characters_and_markup_of_the_article_do_nothing() -> None:
    evil = TEXT.replace("dément", "\x1b[2Jment").replace("Lima exige", "[b]ma exige")
    record = sample()
    record = replace(record, document=replace(record.document, title="[red]\x1b]0;x\x07", outlet="\x9b31m"))
    for view in (shown(record, evil, explain=True), shown_text(record, evil)):
        assert "\x1b" not in view and "\x9b" not in view and "\x07" not in view
    assert "[b]ma" in shown(record, evil)
    assert "[red]␛]0;x␇" in shown(record, evil)


def shown_text(record: Record, text: str, **settings: bool) -> str:
    stream = io.StringIO()
    Console(file=stream, width=120, **settings).print(marked_text(record, text))
    return stream.getvalue()


def test_the_marked_text_is_the_text_with_a_legend() -> None:
    view = shown_text(sample(), TEXT)
    assert all(line in view for line in TEXT.splitlines())
    assert "légende : coopération verbale" in view


@pytest.mark.parametrize(("words", "code"), [("Photo : D.R.", "90"), ("accuse", "1;33"), ("lundi 8 avril", "35")])
def test_marks_are_coloured_on_a_terminal(words: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = io.StringIO()
    console = Console(file=stream, width=120, force_terminal=True, color_system="standard")
    console.print(marked_text(replace(sample(), actors=()), TEXT))
    assert f"\x1b[{code}m{words}" in stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_width_can_be_shown(width: int) -> None:
    assert "Montevideo" in shown(sample(), width=width, explain=True)
