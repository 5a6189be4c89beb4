"""Where the month is heading."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bank.domain.budgets import projected_spending
from bank.domain.money import Money

amounts = st.integers(-10_000, 1_000_000)


def test_habit_of_earlier_months_is_expected_again() -> None:
    later = [Money(1000, "EUR"), Money(3000, "EUR")]
    assert projected_spending(Money(5000, "EUR"), date(2026, 3, 10), later) == Money(7000, "EUR")


def test_without_history_the_pace_is_carried_on() -> None:
    assert projected_spending(Money(1000, "EUR"), date(2026, 3, 10), []) == Money(3100, "EUR")


@given(amounts, st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.lists(amounts, max_size=3))
def test_projection_is_never_below_what_is_spent(spent: int, today: date, rest: list[int]) -> None:
    money = Money(spent, "EUR")
    assert projected_spending(money, today, [Money(minor, "EUR") for minor in rest]) >= money
