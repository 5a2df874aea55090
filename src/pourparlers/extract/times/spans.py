"""Operations on amounts of time: durations, sets, and days so far from today or from the story."""

from pourparlers.extract.times.captures import modifier, number
from pourparlers.extract.times.context import Context, Value
from pourparlers.extract.times.dates import Day, shift_unit, unit_value
from pourparlers.extract.times.scanner import Found
from pourparlers.packs.times import Key

_TIMES = {"10Y": ("Y", 10), "100Y": ("Y", 100), "Q": ("M", 3), "H": ("M", 6)}
_HALVES = {"Y": ("M", 12, 6), "TH": ("TM", 60, 30), "TM": ("TS", 60, 30), "D": ("TH", 24, 12)}
_PRECISION = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "H": "half-year", "Y": "year"}


def duration(found: Found, context: Context) -> Value:
    """An amount of time: `PT90M`, `P2Y8M`, `PXW` where the number is not said."""
    del context
    captured = found.captured
    if isinstance(captured.get("half"), str) and captured["half"] != "half" and "unit" not in captured:
        return _value(_half(str(captured["half"])), found)
    amount, unit = captured.get("number", captured.get("numberword", 1)), str(captured["unit"])
    if "about" in captured:
        amount = captured["about"]
    if captured.get("half") == "half" and isinstance(amount, int) and unit in _HALVES:
        unit, each, half = _HALVES[unit]
        return _value(_amount(amount * each + half, unit), found)
    text = _amount(amount, unit)
    if "more" in captured:
        text = _joined(text, _amount(captured["more"], str(captured["more_unit"])))
    return _value(text, found)


def _value(text: str, found: Found) -> Value:
    return Value(text, "DURATION", modifier=modifier(found.captured))


def _half(code: str) -> str:
    """`TM30` of the lexicon as `PT30M`."""
    unit = code.rstrip("0123456789")
    return _amount(int(code[len(unit) :]), unit)


def _amount(amount: Key, unit: str) -> str:
    letter, each = _TIMES.get(unit, (unit, 1))
    if isinstance(amount, int):
        amount *= each
    return f"PT{amount}{letter[1:]}" if letter.startswith("T") else f"P{amount}{letter}"


def _joined(first: str, second: str) -> str:
    """`P2Y` and `P8M` as `P2Y8M`, `P1D` and `PT6H` as `P1DT6H`."""
    if first.startswith("PT") and second.startswith("PT"):
        return first + second[2:]
    return first + second[1:]


def recurrence(found: Found, context: Context) -> Value:
    """What comes back: `P1D`, `XXXX-WXX-1`."""
    del context
    captured = found.captured
    weekday = number(captured, "weekday")
    if weekday is not None:
        return Value(f"XXXX-WXX-{weekday}{captured.get('part', '')}", "SET")
    if "unit" not in captured:
        return Value("P1D", "SET", modifier=str(captured["part"]))
    return Value(_amount(captured.get("number", 1), str(captured["unit"])), "SET")


def shift(found: Found, context: Context) -> Value:
    """So long before or after today (`anchor: publication`) or the day that the story named (`anchor: story`).

    With `otherwise: duration` the words are a mere length of time where the clause does not look ahead.
    """
    captured = found.captured
    if captured.get("otherwise") == "duration" and context.way(found) != "future":
        return duration(found, context)
    amount = number(captured, "about") or number(captured, "number") or 0
    unit, sign = str(captured["unit"]), number(captured, "later") or 1
    if unit.startswith("T"):
        hours = amount if unit == "TH" else 0
        unit, amount = "D", hours // 24
        fine = hours % 24 == 0 and hours > 0
    else:
        fine = True
    if captured.get("half") == "half" and unit == "Y":
        unit, amount = "M", amount * 12 + 6
    base = _base(found, context, unit, sign * amount)
    day = shift_unit(base, unit, sign * amount) if base else None
    if base is None or day is None:
        return Value(None, issue="no day to count from is known")
    if captured.get("anchor") == "story" and unit == "W":
        unit = "D"
    value = unit_value(day, unit)
    about = modifier(captured) if fine else "APPROX"
    return Value(value, "DATE", _PRECISION.get(unit, unit), base.isoformat(), about, day if unit == "D" else None)


def _base(found: Found, context: Context, unit: str, offset: int) -> Day | None:
    anchor = context.anchor
    published = anchor.day if anchor is not None and (anchor.exact or unit not in ("D", "W")) else None
    if found.captured.get("anchor") != "story":
        return published
    way = context.way(found)
    for mention in context.story(unit=unit):
        moved = shift_unit(mention.day, unit, offset)
        if moved is not None and context.agrees(moved, way):
            return mention.day
    if published and (offset < 0 or way == "future"):
        return published
    further = context.story(everywhere=True, unit=unit)
    return further[0].day if further else (published if offset == 0 else None)
