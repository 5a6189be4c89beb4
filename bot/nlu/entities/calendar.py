"""Days and stretches of time in a customer's words, resolved to dates.

Meanings that `data/entities/time.yml` may use. `today` is the customer's own.

=====================  =======================================================================
lead time              same_day, before ({n} {unit}), one_before ({unit}), day_before
periods                this, last, next, before_last ({unit}); last_n, next_n ({n} {unit});
                       month ({month} [{year}]), months (to {month2}), year, since_month,
                       since_date, since_last, last_weekend, this_weekend, days_K, recent
dates                  days_K, in_n, date ({day} {month} [{year}]), day_of_month, weekday,
                       month_end, month_start; each may carry {hour}
=====================  =======================================================================
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Text, Tuple

import yaml
from babel.dates import get_day_names, get_month_names

from bot.nlu.entities.folding import fold


class Found(NamedTuple):
    """An entity at a place of the text."""

    entity: Text
    start: int
    end: int
    value: Any


class CalendarWords:
    """The time words of one language."""

    def __init__(self, language: Text, spec: Dict[Text, Any]) -> None:
        self._units: Dict[Text, Text] = spec["units"]
        self._numbers: Dict[Text, int] = {fold(word): n for word, n in spec["numbers"].items()}
        self._months = _names(get_month_names, language)
        self._weekdays = _names(get_day_names, language)
        self._patterns: List[Tuple[Text, "re.Pattern[Text]", Text]] = [
            (kind, self._compile(pattern), meaning)
            for kind in ("lead", "period", "date")
            for pattern, meaning in spec[kind]
        ]
        # Dates in figures read alike in the served languages: day before month.
        self._figures = re.compile(r"(?<![\d.,/-])(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?![\d/]|[.,]\d)")
        self._iso = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")

    @classmethod
    def load_all(cls, path: Path) -> Dict[Text, "CalendarWords"]:
        """Return the words of each language in `time.yml`."""
        return {code: cls(code, spec) for code, spec in yaml.safe_load(path.read_text("utf-8")).items()}

    def _compile(self, pattern: Text) -> "re.Pattern[Text]":
        any_of = lambda words: "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # noqa: E731
        units = "|".join(self._units.values())
        places = {
            "n": rf"(?P<n>\d{{1,3}}|{any_of(self._numbers)})",
            "unit": rf"(?P<unit>{units})",
            "unit2": rf"(?P<unit2>{units})",
            "month": rf"(?P<month>{any_of(self._months)})\.?",
            "month2": rf"(?P<month2>{any_of(self._months)})\.?",
            "weekday": rf"(?P<weekday>{any_of(self._weekdays)})s?",
            "day": r"(?P<day>[0-3]?\d)",
            "year": r"(?P<year>20\d\d)",
            "hour": r"(?P<hour>\d{1,2})(?:[:.h]? ?(?P<minute>\d\d))?(?: ?h\b| uhr\b)? ?(?P<noon>am|pm)?",
        }
        for name, regex in places.items():
            pattern = pattern.replace("{" + name + "}", regex)
        return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")

    def find(self, text: Text, now: datetime, *, future: bool, dates_first: bool) -> Iterator[Found]:
        """Yield the time expressions, without overlaps, in the order of the text.

        Args:
            text: What the customer wrote.
            now: The customer's local time.
            future: A month without a year lies ahead (bills), not behind (spending).
            dates_first: Where 'today' may be a date or a period, it is a date.
        """
        folded = fold(text)
        order = ("lead", "date", "period") if dates_first else ("lead", "period", "date")
        found: List[Found] = []
        for match in self._iso.finditer(folded):
            self._add(found, "date", match, self._on(int(match[1]), int(match[2]), int(match[3])))
        for match in self._figures.finditer(folded):
            self._add(found, "date", match, self._from_figures(match, now.date(), future))
        # A day with its month is a date wherever it stands: 'el 3 de diciembre' is not 'de diciembre'.
        whole = {"since_date": 0, "months": 0, "date": 1}
        for kind, pattern, meaning in sorted(
            self._patterns, key=lambda p: (whole.get(p[2], 2), order.index(p[0]))
        ):
            for match in pattern.finditer(folded):
                value = self._resolve(meaning, match, now, future)
                self._add(found, "lead_time" if kind == "lead" else kind, match, value)
        yield from sorted(found, key=lambda f: f.start)

    @staticmethod
    def _add(found: List[Found], entity: Text, match: "re.Match[Text]", value: Any) -> None:
        start, end = match.span()
        if value is None or any(start < f.end and f.start < end for f in found):
            return
        if isinstance(value, tuple):
            if entity == "date":
                entity = "period"
            value = {"start": value[0].isoformat(), "end": value[1].isoformat(), "grain": value[2]}
        elif isinstance(value, (date, datetime)):
            value = value.isoformat()
        found.append(Found(entity, start, end, value))

    def _resolve(self, meaning: Text, match: "re.Match[Text]", now: datetime, future: bool) -> Any:
        groups = {k: v for k, v in match.groupdict().items() if v}
        today = now.date()
        if meaning.startswith("days_"):
            day = today + timedelta(days=int(meaning[5:]))
            if int(meaning[5:]) < 0:
                return day, day, "day"
            return _at(day, groups)
        if meaning in ("same_day", "day_before"):
            return {"days": 0 if meaning == "same_day" else 1}
        if meaning in ("before", "one_before"):
            count = self._number(groups["n"]) if "n" in groups else 1
            unit = self._unit(groups.get("unit", "")) or "day"
            return {"days": count * {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}[unit]}
        if meaning in ("date", "day_of_month", "weekday", "month_end", "month_start", "in_n"):
            return self._date(meaning, groups, today)
        return self._period(meaning, groups, match.group(), today, future)

    def _date(self, meaning: Text, groups: Dict[Text, Text], today: date) -> Any:
        if meaning == "in_n":
            return today + timedelta(
                days=self._number(groups["n"])
                * {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}[self._unit(groups["unit"]) or "day"]
            )
        if meaning == "month_end":
            return _month(today.year, today.month)[1]
        if meaning == "month_start":
            return _month(today.year, today.month)[1] + timedelta(days=1)
        if meaning == "weekday":
            ahead = (self._weekdays[groups["weekday"]] - today.weekday()) % 7
            return _at(today + timedelta(days=ahead or 7), groups)
        day = int(groups["day"])
        if meaning == "day_of_month":
            this_month = self._on(today.year, today.month, day)
            following = _month(today.year, today.month)[1] + timedelta(days=1)
            return this_month if this_month and this_month >= today else self._on(following.year, following.month, day)
        month = self._months[groups["month"]]
        year = int(groups["year"]) if "year" in groups else today.year
        on = self._on(year, month, day)
        if on and "year" not in groups and (on - today).days < -180:
            on = self._on(year + 1, month, day)
        return _at(on, groups) if on else None

    def _period(self, meaning: Text, groups: Dict[Text, Text], matched: Text, today: date, future: bool) -> Any:
        if meaning == "recent":
            return today - timedelta(days=30), today, "range"
        if meaning in ("last_weekend", "this_weekend"):
            saturday = today - timedelta(days=(today.weekday() - 5) % 7)
            if meaning == "this_weekend" and today.weekday() < 5:
                saturday += timedelta(days=7)
            return saturday, saturday + timedelta(days=1), "range"
        if meaning == "this_year":
            return date(today.year, 1, 1), today, "year"
        if meaning in ("month", "months", "since_month", "since_date", "year"):
            return self._named_months(meaning, groups, today, future)
        unit = self._unit(groups.get("unit") or groups.get("unit2") or matched) or "month"
        if meaning in ("last_n", "next_n"):
            count = self._number(groups["n"])
            if meaning == "next_n":
                return today, _shift(today, unit, count), "range"
            return _shift(today, unit, -count) + timedelta(days=1), today, "range"
        step = {"this": 0, "last": -1, "last_compound": -1, "since_last": -1, "next": 1}.get(meaning, -2)
        start, end = _unit_around(_shift(today, unit, step), unit)
        if meaning == "since_last":
            return start, today, "range"
        return start, end, unit

    def _named_months(self, meaning: Text, groups: Dict[Text, Text], today: date, future: bool) -> Any:
        if meaning == "year":
            year = int(groups["year"])
            return date(year, 1, 1), date(year, 12, 31), "year"
        month = self._months[groups["month"]]
        year = int(groups["year"]) if "year" in groups else _nearest_year(month, today, future)
        start, end = _month(year, month)
        if meaning == "month":
            return start, end, "month"
        if meaning == "since_month":
            return start, max(today, start), "range"
        if meaning == "since_date":
            on = self._on(year, month, int(groups["day"]))
            return (on, max(today, on), "range") if on else None
        last = self._months[groups["month2"]]
        end_year = int(groups["year"]) if "year" in groups else _nearest_year(last, today, future)
        start_year = end_year if month <= last else end_year - 1
        return _month(start_year, month)[0], _month(end_year, last)[1], "range"

    def _from_figures(self, match: "re.Match[Text]", today: date, future: bool) -> Optional[date]:
        day, month = int(match[1]), int(match[2])
        year = int(match[3]) if match[3] else today.year
        on = self._on(year + 2000 if year < 100 else year, month, day)
        if on and not match[3] and future and on < today:
            on = self._on(today.year + 1, month, day)
        return on

    def _number(self, word: Text) -> int:
        return int(word) if word.isdigit() else self._numbers[word]

    def _unit(self, word: Text) -> Optional[Text]:
        for unit, pattern in self._units.items():
            if re.search(rf"(?:{pattern})(?!\w)", word):
                return unit
        return None

    @staticmethod
    def _on(year: int, month: int, day: int) -> Optional[date]:
        try:
            return date(year, month, day)
        except ValueError:
            return None


def _names(of: Any, language: Text) -> Dict[Text, int]:
    """Return folded names and abbreviations -> number as in `datetime` (Monday 0, January 1)."""
    names: Dict[Text, int] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in of(width, context, language).items():
                folded = fold(name).rstrip(".")
                # 'may', 'mar' and 'sun' as abbreviations are words of their own.
                if len(folded) >= 3 and (width == "wide" or folded not in ("mar", "sun", "sat", "mai", "dim", "mer")):
                    names[folded] = number
    if language == "de":
        names.update({"janner": 1, "feber": 2, "maerz": 3} if of is get_month_names else {"sonnabend": 5})
    return names


def _at(day: date, groups: Dict[Text, Text]) -> Any:
    """Return the day, or the local date and time when an hour was named."""
    if "hour" not in groups:
        return day
    hour = int(groups["hour"])
    if groups.get("noon") == "pm" and hour < 12:
        hour += 12
    minute = int(groups.get("minute") or 0)
    return datetime(day.year, day.month, day.day, hour, minute) if hour < 24 and minute < 60 else day


def _month(year: int, month: int) -> Tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _nearest_year(month: int, today: date, future: bool) -> int:
    if future:
        return today.year if month >= today.month else today.year + 1
    return today.year if month <= today.month else today.year - 1


def _shift(day: date, unit: Text, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _unit_around(day: date, unit: Text) -> Tuple[date, date]:
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3) + 1
        return date(day.year, first, 1), _month(day.year, first + 2)[1]
    return date(day.year, 1, 1), date(day.year, 12, 31)
