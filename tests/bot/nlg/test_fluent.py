"""Sentences in the customer's language and tone, with their buttons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.nlg.fluent import FluentNLG

HOUSE = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load(str(HOUSE / "domain.yml"))


@pytest.fixture(scope="module")
def nlg(domain: Domain) -> FluentNLG:
    return FluentNLG(EndpointConfig(data=str(HOUSE / "data")), domain)


async def say(
    nlg: FluentNLG,
    domain: Domain,
    utter: str,
    *,
    slots: dict[str, Any] | None = None,
    metadata: dict[str, Any] | None = None,
    **kwargs: Any,
) -> Any:
    events: list[Any] = [SlotSet(name, value) for name, value in (slots or {}).items()]
    events.append(UserUttered("hi", metadata=metadata or {}))
    tracker = DialogueStateTracker.from_events("c", events, domain.slots)
    return await nlg.generate(utter, tracker, "attune", **kwargs)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de"])
async def test_a_declared_response_has_words_and_buttons_in_each_language(
    nlg: FluentNLG, domain: Domain, language: str
) -> None:
    said = await say(nlg, domain, "utter_ask_if_bot", slots={"language": language})
    assert said["text"]
    assert said["custom"]["key"] == "ask-if-bot"
    [button] = said["buttons"]
    assert button["payload"] == "/talk_to_human"
    assert button["title"]
    if language != "en":
        english = await say(nlg, domain, "utter_ask_if_bot", slots={"language": "en"})
        assert said["text"] != english["text"]
        assert button["title"] != english["buttons"][0]["title"]


async def test_the_mood_sets_the_tone(nlg: FluentNLG, domain: Domain) -> None:
    for mood, tone in (("calm", "neutral"), ("upset", "empathetic"), ("pleased", "warm"), ("distressed", "empathetic")):
        said = await say(nlg, domain, "utter_help", slots={"language": "en", "mood": mood})
        assert said["custom"]["tone"] == tone


async def test_who_likes_it_short_is_answered_in_brief(nlg: FluentNLG, domain: Domain) -> None:
    said = await say(nlg, domain, "utter_help", slots={"language": "en"}, metadata={"answer_length": "brief"})
    assert said["custom"]["tone"] == "brief"


async def test_before_the_first_turn_the_language_of_the_channel_counts(nlg: FluentNLG, domain: Domain) -> None:
    german = await say(nlg, domain, "utter_help", slots={"language": "de"})
    assert (await say(nlg, domain, "utter_help", metadata={"language": "de"}))["text"] == german["text"]


async def test_choices_made_from_data_become_buttons(nlg: FluentNLG, domain: Domain) -> None:
    choices = [
        {"key": "language-es", "payload": '/change_language{"language":"es"}'},
        {"title": "netflix", "payload": "/x"},
    ]
    said = await say(nlg, domain, "utter_language_which", slots={"language": "en"}, choices=choices)
    assert said["buttons"] == [
        {"title": "Español", "payload": '/change_language{"language":"es"}'},
        {"title": "Netflix", "payload": "/x"},
    ]


async def test_what_has_no_words_is_logged_and_left_unsaid(
    nlg: FluentNLG, domain: Domain, caplog: pytest.LogCaptureFixture
) -> None:
    assert await say(nlg, domain, "utter_nobody_wrote_this", slots={"language": "en"}) is None
    assert "nlg.no_words" in caplog.text


async def test_the_greeting_knows_name_and_time_of_day(nlg: FluentNLG, domain: Domain) -> None:
    metadata = {"name": "Ana", "now": "2026-11-24T07:00:00+00:00", "timezone": "Europe/London"}
    said = await say(nlg, domain, "utter_greet", slots={"language": "en"}, metadata=metadata)
    assert said["text"].startswith("Good morning, Ana")
