"""Calendar arithmetic."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.extract.times.dates import (
    easter,
    feast_day,
    nearest,
    nth_weekday,
    parse_partial,
    shift_days,
    shift_months,
    shift_unit,
    unit_value,
    week_value,
    weekday_near,
)

DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31))


@pytest.mark.parametrize(
    ("value", "day", "precision"),
    [("2021-12-28", dt.date(2021, 12, 28), "day"), ("2021-12", dt.date(2021, 12, 15), "month"),
     ("2021", dt.date(2021, 7, 1), "year"), ("2021-12-28T10:00", dt.date(2021, 12, 28), "day")],
)  # fmt: skip
def test_partial_dates(value: str, day: dt.date, precision: str) -> None:
    assert parse_partial(value) == (day, precision)


@pytest.mark.parametrize("value", ["", "28/12/2021", "2021-13", "2021-02-30", "hier", "21-12-28"])
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError):
        parse_partial(value)


@pytest.mark.parametrize(
    ("year", "day"), [(2021, "04-04"), (2022, "04-17"), (2024, "03-31"), (2025, "04-20"), (1961, "04-02")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("formula", "year", "day"),
    [("12-25", 2021, "2021-12-25"), ("easter+39", 2022, "2022-05-26"), ("easter-2", 2022, "2022-04-15"),
     ("julian-easter", 2022, "2022-04-24"), ("julian-easter", 2025, "2025-04-20"), ("4th-4 11", 2021, "2021-11-25"),
     ("last-1 5", 2022, "2022-05-30"),
     ("hijri 9-1", 2023, "2023-03-23"), ("02-29", 2021, None)],
)  # fmt: skip
def test_feasts(formula: str, year: int, day: str | None) -> None:
    found = feast_day(formula, year)
    assert (found.isoformat() if found else None) == day


def test_units_of_a_day() -> None:
    day = dt.date(2022, 1, 1)
    values = {unit: unit_value(day, unit) for unit in ("D", "W", "WE", "M", "Q", "H", "Y", "10Y", "100Y")}
    assert values == {
        "D": "2022-01-01", "W": "2021-W52", "WE": "2021-W52-WE", "M": "2022-01", "Q": "2022-Q1", "H": "2022-H1",
        "Y": "2022", "10Y": "202", "100Y": "20",
    }  # fmt: skip


def test_months_are_cut_to_their_length() -> None:
    assert shift_months(dt.date(2022, 1, 31), 1) == dt.date(2022, 2, 28)
    assert shift_unit(dt.date(2024, 2, 29), "Y", -1) == dt.date(2023, 2, 28)


def test_beyond_the_calendar_there_is_nothing() -> None:
    assert shift_days(dt.date(9999, 12, 31), 1) is None
    assert shift_months(dt.date(9999, 12, 31), 1) is None
    assert shift_unit(dt.date(2022, 1, 1), "Y", 999_999) is None


def test_nth_weekday() -> None:
    assert nth_weekday(2022, 2, 3, 1) == dt.date(2022, 2, 2)
    assert nth_weekday(2022, 3, 5, -1) == dt.date(2022, 3, 25)
    assert nth_weekday(2022, 2, 3, 5) is None


@given(DAYS, st.integers(1, 7))
def test_a_weekday_near_a_day(day: dt.date, weekday: int) -> None:
    last, following = weekday_near(day, weekday, "past"), weekday_near(day, weekday, "future")
    assert last.isoweekday() == following.isoweekday() == weekday
    assert 0 <= (day - last).days <= 6
    assert 0 <= (following - day).days <= 6
    assert weekday_near(day, weekday, None) in (last, following)


@given(DAYS)
def test_weeks_are_those_of_iso(day: dt.date) -> None:
    assert week_value(day) == day.strftime("%G-W%V")


@given(DAYS, st.lists(DAYS, min_size=1, max_size=4))
def test_the_nearest_day_is_one_of_them(day: dt.date, days: list[dt.date]) -> None:
    assert nearest(days, day, None, 1.0) == min(days, key=lambda other: abs((other - day).days))
    ahead = [other for other in days if other >= day]
    if ahead:
        assert nearest(days, day, "future", 1e9) == min(ahead)
