"""Limits, and where they stand."""

from datetime import date

import pytest

from bank.domain.errors import CurrencyMismatch, InvalidLimit, UnknownCategory, UnknownCustomer
from bank.domain.money import Money


def test_changing_a_budget_tells_the_limit_before(bank, book, now) -> None:
    first = bank.budgets.set("ann", "groceries", Money(20000, "GBP"), now)
    second = bank.budgets.set("ann", "groceries", Money(30000, "GBP"), now)
    assert first.previous is None
    assert second.previous == Money(20000, "GBP")


def test_status_counts_this_month_only_and_may_be_overspent(bank, book, today, now) -> None:
    bank.budgets.set("ann", "groceries", Money(5000, "GBP"), now)
    book.line("ann", date(2026, 2, 27), -9900)
    book.line("ann", date(2026, 3, 2), -4000)
    book.line("ann", date(2026, 3, 9), -2000)
    book.line("ann", date(2026, 3, 9), 500, kind="refund")
    (status,) = bank.budgets.status("ann", today)
    assert (status.spent, status.left) == (Money(5500, "GBP"), Money(-500, "GBP"))
    assert status.days_left == 21
    assert status.projected == Money(17050, "GBP")  # ten days' pace: no full month to learn from


def test_projection_follows_the_own_months(bank, book, today, now) -> None:
    bank.budgets.set("ann", "groceries", Money(50000, "GBP"), now)
    book.line("ann", date(2026, 1, 1), -100)
    book.line("ann", date(2026, 1, 20), -8000)
    book.line("ann", date(2026, 2, 20), -6000)
    book.line("ann", date(2026, 3, 1), -3000)
    (status,) = bank.budgets.status("ann", today)
    assert status.projected == Money(10000, "GBP")


def test_status_of_one_category(bank, book, today, now) -> None:
    bank.budgets.set("ann", "groceries", Money(5000, "GBP"), now)
    bank.budgets.set("ann", "clothing", Money(6000, "GBP"), now)
    assert [s.category for s in bank.budgets.status("ann", today)] == ["clothing", "groceries"]
    assert [s.category for s in bank.budgets.status("ann", today, "clothing")] == ["clothing"]
    assert bank.budgets.status("ann", today, "fuel") == bank.budgets.status("bob", today) == ()


def test_budget_can_be_dropped_once(bank, book, now) -> None:
    bank.budgets.set("ann", "groceries", Money(5000, "GBP"), now)
    assert bank.budgets.remove("ann", "groceries") is not None
    assert bank.budgets.remove("ann", "groceries") is None


@pytest.mark.parametrize(
    ("customer", "category", "limit", "error"),
    [
        ("ann", "groceries", Money(0, "GBP"), InvalidLimit),
        ("ann", "groceries", Money(-1, "GBP"), InvalidLimit),
        ("ann", "groceries", Money(100, "EUR"), CurrencyMismatch),
        ("ann", "yachts", Money(100, "GBP"), UnknownCategory),
        ("nobody", "groceries", Money(100, "GBP"), UnknownCustomer),
    ],
)
def test_impossible_budgets_are_refused(bank, book, now, customer, category, limit, error) -> None:
    with pytest.raises(error):
        bank.budgets.set(customer, category, limit, now)
