"""A reminder comes once, also with two servers."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bank.domain.errors import NaiveTime, RemindAfterDue, RemindAtPast, UnknownBill, UnknownReminder
from bank.domain.reminders import ReminderStatus


@pytest.fixture
def bill(bank, book, today):
    book.agreement("ann", "rent", "OpenRent", "rent", 1, 60000)
    return bank.bills.upcoming("ann", today)[0]


@pytest.fixture
def later(now):
    return now + timedelta(days=2)


def test_reminder_is_claimed_when_due_and_delivered_once(bank, bill, now, later) -> None:
    conversation = bank.conversations.open("ann", "web", "en", now)
    reminder = bank.reminders.set("ann", bill.id, later, conversation.id, now)
    assert bank.reminders.claim_due(now) == ()
    (due,) = bank.reminders.claim_due(later)
    assert (due.reminder.id, due.customer_id, due.conversation_id) == (reminder.id, "ann", conversation.id)
    assert due.bill.payee == "OpenRent"
    bank.reminders.mark_delivered(reminder.id, later)
    bank.reminders.mark_delivered(reminder.id, later)
    assert bank.reminders.claim_due(later + timedelta(hours=1)) == ()
    assert bank.reminders.active("ann") == ()


def test_claim_of_a_server_that_died_is_free_after_a_minute(bank, bill, now, later) -> None:
    bank.reminders.set("ann", bill.id, later, None, now)
    assert len(bank.reminders.claim_due(later)) == 1
    assert bank.reminders.claim_due(later + timedelta(seconds=59)) == ()
    assert len(bank.reminders.claim_due(later + timedelta(seconds=60))) == 1


def test_two_servers_never_claim_the_same(bank, book, today, now, later) -> None:
    for number in range(12):
        book.agreement("ann", f"bill{number}", f"Payee {number}", "gas", 20, 100)
    for bill in bank.bills.upcoming("ann", today):
        bank.reminders.set("ann", bill.id, later, None, now)
    with ThreadPoolExecutor(6) as servers:
        claims = list(servers.map(lambda _: bank.reminders.claim_due(later), range(6)))
    claimed = [due.reminder.id for claim in claims for due in claim]
    assert len(claimed) == 12 == len(set(claimed))


def test_second_setting_moves_the_reminder(bank, bill, now, later) -> None:
    first = bank.reminders.set("ann", bill.id, later, None, now)
    moved = bank.reminders.set("ann", bill.id, later + timedelta(days=1), None, now)
    assert moved.id == first.id
    assert moved.remind_at == later + timedelta(days=1)
    assert len(bank.reminders.active("ann")) == 1


def test_cancelled_reminder_does_not_come(bank, bill, now, later) -> None:
    bank.reminders.set("ann", bill.id, later, None, now)
    cancelled = bank.reminders.cancel("ann", bill.id, now)
    assert cancelled is not None
    assert cancelled.status is ReminderStatus.CANCELLED
    assert bank.reminders.cancel("ann", bill.id, now) is None
    assert bank.reminders.claim_due(later) == ()


def test_reminder_of_a_day_gone_by_is_not_sent(bank, bill, now, later) -> None:
    bank.reminders.set("ann", bill.id, later, None, now)
    assert bank.reminders.claim_due(now + timedelta(days=40)) == ()
    assert bank.reminders.active("ann") == ()


def test_impossible_reminders_are_refused(bank, bill, now, later) -> None:
    with pytest.raises(RemindAtPast):
        bank.reminders.set("ann", bill.id, now, None, now)
    with pytest.raises(RemindAfterDue):
        bank.reminders.set("ann", bill.id, now + timedelta(days=60), None, now)
    with pytest.raises(NaiveTime):
        bank.reminders.set("ann", bill.id, later.replace(tzinfo=None), None, now)
    with pytest.raises(UnknownReminder):
        bank.reminders.mark_delivered("none", now)


@pytest.mark.parametrize("bill_id", ["", "ann-rent", "ann-rent-20260402", "ann-water-20260401"])
def test_unknown_bill_is_refused(bank, bill, now, later, bill_id) -> None:
    with pytest.raises(UnknownBill):
        bank.reminders.set("ann", bill_id, later, None, now)


def test_bill_of_another_customer_is_unknown(bank, bill, now, later) -> None:
    with pytest.raises(UnknownBill):
        bank.reminders.set("bob", bill.id, later, None, now)
    bank.reminders.set("ann", bill.id, later, None, now)
    assert bank.reminders.cancel("bob", bill.id, now) is None
