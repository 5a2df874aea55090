"""Operations on days: dates of the calendar, weekdays, days told from today or from the story, parts of days."""

import datetime as dt

from pourparlers.extract.times import periods
from pourparlers.extract.times.captures import day_value, full_year, number, open_value, time_of_day
from pourparlers.extract.times.context import Anchor, Context, Value
from pourparlers.extract.times.dates import (
    Day,
    make_day,
    nearest,
    shift_days,
    shift_months,
    shift_unit,
    unit_value,
    weekday_near,
)
from pourparlers.extract.times.scanner import Found

NO_PUBLICATION = "the day of publication is not known"
NO_STORY = "no day named before it fits"
_LOOK_BACK = 45
_BESIDE_NOUN, _BESIDE_VERB, _SCHEDULED = ("past", 2.6), ("future", 1.5), ("future", 3.0)


def calendar(found: Found, context: Context) -> Value:
    """A date of the calendar, its missing year or month taken from the publication, the story and the tense."""
    captured = found.captured
    if "deictic" in captured:
        return deictic(found, context)
    day, month = number(captured, "day"), number(captured, "month")
    unit = captured.get("unit")
    if day is None and ("weekday" in captured) and month is None:
        return weekday(found, context)
    if day is None:
        return periods.month_or_year(found, context)
    if unit is not None:
        return _day_of_period(found, context, day, str(unit))
    if month is None:
        return _bare_day(found, context, day)
    return _day_of_month(found, context, day, month)


def _day_of_month(found: Found, context: Context, day: int, month: int) -> Value:
    captured = found.captured
    year = periods.year_before(full_year(captured, context), month, number(captured, "later_month"))
    if year is not None:
        exact = make_day(year, month, day)
        if exact is None:
            return Value(None, issue="the calendar has no such day")
        return _checked(exact, found, context)
    if context.anchor is None:
        return open_value(f"XXXX-{month:02}-{day:02}", captured, NO_PUBLICATION)
    now = context.anchor.day
    near = [make_day(year, month, day) for year in range(now.year - 4, now.year + 5)]
    asked = number(captured, "weekday")
    close = [d for d in near if d and abs(d.year - now.year) <= 1]
    fitting = [d for d in close if asked is None or d.isoweekday() == asked]
    chosen = nearest(fitting or close or near, now, *_lean(found, context))
    if chosen is None:
        return Value(None, issue="the calendar has no such day")
    return _checked(chosen, found, context)


def _lean(found: Found, context: Context) -> tuple[str, float]:
    """The side on which a date without a year lies, and how much further the days of the other side count."""
    turn, told = number(found.captured, "turn"), context.ask(found)
    if turn:
        return ("future" if turn > 0 else "past"), 100.0
    if told.scheduled and told.strong:
        return "future", 3.0
    return context.way(found) or "past", 8.0 if told.strong and told.way == "past" else 3.0


def _checked(day: Day, found: Found, context: Context) -> Value:
    """The value of `day`, with a remark where the weekday named beside it is another."""
    value = day_value(day, found.captured, context)
    asked = number(found.captured, "weekday")
    if asked is not None and day.isoweekday() != asked:
        value.issue = "the weekday does not fit the date"
    return value


def _bare_day(found: Found, context: Context, day: int) -> Value:
    """ "le 12": the month is that of the day named before it in the paragraph, else the one that the tense asks for."""
    captured = found.captured
    if context.anchor is None:
        return open_value(f"XXXX-XX-{day:02}", captured, NO_PUBLICATION)
    asked, way = number(captured, "weekday"), context.way(found)
    told = _told_day(context, day, way) if asked is None else None
    if told is not None:
        return day_value(told, captured, context)
    around = _same_day_around(context.anchor.day, day, 8 if asked else 2)
    fitting = [d for d in around if asked is None or d.isoweekday() == asked]
    chosen = nearest(fitting or around, context.anchor.day, way, 6.0)
    return day_value(chosen, captured, context) if chosen else Value(None, issue="the calendar has no such day")


def _told_day(context: Context, day: int, way: str | None) -> Day | None:
    """The day of that number that the text has named, else the one that follows the last day of the paragraph."""
    for mention in context.story(everywhere=True, since=True):
        if mention.day.day == day and context.near(mention.day, _LOOK_BACK):
            return mention.day
    for mention in context.story(since=True):
        if context.near(mention.day, _LOOK_BACK):
            chosen = nearest(_same_day_around(mention.day, day, 1), mention.day, "future", 2.0)
            return chosen if chosen is not None and context.agrees(chosen, way) else None
    return None


def _same_day_around(base: Day, day: int, months: int) -> list[Day]:
    first = base.replace(day=1)
    others = (shift_months(first, step) for step in range(-months, months + 1))
    return [found for month in others if month and (found := make_day(month.year, month.month, day))]


def _day_of_period(found: Found, context: Context, day: int, unit: str) -> Value:
    """ "le 15 du mois prochain"."""
    if context.anchor is None or unit != "M":
        return open_value(f"XXXX-XX-{day:02}", found.captured, NO_PUBLICATION)
    month = shift_months(context.anchor.day, number(found.captured, "turn") or 0)
    chosen = make_day(month.year, month.month, day) if month else None
    return day_value(chosen, found.captured, context) if chosen else Value(None, issue="the calendar has no such day")


def weekday(found: Found, context: Context) -> Value:
    """A weekday: the last one up to the publication in the past, the next one from it on in the future."""
    captured = found.captured
    asked = number(captured, "weekday") or 1
    anchor = context.anchor
    if anchor is None or not anchor.exact:
        return open_value(f"XXXX-WXX-{asked}", captured, NO_PUBLICATION)
    week_turn = number(captured, "week_turn")
    if week_turn is not None:
        monday = anchor.day - dt.timedelta(days=anchor.day.isoweekday() - 1)
        return day_value(monday + dt.timedelta(days=7 * week_turn + asked - 1), captured, context)
    turn = number(captured, "turn")
    if turn is not None:
        start = shift_days(anchor.day, 1 if turn > 0 else -1) or anchor.day
        return day_value(weekday_near(start, asked, "future" if turn > 0 else "past"), captured, context)
    sequel = number(captured, "sequel")
    if sequel is not None:
        return _weekday_of_story(found, context, asked, sequel)
    if "now" in captured:
        both = (weekday_near(anchor.day, asked, "past"), weekday_near(anchor.day, asked, "future"))
        return day_value(nearest(both, anchor.day, context.way(found), 4.0) or anchor.day, captured, context)
    return day_value(_weekday_by_tense(found, context, anchor.day, asked), captured, context)


def _weekday_by_tense(found: Found, context: Context, now: Day, asked: int) -> Day:
    """By the tense of the clause; in the present the closest, fronted or beside a noun rather the last."""
    direction = context.ask(found)
    last, following = weekday_near(now, asked, "past"), weekday_near(now, asked, "future")
    if direction.way == "future":
        return following
    if direction.way == "near":
        return weekday_near(now, asked, None)
    if direction.way == "present" and (direction.scheduled or not direction.fronted):
        beside_verb = _SCHEDULED if direction.scheduled else _BESIDE_VERB
        return nearest((last, following), now, *(beside_verb if direction.strong else _BESIDE_NOUN)) or last
    return last


def _weekday_of_story(found: Found, context: Context, asked: int, sequel: int) -> Value:
    story = context.story(everywhere=True)
    told = story[0].day if story else context.anchor.day if context.anchor else None
    if told is None:
        return open_value(f"XXXX-WXX-{asked}", found.captured, NO_STORY)
    base = shift_days(told, sequel) or told
    return day_value(weekday_near(base, asked, "future" if sequel > 0 else "past"), found.captured, context)


def deictic(found: Found, context: Context) -> Value:
    """A day told from the publication: "hier", "cet après-midi", "la nuit dernière"."""
    captured = found.captured
    if context.anchor is None or not context.anchor.exact:
        return open_value("XXXX-XX-XX", captured, NO_PUBLICATION)
    offset = number(captured, "deictic") or 0
    night = captured.get("part") == "TNI" and "hour" not in captured
    if "turn" in captured:
        turn = number(captured, "turn") or 0
        offset = turn if turn < 0 or not night else 0
    elif night and offset == 0 and (context.way(found) or captured.get("way")) == "past":
        offset = -1
    day = shift_days(context.anchor.day, offset)
    return day_value(day, captured, context) if day else Value(None, issue="the calendar has no such day")


def anaphor(found: Found, context: Context) -> Value:
    """A day told from the one that the story named last: "la veille", "le lendemain", "ce jour-là"."""
    captured = found.captured
    unit = str(captured.get("unit", "D"))
    offset = number(captured, "anaphor") or number(captured, "sequel") or 0
    base = _story_base(found, context, offset, unit)
    if base is None:
        return Value(None, issue=NO_STORY)
    day = shift_unit(base, unit, offset)
    if day is None:
        return Value(None, issue="the calendar has no such day")
    if unit != "D":
        return Value(unit_value(day, unit), "DATE", unit, base.isoformat())
    value = day_value(day, captured, context)
    value.anchor = base.isoformat()
    return value


def _story_base(found: Found, context: Context, offset: int, unit: str) -> Day | None:
    """The day to count from: in the paragraph, else the publication for days before it, else further up."""
    way = context.way(found)

    def fits(day: Day) -> bool:
        moved = shift_unit(day, unit, offset)
        return moved is not None and (offset == 0 or context.agrees(moved, way))

    for mention in context.story(since=offset == 0, unit=unit):
        if fits(mention.day) and (way != "past" or context.agrees(mention.day, way)):
            return mention.day
    anchor = context.anchor
    published = anchor.day if anchor is not None and anchor.exact else None
    if published and offset and ((offset < 0) or way == "future") and fits(published):
        return published
    for mention in context.story(everywhere=True, since=True, unit=unit):
        if fits(mention.day):
            return mention.day
    for mention in context.story(since=True, unit=unit):
        return mention.day
    return published if published and (unit != "D" or (offset == 0 and way is None)) else None


def part(found: Found, context: Context) -> Value:
    """A part of the day that the paragraph speaks of, else of the publication; its night is the one before it."""
    captured = found.captured
    way = context.way(found)
    story = [mention for mention in context.story() if mention.way != "future"]
    anchor = context.anchor
    if not story and way == "past" and anchor is not None:
        story = [m for m in context.story(everywhere=True)[:1] if m.day == shift_days(anchor.day, -1)]
    if way != "future" and story:
        base, told = story[0].day, True
    elif anchor is not None and anchor.exact:
        base, told = anchor.day, False
    else:
        return open_value("XXXX-XX-XX", captured, NO_PUBLICATION)
    same = anchor is not None and base == anchor.day
    if captured.get("part") == "TNI" and "turn" not in captured and way != "future" and (same or not told):
        base = shift_days(base, -1) or base
    return day_value(base, captured, context)


def clock(found: Found, context: Context) -> Value:
    """An hour of the day that the sentence or paragraph speaks of, else of the publication."""
    captured = found.captured
    story = [m for m in context.story(since=True) if m.way != "future" or m.sentence == context.sentence]
    anchor = context.anchor
    if story:
        return day_value(story[0].day, captured, context)
    if anchor is None or not anchor.exact:
        return open_value("XXXX-XX-XX", captured, NO_PUBLICATION)
    day = anchor.day
    if _after_print(anchor, time_of_day(captured)) and context.way(found) == "past":
        day = shift_days(day, -1) or day
    return day_value(day, captured, context)


def _after_print(anchor: Anchor, of_day: str | None) -> bool:
    """Whether a clock lies later in the day than the hour at which the article appeared."""
    return anchor.clock is not None and of_day is not None and of_day[1:] > anchor.clock


def night(found: Found, context: Context) -> Value:
    """The night between two days, named by the day on which it begins."""
    captured = found.captured
    later_month, month = number(captured, "later_month"), number(captured, "month")
    day, later = number(captured, "day"), number(captured, "later")
    if day is not None:
        if month is None and later_month is not None:
            crosses = later is not None and later < day
            captured["month"] = (later_month - 2) % 12 + 1 if crosses else later_month
        return calendar(found, context)
    anchor = context.anchor
    asked = number(captured, "weekday")
    after = number(captured, "later_weekday")
    if asked is None and after is not None:
        asked = (after - 2) % 7 + 1
    if asked is None or after is None:
        return Value(None, quiet=True)
    if anchor is None or not anchor.exact:
        return open_value(f"XXXX-WXX-{asked}", captured, NO_PUBLICATION)
    if context.way(found) == "future":
        return day_value(weekday_near(anchor.day, asked, "future"), captured, context)
    end = weekday_near(anchor.day, after, "past")
    return day_value(weekday_near(end, asked, "past"), captured, context)
