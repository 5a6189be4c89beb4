"""What the processes have logged while all the other conversations of this folder went on: ids, and nothing said.

The file's name puts it behind the others.
"""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.stack import CUSTOMERS, TestStack, money

# Shorter texts ('yes', 'greet') are words of the logs' own.
_TELLING = 10


@pytest.fixture(scope="module")
def logs(stack: TestStack) -> str:
    """Everything logged."""
    return "\n".join(stack.logs().values())


def test_nothing_went_wrong_unhandled(logs: str) -> None:
    assert "Traceback" not in logs
    assert re.findall(r".*status=5\d\d.*", re.sub(r".*path=/readyz status=503.*", "", logs)) == []
    assert re.findall(r".*(?:action\.defect|words\.format_failed).*", logs) == []


def test_no_message_is_in_the_logs(stack: TestStack, logs: str) -> None:
    url = stack.settings.database_url.removeprefix("sqlite:///")
    with sqlite3.connect(f"file:{url}?mode=ro", uri=True) as database:
        texts = {row[0] for row in database.execute("SELECT DISTINCT text FROM messages")}
    texts = {text for text in texts if len(text) >= _TELLING and re.search(r"\s", text)}
    assert texts
    assert [text for text in texts if text in logs] == []


def test_no_balance_no_name_and_no_token_is_in_the_logs(stack: TestStack, logs: str) -> None:
    for language, name in CUSTOMERS.items():
        customer = stack.bank.customers.get(name)
        assert customer.family_name not in logs
        for account in stack.bank.accounts.list(name):
            assert money(account.balance, language, customer.country) not in logs
            assert str(account.balance.decimal) not in logs
            assert account.iban not in logs
    assert "eyJ" not in logs
    assert stack.settings.secret() not in logs
