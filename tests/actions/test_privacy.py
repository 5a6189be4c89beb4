"""Nobody reaches another's money, nothing ends in a traceback, and the logs tell no tales."""

from __future__ import annotations

import asyncio
import logging
import re

import pytest
import structlog
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from talk import NOW, actions_by_name, amount, entity, period

import actions.action
from actions.skills import accounts
from bank.bootstrap import Settings, build

# What is jonas's, as it could be smuggled in: ids, names, a shop that only he knows.
SMUGGLED = ["jonas-debit", "jonas-power-20260320", "jonas-checking", "jonas", "Geheim GmbH", "Stadtwerke Geheim"]
_SECRETS = re.compile(r"Geheim|9999|7[.,]?777|313[.,]?37|Jonas|Weber")
_FILLED = {
    "reminder_bill": {"id": "emma-rent-20260401", "payee": "OpenRent", "due": "2026-04-01", "minor": 60_000,
                      "currency": "GBP"},
    "reminder_lead": {"days": 2}, "budget_category": "travel", "budget_amount": {"minor": 5_000, "currency": "GBP"},
}  # fmt: skip
ACTIONS = sorted(actions_by_name())


def _everything_of_jonas(bank) -> object:
    return (
        bank.cards.list("jonas"), bank.bills.upcoming("jonas", NOW.date()), bank.reminders.active("jonas"),
        bank.budgets.status("jonas", NOW.date()), bank.cases.list("jonas"), bank.customers.get("jonas"),
    )  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS)
def test_no_entity_reaches_another_customers_data(bank, talk, action: str) -> None:
    before = _everything_of_jonas(bank)
    for smuggled in SMUGGLED:
        for name in ("topic", "account", "card", "payee", "merchant", "category", "product"):
            emma = talk("emma")
            emma.slots.update(_FILLED)
            emma.slots["requested_slot"] = None
            # The words are left out of the sentence that quotes them back.
            answer = emma.do(action, entity(name, smuggled, "SAID"), intent="set_bill_reminder")
            assert not _SECRETS.search(answer.text.replace(smuggled, "")), (name, smuggled)
            assert not _SECRETS.search(str([s for s in answer.slots.values() if s != smuggled]).replace(smuggled, ""))
    assert _everything_of_jonas(bank) == before


def test_others_bill_in_a_slot_cannot_be_reminded_of(bank, emma) -> None:
    emma.slots.update(_FILLED)
    emma.slots["reminder_bill"] = {**_FILLED["reminder_bill"], "id": "jonas-power-20260320"}
    assert emma.do("action_set_bill_reminder").keys == ["service-problem"]
    assert bank.reminders.active("jonas") == bank.reminders.active("emma") == ()


def test_customer_is_the_conversations_whatever_the_engine_claims(bank, emma) -> None:
    claimed = {"customer": "jonas", "customer_id": "jonas", "now": NOW.isoformat()}
    answer = emma.do("action_balance", metadata=claimed)
    assert answer.keys == ["balance-list"]
    assert "£1,234.50" in answer.text


@pytest.mark.parametrize("sender", ["", "nobody", "default", "' OR 1=1 --", "x" * 10_000, "\x00"])
@pytest.mark.parametrize("action", ["action_balance", "action_freeze_card", "action_handoff"])
def test_unknown_conversation_gets_an_apology_and_no_data(bank, action: str, sender: str) -> None:
    tracker = Tracker(sender, {}, {"entities": []}, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    events = asyncio.run(actions_by_name()[action].run(dispatcher, tracker, {}))
    assert [message["response"] for message in dispatcher.messages] == ["utter_service_problem"]
    assert [event["event"] for event in events] == ["followup"]  # nothing is set


@pytest.fixture
def broken_bank(tmp_path, monkeypatch):
    """A bank whose database cannot be opened."""
    made = build(Settings(database_url=f"sqlite:///{tmp_path / 'no' / 'folder' / 'x.db'}"))
    monkeypatch.setattr(actions.action, "the_bank", lambda: made)
    yield made
    made.close()


@pytest.mark.parametrize("action", ACTIONS)
def test_database_that_is_away_is_an_apology_with_a_way_out(bank, emma, broken_bank, action: str, capfd) -> None:
    answer = emma.do(action)
    assert [sentence["response"] for sentence in answer.sentences] == ["utter_service_problem"]
    assert answer.slots == {}
    output = capfd.readouterr()
    assert "Traceback" not in output.out + output.err
    assert "action.failed" in output.out + output.err
    assert "SELECT" not in output.out + output.err


def test_database_that_was_never_migrated_is_an_apology(bank, emma, tmp_path, monkeypatch) -> None:
    empty = build(Settings(database_url=f"sqlite:///{tmp_path / 'empty.db'}"))
    monkeypatch.setattr(actions.action, "the_bank", lambda: empty)
    assert emma.do("action_balance").keys == ["service-problem"]
    empty.close()


def test_nothing_is_changed_by_an_action_that_failed(bank, emma, broken_bank) -> None:
    emma.slots.update(_FILLED)
    emma.do("action_set_budget")
    assert bank.budgets.status("emma", NOW.date()) == ()
    # What was filled in is still there to try again.
    assert emma.slots["budget_amount"] == _FILLED["budget_amount"]


def test_defect_of_ours_is_an_apology_and_the_log_has_the_place_without_the_figures(emma, monkeypatch, capfd) -> None:
    def defect(*_: object, **__: object) -> None:
        balance = "£1,234.50 of Emma Clark"
        raise KeyError(balance)

    monkeypatch.setattr(accounts.Balance, "_one", staticmethod(defect))
    assert emma.do("action_balance", entity("account", "savings")).keys == ["service-problem"]
    captured = capfd.readouterr()
    output = captured.out + captured.err
    assert "action.defect" in output
    assert "KeyError" in output
    assert "test_privacy.py" in output
    assert "1,234.50" not in output
    assert "Clark" not in output


def test_whole_conversation_leaves_neither_words_nor_figures_nor_names_in_the_logs(bank, emma, caplog, capfd) -> None:
    with caplog.at_level(logging.DEBUG), structlog.testing.capture_logs() as events:
        emma.slots.update(_FILLED, escalation="anger")
        for action in ACTIONS:
            emma.slots.update({name: value for name, value in _FILLED.items() if emma.slots.get(name) is None})
            emma.do(action, entity("merchant", "Tesco", "at Tesco in Leeds"), amount("123.45"),
                    period("2026-02-01", "2026-02-28"), entity("category", "travel"))  # fmt: skip
    assert {"budget.set", "handoff.requested", "reminder.set", "case.opened"} & {event["event"] for event in events}
    captured = capfd.readouterr()
    # SQLAlchemy's own echo of statements is off: only what somebody would really write is looked at.
    written = "\n".join([str(events), captured.out, captured.err, *(r.getMessage() for r in caplog.records)])
    for tale in ("Clark", "Tesco", "Leeds", "not to be logged", "123.45", "12345", "OpenRent", "5000", "60000", "4242"):
        assert tale not in written, tale


@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_ends_in_words_whatever_is_in_the_slots(bank, emma, action: str) -> None:
    """Nothing filled, nothing found: a defect would be an apology, but silence would be a dead end."""
    answer = emma.do(action)
    if not action.startswith("validate_"):
        assert answer.text.strip()
