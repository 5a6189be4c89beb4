"""Complaints are logged once, with their dates."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from bank.domain.errors import UnknownConversation


def test_complaint_has_its_dates_and_is_not_opened_twice(bank, book, now) -> None:
    conversation = bank.conversations.open("ann", "web", "en", now)
    case = bank.cases.open_complaint("ann", conversation.id, now, "fees")
    assert case.respond_by == date(2026, 5, 5)
    assert not case.existing
    again = bank.cases.open_complaint("ann", conversation.id, now + timedelta(days=1))
    assert again.reference == case.reference
    assert again.existing
    assert again.topic == "fees"
    assert [kept.reference for kept in bank.cases.list("ann")] == [case.reference]


def test_two_at_once_open_one(bank, book, now) -> None:
    conversation = bank.conversations.open("ann", "web", "en", now)
    with ThreadPoolExecutor(4) as doors:
        cases = list(doors.map(lambda _: bank.cases.open_complaint("ann", conversation.id, now), range(4)))
    assert len({case.reference for case in cases}) == 1
    assert [case.existing for case in cases].count(False) == 1


def test_conversation_of_another_customer_is_unknown(bank, book, now) -> None:
    conversation = bank.conversations.open("ann", "web", "en", now)
    with pytest.raises(UnknownConversation):
        bank.cases.open_complaint("bob", conversation.id, now)
