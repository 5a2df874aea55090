"""The times of whole texts: order, anchors, ranges, noise, and what cannot be dated."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.times_analyses import unparsed
from pourparlers.extract.times import Publication, find_times, read_expression
from pourparlers.model import Article, Noise
from pourparlers.packs.loader import pack_folder
from pourparlers.packs.times import TimePack, load_times
from pourparlers.text.analysis import Analysis
from pourparlers.text.layout import Layout

PACK, ENGLISH = load_times(pack_folder("fr")), load_times(pack_folder("en"))
FRIDAY = Publication("2021-12-31", "day", "metadata")


def values(text: str, published: Publication = FRIDAY) -> list[str]:
    return [time.value for time in find_times(unparsed(text), PACK, published)[0]]


def test_a_text_is_read_in_order() -> None:
    text = "Réunis jeudi à Vienne, ils se sont revus le 4 janvier. Le lendemain, rien.\n\nLa veille, six heures durant."
    times, issues = find_times(unparsed(text), PACK, FRIDAY)
    assert [time.value for time in times] == ["2021-12-30", "2022-01-04", "2022-01-05", "2021-12-30", "PT6H"]
    assert [text[time.start : time.end] for time in times] == [time.text for time in times]
    assert issues == []


def test_the_story_of_a_paragraph_anchors_the_days_after_it() -> None:
    assert values("Le 7 décembre, il part. Trois jours plus tard, il revient") == ["2021-12-07", "2021-12-10"]
    assert values("Le 7 décembre, il part.\n\nTrois jours plus tôt, il hésitait") == ["2021-12-07", "2021-12-28"]


def test_hours_take_the_day_beside_them() -> None:
    assert values("Il est 17 h 45, hier, quand le feu s'ouvre") == ["2021-12-30T17:45", "2021-12-30"]


def test_an_hour_after_the_hour_of_publication_was_the_day_before() -> None:
    morning = Publication("2021-12-31", "day", "dateline", None, "07:15")
    assert values("Les tirs à 18 h 30", morning) == ["2021-12-31T18:30"], "no tense tells that it is past"


def test_ranges_have_an_end() -> None:
    times, _ = find_times(unparsed("du 28 décembre au 2 janvier, puis entre 2010 et 2013"), PACK, FRIDAY)
    assert [(time.value, time.end_value) for time in times] == [
        ("2021-12-28", "2022-01-02"), ("2022-01-02", None), ("2010", "2013"), ("2013", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("mardi", "XXXX-WXX-2"), ("le 10 janvier", "XXXX-01-10"), ("lundi soir", "XXXX-WXX-1TEV"), ("en mars", "XXXX-03"),
     ("hier", "XXXX-XX-XX"), ("à 18 heures", "XXXX-XX-XXT18:00")],
)  # fmt: skip
def test_without_publication_the_unknown_stays_unknown(text: str, value: str) -> None:
    times, issues = find_times(unparsed(text), PACK, Publication())
    assert [time.value for time in times] == [value]
    assert [issue.kind for issue in issues] == ["time-unanchored"]
    assert (issues[0].start, issues[0].end) == (times[0].start, times[0].end)


@pytest.mark.parametrize(
    "text", ["la semaine dernière", "le mois prochain", "au lendemain d'une réunion", "ce jour-là"]
)
def test_what_has_no_value_at_all_is_an_issue(text: str) -> None:
    times, issues = find_times(unparsed(text), PACK, Publication())
    assert times == []
    assert [issue.kind for issue in issues] == ["time-unanchored"]


def test_a_month_of_publication_anchors_months_but_no_weekdays() -> None:
    month = Publication("2021-12", "month", "header")
    assert values("en janvier, mardi", month) == ["2022-01", "XXXX-WXX-2"]


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    times, issues = find_times(unparsed("mardi 30 décembre 2021"), PACK, FRIDAY)
    assert [time.value for time in times] == ["2021-12-30"]
    assert [issue.kind for issue in issues] == ["time-inconsistent"]


def test_a_day_that_no_calendar_has_is_told() -> None:
    times, issues = find_times(unparsed("le 31 février 2021"), PACK, FRIDAY)
    assert times == []
    assert [issue.kind for issue in issues] == ["time-unanchored"]


def test_in_noise_only_full_dates_are_read() -> None:
    text = "Publié le 30 décembre 2021 à 10h. Lecture : 2 min. Chaque matin, nos lettres."
    bare = unparsed("")
    noise = Noise(start=0, end=len(text), kind="header", rule="x")
    analysis = Analysis(Article(id="x", text=text), Layout((), (), (noise,)), bare.doc, [], [], [])
    times, _ = find_times(analysis, PACK, FRIDAY)
    assert [time.value for time in times] == ["2021-12-30T10:00"]


def test_nothing_is_found_in_nothing() -> None:
    assert find_times(unparsed(""), PACK, FRIDAY) == ([], [])


WORDS = st.sampled_from(
    (
        "lundi mardi 10 12 31 janvier mars 2021 1er le du au à et en dans la nuit de jours deux vingt trois semaine "
        "dernière prochain h : / - . , h30 17h fin début il y a ans depuis veille lendemain matin siècle XIXe été % "
        "\n\n"
    ).split(" ")
)


ENGLISH_WORDS = st.sampled_from(
    (
        "Monday 10 12 31 January May may 2021 3rd the on of from to and in until by night days two twenty three week "
        "last next h : / - . , 30 5 a.m. pm end early a ago since day before after morning century 19th % $ 's \n\n"
    ).split(" ")
)


@given(st.lists(WORDS, max_size=30), st.lists(ENGLISH_WORDS, max_size=30))
def test_spans_are_ordered_apart_and_true(words: list[str], english: list[str]) -> None:
    for pack, text in ((PACK, " ".join(words)), (ENGLISH, " ".join(english))):
        times = read_expression(text, pack, "2021-12-31")
        assert [text[time.start : time.end] for time in times] == [time.text for time in times]
        assert all(one.end <= other.start for one, other in pairwise(times))
        assert read_expression(text, pack, "2021-12-31") == times


@pytest.mark.parametrize("pack", [PACK, ENGLISH], ids=["fr", "en"])
@given(text=st.text(max_size=200), date=st.sampled_from(["", "2021-12", "2021-12-31", "0001-01-01", "9999-12-31"]))
def test_any_text_is_read_without_failing(text: str, date: str, pack: TimePack) -> None:
    read_expression(text, pack, date)


FRENCH_PIECES = [
    "1",
    "1 ",
    "lundi ",
    "lundi et ",
    "fin de la ",
    "12/12/",
    "les 2, ",
    "quatre-vingt-",
    "\n",
    "12:",
    "dans la nuit de ",
]
ENGLISH_PIECES = [
    "1",
    "1,000,",
    "Monday ",
    "Monday and ",
    "end of the ",
    "12/12/",
    "March 2, ",
    "twenty-",
    "12:",
    "10 a.m. ",
    "a year and ",
]


@pytest.mark.parametrize(
    ("pack", "piece"), [*((PACK, piece) for piece in FRENCH_PIECES), *((ENGLISH, piece) for piece in ENGLISH_PIECES)]
)
def test_hostile_texts_are_read_in_linear_time(pack: TimePack, piece: str) -> None:
    text = piece * (30_000 // len(piece))
    times = read_expression(text, pack, "2021-12-31")
    assert all(text[time.start : time.end] == time.text for time in times)
