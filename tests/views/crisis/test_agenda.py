"""The agenda and its calendar: every change of date, read back by a calendar library."""

from datetime import date, datetime

import pytest
from icalendar import Calendar
from story import fill

from pourparlers.ledger import Ledger, LedgerEvent, Query, Stage
from pourparlers.ledger.model import LedgerReport
from pourparlers.views import crisis
from pourparlers.views.crisis.agenda import Appointment, certainty
from pourparlers.views.crisis.calendar import calendar
from pourparlers.views.crisis.lines import Line
from pourparlers.views.crisis.phrasing import Phrasing

TOLD = ["gazette-1", "courrier-1", "gazette-2", "courrier-2", "reprise-2"]


def meeting(ledger: Ledger) -> Appointment:
    (found,) = [each for each in crisis.agenda(ledger) if each.event.type == "CONSULT"]
    return found


def entry(ledger: Ledger):
    """The one entry of the calendar, as a calendar program reads it."""
    written, left_out = calendar([meeting(ledger)], Phrasing("en", ledger.names("en")))
    assert left_out == []
    (found,) = Calendar.from_ical(written).walk("VEVENT")
    return found


def test_the_agenda_tells_every_change_of_date(story) -> None:
    found = meeting(story)
    assert [stage.state for stage in found.life] == ["announced", "postponed", "held"]
    assert (found.changes, found.certainty, found.told) == (2, "confirmed", "2024-03-21")


def test_what_is_to_come_is_asked_from_a_day_on(story) -> None:
    assert crisis.present(story) == "2024-03-21"
    assert list(crisis.agenda(story, Query(since="2024-03-21", undated=True))) == []
    assert list(crisis.agenda(story, Query(since="2024-03-20", undated=True))) == [meeting(story)]


def test_the_calendar_follows_the_meeting_under_one_uid(open_ledger) -> None:
    seen = []
    for number in (1, 3, 4, 5):
        found = entry(fill(open_ledger(), TOLD[:number]))
        seen.append((found["SEQUENCE"], found["STATUS"], found.start, found["UID"]))
    assert [sequence for sequence, *_ in seen] == [0, 1, 2, 2]
    assert len({uid for *_, uid in seen}) == 1
    assert seen[0][1:3] == ("TENTATIVE", date(2024, 3, 15))
    assert seen[2][1:3] == seen[3][1:3] == ("CONFIRMED", date(2024, 3, 20))


def test_the_same_ledger_gives_the_same_calendar(open_ledger) -> None:
    one, other = fill(open_ledger()), fill(open_ledger(), TOLD[::-1])
    words = Phrasing("fr", one.names("fr"))
    assert calendar(crisis.agenda(one), words) == calendar(crisis.agenda(other), words)


def appointment(value: str | None, end: str | None = None, **changes) -> Appointment:
    line = Line(
        id="E0123456789ab",
        type="CONSULT",
        status="planned",
        date=value,
        end_date=end,
        actor=("GRC",),
        recipient=(),
        place="Nicosie; BEGIN:VALARM\nDTSTART:19700101",
        standing="single-source",
        origins=1,
        denied_by=(),
        words=None,
    )
    fields = {"certainty": "tentative", "changes": 0, "life": (), "told": "2024-03-04", "uid": "E0@pourparlers"}
    return Appointment(event=line, **{**fields, **changes})


def read_back(found: Appointment):
    written, _ = calendar([found], Phrasing("en", {"GRC": "Greece"}))
    parsed = Calendar.from_ical(written)
    (event,) = parsed.walk("VEVENT")
    assert [component.name for component in parsed.walk()] == ["VCALENDAR", "VEVENT"]
    return event


@pytest.mark.parametrize(
    ("value", "end", "start", "stop"),
    [
        ("2024-03-15", None, date(2024, 3, 15), date(2024, 3, 16)),
        ("2024-03-15", "2024-03-17", date(2024, 3, 15), date(2024, 3, 18)),
        ("2024-03-15TEV", None, date(2024, 3, 15), date(2024, 3, 16)),
        ("2024-03", None, date(2024, 3, 1), date(2024, 4, 1)),
        ("2024-W11", None, date(2024, 3, 11), date(2024, 3, 18)),
    ],
)
def test_where_only_days_are_known_it_takes_whole_days(value, end, start, stop) -> None:
    event = read_back(appointment(value, end))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (start, stop)
    assert event["DTSTART"].params["VALUE"] == "DATE"


def test_a_clock_time_is_that_of_the_place() -> None:
    assert read_back(appointment("2024-03-15T14:30"))["DTSTART"].dt == datetime(2024, 3, 15, 14, 30)


def test_what_is_called_off_is_cancelled_and_says_so() -> None:
    event = read_back(appointment("2024-03-15", certainty="cancelled", changes=3))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 3)
    assert event["SUMMARY"].startswith("Cancelled: Greece")


def test_a_month_is_named_in_the_title() -> None:
    assert "some time in March 2024" in read_back(appointment("2024-03"))["SUMMARY"]


@pytest.mark.parametrize("value", [None, "2024-SU", "PRESENT_REF"])
def test_what_has_no_day_is_told_of_and_not_written(value) -> None:
    found = appointment(value)
    written, left_out = calendar([found], Phrasing("en", {}))
    assert left_out == [found]
    assert Calendar.from_ical(written).walk("VEVENT") == []


def test_the_words_of_an_article_cannot_add_lines_to_the_calendar() -> None:
    event = read_back(appointment("2024-03-15"))
    assert event["LOCATION"] == "Nicosie; BEGIN:VALARM DTSTART:19700101"


def _stages(*told: tuple[str, str | None]) -> tuple[Stage, ...]:
    return tuple(Stage(state, "2024-03-04", due, "a") for state, due in told)


@pytest.mark.parametrize(
    ("life", "expected"),
    [
        (_stages(("announced", "2024-03-15")), "tentative"),
        (_stages(("announced", "2024-03-15"), ("confirmed", "2024-03-15")), "confirmed"),
        (_stages(("announced", "2024-03-15"), ("confirmed", "2024-03-15"), ("moved", "2024-03-16")), "tentative"),
        (_stages(("announced", "2024-03-15"), ("postponed", "2024-03-20")), "tentative"),
        (_stages(("announced", "2024-03-15"), ("postponed", "2024-03-15")), "cancelled"),
        (_stages(("announced", "2024-03-15"), ("postponed", None)), "cancelled"),
        (_stages(("announced", "2024-03-15"), ("cancelled", "2024-03-15")), "cancelled"),
        (_stages(("announced", "2024-03-15"), ("held", "2024-03-15")), "confirmed"),
    ],
)
def test_how_sure_a_meeting_is_follows_from_its_last_news(life, expected) -> None:
    report = LedgerReport("a", 0, 1, "planned", (), (), None, None)
    event = LedgerEvent(id="E", event="CONSULT", status="planned", accounts=("a#1",), life=life, reports=(report,))
    assert certainty(event) == expected
