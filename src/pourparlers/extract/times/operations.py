"""The closed set of operations that a rule of a pack can name: what was captured becomes a TIMEX value."""

from collections.abc import Callable
from typing import Any

from pourparlers.extract.times import days, periods, spans
from pourparlers.extract.times.context import Context, Value
from pourparlers.extract.times.scanner import Found

Operate = Callable[[Found, Context], Value]


def _vague(found: Found, context: Context) -> Value:
    """Tells nothing: with `reason: event` the words lean on an event whose day is not known."""
    del context
    if found.captured.get("reason") == "event":
        return Value(None, issue="it leans on an event whose day is not known")
    return Value(None, quiet=True)


def _none(found: Found, context: Context) -> Value:
    del found, context
    return Value(None, quiet=True)


OPERATIONS: dict[str, Operate] = {
    "anaphor": days.anaphor,
    "calendar": days.calendar,
    "century": periods.century,
    "clock": days.clock,
    "decade": periods.decade,
    "deictic": days.deictic,
    "duration": spans.duration,
    "feast": periods.feast,
    "night": days.night,
    "none": _none,
    "nth-weekday": periods.nth_weekday_of,
    "part": days.part,
    "period": periods.period,
    "quarter": periods.quarter,
    "set": spans.recurrence,
    "shift": spans.shift,
    "vague": _vague,
    "week-of": periods.week_of,
    "weekday": days.weekday,
}


def operate(found: Found, context: Context) -> Value:
    """The value of `found`, by the operation of its rule."""
    operation: Any = OPERATIONS[found.rule.op]
    value: Value = operation(found, context)
    return value
