"""Bringing in a person, and complaints."""

from __future__ import annotations

from datetime import date

import pytest
from talk import NOW

from actions.skills.handoff import PRIORITIES
from bank.domain.conversations import Sender, TurnRecord
from bank.domain.ownership import Owner


@pytest.mark.parametrize("reason", [*PRIORITIES, "asked", "repeated_failure"])
def test_reason_decides_words_and_urgency(bank, emma, reason) -> None:
    emma.slots["escalation"] = reason
    answer = emma.do("action_handoff")
    assert answer.keys == [f"handoff-{reason}"]
    assert bank.conversations.get(emma.conversation).owner is Owner.QUEUED
    assert answer.text


def test_lost_card_can_be_frozen_while_waiting(emma) -> None:
    emma.slots["escalation"] = "lost_card"
    assert emma.do("action_handoff").payloads == [("freeze_card", {})]


def test_money_at_risk_comes_before_a_plain_wish() -> None:
    assert PRIORITIES["fraud"] < PRIORITIES["anger"] < PRIORITIES["dispute"]


def test_agent_gets_what_saves_asking_again(bank, emma) -> None:
    case = bank.cases.open_complaint("emma", emma.conversation, NOW)
    for number, (text, intent) in enumerate((("bills?", "list_bills"), ("budget!", "set_budget"), ("help me", None))):
        stored = bank.conversations.append(
            emma.conversation, client_id=str(number), sender=Sender.CUSTOMER, text=text, now=NOW
        )
        record = TurnRecord(intent, 0.9, "en", None, "upset", None, "neutral", None, None, "bot")
        bank.conversations.record_turn(emma.conversation, stored.message.id, record, NOW)
    emma.slots.update(escalation="anger", mood="upset", budget_category="travel")
    emma.do("action_handoff")
    handoff = bank.handoffs.open_of(emma.conversation)
    assert (handoff.reason, handoff.priority) == ("anger", PRIORITIES["anger"])
    assert handoff.summary == {
        "wanted": "help me", "reason": "anger", "tried": ["list_bills", "set_budget"], "mood": "upset",
        "promised": [case.reference], "unfinished": {"budget_category": "travel"}, "language": "en",
    }  # fmt: skip


def test_second_wish_for_a_person_does_not_queue_twice(bank, emma) -> None:
    emma.do("action_handoff")
    fence = bank.conversations.get(emma.conversation).fence
    assert emma.do("action_handoff").keys == ["handoff-already"]
    assert bank.conversations.get(emma.conversation).fence == fence


def test_form_under_way_ends_with_the_handoff(emma) -> None:
    emma.slots.update(requested_slot="budget_amount", offer={"intent": "set_budget"})
    answer = emma.do("action_handoff")
    assert (emma.slots["requested_slot"], emma.slots["offer"]) == (None, None)
    assert any(event["event"] == "active_loop" and event["name"] is None for event in answer.events)


def test_complaint_is_on_record_with_its_dates(bank, emma) -> None:
    said = emma.do("action_complaint", intent="make_complaint").args("complaint-opened")
    (case,) = bank.cases.list("emma")
    assert (said["reference"], said["acknowledge_by"], said["respond_by"]) == (
        case.reference, case.acknowledge_by, case.respond_by,
    )  # fmt: skip
    assert (case.acknowledge_by, case.respond_by) == (date(2026, 3, 17), date(2026, 5, 5))


def test_complaining_again_opens_no_second_case(bank, emma) -> None:
    first = emma.do("action_complaint").args("complaint-opened")["reference"]
    again = emma.do("action_complaint")
    assert again.keys == ["complaint-existing"]
    assert again.args("complaint-existing")["reference"] == first
    assert len(bank.cases.list("emma")) == 1


def test_other_conversation_opens_its_own_case(bank, talk) -> None:
    for _ in range(2):
        talk("emma").do("action_complaint")
    assert len({case.reference for case in bank.cases.list("emma")}) == 2
