"""Monthly limits by category, and where the month is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bank.domain.errors import InvalidLimit
from bank.domain.money import Money
from bank.domain.periods import Period


@dataclass(frozen=True)
class Budget:
    """A monthly limit.

    Attributes:
        previous: The limit that this one replaced; None for a new budget.
    """

    category: str
    limit: Money
    previous: Money | None = None


@dataclass(frozen=True)
class BudgetStatus:
    """Where a budget stands in the running calendar month.

    Attributes:
        left: Negative when overspent.
        days_left: Days after today until the month ends.
        projected: Likely spending by the end of the month, never below `spent`.
    """

    category: str
    limit: Money
    spent: Money
    left: Money
    days_left: int
    projected: Money


def positive_limit(limit: Money) -> Money:
    """Return the limit itself.

    Raises:
        InvalidLimit: it is zero or negative.
    """
    if limit.minor <= 0:
        raise InvalidLimit("a budget must be positive")
    return limit


def projected_spending(spent: Money, today: date, remainders: Sequence[Money]) -> Money:
    """Return the likely spending by the end of today's month.

    Args:
        spent: This month so far.
        remainders: For each earlier full month, what was spent after the same day of the month.
            The own habit knows that rent comes once, which a daily average does not. Empty when
            there is no history; then the daily average is carried on.
    """
    month = Period.month(today)
    if remainders:
        expected = Money.total(remainders, spent.currency) * (Decimal(1) / len(remainders))
    else:
        expected = spent * (Decimal((month.end - today).days) / today.day)
    return max(spent, spent + expected)
