"""Days, stretches and lead times. Today is Tuesday, 24 November 2026."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.nlu.entities.calendar import CalendarWords

WORDS = CalendarWords.load_all(Path("data/entities/time.yml"))
NOW = datetime(2026, 11, 24, 12)


def found(language: str, text: str, *, future: bool = False, **modes: Any) -> list[tuple[str, str, Any]]:
    return [(f.entity, text[f.start : f.end], f.value) for f in WORDS[language].find(text, NOW, future=future, **modes)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "tomorrow", "2026-11-25"),
        ("en", "3 December", "2026-12-03"),
        ("en", "December 3rd, 2026", "2026-12-03"),
        ("en", "2026-12-03", "2026-12-03"),
        ("en", "03/12/2026", "2026-12-03"),
        ("en", "the 28th", "2026-11-28"),
        ("en", "the 1st", "2026-12-01"),
        ("en", "next Monday", "2026-11-30"),
        ("en", "in two weeks", "2026-12-08"),
        ("en", "end of the month", "2026-11-30"),
        ("es", "el 3 de diciembre", "2026-12-03"),
        ("es", "pasado mañana", "2026-11-26"),
        ("es", "el viernes que viene", "2026-11-27"),
        ("es", "el día 5", "2026-12-05"),
        ("es", "a final de mes", "2026-11-30"),
        ("fr", "le 3 décembre", "2026-12-03"),
        ("fr", "demain", "2026-11-25"),
        ("fr", "vendredi prochain", "2026-11-27"),
        ("fr", "le 1er janvier", "2027-01-01"),
        ("de", "am 3. Dezember", "2026-12-03"),
        ("de", "übermorgen", "2026-11-26"),
        ("de", "am Freitag", "2026-11-27"),
        ("de", "zum Ersten", "2026-12-01"),
        ("de", "in drei Tagen", "2026-11-27"),
    ],
)
def test_a_day_ahead_is_one_date(language: str, text: str, day: str) -> None:
    assert found(language, text, future=True) == [("date", text, day)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "today", "2026-11-24"),
        ("en", "yesterday", "2026-11-23"),
        ("en", "last night", "2026-11-23"),
        ("en", "on Saturday", "2026-11-21"),
        ("en", "3 December", "2025-12-03"),
        ("en", "the 28th", "2026-10-28"),
        ("es", "ayer", "2026-11-23"),
        ("es", "hace diez días", "2026-11-14"),
        ("fr", "samedi dernier", "2026-11-21"),
        ("fr", "hier soir", "2026-11-23"),
        ("de", "heute früh", "2026-11-24"),
        ("de", "vorgestern", "2026-11-22"),
    ],
)
def test_what_was_spent_lies_behind(language: str, text: str, day: str) -> None:
    assert found(language, text) == [("date", text, day)]


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "last month", "2026-10-01", "2026-10-31"),
        ("en", "this week", "2026-11-23", "2026-11-29"),
        ("en", "in March", "2026-03-01", "2026-03-31"),
        ("en", "December", "2025-12-01", "2025-12-31"),
        ("en", "the last three months", "2026-08-25", "2026-11-24"),
        ("en", "between 1 and 15 March", "2026-03-01", "2026-03-15"),
        ("en", "since September", "2026-09-01", "2026-11-24"),
        ("en", "from January to June", "2026-01-01", "2026-06-30"),
        ("en", "2025", "2025-01-01", "2025-12-31"),
        ("en", "Q1", "2026-01-01", "2026-03-31"),
        ("en", "last summer", "2026-06-01", "2026-08-31"),
        ("en", "last weekend", "2026-11-21", "2026-11-22"),
        ("es", "el mes pasado", "2026-10-01", "2026-10-31"),
        ("es", "los últimos 30 días", "2026-10-26", "2026-11-24"),
        ("es", "en octubre", "2026-10-01", "2026-10-31"),
        ("es", "del 3 al 7 de mayo", "2026-05-03", "2026-05-07"),
        ("es", "lo que va de año", "2026-01-01", "2026-12-31"),
        ("es", "el primer trimestre", "2026-01-01", "2026-03-31"),
        ("fr", "le mois dernier", "2026-10-01", "2026-10-31"),
        ("fr", "depuis janvier", "2026-01-01", "2026-11-24"),
        ("fr", "du 3 au 17 août", "2026-08-03", "2026-08-17"),
        ("fr", "cet été", "2026-06-01", "2026-08-31"),
        ("de", "letzten Monat", "2026-10-01", "2026-10-31"),
        ("de", "letzte 30 Tage", "2026-10-26", "2026-11-24"),
        ("de", "vom 3. bis 17. August", "2026-08-03", "2026-08-17"),
        ("de", "seit Januar", "2026-01-01", "2026-11-24"),
        ("de", "im ersten Quartal", "2026-01-01", "2026-03-31"),
        ("de", "KW 23", "2026-06-01", "2026-06-07"),
    ],
)
def test_a_stretch_is_one_period(language: str, text: str, start: str, end: str) -> None:
    [(entity, words, value)] = found(language, text)
    assert (entity, words, value["start"], value["end"]) == ("period", text, start, end)


@pytest.mark.parametrize(
    ("language", "text", "months"),
    [
        ("en", "this month compared to the previous one", ["2026-11-01", "2026-10-01"]),
        ("es", "este mes y el anterior", ["2026-11-01", "2026-10-01"]),
        ("fr", "ce mois et le précédent", ["2026-11-01", "2026-10-01"]),
        ("en", "how does March compare with February", ["2026-03-01", "2026-02-01"]),
        ("de", "Januar gegen Februar", ["2026-01-01", "2026-02-01"]),
    ],
)
def test_two_stretches_are_compared(language: str, text: str, months: list[str]) -> None:
    assert [value["start"] for _, _, value in found(language, text)] == months


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "two days before", 2),
        ("en", "a week in advance", 7),
        ("en", "48 hours before", 2),
        ("en", "on the day", 0),
        ("es", "tres días antes", 3),
        ("es", "el mismo día", 0),
        ("es", "con un día de margen", 1),
        ("fr", "3 jours avant", 3),
        ("fr", "la veille", 1),
        ("fr", "48h avant", 2),
        ("de", "eine Woche vorher", 7),
        ("de", "einen Tag davor", 1),
        ("de", "am Vortag", 1),
    ],
)
def test_a_lead_time_is_days_before(language: str, text: str, days: int) -> None:
    assert found(language, text, future=True) == [("lead_time", text, {"days": days})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "may I ask"),
        ("fr", "sept euros"),
        ("fr", "un matelas de 2000 €"),
        ("en", "Black Friday"),
        ("en", "Sundays"),
    ],
)
def test_a_word_that_only_looks_like_time_is_none(language: str, text: str) -> None:
    assert found(language, text) == []


def test_a_reminder_for_next_week_is_for_its_first_day() -> None:
    assert found("en", "next week", future=True, stretches=False) == [("date", "next week", "2026-11-30")]


def test_a_year_alone_may_be_a_sum() -> None:
    assert found("de", "2000", years=False) == []


def test_an_hour_makes_a_date_a_moment() -> None:
    assert found("en", "tomorrow at 9", future=True) == [("date", "tomorrow at 9", "2026-11-25T09:00:00")]
