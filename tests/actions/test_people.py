"""Bringing in a person, and complaints."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, timedelta, timezone

import pytest
from talk import NOW

import actions.action
from actions.skills.handoff import RISKS
from bank.adapters.policies import read_escalation
from bank.domain.conversations import Answer, Sender, TurnRecord
from bank.domain.ownership import Owner

# Nobody but the teams of cards and fraud is there on a Saturday night.
NIGHT = datetime(2026, 3, 15, 1, 0, tzinfo=timezone.utc)
REASONS = sorted(read_escalation().placement)


@pytest.mark.parametrize("reason", REASONS)
def test_reason_decides_words_urgency_and_team(bank, emma, reason) -> None:
    emma.slots["escalation"] = reason
    answer = emma.do("action_handoff")
    assert answer.keys == [f"handoff-{reason}"]
    assert answer.args(f"handoff-{reason}")["there"] == "now"
    assert bank.conversations.get(emma.conversation).owner is Owner.QUEUED
    handoff, place = bank.handoffs.open_of(emma.conversation), bank.escalation.place(reason)
    assert (handoff.priority, handoff.summary["team"], handoff.summary["priority"]) == (
        place.priority, place.team, place.priority,
    )  # fmt: skip
    assert handoff.summary["opens"] is None
    assert answer.text


@pytest.mark.parametrize("reason", REASONS)
def test_outside_the_hours_is_said_when_somebody_is_there(bank, emma, reason) -> None:
    emma.slots["escalation"] = reason
    answer = emma.do("action_handoff", now=NIGHT)
    team = bank.escalation.place(reason).team
    opens = bank.handoffs.open_of(emma.conversation).summary["opens"]
    if team in ("cards", "fraud"):
        assert (answer.keys, opens) == ([f"handoff-{reason}"], None)
        return
    assert answer.args(f"handoff-{reason}")["there"] == "later"
    assert answer.keys == [f"handoff-{reason}", *([] if reason in RISKS else [f"handoff-closed-{team}"])]
    at = answer.args(answer.keys[-1])["at"]
    # Said as the customer's clock has it, kept as the moment that it is.
    assert at == datetime.fromisoformat(opens)
    assert at.utcoffset() == timedelta(0)
    assert ("15 March 2026, 06:00" if team == "support" else "16 March 2026, 0") in answer.text


@pytest.mark.parametrize("reason", ["lost_card", "fraud"])
def test_card_can_be_frozen_until_somebody_comes(emma, reason) -> None:
    emma.slots["escalation"] = reason
    assert emma.do("action_handoff").payloads == [("freeze_card", {})]


@pytest.mark.parametrize("reason", ["lost_card", "fraud", "asked", "complaint"])
def test_button_is_below_the_last_sentence_outside_the_hours(bank, emma, monkeypatch, reason) -> None:
    teams = {name: dataclasses.replace(bank.support.teams["complaints"]) for name in bank.support.teams}
    closed = dataclasses.replace(bank, support=dataclasses.replace(bank.support, teams=teams))
    monkeypatch.setattr(actions.action, "the_bank", lambda: closed)
    emma.slots["escalation"] = reason
    answer = emma.do("action_handoff", now=NIGHT)
    assert [len(sentence["choices"]) for sentence in answer.sentences] == [0, 1]
    assert answer.payloads == [("freeze_card", {})]


@pytest.mark.parametrize("now", [datetime(2026, 3, 10, 12, tzinfo=timezone.utc), NIGHT])
@pytest.mark.parametrize(
    ("customer", "reason", "said", "unsaid"),
    [
        ("emma", "risk_self_harm", ["Samaritans", "116 123", "999"], ["0808"]),
        ("emma", "risk_coercion", ["0808 2000 247", "999", "OK"], ["Abuse", "116 123"]),
        ("jonas", "risk_self_harm", ["TelefonSeelsorge", "0800 111 0 111", "112"], ["116 123"]),
        ("jonas", "risk_coercion", ["116 016", "112", "OK"], ["Gewalt"]),
    ],
)
def test_somebody_in_danger_reads_where_help_is_in_one_message(talk, now, customer, reason, said, unsaid) -> None:
    one = talk(customer)
    one.slots["escalation"] = reason
    answer = one.do("action_handoff", now=now)
    assert answer.keys == [f"handoff-{reason}"]
    assert answer.choices == []
    assert [part for part in said if part not in answer.text] == []
    assert [part for part in unsaid if part in answer.text] == []


def test_country_without_a_line_has_its_emergency_number_and_an_unknown_one_neither(bank, emma, monkeypatch) -> None:
    for country, help_, emergency in (("CO", "emergency", "123"), ("XX", "none", None)):
        real = bank.customers.get("emma")
        moved = dataclasses.replace(real, country=country)
        talk = bank.conversations.get(emma.conversation)
        monkeypatch.setattr(type(bank.conversations), "with_customer", lambda _, __, both=(talk, moved): both)
        emma.slots["escalation"] = "risk_self_harm"
        args = emma.do("action_handoff").args("handoff-risk_self_harm")
        assert (args["help"], args["emergency"], args["line"], args["number"]) == (help_, emergency, None, None)


def test_somebody_in_danger_hears_where_help_is_though_a_person_was_asked_for_before(bank, emma) -> None:
    emma.do("action_handoff")
    fence = bank.conversations.get(emma.conversation).fence
    emma.slots["escalation"] = "risk_self_harm"
    assert emma.do("action_handoff").keys == ["handoff-risk_self_harm"]
    assert bank.conversations.get(emma.conversation).fence == fence


def test_agent_gets_what_saves_asking_again(bank, emma) -> None:
    case = bank.cases.open_complaint("emma", emma.conversation, NOW)
    for number, (text, intent) in enumerate((("bills?", "list_bills"), ("budget!", "set_budget"), ("help me", None))):
        stored = bank.conversations.append(
            emma.conversation, client_id=str(number), sender=Sender.CUSTOMER, text=text, now=NOW
        )
        record = TurnRecord(intent, 0.9, "en", None, "upset", None, "neutral", None, None, "bot")
        talk = bank.conversations.get(emma.conversation)
        bank.conversations.settle(talk, stored.message.id, Answer(turn=record), NOW)
    emma.slots.update(
        escalation="anger", mood="upset", budget_category="travel", escalation_because=["anger", "complaint"],
        evidence=["nothing works"],
    )  # fmt: skip
    emma.do("action_handoff")
    handoff = bank.handoffs.open_of(emma.conversation)
    assert (handoff.reason, handoff.priority) == ("anger", 1)
    assert handoff.summary == {
        "wanted": "help me", "reason": "anger", "team": "general", "priority": 1, "opens": None,
        "because": ["anger", "complaint"], "evidence": ["nothing works"],
        "tried": ["list_bills", "set_budget"], "mood": "upset", "promised": [case.reference],
        "unfinished": {"budget_category": "travel"}, "earlier": [],
        "language": "en",
    }  # fmt: skip


def test_summary_without_signs_has_empty_lists(bank, emma) -> None:
    emma.do("action_handoff")
    summary = bank.handoffs.open_of(emma.conversation).summary
    assert (summary["because"], summary["evidence"]) == ([], [])


def test_second_agent_reads_what_the_first_left_behind(bank, emma) -> None:
    for agent, minutes, end in (("sofia", 1, "hand_back"), ("noah", 2, "close"), ("sofia", 3, "hand_back")):
        emma.do("action_handoff")
        handoff = bank.handoffs.open_of(emma.conversation)
        bank.handoffs.accept(handoff.id, agent, NOW)
        left = {1: "Fee refunded.", 2: "follow-up", 3: None}[minutes]
        getattr(bank.handoffs, end)(handoff.id, agent, left, NOW + timedelta(minutes=minutes))
    answer = emma.do("action_handoff")
    assert bank.handoffs.open_of(emma.conversation).summary["earlier"] == [
        {"agent": "Sofia", "note": "Fee refunded.", "outcome": None, "at": "2026-03-10T12:01:00+00:00"},
        {"agent": "Noah", "note": None, "outcome": "follow-up", "at": "2026-03-10T12:02:00+00:00"},
    ]
    assert "refunded" not in answer.text


def test_only_a_complaint_of_this_conversation_was_promised_in_it(bank, talk) -> None:
    older, newer = talk("emma"), talk("emma")
    bank.cases.open_complaint("emma", older.conversation, NOW)
    newer.do("action_handoff")
    assert bank.handoffs.open_of(newer.conversation).summary["promised"] == []
    case = bank.cases.open_complaint("emma", newer.conversation, NOW)
    bank.handoffs.withdraw(newer.conversation, NOW)
    newer.do("action_handoff")
    assert bank.handoffs.open_of(newer.conversation).summary["promised"] == [case.reference]


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


def test_complaint_that_goes_to_a_person_is_a_case(bank, emma) -> None:
    emma.slots["escalation"] = "complaint"
    emma.do("action_handoff")
    [case] = [case for case in bank.cases.list("emma") if case.conversation_id == emma.conversation]
    handoff = bank.handoffs.open_of(emma.conversation)
    assert handoff.summary["promised"] == [case.reference]
