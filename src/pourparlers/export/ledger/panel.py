"""A panel: one row for each dyad (or party) and each week (day, month, year) in which something happened between them.

Events go by in the order of their first day, so that a period is whole as soon as the next one begins: only the
counts of one period are ever held.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Literal, get_args

from pourparlers.export.ledger.parties import dyads, together
from pourparlers.export.ledger.table import csv_line
from pourparlers.ledger import Ledger, LedgerEvent, Query
from pourparlers.ledger.store.dyads import days_of, happened
from pourparlers.ontology import load_ontology
from pourparlers.ontology.loader import QUADS

Unit = Literal["dyad", "party"]
Period = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)
PERIODS: tuple[Period, ...] = get_args(Period)

_FORMATS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


@dataclass(slots=True)
class _Counts:
    """What happened in one row's period."""

    events: int = 0
    together: int = 0
    disputed: int = 0
    total: float = 0.0
    scored: int = 0
    types: dict[str, int] = field(default_factory=dict)

    def add(self, event: LedgerEvent) -> None:
        self.events += 1
        self.together += together(event)
        self.disputed += event.standing == "disputed"
        self.types[event.event] = self.types.get(event.event, 0) + 1
        if event.score is not None:
            self.total += event.score
            self.scored += 1


def weekly_dyads(ledger: Ledger, query: Query, note: Callable[[str], None]) -> Iterator[bytes]:
    """The panel of dyads and weeks as CSV."""
    return panel_rows(ledger, query, note)


def panel_rows(
    ledger: Ledger, query: Query, note: Callable[[str], None], unit: Unit = "dyad", period: Period = "week"
) -> Iterator[bytes]:
    """The rows as CSV, by period and unit, of events that happened and were neither denied nor withdrawn.

    `note` is told how many of them are not counted: no date, one that lies in two periods, or no dyad.
    """
    yield csv_line(columns(unit, period))
    left_out = {f"not in a single {period}": 0, f"without a {unit}": 0}
    dated = _dated(filter(happened, ledger.events(query)), period, left_out)
    for name, several in groupby(dated, key=lambda each: each[0]):
        yield from _rows(name, (event for _, event in several), unit, left_out)
    reasons = ", ".join(f"{count} {reason}" for reason, count in left_out.items() if count)
    if reasons:
        note(f"panel: events not counted: {reasons} (docs/exports.md)")


def columns(unit: Unit, period: Period) -> tuple[str, ...]:
    """The names of the columns."""
    who = ("actor", "recipient") if unit == "dyad" else ("party",)
    quads = (quad.replace(" ", "_") for quad in QUADS)
    counts = ("events", "together", "disputed", "mean_score")
    return (*who, period, *counts, *quads, *(name.lower() for name in load_ontology().types))


def _dated(
    events: Iterable[LedgerEvent], period: Period, left_out: dict[str, int]
) -> Iterator[tuple[str, LedgerEvent]]:
    """Each event with the name of its period; those that lie in none or in two are counted and left out."""
    for event in events:
        names = {date.fromisoformat(day).strftime(_FORMATS[period]) for day in days_of(event) if day}
        if len(names) == 1:
            yield names.pop(), event
        else:
            left_out[f"not in a single {period}"] += 1


def _rows(period: str, events: Iterable[LedgerEvent], unit: Unit, left_out: dict[str, int]) -> Iterator[bytes]:
    found: dict[tuple[str, ...], _Counts] = {}
    for event in events:
        keys = _units(event, unit)
        left_out[f"without a {unit}"] += not keys
        for key in keys:
            found.setdefault(key, _Counts()).add(event)
    for key in sorted(found):
        yield csv_line([*key, period, *_cells(found[key])])


def _units(event: LedgerEvent, unit: Unit) -> list[tuple[str, ...]]:
    if unit == "dyad":
        return list(dyads(event))
    return [(key,) for key in sorted({*event.actor, *event.recipient})]


def _cells(counts: _Counts) -> Iterator[object]:
    types = load_ontology().types
    yield from (counts.events, counts.together, counts.disputed)
    yield round(counts.total / counts.scored, 4) if counts.scored else None
    for quad in QUADS:
        yield sum(number for name, number in counts.types.items() if types[name].quad == quad)
    for name in types:
        yield counts.types.get(name, 0)
