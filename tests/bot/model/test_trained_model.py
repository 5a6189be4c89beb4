"""The trained model answers in four languages. These tests need ./attune train."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.channel import parsed

HOUSE = Path(__file__).resolve().parents[3]
MODEL = HOUSE / "models" / "attune.tar.gz"


@pytest.fixture(scope="module")
def agent() -> Any:
    if not MODEL.is_file():
        pytest.fail("there is no models/attune.tar.gz: run ./attune train first", pytrace=False)
    from rasa.core.agent import Agent
    from rasa.engine.exceptions import GraphComponentException

    try:
        return Agent.load(str(MODEL))
    except GraphComponentException as error:
        pytest.fail(f"models/attune.tar.gz is older than the code ({error}): run ./attune train first", pytrace=False)


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("what's my balance", "en", "check_balance"),
        ("how much did I spend on groceries last month", "en", "check_spending"),
        ("I want to talk to a person", "en", "talk_to_human"),
        ("¿cuánto dinero tengo en la cuenta?", "es", "check_balance"),
        ("ponme un presupuesto de 200 euros para restaurantes", "es", "set_budget"),
        ("combien ai-je dépensé chez Carrefour le mois dernier", "fr", "check_spending"),
        ("bloquez ma carte de crédit", "fr", "freeze_card"),
        ("welche Rechnungen stehen diesen Monat an", "de", "list_bills"),
        ("sperren Sie bitte meine Karte", "de", "freeze_card"),
    ],
)
def test_plain_messages_are_understood(agent: Any, text: str, language: str, intent: str) -> None:
    result = asyncio.run(parsed(agent, text))
    assert (result["language"], result["intent"]) == (language, intent)
    assert result["confidence"] > 0.5
    assert sum(result["sentiment"]["scores"].values()) == pytest.approx(1.0, abs=0.01)


def test_entities_come_with_their_values(agent: Any) -> None:
    result = asyncio.run(parsed(agent, "set a budget of £200 for groceries"))
    found = {entity["entity"]: entity["value"] for entity in result["entities"]}
    assert found == {"amount": {"amount": "200", "currency": "GBP"}, "category": "groceries"}


@pytest.mark.parametrize("text", ["", "🙂", "/restart", '/greet{"x": 1}', "{{7*7}}", "\u202eabc", "a" * 2_000])
def test_strange_messages_are_answered(agent: Any, text: str) -> None:
    result = asyncio.run(parsed(agent, text))
    assert 0.0 <= (result["confidence"] or 0.0) < 1.0
    assert result["entities"] == []
