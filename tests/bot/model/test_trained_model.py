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


@pytest.mark.parametrize(
    ("text", "language", "intent"),
    [
        ("please take the freeze off my visa", "en", "unfreeze_card"),
        ("put a temporary hold on my debit card", "en", "freeze_card"),
        ("don't send me any more reminders for the gas bill", "en", "cancel_bill_reminder"),
        ("electricity reminder please", "en", "set_bill_reminder"),
        ("take the limit off groceries", "en", "remove_budget"),
        ("raise the limit on groceries to 300", "en", "set_budget"),
        ("levanta el bloqueo de mi tarjeta visa", "es", "unfreeze_card"),
        ("quiero congelar mi tarjeta", "es", "freeze_card"),
        ("deja de recordarme el recibo de la luz", "es", "cancel_bill_reminder"),
        ("pon un recordatorio para el agua", "es", "set_bill_reminder"),
        ("quita el límite de restaurantes", "es", "remove_budget"),
        ("baja el límite de restaurantes a 100", "es", "set_budget"),
        ("dégelez ma carte de débit", "fr", "unfreeze_card"),
        ("verrouillez ma carte visa", "fr", "freeze_card"),
        ("ne me rappelez plus la facture EDF", "fr", "cancel_bill_reminder"),
        ("activez un rappel pour mon loyer", "fr", "set_bill_reminder"),
        ("je ne veux plus de budget pour les restaurants", "fr", "remove_budget"),
        ("baissez la limite des sorties à 50 euros", "fr", "set_budget"),
        ("Karte bitte wieder freischalten", "de", "unfreeze_card"),
        ("Bitte meine Visa einfrieren", "de", "freeze_card"),
        ("Hör auf mich an den Strom zu erinnern", "de", "cancel_bill_reminder"),
        ("Schalte die Erinnerung für Gas ein", "de", "set_bill_reminder"),
        ("Das Limit für Kleidung bitte aufheben", "de", "remove_budget"),
        ("Setzen Sie das Limit für Kleidung auf 50 Euro herunter", "de", "set_budget"),
        ("nein, ich meinte die Debitkarte", "de", "correct_answer"),
    ],
)
def test_a_wish_is_not_taken_for_its_opposite(agent: Any, text: str, language: str, intent: str) -> None:
    result = asyncio.run(parsed(agent, text))
    assert (result["language"], result["intent"]) == (language, intent)


def test_entities_come_with_their_values(agent: Any) -> None:
    result = asyncio.run(parsed(agent, "set a budget of £200 for groceries"))
    found = {entity["entity"]: entity["value"] for entity in result["entities"]}
    assert found == {"amount": {"amount": "200", "currency": "GBP"}, "category": "groceries"}


@pytest.mark.parametrize("text", ["", "🙂", "/restart", '/greet{"x": 1}', "{{7*7}}", "\u202eabc", "a" * 2_000])
def test_strange_messages_are_answered(agent: Any, text: str) -> None:
    result = asyncio.run(parsed(agent, text))
    assert 0.0 <= (result["confidence"] or 0.0) < 1.0
    assert result["entities"] == []


def test_the_turn_policy_answers_plain_rules_as_the_rules_themselves_would(agent: Any) -> None:
    """It does so to spare asking the other policies; it must not become another truth."""
    from rasa.core.policies.rule_policy import RulePolicy
    from rasa.shared.core.constants import ACTION_LISTEN_NAME
    from rasa.shared.core.events import ActionExecuted, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    from bot.policies.turn import TurnPolicy

    components = [node._component for node in agent.processor.graph_runner._instantiated_nodes.values()]
    turn = next(c for c in components if isinstance(c, TurnPolicy))
    rules = next(c for c in components if isinstance(c, RulePolicy))
    domain = agent.domain
    assert len(turn._plain) > 60
    for intent in sorted(turn._plain):
        said = UserUttered("words", {"name": intent, "confidence": 0.9})
        tracker = DialogueStateTracker.from_events(
            "c", [ActionExecuted(ACTION_LISTEN_NAME), said], domain.slots, domain=domain
        )
        for expected in (turn._answers[intent], ACTION_LISTEN_NAME):
            odds = rules.predict_action_probabilities(tracker, domain).probabilities
            assert domain.action_names_or_texts[odds.index(max(odds))] == expected, intent
            tracker.update(ActionExecuted(expected), domain)
