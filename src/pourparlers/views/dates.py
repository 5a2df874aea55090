"""TIMEX values as people write dates."""

import re
from collections.abc import Callable
from datetime import date

import msgspec

from pourparlers.views.labels import DateWords

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q|H|SP|SU|FA|WI)(\d?)$")


def readable(value: str, words: DateWords, short: bool = False) -> str:
    """A TIMEX value (`2022-01-10`, `2021-W51`, `2022-SU`, `2022-01-10TEV`) in words; any other value as it is.

    `short` abbreviates the names of months and weekdays.
    """
    if short:
        words = msgspec.structs.replace(words, months=words.short_months, weekdays=words.short_weekdays)
    for pattern, reader in _READERS:
        match = pattern.match(value)
        if match:
            try:
                return reader(match, words)
            except (ValueError, IndexError, KeyError):
                return value
    return value


def readable_range(start: str, end: str | None, words: DateWords, short: bool = False) -> str:
    """A date, or two of them where an event lasts."""
    first = readable(start, words, short)
    if not end or end == start:
        return first
    return words.range.format(start=first, end=readable(end, words, short))


def _day(match: re.Match[str], words: DateWords) -> str:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    text = _filled(words.day, day, words)
    clock = match[4]
    if clock is None:
        return text
    if clock.isalpha():
        return words.part.format(date=text, part=words.parts[clock])
    return words.at.format(date=text, time=clock)


def _month(match: re.Match[str], words: DateWords) -> str:
    return words.month.format(month=words.months[int(match[2]) - 1], year=match[1])


def _week(match: re.Match[str], words: DateWords) -> str:
    pattern, weekday = (words.weekend, 6) if match[3] else (words.week, 1)
    return _filled(pattern, date.fromisocalendar(int(match[1]), int(match[2]), weekday), words)


def _part_of_year(match: re.Match[str], words: DateWords) -> str:
    if match[2] in words.seasons:
        return words.month.format(month=words.seasons[match[2]], year=match[1])
    pattern = words.quarter if match[2] == "Q" else words.half
    return pattern.format(n=match[3], year=match[1])


def _filled(pattern: str, day: date, words: DateWords) -> str:
    return pattern.format(
        weekday=words.weekdays[day.weekday()],
        day=words.first_day if day.day == 1 else day.day,
        month=words.months[day.month - 1],
        year=day.year,
    )


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], DateWords], str]], ...] = (
    (_DAY, _day),
    (_MONTH, _month),
    (_WEEK, _week),
    (_PART_OF_YEAR, _part_of_year),
)
