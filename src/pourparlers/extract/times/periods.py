"""Operations on longer periods: weeks, months, seasons, quarters, years, decades, centuries, feasts."""

import datetime as dt

from pourparlers.extract.times.captures import day_value, full_year, modifier, number, open_value
from pourparlers.extract.times.context import Context, Value
from pourparlers.extract.times.dates import (
    Day,
    feast_day,
    make_day,
    month_value,
    nearest,
    nth_weekday,
    shift_days,
    shift_months,
    shift_unit,
    unit_value,
)
from pourparlers.extract.times.scanner import Found

_NO_PUBLICATION = "the day of publication is not known"
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PRECISION = {
    "D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half-year", "Y": "year",
    "10Y": "decade", "100Y": "century",
}  # fmt: skip


def month_or_year(found: Found, context: Context) -> Value:
    """A month, a season or a year, the year of the first two taken from the publication and the tense."""
    captured = found.captured
    year, month, season = full_year(captured, context), number(captured, "month"), captured.get("season")
    anchor = context.anchor.value if context.anchor else None
    edge = modifier(captured)
    if month is None and season is None:
        value = f"{year:04}" if year is not None else None
        return Value(value, "DATE", "year", None, edge, quiet=value is None)
    index = month if month is not None else _SEASONS[str(season)]
    year = year_before(year, index, number(captured, "later_month"))
    if year is None and "sequel" in captured:
        year = _year_of_sequel(found, context, index)
    elif year is None and context.anchor is not None:
        year = _year_of_month(found, context, context.anchor.day, index)
    issue = None if year else _NO_PUBLICATION
    if month is None:
        written = f"{year:04}" if year else "XXXX"
        return Value(f"{written}-{season}", "DATE", "season", anchor, edge, issue=issue)
    return Value(month_value(year, month), "DATE", "month", anchor, edge, issue=issue)


def _year_of_sequel(found: Found, context: Context, month: int) -> int | None:
    """The year of a month or season that follows, or came before, what the story named last."""
    story = context.story(everywhere=True, since=True, unit="M")
    told = story[0].day if story else context.anchor.day if context.anchor else None
    if told is None:
        return None
    sign = number(found.captured, "sequel") or 1
    return told.year if (month - told.month) * sign > 0 else told.year + sign


def year_before(year: int | None, month: int, later_month: int | None) -> int | None:
    """The year of a month whose range ends in `later_month` of `year`: the one before where the range crosses it."""
    return year - 1 if year is not None and later_month is not None and month > later_month else year


def week_of(found: Found, context: Context) -> Value:
    """The week of a date ("la semaine du 10 janvier"), or the nth one of a month or year."""
    captured = found.captured
    month, year, day = number(captured, "month"), full_year(captured, context), number(captured, "day")
    if year is None and context.anchor is None:
        return Value(None, issue=_NO_PUBLICATION)
    now = context.anchor.day if context.anchor else dt.date(year or 2000, 1, 1)
    if month is None and day is None and year is None:
        turned = shift_months(now.replace(day=1), number(captured, "turn") or 0)
        month, year = (turned.month, turned.year) if turned else (now.month, now.year)
    if year is None:
        year = _year_of_month(found, context, now, month) if month is not None else now.year
    nth = number(captured, "nth")
    if nth is None:
        chosen: Day | None = make_day(year, month or now.month, day or 1)
    elif month is None:
        chosen = nth_thursday(year, nth)
    else:
        chosen = nth_weekday(year, month, 4, nth)
    anchor = context.anchor.value if context.anchor else None
    if chosen is None:
        return Value(None, issue="the calendar has no such day")
    return Value(unit_value(chosen, "W"), "DATE", "week", anchor)


def nth_thursday(year: int, nth: int) -> Day | None:
    """The Thursday of the nth ISO week of a year, the last for -1."""
    first = dt.date(year, 1, 4)
    if nth == -1:
        last = dt.date(year, 12, 28)
        return last + dt.timedelta(days=4 - last.isoweekday())
    return shift_days(first, 4 - first.isoweekday() + 7 * (nth - 1))


def _year_of_month(found: Found, context: Context, now: Day, month: int) -> int:
    """The year in which a month (or the middle of a season) lies closest to now on the side that the words ask for."""
    turn = number(found.captured, "turn")
    gaps = {year: (year - now.year) * 12 + month - now.month for year in range(now.year - 1, now.year + 2)}
    if turn == 0:
        return now.year
    if turn is not None:
        return min((y for y, gap in gaps.items() if gap * turn > 0), key=lambda y: abs(gaps[y]))
    direction = context.ask(found)
    way = direction.way if direction.way in ("past", "future") else None
    weight = 100.0 if direction.strong else 1.5 if way == "future" else 3.0
    if direction.scheduled and direction.strong and not direction.fronted:
        way, weight = "future", 6.0

    def distance(year: int) -> float:
        gap = gaps[year]
        wrong = (way == "past" and gap > 0) or (way == "future" and gap < 0)
        return abs(gap) * (weight if wrong else 1.0)

    return min(gaps, key=distance)


def period(found: Found, context: Context) -> Value:
    """A week, weekend, month or year told from the publication: "la semaine dernière", "ce mois-ci"."""
    captured = found.captured
    unit = str(captured["unit"])
    anchor = context.anchor
    if anchor is None or (not anchor.exact and unit in ("W", "WE")):
        return Value(None, issue=_NO_PUBLICATION)
    turn = number(captured, "turn") or 0
    if captured.get("turn") == "new" and anchor.day.month >= 10:
        turn = 1
    if unit == "WE" and turn == 0 and context.way(found) == "past":
        turn = -1 if anchor.day.isoweekday() <= (5 if captured.get("told") == "bare" else 3) else 0
    day = shift_unit(anchor.day, unit, turn)
    value = unit_value(day, unit) if day else None
    return Value(value, "DATE", _PRECISION.get(unit, unit), anchor.value, modifier(captured), quiet=value is None)


def decade(found: Found, context: Context) -> Value:
    """ "les années 1990": the first three digits of the year; two digits lie in the past of the publication."""
    year = number(found.captured, "decade") or 0
    if year < 100:
        now = context.anchor.day.year if context.anchor else 2000
        year += 1900 if year >= 20 or now < 2000 else 2000
    return Value(f"{year // 10:03}", "DATE", "decade")


def century(found: Found, context: Context) -> Value:
    """The nineteenth century is `18`."""
    del context
    count = number(found.captured, "century") or 0
    if not 1 <= count <= 21:
        return Value(None, quiet=True)
    return Value(f"{count - 1:02}", "DATE", "century")


def quarter(found: Found, context: Context) -> Value:
    """A quarter (`2022-Q1`) or half-year (`2022-H2`), by default the one that the tense asks for."""
    captured = found.captured
    unit = str(captured["unit"])
    count = 4 if unit == "Q" else 2
    nth = number(captured, "nth") or 1
    nth = count if nth == -1 else nth
    if not 1 <= nth <= count:
        return Value(None, quiet=True)
    year = full_year(captured, context)
    if year is None:
        if context.anchor is None:
            return Value(f"XXXX-{unit}{nth}", "DATE", _PRECISION[unit], issue=_NO_PUBLICATION)
        turn = number(captured, "turn")
        now = context.anchor.day
        year = now.year + turn if turn is not None else _year_of_quarter(found, context, nth * 12 // count)
    anchor = context.anchor.value if context.anchor else None
    return Value(f"{year:04}-{unit}{nth}", "DATE", _PRECISION[unit], anchor, modifier(captured))


def _year_of_quarter(found: Found, context: Context, last_month: int) -> int:
    now = context.anchor.day if context.anchor else dt.date(2000, 1, 1)
    return _year_of_month(found, context, now, last_month)


def feast(found: Found, context: Context) -> Value:
    """A feast, moved by the days that "la veille de" and its like say."""
    captured = found.captured
    formula = context.feasts[str(captured["feast"])]
    offset = number(captured, "offset") or 0
    year = full_year(captured, context)
    if year is not None:
        day = feast_day(formula, year)
    elif context.anchor is None:
        return Value(None, issue=_NO_PUBLICATION)
    else:
        now = context.anchor.day
        days = [feast_day(formula, y) for y in range(now.year - 1, now.year + 2)]
        turn = number(captured, "turn")
        way = {1: "future", -1: "past"}.get(turn or 0) or context.way(found)
        day = nearest(days, now, way, 100.0 if turn else 3.0)
    moved = shift_days(day, offset) if day else None
    return day_value(moved, captured, context) if moved else Value(None, issue="the calendar has no such day")


def nth_weekday_of(found: Found, context: Context) -> Value:
    """ "le premier mercredi du mois prochain"."""
    captured = found.captured
    asked, nth = number(captured, "weekday") or 1, number(captured, "nth") or 1
    month, year = number(captured, "month"), full_year(captured, context)
    if context.anchor is None and year is None:
        return open_value(f"XXXX-WXX-{asked}", captured, _NO_PUBLICATION)
    if month is not None:
        if year is None and context.anchor is not None:
            year = _year_of_month(found, context, context.anchor.day, month)
        start: Day | None = dt.date(year or 2000, month, 1)
    else:
        start = _start_of_period(found, context)
    day = nth_weekday(start.year, start.month, asked, nth) if start else None
    return day_value(day, captured, context) if day else Value(None, issue="the calendar has no such day")


def _start_of_period(found: Found, context: Context) -> Day | None:
    anchor, unit = context.anchor, str(found.captured.get("unit", "M"))
    turn = number(found.captured, "turn") or number(found.captured, "this") or 0
    if anchor is None:
        return None
    if unit == "Y":
        first = dt.date(anchor.day.year + turn, 1 if (number(found.captured, "nth") or 1) > 0 else 12, 1)
        return first
    return shift_months(anchor.day.replace(day=1), turn) if unit == "M" else None
