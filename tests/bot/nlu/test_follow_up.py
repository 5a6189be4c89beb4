"""'And last month?' goes on with the topic; complete questions and plain answers do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities.extractor import EntityPatterns
from bot.nlu.follow_up import FollowUpResolver

RESOLVER = FollowUpResolver(FollowUpResolver.get_default_config())


@pytest.fixture
def resolve(extractor: EntityPatterns, message: Callable[..., Message]) -> Callable[..., Message]:
    def after(focus: str | None, text: str, language: str, guess: str, confidence: float) -> Message:
        said = message(text, guess, language, confidence, focus={"intent": focus} if focus else None)
        return RESOLVER.process(extractor.process([said]))[0]

    return after


@pytest.mark.parametrize(
    ("focus", "language", "text"),
    [
        ("check_spending", "en", "and last month?"),
        ("check_spending", "en", "what about October"),
        ("check_spending", "en", "ok, and in September?"),
        ("check_spending", "es", "¿y en restaurantes?"),
        ("check_spending", "es", "pero solo en Mercadona"),
        ("check_spending", "fr", "et chez Carrefour ?"),
        ("check_spending", "de", "und letzten Monat?"),
        ("check_spending", "de", "was ist mit Tanken?"),
        ("compare_spending", "en", "and on transport?"),
        ("find_transactions", "en", "only Amazon"),
        ("find_transactions", "fr", "et le mois dernier ?"),
        ("find_transactions", "de", "und bei Rewe?"),
        ("check_balance", "en", "and my savings?"),
        ("check_balance", "es", "¿y la cuenta de ahorro?"),
        ("check_balance", "fr", "et sur mon livret ?"),
        ("check_balance", "de", "und auf dem Sparkonto?"),
        ("check_budget", "de", "und für Lebensmittel?"),
        ("list_bills", "en", "and next week?"),
        ("list_bills", "es", "¿y el mes pasado?"),
        ("list_bills", "fr", "et pour Netflix"),
    ],
)
def test_a_fragment_goes_on_with_the_topic(
    resolve: Callable[..., Message], focus: str, language: str, text: str
) -> None:
    for guess, confidence in (("chitchat", 0.3), ("out_of_scope", 0.9)):
        said = resolve(focus, text, language, guess, confidence)
        assert said.get("intent")["name"] == focus
        assert said.get("follow_up") is True


@pytest.mark.parametrize("confidence", [0.4, 0.95])
@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "yes", "affirm"),
        ("en", "no thanks", "deny"),
        ("de", "danke", "thank"),
        ("es", "sí", "affirm"),
        ("en", "and you?", "chitchat"),
        ("en", "happy friday!", "greet"),
        ("en", "and what bills are due next week?", "list_bills"),
        ("en", "and my savings account?", "check_balance"),
        ("en", "compare with last month", "compare_spending"),
        ("en", "show my amazon payments from last month", "find_transactions"),
        ("es", "y ponme un presupuesto de 200 para ropa", "set_budget"),
        ("fr", "et mon solde ?", "check_balance"),
        ("de", "und wie hoch ist mein Kontostand?", "check_balance"),
    ],
)
def test_another_topic_is_not_swallowed(
    resolve: Callable[..., Message], language: str, text: str, intent: str, confidence: float
) -> None:
    said = resolve("check_spending", text, language, intent, confidence)
    assert said.get("intent")["name"] == intent
    assert not said.get("follow_up")


def test_a_short_answer_of_a_sure_classifier_is_believed(resolve: Callable[..., Message]) -> None:
    assert resolve("check_spending", "restaurants", "en", "set_budget", 0.9).get("intent")["name"] == "set_budget"
    assert resolve("check_spending", "restaurants", "en", "set_budget", 0.3).get("intent")["name"] == "check_spending"


def test_without_a_topic_nothing_changes(resolve: Callable[..., Message]) -> None:
    assert resolve(None, "and last month?", "en", "chitchat", 0.3).get("intent")["name"] == "chitchat"


def test_an_amount_does_not_continue_a_topic_without_amounts(resolve: Callable[..., Message]) -> None:
    assert resolve("check_spending", "and 50 euros?", "en", "chitchat", 0.3).get("intent")["name"] == "chitchat"
