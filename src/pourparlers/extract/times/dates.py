"""Calendar arithmetic: days, ISO weeks, months, quarters and feasts, and their TIMEX3 values."""

import calendar
import datetime as dt
from collections.abc import Iterable

Day = dt.date

_MONTHS = 12
_PARTS = ("year", "month", "day")


def make_day(year: int, month: int, day: int) -> Day | None:
    """The day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def parse_partial(value: str) -> tuple[Day, str]:
    """`2021-12-28`, `2021-12` or `2021` as a day in its middle and its precision; raises `ValueError` otherwise."""
    parts = value.strip()[:10].split("T")[0].split("-")
    if not 1 <= len(parts) <= 3 or len(parts[0]) != 4:
        raise ValueError(value)
    numbers = [int(part) for part in parts]
    year = numbers[0]
    month = numbers[1] if len(numbers) > 1 else 7
    day = numbers[2] if len(numbers) > 2 else (15 if len(numbers) > 1 else 1)
    return dt.date(year, month, day), _PARTS[len(numbers) - 1]


def shift_days(day: Day, days: int) -> Day | None:
    """`day` moved by `days`, None beyond the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def shift_months(day: Day, months: int) -> Day | None:
    """`day` moved by whole months, the day of the month cut to the length of the month."""
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_value(day: Day, weekend: bool = False) -> str:
    """The ISO week of `day`, `2021-W51`, or its weekend, `2021-W51-WE`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if weekend else "")


def month_value(year: int | None, month: int) -> str:
    """`2021-12`, `XXXX-12` where the year is not known."""
    return f"{year:04}-{month:02}" if year else f"XXXX-{month:02}"


def unit_value(day: Day, unit: str) -> str | None:
    """The day, week, weekend, month, quarter, half-year, year, decade or century that `day` lies in."""
    values = {
        "D": day.isoformat(),
        "W": week_value(day),
        "WE": week_value(day, weekend=True),
        "M": month_value(day.year, day.month),
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{1 if day.month <= 6 else 2}",
        "Y": f"{day.year:04}",
        "10Y": f"{day.year:04}"[:3],
        "100Y": f"{day.year:04}"[:2],
    }
    return values.get(unit)


def shift_unit(day: Day, unit: str, count: int) -> Day | None:
    """`day` moved by `count` units; hours that make whole days move by days."""
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "10Y": 120, "100Y": 1200}.get(unit)
    if abs(count) > 100_000:
        return None
    if months:
        return shift_months(day, months * count)
    days = {"D": 1, "W": 7, "WE": 7}.get(unit)
    return shift_days(day, days * count) if days else None


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (the anonymous method, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def julian_easter(year: int) -> Day:
    """Easter Sunday of the Julian calendar as a day of the Gregorian one (Meeus 1991)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)


def hijri_to_day(year: int, month: int, day: int) -> Day:
    """A day of the tabular Islamic calendar (civil epoch) in the Gregorian one; the sighted day may differ."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return dt.date.fromordinal(days + 227014)


def feast_day(formula: str, year: int) -> Day | None:
    """The feast that `formula` describes in `year`.

    `12-25` is a fixed day, `easter+1` an offset from Easter Sunday, `julian-easter` that of the Julian calendar,
    `hijri 9-1` a day of the Islamic calendar, `4th-4 11` the fourth Thursday of November, `last-1 5` the last Monday of
    May.
    """
    kind, _, rest = formula.partition(" ")
    if kind[1:4] == "th-" or kind.startswith("last-"):
        nth, _, weekday = kind.partition("-")
        return nth_weekday(year, int(rest), int(weekday), -1 if nth == "last" else int(nth[0]))
    if kind == "hijri":
        month, day = (int(part) for part in rest.split("-"))
        guess = (year - 622) * 33 // 32
        days = (hijri_to_day(guess + step, month, day) for step in range(-1, 4))
        return next((found for found in days if found.year == year), None)
    if formula.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(formula[6:] or 0))
    if formula.startswith("julian-easter"):
        return julian_easter(year) + dt.timedelta(days=int(formula[13:] or 0))
    month, day = (int(part) for part in formula.split("-"))
    return make_day(year, month, day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> Day | None:
    """The nth (1 to 5, -1 for the last) `weekday` (1 Monday to 7 Sunday) of a month."""
    weeks = calendar.Calendar().itermonthdates(year, month)
    days = [day for day in weeks if day.month == month and day.isoweekday() == weekday]
    index = nth - 1 if nth > 0 else nth
    return days[index] if -len(days) <= index < len(days) else None


def nearest(days: Iterable[Day | None], reference: Day, direction: str | None, weight: float) -> Day | None:
    """The day closest to `reference`, days on the wrong side of it counting `weight` times as far."""

    def distance(day: Day) -> float:
        gap = (day - reference).days
        wrong = (direction == "past" and gap > 0) or (direction == "future" and gap < 0)
        return abs(gap) * (weight if wrong else 1.0)

    return min((day for day in days if day is not None), key=distance, default=None)


def weekday_near(reference: Day, weekday: int, direction: str | None) -> Day:
    """The last `weekday` up to `reference` (past), the next one from it on (future), else the closest."""
    back = (reference.isoweekday() - weekday) % 7
    ahead = (weekday - reference.isoweekday()) % 7
    if direction == "past":
        return reference - dt.timedelta(days=back)
    if direction == "future" or ahead < back:
        return reference + dt.timedelta(days=ahead)
    return reference - dt.timedelta(days=back)
