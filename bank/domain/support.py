"""Who is there when a person is brought in, and who helps outside the bank.

Pure: hours, holidays and numbers are in `data/support.yml`, where a designer can read and change them. A slip in
that file stops the process at its start; met in a conversation it would leave somebody in need without an answer.

Python 3.10 must be able to import this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from bank.domain.periods import aware

DESPAIR, COERCION = "despair", "coercion"
KINDS = (DESPAIR, COERCION)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY_MINUTES = 24 * 60
# A team that is closed for longer than this has been forgotten, not closed.
_LOOK_AHEAD = 400


@dataclass(frozen=True)
class Stretch:
    """Minutes of a day, the end not included; 1440 is the end of the day."""

    start: int
    end: int


_ALWAYS = tuple((Stretch(0, _DAY_MINUTES),) for _ in _DAYS)


@dataclass(frozen=True)
class Team:
    """When a team of agents answers.

    Attributes:
        zone: In which its hours are meant.
        week: The stretches of Monday to Sunday.
        away_on_holidays: Closed on the holidays of the plan.
    """

    zone: ZoneInfo
    week: tuple[tuple[Stretch, ...], ...] = _ALWAYS
    away_on_holidays: bool = False


@dataclass(frozen=True)
class HelpLine:
    """A public help line of a country.

    Attributes:
        number: As it is written for people to dial.
        name: For every language, unless `names` has another.
    """

    number: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict)

    def name_in(self, language: str) -> str:
        """Return what the line calls itself in a language (ISO 639-1)."""
        return self.names.get(language, self.name)


@dataclass(frozen=True)
class CountryHelp:
    """Help outside the bank, by kind (`KINDS`); a kind without a line has the emergency number alone."""

    emergency: Mapping[str, str]
    lines: Mapping[str, HelpLine]


@dataclass(frozen=True)
class SupportPlan:
    """Teams and help lines; see the comments of `data/support.yml` for each.

    Attributes:
        checked: The day on which somebody last made sure of the numbers.
        holidays: Once, as a date, or every year, as (month, day).
    """

    checked: date
    teams: Mapping[str, Team]
    countries: Mapping[str, CountryHelp]
    holidays: frozenset[date | tuple[int, int]] = frozenset()

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> SupportPlan:
        """Build from the parsed YAML.

        Raises:
            ValueError: an unknown key, team without hours, day or number that does not read as one.
        """
        _only(values, {"checked", "teams", "holidays", "countries"}, "the support plan")
        if not isinstance(values.get("checked"), date):
            raise ValueError("'checked' needs a date: the day on which the help lines were last made sure of")
        return cls(
            checked=values["checked"],
            teams={name: _team(name, spec) for name, spec in (values.get("teams") or {}).items()},
            countries={code: _country(code, spec) for code, spec in (values.get("countries") or {}).items()},
            holidays=frozenset(_holiday(day) for day in values.get("holidays") or ()),
        )

    def require(self, teams: Sequence[str]) -> SupportPlan:
        """Return the plan itself, when it has the hours of all these teams.

        Raises:
            ValueError: it lacks one, so that nobody could be told when that team is there.
        """
        lost = sorted(set(teams) - set(self.teams))
        if lost:
            raise ValueError(f"no hours in the support plan for: {', '.join(lost)}")
        return self

    def line_for(self, country: str, kind: str) -> HelpLine | None:
        """Return the country's help line of a kind (`KINDS`), or None where we are sure of none."""
        known = self.countries.get(country)
        return known.lines.get(kind) if known else None

    def emergency_for(self, country: str, kind: str) -> str | None:
        """Return the number to dial in danger, or None in a country that the plan does not have."""
        known = self.countries.get(country)
        return known.emergency[kind] if known else None

    def opening(self, team: str, now: datetime) -> datetime | None:
        """Return when the team is there next, in its zone; None when it is there now.

        Raises:
            KeyError: no such team; `require` keeps this from happening.
            NaiveTime: `now` has no zone.
        """
        spec = self.teams[team]
        local = aware(now).astimezone(spec.zone)
        today = local.date()
        minute = local.hour * 60 + local.minute
        if any(part.start <= minute < part.end for part in self._hours(spec, today)):
            return None
        for days in range(_LOOK_AHEAD):
            day = today + timedelta(days=days)
            for part in self._hours(spec, day):
                if days or part.start > minute:
                    return _moment(day, part.start, spec.zone)
        raise ValueError(f"the team {team} is not there on any of the next {_LOOK_AHEAD} days")

    def _hours(self, team: Team, day: date) -> tuple[Stretch, ...]:
        if team.away_on_holidays and (day in self.holidays or (day.month, day.day) in self.holidays):
            return ()
        return team.week[day.weekday()]


def _moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Return the moment; in the hour that a spring night leaves out, the one that the clocks then show."""
    meant = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return aware(meant).astimezone(zone)


def _only(values: Mapping[str, Any], known: set[str], where: str) -> None:
    if not isinstance(values, Mapping) or set(values) - known:
        raise ValueError(f"{where} may have {', '.join(sorted(known))} and has: {', '.join(sorted(values))}")


def _team(name: str, spec: Mapping[str, Any]) -> Team:
    _only(spec, {"zone", "hours", "holidays"}, f"the team {name}")
    if spec.get("holidays", "closed") not in ("open", "closed"):
        raise ValueError(f"the team {name} is open or closed on holidays, not {spec['holidays']!r}")
    hours = spec.get("hours")
    week = _ALWAYS if hours == "always" else _week(name, hours)
    return Team(ZoneInfo(spec["zone"]), week, spec.get("holidays", "closed") == "closed")


def _week(name: str, hours: Any) -> tuple[tuple[Stretch, ...], ...]:
    if not isinstance(hours, Mapping) or not hours:
        raise ValueError(f"the team {name} needs hours: a mapping of days, or 'always'")
    week: list[tuple[Stretch, ...]] = [()] * 7
    for days, given in hours.items():
        parts = tuple(_stretch(part) for part in ([given] if isinstance(given, str) else given))
        if any(before.end > after.start for before, after in pairwise(parts)):
            raise ValueError(f"the stretches of the team {name} overlap on {days}")
        for day in _days(days):
            if week[day]:
                raise ValueError(f"the team {name} has the day {_DAYS[day]} twice")
            week[day] = parts
    return tuple(week)


def _days(text: str) -> Iterator[int]:
    first, _, last = text.partition("-")
    if first not in _DAYS or (last or first) not in _DAYS:
        raise ValueError(f"{text!r} is no day; days are {', '.join(_DAYS)}, or a stretch such as mon-fri")
    start, end = _DAYS.index(first), _DAYS.index(last or first)
    if end < start:
        raise ValueError(f"{text!r} ends before it begins; write two stretches")
    yield from range(start, end + 1)


def _stretch(text: str) -> Stretch:
    found = re.fullmatch(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)", text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f'{text!r} is no stretch of a day; write "08:00-20:00"')
    start, end = (int(found[h]) * 60 + int(found[m]) for h, m in ((1, 2), (3, 4)))
    if not start < end <= _DAY_MINUTES:
        raise ValueError(f"{text!r} ends before it begins or after the day; a night is written as two days")
    return Stretch(start, end)


def _holiday(day: Any) -> date | tuple[int, int]:
    if isinstance(day, date):
        return day
    found = re.fullmatch(r"(\d\d)-(\d\d)", day) if isinstance(day, str) else None
    if found is None:
        raise ValueError(f'{day!r} is no holiday; write 2027-03-26 or, for every year, "12-25"')
    # 29 February is a day, in some years.
    return (date(2024, int(found[1]), int(found[2])).month, int(found[2]))


def _country(code: str, spec: Mapping[str, Any]) -> CountryHelp:
    _only(spec, {"emergency", *KINDS}, f"the country {code}")
    given = spec.get("emergency")
    emergency = dict(given) if isinstance(given, Mapping) else dict.fromkeys(KINDS, given)
    if set(emergency) != set(KINDS):
        raise ValueError(f"the emergency numbers of {code} need one for each of {', '.join(KINDS)}")
    lines = {kind: _line(code, spec[kind]) for kind in KINDS if spec.get(kind)}
    return CountryHelp({kind: _number(code, number) for kind, number in emergency.items()}, lines)


def _line(code: str, spec: Mapping[str, Any]) -> HelpLine:
    _only(spec, {"name", "number"}, f"a help line of {code}")
    given = spec.get("name")
    names = dict(given) if isinstance(given, Mapping) else {}
    name = next(iter(names.values()), "") if names else given
    if not isinstance(name, str) or not name:
        raise ValueError(f"a help line of {code} needs a name")
    return HelpLine(_number(code, spec.get("number")), name, names)


def _number(code: str, number: Any) -> str:
    """Unquoted, 024 is the number twenty for YAML: such a slip must not reach a customer."""
    if not isinstance(number, str) or not re.fullmatch(r"\*?\d[\d -]*\d", number):
        raise ValueError(f"a number of {code} must be digits in quotation marks, not {number!r}")
    return number
