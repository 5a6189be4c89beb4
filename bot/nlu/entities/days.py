"""Arithmetic of days: months, quarters, the same day some units on."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any, Dict, Text, Tuple


def at_hour(day: date, groups: Dict[Text, Text]) -> Any:
    """Return the day, or the local date and time when an hour was named."""
    if "hour" not in groups:
        return day
    hour = int(groups["hour"])
    if groups.get("noon") == "pm" and hour < 12:
        hour += 12
    minute = int(groups.get("minute") or 0)
    return datetime(day.year, day.month, day.day, hour, minute) if hour < 24 and minute < 60 else day


def month_of(year: int, month: int) -> Tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def nearest_year(month: int, today: date, future: bool) -> int:
    """Return the year of a month named without one: ahead for bills, behind for spending."""
    if future:
        return today.year if month >= today.month else today.year + 1
    return today.year if month <= today.month else today.year - 1


def shifted(day: date, unit: Text, count: int) -> date:
    """Return the same day `count` units on; the last day where a month is shorter."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    year, month = plus_months(day, count * {"month": 1, "quarter": 3, "year": 12}[unit])
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plus_months(day: date, count: int) -> Tuple[int, int]:
    """Return year and month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return year, month + 1


def unit_around(day: date, unit: Text) -> Tuple[date, date]:
    """Return the first and the last day of the week, month, quarter or year around a day."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3) + 1
        return date(day.year, first, 1), month_of(day.year, first + 2)[1]
    return date(day.year, 1, 1), date(day.year, 12, 31)
