"""Finding what was booked."""

from datetime import date, timedelta

import pytest

from bank.domain.errors import CurrencyMismatch, UnknownCategory, UnknownCustomer
from bank.domain.money import Money
from bank.domain.periods import Period


@pytest.fixture
def filled(book, today):
    book.account("ann", "savings")
    for ago, minor, merchant, category in (
        (1, -1000, "Tesco", "groceries"), (2, -2500, "Tesco", "groceries"), (3, -1299, "Netflix", "subscriptions"),
        (40, -9000, "Tesco", "groceries"),
    ):  # fmt: skip
        book.line("ann", today - timedelta(days=ago), minor, merchant, category)
    book.line("ann", today, 200000, "NHS Trust", "income", "income")
    book.line("ann", today, -5000, "To savings", "transfers", "internal")
    book.line("ann", today, 5000, "To savings", "transfers", "internal", account="savings")
    book.line("bob", today, -777, "Tesco")
    return book


def test_newest_come_first_and_figures_cover_all(bank, filled) -> None:
    page = bank.transactions.find("ann", merchant="Tesco", limit=2)
    assert [item.amount.minor for item in page.items] == [-1000, -2500]
    assert page.total_count == 3
    assert page.total == Money(-12500, "GBP")


def test_misspelt_merchant_is_understood(bank, filled) -> None:
    assert bank.transactions.find("ann", merchant="tescos").total_count == 3
    assert bank.transactions.match_merchant("ann", "netflx") == "Netflix"


def test_merchant_of_another_customer_is_unknown(bank, filled) -> None:
    assert bank.transactions.match_merchant("bob", "netflix") is None
    page = bank.transactions.find("bob", merchant="netflix")
    assert page.items == ()
    assert page.total_count == 0
    assert page.total == Money(0, "GBP")


def test_amounts_are_bounded_by_size_whatever_the_sign(bank, filled) -> None:
    page = bank.transactions.find("ann", minimum=Money(2500, "GBP"), maximum=Money(9000, "GBP"))
    assert sorted(item.amount.minor for item in page.items) == [-9000, -5000, -2500]


def test_move_between_own_accounts_is_listed_once(bank, filled, today) -> None:
    assert bank.transactions.find("ann", category="transfers").total_count == 1
    assert bank.transactions.find("ann", account_id="ann-savings").total == Money(5000, "GBP")


def test_period_is_inclusive(bank, filled, today) -> None:
    period = Period(today - timedelta(days=3), today - timedelta(days=2))
    assert bank.transactions.find("ann", period=period).total_count == 2


def test_bound_in_another_currency_is_refused(bank, filled) -> None:
    with pytest.raises(CurrencyMismatch):
        bank.transactions.find("ann", minimum=Money(1, "EUR"))


def test_unknown_names_are_refused(bank, filled) -> None:
    with pytest.raises(UnknownCategory):
        bank.transactions.find("ann", category="yachts")
    with pytest.raises(UnknownCustomer):
        bank.transactions.find("nobody")


def test_nothing_booked_is_an_empty_page(bank, book) -> None:
    assert bank.transactions.find("ann", period=Period.day(date(2026, 1, 1))).items == ()
