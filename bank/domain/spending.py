"""What was spent, on what, and against the same span before."""

from __future__ import annotations

from dataclasses import dataclass

from bank.domain.money import Money
from bank.domain.periods import Period
from bank.domain.transactions import Transaction


@dataclass(frozen=True)
class SpendingReport:
    """Spending of one customer in one period.

    Spending is what went out to others by card, transfer, direct debit, standing order, cash or
    fee, less refunds. Moves between the customer's own accounts are not spending.

    Attributes:
        total: Positive when money was spent; negative when refunds outweigh.
        count: Booked lines behind the total, refunds included.
        by_category: Largest first; adds up to `total`.
        top: The largest single payments, at most five.
        previous: The same figure for `previous_period`; None when the book does not reach back.
    """

    total: Money
    count: int
    period: Period
    by_category: tuple[tuple[str, Money], ...]
    top: tuple[Transaction, ...]
    previous: Money | None
    previous_period: Period
