"""What is said when a person is brought in: to people in danger above all, with the numbers that are really used."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any

import pytest

from actions.skills.handoff import RISKS
from bank.adapters.policies import read_escalation, read_support
from bank.words.tone import TONES
from tests.repo import house
from tests.repo.test_rendering import _cases, _numbers, _words

_PLAN = read_support()
_AT = datetime(2026, 3, 9, 9, 5, tzinfo=timezone.utc)
# Nobody in danger is asked for patience, in any language.
_PATIENCE = r"\b(wait\w*|patien\w*|esper[aeo]\w*|pacien\w*|attend\w*|patient\w*|wart\w+|geduld\w*|hold on)\b"
# What would tell somebody who reads along that more was understood than a question about an account.
_EXPOSING = (
    r"violen|abus|gewalt|maltrat|missbrauch|coer|threat|amenaz|menac|bedroh|safe|segur|sécur|sicher|danger|peligr|gefahr"
    r"|help ?line|partner|pareja|conjoint|worr|preocup|inqui|sorge"
)


def _given(kind: str, country: str, language: str, there: str) -> dict[str, Any]:
    line, emergency = _PLAN.line_for(country, kind), _PLAN.emergency_for(country, kind)
    return {
        "there": there, "at": _AT, "help": "line" if line else "emergency" if emergency else "none",
        "line": line and line.name_in(language), "number": line and line.number, "emergency": emergency,
    }  # fmt: skip


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_numbers_of_a_handoff_are_the_same_in_all_tones(language: str) -> None:
    """Elsewhere a short answer may leave a figure out; here every one may be needed."""
    for key, given in _cases(language):
        if key.startswith("handoff-"):
            figures = [_numbers(_words().text(key, language, tone, **given)) for tone in TONES]
            assert all(one == figures[0] for one in figures), key


@pytest.mark.parametrize("there", ["now", "later"])
@pytest.mark.parametrize("reason", sorted(RISKS))
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_somebody_in_danger_reads_the_numbers_of_their_country(language: str, reason: str, there: str) -> None:
    kind = RISKS[reason]
    for country in [*_PLAN.countries, "XX"]:
        given = _given(kind, country, language, there)
        texts = {_words().text(f"handoff-{reason}", language, tone, country, **given) for tone in TONES}
        (text,) = texts  # one voice: who prefers short answers gets no curt one here
        for name in ("number", "emergency"):
            assert (given[name] or "") in text, (country, text)
        if given["help"] == "line" and reason == "risk_self_harm":
            assert given["line"] in text
        assert not re.search(_PATIENCE, text, re.I), text


@pytest.mark.parametrize("there", ["now", "later"])
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_somebody_under_coercion_is_not_exposed(language: str, there: str) -> None:
    for country in [*_PLAN.countries, "XX"]:
        given = _given("coercion", country, language, there)
        text = _words().text("handoff-risk_coercion", language, "neutral", country, **given)
        assert not re.search(_EXPOSING, text, re.I), text
        assert given["line"] is None or given["line"] not in text
        assert "OK" in text
        assert len(text) < 320, text


@pytest.mark.parametrize("team", sorted(_PLAN.teams))
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_outside_the_hours_is_said_when_somebody_is_there(language: str, team: str) -> None:
    key = f"handoff-closed-{team}"
    for country in ("GB", "XX"):
        given = _given("despair", country, language, "later")
        for tone in TONES:
            text = _words().text(key, language, tone, "", **given)
            assert re.search(r"2026\D*0?9:05", text), text
            assert not re.search(_PATIENCE, text, re.I), text


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_nobody_is_told_now_when_nobody_is_there(language: str) -> None:
    for reason in read_escalation().placement:
        given = _given(RISKS.get(reason, "despair"), "GB", language, "now")
        now = _words().text(f"handoff-{reason}", language, **given)
        later = _words().text(f"handoff-{reason}", language, **{**given, "there": "later"})
        assert now != later, reason
