"""What the lists of a ledger answer: timeline, claims, demands, threats, one event, counts."""

from collections import Counter

import msgspec
import pytest
from story import articles, records

from pourparlers.ledger import EVERYTHING, Ledger, Query
from pourparlers.model import Article, Document, Record, Time
from pourparlers.model.record import Condition, Event, Report, Trigger
from pourparlers.views import crisis
from pourparlers.views.crisis.phrasing import Phrasing

TEXTS = {article.id: article.text for article in articles()}


@pytest.fixture
def english(story) -> Phrasing:
    return Phrasing("en", story.names("en"))


def test_the_timeline_tells_every_event_once_by_day(story) -> None:
    lines = list(crisis.timeline(story))
    assert [line.id for line in lines] == [event.id for event in story.events()]
    days = [line.date for line in lines if line.date]
    assert days == sorted(days)


def test_the_words_are_those_of_the_article_around_the_words_that_name_the_event(story) -> None:
    for line in crisis.timeline(story):
        assert line.words is not None
        assert line.words.text == TEXTS[line.words.article][line.words.start : line.words.end]
        assert line.words.start <= line.words.trigger[0] < line.words.trigger[1] <= line.words.end


def test_a_limit_cuts_after_the_first_and_the_count_tells_of_the_rest(story) -> None:
    whole = list(crisis.timeline(story))
    first = list(crisis.timeline(story, Query(limit=2)))
    assert first == whole[:2]
    assert story.count(Query(limit=2)) == len(whole) == story.count()


@pytest.mark.parametrize(
    "query",
    [
        Query(types=("PROTEST",)),
        Query(parties=("GRC",)),
        Query(parties=("GRC", "TUR")),
        Query(standings=("denied",)),
        Query(since="2024-03-05", until="2024-03-15"),
    ],
)
def test_a_query_chooses_what_its_fields_say(story, query) -> None:
    def fits(event) -> bool:
        return (
            (not query.types or event.event in query.types)
            and (not query.standings or event.standing in query.standings)
            and set(query.parties) <= {*event.actor, *event.recipient}
            and (not query.since or bool(event.date and query.since <= event.date <= str(query.until)))
        )

    expected = [event.id for event in story.events() if fits(event)]
    assert expected
    assert [line.id for line in crisis.timeline(story, query)] == expected
    assert story.count(query) == len(expected)


def test_an_accusation_stands_beside_what_it_says_and_who_denies_it(story) -> None:
    (claim,) = [claim for claim in crisis.claims(story) if claim.event.type == "ACCUSE"]
    assert (claim.event.actor, claim.event.recipient) == (("TUR",), ("GRC",))
    assert [(line.type, line.standing, line.denied_by) for line in claim.content] == [("COERCE", "denied", ("GRC",))]
    (denial,) = claim.denials
    assert denial.words is not None
    assert "a démenti mardi" in denial.words.text


def test_a_deed_that_an_accusation_tells_has_no_line_of_its_own(story) -> None:
    listed = [claim.event.id for claim in crisis.claims(story)]
    told = [line.id for claim in crisis.claims(story) for line in claim.content]
    assert told and not set(told) & set(listed)


def test_a_demand_says_in_words_what_is_asked(story) -> None:
    (demand,) = crisis.demands(story)
    assert demand.event.words is not None
    assert "libérer les deux marins" in demand.event.words.text


def _threat() -> tuple[Article, Record]:
    text = "Ankara fermera le détroit si la flotte ne part pas avant le 20 mars."
    condition = text[text.index("si la") : -1]
    start = text.index(condition)
    report = Report(start=0, end=len(text), trigger=Trigger(7, 14), status="actual", rule="own")
    event = Event(
        id="e1",
        event="THREATEN",
        status="actual",
        reports=(report,),
        condition=Condition(start=start, end=len(text) - 1, text=condition),
    )
    times = (
        Time(start=0, end=6, text=text[:6], type="DATE", value="2024-12-31", rule="own"),
        Time(start=len(text) - 8, end=len(text) - 1, text="20 mars", type="DATE", value="2024-03-20", rule="own"),
    )
    document = Document(id="strait", language="fr", published="2024-03-10")
    return Article(id="strait", text=text), Record(document=document, events=(event,), times=times)


def test_a_threat_has_its_condition_and_the_deadline_that_it_names(open_ledger) -> None:
    ledger = open_ledger()
    ledger.put(*_threat(), "test")
    (threat,) = crisis.threats(ledger)
    assert threat.condition == "si la flotte ne part pas avant le 20 mars"
    assert threat.deadline == "2024-03-20"


def test_one_event_is_shown_with_all_its_reports_and_what_belongs_with_it(story) -> None:
    (meeting,) = story.events(Query(types=("CONSULT",)))
    shown = crisis.show(story, meeting.id[:6])
    assert shown.event == meeting
    assert [told.report for told in shown.reports] == list(meeting.reports)
    for told in shown.reports:
        assert told.words is not None
        assert told.words.text in TEXTS[told.report.article]
    (deed,) = story.events(Query(types=("COERCE",)))
    assert {link.kind for link in crisis.show(story, deed.id).links} >= {"denial"}


def test_the_counts_are_those_of_the_events(story) -> None:
    events = list(story.events())
    stats = crisis.stats(story)
    assert stats.events == dict(sorted(Counter(event.event for event in events).items()))
    assert stats.standings == dict(sorted(Counter(event.standing or "none" for event in events).items()))
    assert stats.reports == sum(len(event.reports) for event in events)
    assert stats.articles == {"fr": len(articles())}
    assert stats.newest == "2024-03-21"


def test_an_empty_ledger_answers_nothing(open_ledger) -> None:
    ledger = open_ledger()
    assert crisis.stats(ledger).events == {}
    for view in (crisis.timeline, crisis.agenda, crisis.claims, crisis.demands, crisis.threats, crisis.actors):
        assert list(view(ledger)) == []
    assert crisis.tension(ledger).points == ()
    assert crisis.search(ledger, ["accord"]).hits == ()
    assert crisis.present(ledger) is None


def test_parties_have_names_in_each_language(story, english) -> None:
    assert story.names("fr")["GRC"] == "Grèce"
    assert english.name("GRC") == "Greece"
    assert english.name("nobody-knows") == "nobody-knows"
    (meeting,) = crisis.timeline(story, Query(types=("CONSULT",)))
    assert english.short(meeting).startswith("Greece, Turkey: meeting")


@pytest.mark.parametrize("name", ["GRC", "grc", "Grèce", "grece", "Greece"])
def test_a_party_is_found_by_key_and_by_name(story, name) -> None:
    assert story.party(name) == "GRC"


def test_a_party_nobody_knows_is_an_error_that_names_those_near(story) -> None:
    from pourparlers.errors import PourparlersError

    with pytest.raises(PourparlersError) as error:
        story.party("Grese")
    assert error.value.code == "party-unknown"
    assert "Gr" in error.value.remedy


def test_any_order_of_articles_gives_the_same_views(open_ledger, tmp_path) -> None:
    def told(ledger: Ledger) -> list[bytes]:
        views = (crisis.timeline, crisis.agenda, crisis.claims, crisis.demands, crisis.threats, crisis.actors)
        rows = [row for view in views for row in view(ledger, EVERYTHING)]
        found = crisis.search(ledger, ["marins"]).hits
        return [msgspec.json.encode(row) for row in (*rows, *found, crisis.tension(ledger), ledger.names("fr"))]

    first, second = open_ledger(), Ledger(tmp_path / "other.db")
    with second:
        for article in articles():
            first.put(article, records()[article.id], "test")
        for article in reversed(articles()):
            second.put(article, records()[article.id], "test")
        assert told(first) == told(second)
