"""Answers on products: the catalogue's facts, or an honest 'I don't know'."""

from __future__ import annotations

import pytest
from talk import entity

from actions.skills.products import SURE_ENOUGH, shown
from bank.domain.money import Money
from bank.words import Percent, from_json


def _ranked(*answers: tuple[str, float]) -> list[dict[str, object]]:
    return [{"id": name, "score": score} for name, score in answers]


@pytest.mark.parametrize(
    ("customer", "fee"),
    [("emma", Money(300, "GBP")), ("jonas", Money(350, "EUR"))],
)
def test_price_is_the_catalogues_in_the_customers_currency(bank, talk, customer, fee) -> None:
    answer = talk(customer).do("action_product_answer", product_answers=_ranked(("current_account-fee", 0.9)))
    (sentence,) = answer.sentences
    assert from_json(sentence["args"]["monthly_fee"]).minor == fee.minor
    assert from_json(sentence["args"]["monthly_fee"]).currency == fee.currency
    assert bank.products.get("current_account").facts["monthly_fee"][fee.currency] == fee


def test_product_becomes_the_topic(emma) -> None:
    answer = emma.do("action_product_answer", product_answers=_ranked(("mortgage-rate", 0.9)))
    assert answer.slots["focus"] == {"intent": "ask_product", "product": "mortgage", "aspect": "rate"}
    assert from_json(answer.sentences[0]["args"]["rate_10"]) == Percent("3.65")


@pytest.mark.parametrize(
    "ranked",
    [
        None,
        [],
        _ranked(("unanswerable", 0.99)),
        _ranked(("mortgage-rate", SURE_ENOUGH - 0.01)),
        _ranked(("mortgage-rate", 0.0)),
    ],
    ids=["nothing found", "empty", "known to be unanswerable", "just below", "far below"],
)
def test_what_is_not_known_is_said_and_a_person_offered(emma, ranked) -> None:
    answer = emma.do("action_product_answer", product_answers=ranked)
    assert answer.keys == ["product-unknown"]
    assert answer.slots["offer"]["intent"] == "talk_to_human"
    assert answer.payloads == [("talk_to_human", {})]


@pytest.mark.parametrize(
    ("ranked", "key"),
    [
        (_ranked(("gold_card-benefits", 0.52), ("gold_card-fee", 0.51)), "answer-gold_card-fee"),
        (_ranked(("credit_card-fee", 0.8), ("gold_card-fee", 0.4)), "answer-gold_card-fee"),
        (_ranked(("gold_card-benefits", 0.8), ("gold_card-fee", 0.7)), "answer-gold_card-benefits"),
        (_ranked(("unanswerable", 0.8), ("gold_card-benefits", 0.4)), "product-unknown"),
        ([], "product-unknown"),
    ],
    ids=["no question", "the old product nearer", "another question", "no answer of this kind", "nothing found"],
)
def test_correction_exchanges_the_product_and_keeps_the_question(emma, ranked, key) -> None:
    emma.do("action_product_answer", product_answers=_ranked(("credit_card-fee", 0.9)))
    answer = emma.do("action_correct", entity("product", "gold_card"), product_answers=ranked)
    assert answer.keys == [key]


def test_new_question_keeps_nothing_of_the_one_before(emma) -> None:
    emma.do("action_product_answer", product_answers=_ranked(("credit_card-fee", 0.9)))
    ranked = _ranked(("gold_card-benefits", 0.4), ("gold_card-fee", 0.3))
    answer = emma.do("action_product_answer", entity("product", "gold_card"), product_answers=ranked)
    assert answer.keys == ["product-unknown"]


@pytest.mark.parametrize("unknown", ["yacht-price", "../../etc/passwd", ""])
def test_answer_outside_the_catalogue_invents_nothing(emma, unknown) -> None:
    assert emma.do("action_product_answer", product_answers=_ranked((unknown, 0.9))).keys == ["service-problem"]


@pytest.mark.parametrize("customer", ["emma", "jonas"])
def test_every_answer_of_the_catalogue_has_its_words(bank, talk, customer) -> None:
    from bank.adapters.catalogue import DEFAULT_PATH, yaml

    person = talk(customer)
    for name in yaml.safe_load(DEFAULT_PATH.read_text("utf-8"))["answers"]:
        answer = person.do("action_product_answer", product_answers=_ranked((name, 0.9)))
        assert answer.keys == [f"answer-{name}"]
        assert answer.text


def test_price_in_a_currency_that_the_catalogue_lacks_is_still_a_price() -> None:
    assert shown({"GBP": Money(1, "GBP")}, "CHF") == Money(1, "GBP")
    assert shown("2.40", "GBP") == Percent("2.40")
    assert shown(14, "GBP") == 14
