"""The agenda as iCalendar (RFC 5545), for any calendar program."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from pourparlers.model.periods import bounds
from pourparlers.views.crisis.agenda import Appointment
from pourparlers.views.crisis.phrasing import Phrasing

_PRODUCT = "-//pourparlers//ledger//EN"
_STATUS = {"tentative": "TENTATIVE", "confirmed": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar(appointments: Iterable[Appointment], phrasing: Phrasing) -> tuple[bytes, list[Appointment]]:
    """The calendar, and the appointments that it cannot hold, as they have no day.

    One VEVENT for each: its UID stays, its SEQUENCE is the number of changes.  Where only a day is known, it takes the
    whole day; a month or a week takes all its days.  A clock time is that of the place (floating).  Nothing in it tells
    when it was written: the same ledger gives the same calendar.
    """
    found, left_out = Calendar(), []
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("x-wr-calname", "pourparlers")
    for appointment in appointments:
        event = _event(appointment, phrasing)
        if event is None:
            left_out.append(appointment)
        else:
            found.add_component(event)
    return found.to_ical(), left_out


def _event(appointment: Appointment, phrasing: Phrasing) -> Event | None:
    line = appointment.event
    days = bounds(line.date) if line.date else None
    if line.date is None or days is None:
        return None
    stamp = datetime.fromisoformat(appointment.told or "1970-01-01").replace(tzinfo=UTC)
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", appointment.changes)
    event.add("status", _STATUS[appointment.certainty])
    event.add("summary", phrasing.title(appointment))
    _add_days(event, line.date, line.end_date, days)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [line.type])
    if line.place:
        event.add("location", phrasing.plain(line.place))
    event.add("description", "\n".join(phrasing.description(appointment)))
    return event


def _add_days(event: Event, value: str, end_value: str | None, days: tuple[date, date]) -> None:
    clock = _clock(value)
    if clock is not None:
        event.add("dtstart", clock)
        return
    closing = bounds(end_value) if end_value else None
    last = max(days[1], closing[1]) if closing else days[1]
    event.add("dtstart", days[0])
    event.add("dtend", last + timedelta(days=1))


def _clock(value: str) -> datetime | None:
    """The day and time of a value that tells both."""
    try:
        return datetime.fromisoformat(value) if ":" in value else None
    except ValueError:
        return None
