"""First and last day of a date that is known only as a month, a week, a quarter or a year."""

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_YEAR = re.compile(r"(\d{4})$")


def bounds(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX date; None for values without such days (seasons, `PRESENT_REF`, durations)."""
    try:
        return _bounds(value)
    except ValueError:
        return None


def _bounds(value: str) -> tuple[date, date] | None:
    if match := _DAY.match(value):
        day = date.fromisoformat(match[1])
        return day, day
    if match := _MONTH.match(value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := _QUARTER.match(value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if match := _WEEK.match(value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, date.fromisocalendar(int(match[1]), int(match[2]), 7)
    if match := _YEAR.match(value):
        return _months(int(match[1]), 1, 12)
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
