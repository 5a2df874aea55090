"""What is to come: meetings and other plans, with every change of date."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from sqlalchemy import Connection

from pourparlers.ledger import EVERYTHING, Ledger, LedgerEvent, Query, Stage
from pourparlers.ledger.store import articles
from pourparlers.views.crisis.lines import Line, lines, listed

Certainty = Literal["tentative", "confirmed", "cancelled"]


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """One plan as it now stands, and how it came about.

    `event.date` is the day that holds (ISO, as precise as told); `life` every change; `certainty` whether it is still
    to be confirmed, confirmed (or held), or will not be on that day; `changes` counts what came after the first news of
    it; `told` is the day of the last news; `uid` names the plan in calendars: later articles do not change it.
    """

    event: Line
    certainty: Certainty
    changes: int
    life: tuple[Stage, ...]
    told: str | None
    uid: str


def agenda(ledger: Ledger, query: Query = EVERYTHING) -> Iterator[Appointment]:
    """The plans, those that were called off and meetings that were announced and held, by day.

    What is to come from a day on: `Query(since=day, undated=True)`; `present` tells the day of the newest article.
    """
    return listed(ledger, msgspec.structs.replace(query, plans=True), _appointments)


def present(ledger: Ledger) -> str | None:
    """The day of the newest article: what a ledger takes for today, whenever it is asked."""
    with ledger.asking() as connection:
        return articles.newest(connection)


def _appointments(connection: Connection, found: Sequence[LedgerEvent]) -> Iterator[Appointment]:
    told = lines(connection, found)
    for event in found:
        news = [day for day in (*(s.date for s in event.life), *(r.published for r in event.reports)) if day]
        yield Appointment(
            event=told[event.id],
            certainty=certainty(event),
            changes=max(0, len(event.life) - 1),
            life=event.life,
            told=max(news, default=None),
            uid=f"{event.id}@pourparlers",
        )


def certainty(event: LedgerEvent) -> Certainty:
    """How sure a plan is, from the last that was told of it."""
    if not event.life:
        return {"cancelled": "cancelled", "actual": "confirmed"}.get(event.status, "tentative")  # type: ignore[return-value]
    last = event.life[-1]
    if last.state in ("held", "confirmed"):
        return "confirmed"
    if last.state == "cancelled":
        return "cancelled"
    before = event.life[-2].due if len(event.life) > 1 else None
    return "cancelled" if last.state == "postponed" and last.due in (None, before) else "tentative"
