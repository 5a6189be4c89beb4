"""Stretches of days: what customers mean by 'last month' once the words are understood."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from bank.domain.errors import InvalidPeriod, NaiveTime

GRAINS = ("day", "week", "month", "quarter", "year", "range")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last day where the month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def month_end(day: date) -> date:
    """Return the last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def business_day(day: date) -> date:
    """Return the day itself, or the Monday after when it falls on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)


def add_business_days(day: date, count: int) -> date:
    """Return the day that lies `count` working days (Monday to Friday) after `day`."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            count -= 1
    return day


def aware(moment: datetime) -> datetime:
    """Return the moment in UTC.

    Raises:
        NaiveTime: it has no zone.
    """
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise NaiveTime("a point in time needs its zone")
    return moment.astimezone(timezone.utc)


def local_date(moment: datetime, zone: str) -> date:
    """Return the calendar day that an aware moment is for somebody in this IANA zone."""
    return aware(moment).astimezone(ZoneInfo(zone)).date()


@dataclass(frozen=True)
class Period:
    """Days from `start` to `end`, both included.

    Attributes:
        grain: What the customer spoke of: day, week, month, quarter, year, or any range.
    """

    start: date
    end: date
    grain: str = "range"

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise InvalidPeriod("a period cannot end before it starts")
        if self.grain not in GRAINS:
            raise InvalidPeriod(f"unknown grain: {self.grain}")

    @classmethod
    def day(cls, day: date) -> Period:
        """Return one day."""
        return cls(day, day, "day")

    @classmethod
    def week(cls, day: date) -> Period:
        """Return the week of the day, Monday to Sunday."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6), "week")

    @classmethod
    def month(cls, day: date) -> Period:
        """Return the calendar month of the day."""
        return cls(day.replace(day=1), month_end(day), "month")

    @classmethod
    def quarter(cls, day: date) -> Period:
        """Return the calendar quarter of the day."""
        start = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        return cls(start, month_end(add_months(start, 2)), "quarter")

    @classmethod
    def year(cls, day: date) -> Period:
        """Return the calendar year of the day."""
        return cls(date(day.year, 1, 1), date(day.year, 12, 31), "year")

    @classmethod
    def last_days(cls, count: int, today: date) -> Period:
        """Return `count` days up to and including today."""
        return cls(today - timedelta(days=count - 1), today, "range")

    @property
    def days(self) -> int:
        """How many days, at least one."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def until(self, today: date) -> Period | None:
        """Return the part up to and including today; None when all of it lies ahead."""
        if self.start > today:
            return None
        return self if self.end <= today else Period(self.start, today, self.grain)

    def previous(self, today: date) -> Period:
        """Return the same span before, fair to compare with.

        A calendar month is compared with the month before, a week with the week before. Where
        the period is still running, only as many days are taken as have passed: on the 10th,
        'this month' is compared with the first ten days of the last one.
        """
        whole = self._before()
        passed = self.until(today)
        if passed is None or passed.end == self.end:
            return whole
        end = min(whole.start + timedelta(days=passed.days - 1), whole.end)
        return Period(whole.start, end, self.grain)

    def _before(self) -> Period:
        months = _MONTHS.get(self.grain)
        if months is not None and self.start.day == 1:
            start = add_months(self.start, -months)
            return Period(start, self.start - timedelta(days=1), self.grain)
        shift = timedelta(days=self.days)
        return Period(self.start - shift, self.end - shift, self.grain)
