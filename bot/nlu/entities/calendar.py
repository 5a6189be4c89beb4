"""Days and stretches of time in a customer's words, resolved to dates.

Meanings that `data/entities/time.yml` may use. `today` is the customer's own.

=====================  =======================================================================
lead time              same_day, before ({n} {unit} or {n} hours), one_before ({unit}), day_before
periods                this, last, next, before_last ({unit}); last_n, next_n ({n} {unit});
                       month ({month} [{year}]), months (to {month2}), days ({day} to {day2}
                       [{month}]), year, quarter, half ({nth}), week_number ({n}), season, holiday,
                       since_month, since_date, since_last, since_day, last_weekend,
                       this_weekend, days_K, recent, ago ({n} {unit}), previous_one (the
                       stretch before the one that was named)
dates                  days_K, in_n, date ({day} {month} [{year}]), day_of_month, first_of_month,
                       weekday, last_weekday, next_weekday, month_end ([{month}]), year_end,
                       month_start; each may carry {hour}
=====================  =======================================================================
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Text, Tuple

import yaml
from babel.dates import get_day_names, get_month_names

from bot.nlu.entities.days import at_hour, month_of, nearest_year, plus_months, shifted, unit_around
from bot.nlu.entities.folding import fold

_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_DATES = frozenset(
    {"date", "day_of_month", "first_of_month", "weekday", "last_weekday", "next_weekday", "month_end", "year_end",
     "month_start", "in_n"}
)  # fmt: skip
# Abbreviations that are words of their own; French 'sept' is seven.
_OWN_WORDS = {
    "en": ("mar", "sun", "sat", "may"),
    "es": ("mar", "sol"),
    "fr": ("mar", "mai", "dim", "mer", "sam", "sept"),
    "de": ("mai", "mar"),
}
# After these a number is money, not a day or a year.
_MONEY = (
    r"[€$£]|eur|chf|gbp|usd|pfund|frank|franc|euro|pound|quid|dollar|dolar|libra|livre|peso|stutz|balles|pence|cent"
)


class Found(NamedTuple):
    """An entity at a place of the text. A day is a `date`, a stretch of days a `period`."""

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
        self._ordinals: Dict[Text, int] = {fold(word): n for word, n in spec["ordinals"].items()}
        self._seasons: Dict[Text, Text] = spec["seasons"]
        # Months that are words of their own ('may', 'march') count alone only with a capital.
        self._with_capital = frozenset(spec.get("with_capital") or ())
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
            "month": rf"(?P<month>{any_of(self._months)})(?!\w)\.?",
            "month2": rf"(?P<month2>{any_of(self._months)})(?!\w)\.?",
            "weekday": rf"(?P<weekday>{any_of(self._weekdays)})",
            "day": r"(?<![\d.,])(?P<day>[0-3]?\d)(?![\d/])(?![.,]\d)(?!\.? ?(?:\d|%|k\b|" + _MONEY + r"))",
            "day2": r"(?P<day2>[0-3]?\d)(?!\d)",
            "year": rf"(?P<year>20[0-4]\d)(?!\d|[.,]\d| ?(?:{_MONEY}))",
            "weekday2": rf"(?P<weekday2>{any_of(self._weekdays)})",
            "nth": rf"(?P<nth>[1-4]|{any_of(self._ordinals)})",
            "season": "(?P<season>" + "|".join(self._seasons.values()) + ")",
            "hour": r"(?P<hour>\d{1,2})(?:[:.h]? ?(?P<minute>\d\d))?(?: ?h\b| uhr\b)? ?(?P<noon>am|pm)?",
        }
        for name, regex in places.items():
            pattern = pattern.replace("{" + name + "}", regex)
        return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")

    def find(
        self,
        text: Text,
        now: datetime,
        *,
        future: bool,
        stretches: bool = True,
        leads: bool = True,
        years: bool = True,
    ) -> Iterator[Found]:
        """Yield the time expressions, without overlaps, in the order of the text.

        Args:
            text: What the customer wrote.
            now: The customer's local time.
            future: What is named without a year lies ahead (bills), not behind (spending).
            stretches: A named week, month or year is meant as a whole; else as the day it begins.
            leads: 'Two days before' is a lead time of a reminder.
            years: '2025' alone is a year and not a sum.
        """
        folded = fold(text)
        order = ("lead", "date", "period")
        found: List[Found] = []
        for match in self._iso.finditer(folded):
            self._add(found, "date", match, self._on(int(match[1]), int(match[2]), int(match[3])))
        for match in self._figures.finditer(folded):
            self._add(found, "date", match, self._from_figures(match, now.date(), future))
        # A day with its month is a date wherever it stands: 'el 3 de diciembre' is not 'de diciembre'.
        whole = {"since_date": 0, "since_day": 0, "months": 0, "days": 0, "month_end": 0, "date": 1, "previous_one": 4}
        for kind, pattern, meaning in sorted(self._patterns, key=lambda p: (whole.get(p[2], 2), order.index(p[0]))):
            if (kind == "lead" and not leads) or (meaning == "bare_year" and not years):
                continue
            for match in pattern.finditer(folded):
                if meaning == "previous_one":
                    value: Any = self._previous(found, now.date())
                elif self._is_a_word(match, text):
                    continue
                else:
                    value = self._resolve(meaning, match, now, future)
                self._add(found, "lead_time" if kind == "lead" else kind, match, value)
        for item in sorted(found, key=lambda f: f.start):
            yield item if stretches else _as_day(item, now.date(), future)

    def _is_a_word(self, match: "re.Match[Text]", text: Text) -> bool:
        """Tell whether a month stands alone and is rather a word of its own."""
        word = match.group().rstrip(".")
        return word in self._with_capital and not text[match.start()].isupper()

    @staticmethod
    def _previous(found: List[Found], today: date) -> Any:
        """Return the stretch before the one that the message named; the last month when it named none."""
        for item in found:
            if item.entity == "period" and item.value["grain"] in ("week", "month", "quarter", "year"):
                unit = item.value["grain"]
                start, end = unit_around(date.fromisoformat(item.value["start"]) - timedelta(days=1), unit)
                return start, end, unit
        start, end = unit_around(shifted(today, "month", -1), "month")
        return start, end, "month"

    @staticmethod
    def _add(found: List[Found], entity: Text, match: "re.Match[Text]", value: Any) -> None:
        start, end = match.span()
        if value is None or any(start < f.end and f.start < end for f in found):
            return
        if isinstance(value, tuple) and value[2] == "day":
            value = value[0]
        if isinstance(value, tuple):
            entity = "period"
            value = {"start": value[0].isoformat(), "end": value[1].isoformat(), "grain": value[2]}
        elif isinstance(value, (date, datetime)):
            entity, value = "date", value.isoformat()
        found.append(Found(entity, start, end, value))

    def _resolve(self, meaning: Text, match: "re.Match[Text]", now: datetime, future: bool) -> Any:
        groups = {k: v for k, v in match.groupdict().items() if v}
        today = now.date()
        if meaning.startswith("days_"):
            day = today + timedelta(days=int(meaning[5:]))
            if int(meaning[5:]) < 0:
                return day
            return at_hour(day, groups)
        if meaning in ("same_day", "day_before"):
            return {"days": 0 if meaning == "same_day" else 1}
        if meaning in ("before", "one_before"):
            count = self._number(groups["n"]) if "n" in groups else 1
            if meaning == "before" and "unit" not in groups:
                return {"days": max(1, round(count / 24))}
            unit = self._unit(groups.get("unit", "")) or "day"
            return {"days": count * _DAYS[unit]}
        if meaning in _DATES:
            return self._date(meaning, groups, today, future)
        return self._period(meaning, groups, match.group(), today, future)

    def _date(self, meaning: Text, groups: Dict[Text, Text], today: date, future: bool) -> Any:
        if meaning == "in_n":
            return today + timedelta(days=self._number(groups["n"]) * _DAYS[self._unit(groups["unit"]) or "day"])
        if meaning == "month_end":
            month = self._months[groups["month"]] if "month" in groups else today.month
            return month_of(nearest_year(month, today, future) if "month" in groups else today.year, month)[1]
        if meaning == "year_end":
            return date(today.year, 12, 31)
        following = month_of(today.year, today.month)[1] + timedelta(days=1)
        if meaning == "month_start":
            return following
        if meaning.endswith("weekday"):
            return self._weekday(meaning, groups, today, future)
        day = 1 if meaning == "first_of_month" else int(groups["day"])
        if meaning in ("day_of_month", "first_of_month"):
            this_month = self._on(today.year, today.month, day)
            if not future and (this_month is None or this_month > today):
                before = today.replace(day=1) - timedelta(days=1)
                return self._on(before.year, before.month, day)
            if this_month and (this_month >= today or not future):
                return this_month
            return self._on(following.year, following.month, day)
        month = self._months[groups["month"]]
        year = int(groups["year"]) if "year" in groups else today.year
        on = self._on(year, month, day)
        if on and "year" not in groups:
            # Ahead: unless it was only lately. Behind: always the last one.
            if future and (today - on).days > 180:
                on = self._on(year + 1, month, day)
            elif not future and on > today:
                on = self._on(year - 1, month, day)
        return at_hour(on, groups) if on else None

    def _weekday(self, meaning: Text, groups: Dict[Text, Text], today: date, future: bool) -> Any:
        day = self._weekdays[groups.get("weekday") or groups["weekday2"]]
        if meaning == "next_weekday" or (meaning == "weekday" and future):
            return at_hour(today + timedelta(days=(day - today.weekday()) % 7 or 7), groups)
        return today - timedelta(days=(today.weekday() - day) % 7 or 7)

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
        if meaning in ("days", "since_day", "quarter", "half", "week_number", "season", "holiday"):
            return self._named_stretch(meaning, groups, today, future)
        if meaning in ("month", "months", "since_month", "since_date", "year", "bare_year"):
            return self._named_months(meaning, groups, today, future)
        unit = self._unit(groups.get("unit") or groups.get("unit2") or matched) or "month"
        if meaning == "ago":
            then = shifted(today, unit, -self._number(groups["n"]))
            start, end = unit_around(then, "day" if unit == "week" else unit)
            return start, end, "day" if unit == "week" else unit
        if meaning in ("last_n", "next_n"):
            count = self._number(groups["n"]) if "n" in groups else 1
            if meaning == "next_n":
                return today, shifted(today, unit, count), "range"
            return shifted(today, unit, -count) + timedelta(days=1), today, "range"
        step = {"this": 0, "last": -1, "last_compound": -1, "since_last": -1, "next": 1}.get(meaning, -2)
        start, end = unit_around(shifted(today, unit, step), unit)
        if meaning == "since_last":
            return start, today, "range"
        return start, end, unit

    def _named_months(self, meaning: Text, groups: Dict[Text, Text], today: date, future: bool) -> Any:
        if meaning in ("year", "bare_year"):
            year = int(groups["year"])
            return date(year, 1, 1), date(year, 12, 31), "year"
        month = self._months[groups["month"]]
        year = int(groups["year"]) if "year" in groups else nearest_year(month, today, future)
        start, end = month_of(year, month)
        if meaning == "month":
            return start, end, "month"
        if meaning == "since_month":
            return start, max(today, start), "range"
        if meaning == "since_date":
            on = self._on(year, month, int(groups["day"]))
            return (on, max(today, on), "range") if on else None
        last = self._months[groups["month2"]]
        end_year = int(groups["year"]) if "year" in groups else nearest_year(last, today, future)
        start_year = end_year if month <= last else end_year - 1
        return month_of(start_year, month)[0], month_of(end_year, last)[1], "range"

    def _named_stretch(self, meaning: Text, groups: Dict[Text, Text], today: date, future: bool) -> Any:
        year = int(groups["year"]) if "year" in groups else today.year
        if meaning in ("days", "since_day"):
            month = self._months[groups["month"]] if "month" in groups else today.month
            if "year" not in groups and "month" in groups:
                year = nearest_year(month, today, future)
            start = self._on(year, month, int(groups["day"]))
            if meaning == "since_day":
                return (start, today, "range") if start and start <= today else None
            end = self._on(year, month, int(groups["day2"]))
            if "month" not in groups and start and end and future and end < today:
                start, end = shifted(start, "month", 1), shifted(end, "month", 1)
            return (start, end, "range") if start and end and start <= end else None
        if meaning == "week_number":
            try:
                monday = date.fromisocalendar(year, int(groups["n"]), 1)
            except ValueError:
                return None
            return monday, monday + timedelta(days=6), "week"
        if meaning in ("quarter", "half"):
            months = 3 if meaning == "quarter" else 6
            nth = groups["nth"]
            first = months * ((int(nth) if nth.isdigit() else self._ordinals[nth]) - 1) + 1
            if first > 12:
                return None
            if "year" not in groups and not future and date(year, first, 1) > today:
                year -= 1
            return date(year, first, 1), month_of(year, first + months - 1)[1], "range" if months == 6 else "quarter"
        if meaning == "holiday":
            if not future and today < date(year, 12, 15):
                year -= 1
            return date(year, 12, 15), date(year, 12, 31), "range"
        season = next(name for name, words in self._seasons.items() if re.fullmatch(words, groups["season"]))
        first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[season]
        start = date(year, first, 1)
        if "year" not in groups and not future and start > today:
            start = date(year - 1, first, 1)
        end = month_of(*plus_months(start, 2))[1]
        if "year" not in groups and future and end < today:
            start, end = shifted(start, "year", 1), shifted(end, "year", 1)
        return start, end, "range"

    def _from_figures(self, match: "re.Match[Text]", today: date, future: bool) -> Optional[date]:
        day, month = int(match[1]), int(match[2])
        year = int(match[3]) if match[3] else today.year
        on = self._on(year + 2000 if year < 100 else year, month, day)
        if on and not match[3] and future and on < today:
            on = self._on(today.year + 1, month, day)
        elif on and not match[3] and not future and on > today:
            on = self._on(today.year - 1, month, day)
        return on

    def _number(self, word: Text) -> int:
        """Return the value of digits or a number word."""
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
                if len(folded) >= 3 and (width == "wide" or folded not in _OWN_WORDS.get(language, ())):
                    names[folded] = number
    if language == "de":
        names.update({"janner": 1, "feber": 2, "maerz": 3} if of is get_month_names else {"sonnabend": 5})
    if language == "en" and of is get_month_names:
        names["sept"] = 9
    return names


def _as_day(item: Found, today: date, future: bool) -> Found:
    """Return a period of one unit as a date: the day it begins, or today when it has begun and goes on."""
    if item.entity != "period" or item.value["grain"] == "range":
        return item
    start, end = date.fromisoformat(item.value["start"]), date.fromisoformat(item.value["end"])
    on = today if future and start < today <= end else start
    return item._replace(entity="date", value=on.isoformat())
