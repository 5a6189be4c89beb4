"""Entities of whole messages: the intent decides between readings."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[..., list[dict[str, Any]]]


def named(found: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    return [(e["entity"], e["value"]) for e in found]


@pytest.mark.parametrize(
    ("language", "intent", "text", "expected"),
    [
        ("en", "check_spending", "how much on groceries at Tesco", [("category", "groceries"), ("merchant", "Tesco")]),
        ("en", "set_budget", "budget for Christmas presents", [("category", "gifts")]),
        ("en", "check_spending", "what did I spend on grocries", [("category", "groceries")]),
        ("es", "check_spending", "cuánto en restaurantes", [("category", "eating_out")]),
        ("es", "find_transactions", "mis compras en Mercadona", [("merchant", "Mercadona")]),
        ("fr", "check_budget", "budget courses", [("category", "groceries")]),
        ("fr", "check_spending", "combien chez Carrefour", [("merchant", "Carrefour")]),
        ("de", "check_spending", "ausgaben für lebensmittel", [("category", "groceries")]),
        ("de", "check_budget", "Budget für Lebensmitell", [("category", "groceries")]),
        ("en", "check_balance", "balance of my savings account", [("account", "savings")]),
        ("es", "check_balance", "saldo de la cuenta de ahorro", [("account", "savings")]),
        ("de", "check_balance", "Stand vom Girokonto", [("account", "checking")]),
        ("en", "freeze_card", "block my debit card", [("card", "debit")]),
        ("en", "freeze_card", "lock my visa", [("card", "network")]),
        ("fr", "freeze_card", "bloquer ma carte de crédit", [("card", "credit")]),
        ("en", "list_bills", "when is the rent due", [("payee", "rent")]),
        ("en", "list_bills", "about the council tax", [("payee", "council")]),
        ("es", "set_bill_reminder", "avísame de la luz", [("payee", "electricity")]),
        ("de", "list_bills", "wann ist die Miete fällig", [("payee", "rent")]),
        ("en", "change_language", "can we speak Spanish", [("language", "es")]),
        ("en", "change_language", "do you know Portuguese", [("language", "pt")]),
        ("de", "change_language", "auf Französisch bitte", [("language", "fr")]),
        ("en", "travel_notice", "I am flying to Japan", [("country", "JP")]),
        ("de", "travel_notice", "Urlaub in der Schweiz", [("country", "CH")]),
        ("en", "ask_product", "what is the gold card", [("product", "gold_card")]),
        ("en", "ask_rates", "how much is the dollar", [("currency", "USD")]),
    ],
)
def test_listed_names_are_found(
    entities: Find, language: str, intent: str, text: str, expected: list[tuple[str, Any]]
) -> None:
    assert named(entities(text, intent, language)) == expected


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "send £20 to Ana", "Ana"),
        ("en", "pay Tom £15 for the pizza", "Tom"),
        ("en", "send my brother 20 quid", "brother"),
        ("en", "20 quid to tom", "tom"),
        ("en", "cancel the payment to dave", "dave"),
        ("es", "envía 20 euros a Laura", "Laura"),
        ("es", "manda 200 € a mi hermano", "hermano"),
        ("es", "transferir 50 a pedro", "pedro"),
        ("fr", "envoyer 20 € à Karim", "Karim"),
        ("fr", "virement pour ma mère", "mère"),
        ("fr", "rembourser Antoine 42,50 €", "Antoine"),
        ("de", "überweise 50 Euro an Anna", "Anna"),
        ("de", "schick Lukas 20 euro", "Lukas"),
        ("de", "Überweisung an meine Schwester", "Schwester"),
        ("de", "überweisung an max annullieren", "max"),
        ("de", "Überweise 75 € an Frau Müller", "Frau Müller"),
    ],
)
def test_a_person_who_is_paid_is_a_payee(entities: Find, language: str, text: str, who: str) -> None:
    assert [e["text"] for e in entities(text, "transfer_money", language) if e["entity"] == "payee"] == [who]


@pytest.mark.parametrize(
    ("language", "intent", "text"),
    [
        ("en", "set_preferences", "never call me on Sundays"),
        ("en", "greet", "happy Monday"),
        ("en", "change_language", "I'm from Chile"),
        ("en", "find_transactions", "export them to Excel"),
        ("en", "refund_status", "direct debit guarantee"),
        ("de", "check_spending", "wie viel habe ich über"),
        ("de", "goodbye", "Bis morgen dann"),
        ("fr", "goodbye", "à demain"),
        ("es", "compare_spending", "compara mis gastos"),
        ("de", "list_payees", "Meine Kontakte für Überweisungen"),
        ("es", "transfer_money", "transferir dinero al extranjero"),
    ],
)
def test_what_only_looks_like_a_name_is_none(entities: Find, language: str, intent: str, text: str) -> None:
    assert entities(text, intent, language) == []


def test_a_direct_debit_is_not_a_debit_card(entities: Find) -> None:
    found = entities("direct debit for SSE is too high", "dispute_charge", "en")
    assert named(found) == [("merchant", "SSE")]


@pytest.mark.parametrize("code", ["PYPL*SHOP", "Apple.com/bill", "PADDLE.NET", "ADYEN"])
def test_codes_of_statements_are_merchants(entities: Find, code: str) -> None:
    assert named(entities(f"what is {code}", "explain_transaction", "en")) == [("merchant", code)]


def test_an_iban_is_no_amount(entities: Find) -> None:
    found = entities("Überweisung an IBAN DE00 1234 5678 9012 3456 78 90 Euro", "transfer_money", "de")
    assert named(found) == [
        ("iban", "DE00123456789012345678"),
        ("amount", {"amount": "90", "currency": "EUR"}),
    ]


@pytest.mark.parametrize(
    ("language", "text", "amount"),
    [
        ("en", "15", "15"),
        ("en", "no 50, not 15", "50"),
        ("en", "typo, 300 not 3000", "300"),
        ("en", "15, no sorry, 50", "50"),
        ("en", "50, sorry, not 15", "50"),
        ("es", "15, no perdón, 50", "50"),
        ("fr", "15 euros, non pardon, 50 euros", "50"),
        ("de", "15 Euro, nein Entschuldigung, 50 Euro", "50"),
        ("es", "no, quería decir 50 euros, no 15", "50"),
        ("fr", "non, 50 euros, pas 15", "50"),
        ("de", "Nein, ich meinte 50, nicht 15", "50"),
    ],
)
def test_a_correction_keeps_what_was_meant(entities: Find, language: str, text: str, amount: str) -> None:
    found = entities(text, "correct_answer", language)
    assert [e["value"]["amount"] for e in found if e["entity"] == "amount"] == [amount]


@pytest.mark.parametrize(
    ("language", "topic", "text", "expected"),
    [
        ("fr", "freeze_card", "non, je voulais dire la carte de crédit", [("card", "credit")]),
        ("en", "freeze_card", "the credit card, not the debit card", [("card", "credit")]),
        ("en", "freeze_card", "not the debit card", []),
        ("fr", "ask_product", "non, je parlais de la carte de crédit", [("product", "credit_card")]),
        ("de", "ask_product", "Nein, ich meinte die Jahresgebühr der Goldkarte", [("product", "gold_card")]),
        ("en", "check_balance", "no, the credit card", [("account", "credit_card")]),
    ],
)
def test_a_correction_stays_with_the_kind_of_its_topic(
    entities: Find, language: str, topic: str, text: str, expected: list[tuple[str, Any]]
) -> None:
    assert named(entities(text, "correct_answer", language, focus={"intent": topic})) == expected


def test_what_is_asked_for_is_read_first_and_only_while_it_is_asked(entities: Find) -> None:
    asked, closed = {"intent": "freeze_card", "asked": True}, {"intent": "freeze_card"}
    assert named(entities("the credit card", "check_balance", "en", focus=asked)) == [("card", "credit")]
    assert named(entities("the credit card", "check_balance", "en", focus=closed)) == [("account", "credit_card")]
    question = entities("what does the credit card cost?", "ask_fees", "en", focus=asked)
    assert named(question) == [("product", "credit_card")]


@pytest.mark.parametrize(
    ("language", "text", "shop"),
    [
        ("fr", "combien ai-je dépensé chez Boulangerie du Marché ?", "Boulangerie du Marché"),
        ("fr", "mes dépenses au Café de la Gare", "Café de la Gare"),
        ("fr", "combien à la Brasserie du Centre", "Brasserie du Centre"),
        ("fr", "combien à la Pharmacie de l'Étoile ce mois-ci", "Pharmacie de l'Étoile"),
        ("fr", "mes achats chez E.Leclerc Carburant", "E.Leclerc Carburant"),
        ("fr", "chez Crêperie Bretonne le mois dernier", "Crêperie Bretonne"),
        ("es", "cuánto gasté en la Farmacia Central", "Farmacia Central"),
        ("es", "cuánto gasté en Bar La Plaza", "Bar La Plaza"),
        ("en", "how much at the Bank of Coffee House", "Bank of Coffee House"),
        ("de", "was habe ich beim Café Zeitlos ausgegeben", "Café Zeitlos"),
    ],
)
def test_a_shop_named_after_its_kind_is_a_shop(entities: Find, language: str, text: str, shop: str) -> None:
    found = entities(text, "check_spending", language)
    assert [(e["entity"], e["value"]) for e in found if e["entity"] in ("merchant", "category")] == [("merchant", shop)]


@pytest.mark.parametrize(
    ("language", "intent", "text"),
    [
        ("fr", "check_spending", "combien chez le boulanger"),
        ("fr", "check_spending", "combien à la Pharmacie"),
        ("fr", "check_spending", "Combien À La Pharmacie Hier"),
        ("fr", "set_budget", "un budget au Café de la Gare"),
        ("es", "check_spending", "cuánto en Restaurantes en Octubre"),
        ("en", "check_spending", "How Much Did I Spend At Restaurants Last Month"),
        ("de", "check_spending", "was habe ich bei Rewe für Lebensmittel gezahlt"),
        ("de", "check_spending", "was habe ich bei Rewe Lebensmittel gekauft"),
        ("de", "check_spending", "bei Lebensmitteln Geld gespart"),
    ],
)
def test_a_kind_of_shop_alone_stays_a_category(entities: Find, language: str, intent: str, text: str) -> None:
    assert "category" in [e["entity"] for e in entities(text, intent, language)]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "my english is bad, can we use Spanish?", "es"),
        ("es", "no hablo bien español, mejor inglés", "en"),
        ("de", "Nicht Englisch, Deutsch bitte", "de"),
    ],
)
def test_a_language_that_is_not_spoken_is_not_asked_for(entities: Find, language: str, text: str, wanted: str) -> None:
    assert [e["value"] for e in entities(text, "change_language", language)] == [wanted]


def test_an_answer_to_a_form_is_read_whatever_the_intent(entities: Find) -> None:
    assert named(entities("groceries", "chitchat", "en", requested_slot="budget_category")) == [
        ("category", "groceries")
    ]
    assert entities("200", "chitchat", "en", requested_slot="budget_amount")[0]["value"]["amount"] == "200"
    assert named(entities("two days before", "affirm", "en", requested_slot="reminder_lead")) == [
        ("lead_time", {"days": 2})
    ]


def test_places_point_into_the_text_as_it_was_written(entities: Find) -> None:
    text = "¿Cuánto gasté en  l’électricité ÜBER 20 € à Zürich?"
    for entity in entities(text, "check_spending", "fr"):
        assert text[entity["start"] : entity["end"]] == entity["text"]


@pytest.mark.parametrize(
    "text", ["", " ", "🙂🙂🙂", "1" * 2_000, "a" * 10_000, "von " * 500, "0.0.0." * 300, "to A " * 400]
)
def test_strange_messages_are_read_in_a_blink(entities: Find, text: str) -> None:
    began = time.process_time()
    for intent in ("transfer_money", "check_spending", "explain_transaction", "set_bill_reminder"):
        entities(text, intent, "de")
    assert time.process_time() - began < 4.0
