"""Freezing: the right card, at once, and only the customer's own."""

from __future__ import annotations

import pytest
from talk import NOW, entity

from bank.domain.cards import CardStatus
from bank.words import Name


def _status(bank, customer: str = "emma") -> dict[str, str]:
    return {card.id: str(card.status) for card in bank.cards.list(customer)}


def test_only_card_is_frozen_without_a_question(bank, talk) -> None:
    answer = talk("jonas").do("action_freeze_card", intent="freeze_card")
    assert answer.keys == ["card-frozen"]
    assert _status(bank, "jonas") == {"jonas-debit": "frozen"}
    assert "9999" in answer.text


def test_several_cards_are_asked_about_and_none_is_touched(bank, emma) -> None:
    asked = emma.do("action_freeze_card")
    assert asked.keys == ["card-ask-which"]
    assert set(_status(bank).values()) == {"active"}
    titles = [choice["args"]["last4"] for choice in asked.choices]
    assert titles == ["4242", "1881"]


def test_tapped_card_is_the_one_that_is_frozen(bank, emma) -> None:
    intent, found = emma.do("action_freeze_card").payloads[1]
    answer = emma.do("action_freeze_card", *(entity(n, v) for n, v in found.items()), intent=intent)
    assert answer.args("card-frozen") == {"card": Name("card", "credit"), "last4": "1881"}
    assert _status(bank) == {"emma-debit": "active", "emma-credit": "frozen"}


@pytest.mark.parametrize(("kind", "frozen"), [("debit", "emma-debit"), ("credit", "emma-credit")])
def test_named_kind_is_frozen(bank, emma, kind, frozen) -> None:
    emma.do("action_freeze_card", entity("card", kind))
    assert [card for card, status in _status(bank).items() if status == "frozen"] == [frozen]


def test_second_time_says_that_it_is_frozen_already(bank, emma) -> None:
    emma.do("action_freeze_card", entity("card", "debit"))
    assert emma.do("action_freeze_card", entity("card", "debit")).keys == ["card-already-frozen"]
    assert bank.cards.list("emma")[0].status is CardStatus.FROZEN


def test_customer_without_cards_is_told(talk) -> None:
    assert talk("pia").do("action_freeze_card", now=NOW).keys == ["card-none"]
