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


def test_question_waits_for_a_name_until_it_is_answered(emma) -> None:
    emma.do("action_freeze_card")
    assert emma.slots["focus"] == {"intent": "freeze_card", "asked": True}
    emma.do("action_freeze_card", entity("card", "credit"), follow_up=True)
    # 'And the debit card', much later, must not freeze that one by mistake.
    assert not emma.slots["focus"].get("asked")


@pytest.mark.parametrize("action", ["action_cancel", "action_deny"])
def test_question_that_is_called_off_waits_no_more(bank, emma, action) -> None:
    emma.do("action_freeze_card")
    assert emma.do(action).keys == ["cancelled" if action == "action_cancel" else "deny-nothing"]
    assert emma.slots["focus"] is None
    assert set(_status(bank).values()) == {"active"}


def test_no_to_something_else_leaves_the_topic(emma) -> None:
    emma.slots["focus"] = {"intent": "check_spending"}
    for action in ("action_cancel", "action_deny"):
        emma.do(action)
        assert emma.slots["focus"] == {"intent": "check_spending"}


def test_correction_freezes_the_card_meant_and_says_that_the_other_stays_frozen(bank, emma) -> None:
    emma.do("action_freeze_card", entity("card", "credit"))
    answer = emma.do("action_correct", entity("card", "debit"), intent="correct_answer")
    assert answer.keys == ["card-frozen", "card-still-frozen"]
    assert answer.args("card-frozen")["last4"] == "4242"
    assert answer.args("card-still-frozen")["last4"] == "1881"
    # Lifting a block is a colleague's, after a check.
    assert answer.payloads == [("talk_to_human", {})]
    assert emma.slots["offer"]["intent"] == "talk_to_human"
    assert set(_status(bank).values()) == {"frozen"}


def test_correction_to_the_card_that_is_frozen_already_says_so(emma) -> None:
    emma.do("action_freeze_card", entity("card", "credit"))
    assert emma.do("action_correct", entity("card", "credit")).keys == ["card-already-frozen"]


def test_freezing_the_second_card_is_no_correction(emma) -> None:
    emma.do("action_freeze_card", entity("card", "credit"))
    assert emma.do("action_freeze_card", entity("card", "debit")).keys == ["card-frozen"]


def test_correction_that_names_no_card_is_asked_again_only_while_asked(bank, emma) -> None:
    emma.do("action_freeze_card")
    assert emma.do("action_correct").keys == ["card-ask-which"]
    emma.do("action_freeze_card", entity("card", "debit"))
    assert emma.do("action_correct").keys == ["correct-nothing"]
    assert _status(bank) == {"emma-debit": "frozen", "emma-credit": "active"}


def test_customer_without_cards_is_told(talk) -> None:
    assert talk("pia").do("action_freeze_card", now=NOW).keys == ["card-none"]
