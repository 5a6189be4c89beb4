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
    def after(
        focus: str | None, text: str, language: str, guess: str, confidence: float, *, asked: bool = False
    ) -> Message:
        known = {"intent": focus, "asked": asked} if focus else None
        said = message(text, guess, language, confidence, focus=known)
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


@pytest.mark.parametrize(
    ("language", "guess", "text", "card"),
    [
        ("en", "check_balance", "the credit card", "credit"),
        ("en", "affirm", "Credit", "credit"),
        ("en", "dispute_charge", "the debit one", "debit"),
        ("en", "ask_product", "gold card", "credit"),
        ("en", "thank", "It's the credit card, thanks", "credit"),
        ("en", "replace_card", "the visa", "network"),
        ("en", "correct_answer", "the debit card, no sorry, the credit card", "credit"),
        ("es", "check_balance", "la de crédito", "credit"),
        ("es", "loan_eligibility", "crédito", "credit"),
        ("es", "freeze_card", "la tarjeta de débito, por favor", "debit"),
        ("es", "correct_answer", "la de débito, no perdón, la de crédito", "credit"),
        ("fr", "apply_product", "la carte de crédit", "credit"),
        ("fr", "find_branch", "celle de débit", "debit"),
        ("fr", "export_my_data", "ma carte de débit s'il vous plaît", "debit"),
        ("fr", "correct_answer", "la carte de débit, non pardon, la carte de crédit", "credit"),
        ("de", "report_lost_card", "die Kreditkarte", "credit"),
        ("de", "loan_eligibility", "Kredit", "credit"),
        ("de", "deny", "Nein, die Debitkarte", "debit"),
        ("de", "reduce_debt", "die Debitkarte, nein Entschuldigung, die Kreditkarte", "credit"),
    ],
)
def test_a_name_alone_answers_the_question_which_card(
    resolve: Callable[..., Message], language: str, guess: str, text: str, card: str
) -> None:
    for confidence in (0.3, 0.99):
        said = resolve("freeze_card", text, language, guess, confidence, asked=True)
        assert said.get("intent")["name"] == "freeze_card"
        assert said.get("follow_up") is True
        assert [(e["entity"], e["value"]) for e in said.get("entities")] == [("card", card)]


@pytest.mark.parametrize(
    ("language", "guess", "text"),
    [
        ("en", "ask_product", "what's the debit card?"),
        ("en", "ask_fees", "what does the credit card cost?"),
        ("en", "report_lost_card", "the debit card was stolen"),
        ("en", "correct_answer", "not the debit card"),
        ("en", "compare_products", "credit and debit"),
        ("en", "affirm", "yes"),
        ("es", "ask_product", "¿qué es la de débito?"),
        ("es", "deny", "la de débito no"),
        ("es", "correct_answer", "la de crédito, no la de débito"),
        ("fr", "ask_product", "c'est quoi la carte de débit"),
        ("fr", "deny", "pas la carte de débit"),
        ("de", "ask_product", "was ist die Debitkarte"),
        ("de", "deny", "nicht die Kreditkarte"),
    ],
)
def test_more_than_a_name_is_no_plain_answer(
    resolve: Callable[..., Message], language: str, guess: str, text: str
) -> None:
    said = resolve("freeze_card", text, language, guess, 0.9, asked=True)
    assert said.get("intent")["name"] == guess
    assert not said.get("follow_up")


@pytest.mark.parametrize("text", ["the debit card", "and the debit card", "debit"])
def test_a_card_is_no_answer_when_nothing_is_asked_any_more(resolve: Callable[..., Message], text: str) -> None:
    for confidence in (0.3, 0.9):
        assert resolve("freeze_card", text, "en", "replace_card", confidence).get("intent")["name"] == "replace_card"


@pytest.mark.parametrize("text", ["la de débito no", "la de crédito no", "no, la de débito no, gracias"])
def test_a_card_that_is_denied_after_its_name_is_asked_about_again(resolve: Callable[..., Message], text: str) -> None:
    """Where the 'no' comes first the extractor leaves the name out itself; in Spanish it may come last."""
    said = resolve("freeze_card", text, "es", "correct_answer", 0.35, asked=True)
    assert (said.get("intent")["name"], said.get("entities")) == ("freeze_card", [])
