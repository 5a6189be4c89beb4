"""What counts as spending, and what it is compared with."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bank.domain.money import Money
from bank.domain.periods import Period

FEBRUARY = Period.month(date(2026, 2, 1))


@pytest.fixture
def filled(book):
    book.account("ann", "savings")
    book.line("ann", date(2026, 1, 1), -100)
    book.line("ann", date(2026, 1, 9), -4000)
    for day, minor, merchant, category, kind in (
        (2, -60000, "OpenRent", "housing", "standing_order"),
        (3, -3000, "Tesco", "groceries", "card"),
        (5, -2000, "Lidl", "groceries", "card"),
        (6, 500, "Tesco", "groceries", "refund"),
        (7, -1500, "Friend", "transfers", "transfer"),
        (8, -10000, "To savings", "transfers", "internal"),
        (28, 250000, "NHS Trust", "income", "income"),
    ):
        book.line("ann", date(2026, 2, day), minor, merchant, category, kind)
    book.line("ann", date(2026, 2, 8), 10000, "To savings", "transfers", "internal", account="savings")
    return book


def test_spending_leaves_out_own_savings_and_takes_refunds_off(bank, filled, today) -> None:
    report = bank.spending.report("ann", period=FEBRUARY, today=today)
    assert report.total == Money(66000, "GBP")
    assert report.count == 5
    assert report.by_category == (
        ("housing", Money(60000, "GBP")), ("groceries", Money(4500, "GBP")), ("transfers", Money(1500, "GBP")),
    )  # fmt: skip
    assert [line.merchant for line in report.top] == ["OpenRent", "Tesco", "Lidl", "Friend"]


def test_month_is_compared_with_the_month_before(bank, filled, today) -> None:
    report = bank.spending.report("ann", period=FEBRUARY, today=today)
    assert report.previous == Money(4100, "GBP")
    assert report.previous_period == Period.month(date(2026, 1, 1))


def test_running_month_is_compared_with_as_many_days(bank, filled) -> None:
    report = bank.spending.report("ann", period=FEBRUARY, today=date(2026, 2, 5))
    assert report.previous_period.end == date(2026, 1, 5)
    assert report.previous == Money(100, "GBP")


def test_nothing_is_compared_where_the_book_does_not_reach(bank, filled, today) -> None:
    assert bank.spending.report("ann", period=Period.month(date(2026, 1, 1)), today=today).previous is None


def test_one_merchant_or_category_only(bank, filled, today) -> None:
    assert bank.spending.report("ann", merchant="tesco", period=FEBRUARY, today=today).total == Money(2500, "GBP")
    groceries = bank.spending.report("ann", category="groceries", period=FEBRUARY, today=today)
    assert groceries.total == Money(4500, "GBP")
    assert groceries.previous == Money(4100, "GBP")


def test_customer_without_a_book_has_spent_nothing(bank, book, today) -> None:
    report = bank.spending.report("bob", period=FEBRUARY, today=today)
    assert (report.total, report.count, report.top, report.previous) == (Money(0, "GBP"), 0, (), None)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2025, 12, 1), date(2026, 3, 1)), st.integers(0, 60))
def test_categories_always_add_up_to_the_total(bank, filled, today, start: date, days: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + days))
    report = bank.spending.report("ann", period=period, today=today)
    assert Money.total((money for _, money in report.by_category), "GBP") == report.total
