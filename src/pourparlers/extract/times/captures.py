"""Small readings of what a rule captured: numbers, parts of the day, the clock."""

from pourparlers.extract.times.context import Context, Value
from pourparlers.extract.times.dates import Day
from pourparlers.packs.times import Key

Captured = dict[str, Key]


def number(captured: Captured, name: str) -> int | None:
    """The whole number captured as `name`, None where there is none."""
    value = captured.get(name)
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() else None


def full_year(captured: Captured, context: Context) -> int | None:
    """The year captured; two digits lie at most ten years after the publication, from which `year_turn` counts."""
    turn = number(captured, "year_turn")
    if turn is not None:
        return context.anchor.day.year + turn if context.anchor else None
    year = number(captured, "year")
    short = number(captured, "year_short")
    if year is not None or short is None:
        return year
    now = context.anchor.day.year if context.anchor else 2030
    century = now // 100 * 100
    return century + short if century + short <= now + 10 else century - 100 + short


def time_of_day(captured: Captured) -> str | None:
    """`T18:30` for a clock, `TEV` for a part of the day, None for neither; hours of the evening count from twelve."""
    hour, minute = number(captured, "hour"), number(captured, "minute") or 0
    if hour is None and "hhmm" in captured:
        hour, minute = divmod(number(captured, "hhmm") or 0, 100)
    if hour is None:
        found = captured.get("part")
        return str(found) if found else None
    of_day, half = captured.get("hour_part", captured.get("part")), captured.get("meridiem")
    if half == "AM" or half == "PM":
        hour = hour % 12 + (12 if half == "PM" else 0) if hour <= 12 else hour
    elif (of_day == "TEV" and 4 <= hour < 12) or (of_day == "TAF" and hour < 12):
        hour += 12
    if minute >= 45 and "minute_word" in captured:
        hour -= 1
    return f"T{hour % 24:02}:{minute:02}"


def day_value(day: Day, captured: Captured, context: Context, *, anchored: bool = True) -> Value:
    """The value of a day with the part of the day or the clock that was captured with it."""
    of_day = time_of_day(captured)
    anchor = context.anchor.value if anchored and context.anchor else None
    if of_day is None:
        return Value(day.isoformat(), "DATE", "day", anchor, day=day, modifier=modifier(captured))
    precision = "part" if of_day[1].isalpha() else "minute"
    return Value(day.isoformat() + of_day, "TIME", precision, anchor, day=day, modifier=modifier(captured))


def open_value(pattern: str, captured: Captured, issue: str) -> Value:
    """A value with unknown parts (`XXXX-WXX-2`), and the reason why they stay unknown."""
    of_day = time_of_day(captured)
    return Value(pattern + (of_day or ""), "TIME" if of_day else "DATE", issue=issue, modifier=modifier(captured))


def modifier(captured: Captured) -> str | None:
    """START, MID, END or APPROX, where the words say so."""
    found = captured.get("edge") or captured.get("modifier")
    return str(found) if found else None
