"""Customers and their accounts."""

import pytest

from bank.domain.errors import UnknownCustomer
from bank.domain.money import Money


def test_language_is_remembered(bank, book) -> None:
    bank.customers.set_language("ann", "es")
    assert bank.customers.get("ann").language == "es"


def test_nobody_is_refused(bank, book) -> None:
    with pytest.raises(UnknownCustomer):
        bank.customers.get("nobody")
    with pytest.raises(UnknownCustomer):
        bank.customers.set_language("nobody", "es")


def test_demo_page_shows_its_people_in_order(bank, book) -> None:
    book.customer("zoe", rank=1)
    book.customer("amy", rank=2)
    assert [customer.id for customer in bank.customers.demo()] == ["zoe", "amy"]


def test_everyday_account_comes_first_and_available_counts_the_overdraft(bank, book) -> None:
    book.account("ann", "credit_card", balance=-5000, credit=20000)
    checking, card = bank.accounts.list("ann")
    assert (checking.kind, card.kind) == ("checking", "credit_card")
    assert card.balance == Money(-5000, "GBP")
    assert card.available == Money(15000, "GBP")
    assert card.iban_masked == "GB•• •••• 5555"
