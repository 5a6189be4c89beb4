"""Stretches of days, and the fair stretch before them."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.errors import InvalidPeriod, NaiveTime
from bank.domain.periods import Period, add_business_days, add_months, aware, business_day, local_date

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1))


@pytest.mark.parametrize(
    ("period", "today", "before"),
    [
        (Period.month(date(2026, 3, 10)), date(2026, 4, 2), (date(2026, 2, 1), date(2026, 2, 28))),
        (Period.month(date(2026, 3, 10)), date(2026, 3, 10), (date(2026, 2, 1), date(2026, 2, 10))),
        (Period.month(date(2026, 3, 31)), date(2026, 3, 31), (date(2026, 2, 1), date(2026, 2, 28))),
        (Period.week(date(2026, 3, 10)), date(2026, 3, 10), (date(2026, 3, 2), date(2026, 3, 3))),
        (Period.year(date(2026, 3, 10)), date(2026, 3, 10), (date(2025, 1, 1), date(2025, 3, 10))),
        (Period.quarter(date(2025, 12, 1)), date(2026, 3, 10), (date(2025, 7, 1), date(2025, 9, 30))),
        (Period.day(date(2026, 3, 1)), date(2026, 3, 10), (date(2026, 2, 28), date(2026, 2, 28))),
        (
            Period(date(2026, 3, 1), date(2026, 3, 5)),
            date(2026, 3, 10),
            (date(2026, 2, 24), date(2026, 2, 28)),
        ),
    ],
)
def test_period_before_is_the_same_span(period: Period, today: date, before: tuple[date, date]) -> None:
    previous = period.previous(today)
    assert (previous.start, previous.end) == before


@given(days, st.sampled_from(["day", "week", "month", "quarter", "year"]), st.integers(-400, 400))
def test_period_before_ends_before_it_starts_and_is_never_longer(day: date, grain: str, shift: int) -> None:
    period: Period = getattr(Period, grain)(day)
    assert day in period
    previous = period.previous(day + timedelta(days=shift))
    assert previous.end < period.start
    assert previous.days <= max(period.days, 366)


@given(days, st.integers(-60, 60))
def test_months_later_is_the_same_day_or_the_last_one(day: date, months: int) -> None:
    later = add_months(day, months)
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(days)
def test_business_day_is_the_next_working_day(day: date) -> None:
    moved = business_day(day)
    assert moved.weekday() < 5
    assert 0 <= (moved - day).days <= 2


def test_working_days_leave_weekends_out() -> None:
    assert add_business_days(date(2026, 3, 12), 5) == date(2026, 3, 19)


def test_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(InvalidPeriod):
        Period(date(2026, 3, 2), date(2026, 3, 1))


def test_unknown_grain_is_refused() -> None:
    with pytest.raises(InvalidPeriod):
        Period(date(2026, 3, 1), date(2026, 3, 1), "fortnight")


def test_time_without_zone_is_refused() -> None:
    with pytest.raises(NaiveTime):
        aware(datetime(2026, 3, 10, 12))


def test_the_day_is_that_of_the_customers_zone() -> None:
    moment = datetime(2026, 3, 10, 23, 30, tzinfo=timezone.utc)
    assert local_date(moment, "Europe/Madrid") == date(2026, 3, 11)
    assert local_date(moment, "America/New_York") == date(2026, 3, 10)
