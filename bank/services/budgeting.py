"""Monthly limits by category."""

from __future__ import annotations

from datetime import date, datetime

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.budgets import Budget, BudgetStatus, positive_limit, projected_spending
from bank.domain.errors import CurrencyMismatch
from bank.domain.money import Money
from bank.domain.periods import Period, add_months, aware
from bank.domain.transactions import known_category

log = structlog.get_logger()
# Full months before this one that the projection looks at.
_MONTHS_BACK = 3


class BudgetService:
    """Budgets of customers; they count calendar months."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set(self, customer_id: str, category: str, limit: Money, now: datetime) -> Budget:
        """Set the monthly limit of a category; `previous` tells the limit it replaced.

        Raises:
            UnknownCustomer: nobody has this id.
            UnknownCategory: there is no such category.
            InvalidLimit: the limit is not positive.
            CurrencyMismatch: the limit is not in the customer's currency.
        """
        known_category(category)
        positive_limit(limit)
        moment = aware(now)

        def work(work: UnitOfWork) -> Budget:
            if work.customers.lock(customer_id).currency != limit.currency:
                raise CurrencyMismatch("the limit is in another currency than the account")
            return work.budgets.set(customer_id, category, limit, moment)

        budget = self._store.write(work)
        log.info("budget.set", customer=customer_id, category=category)
        return budget

    def remove(self, customer_id: str, category: str) -> Budget | None:
        """Drop a limit; returns the one dropped, or None when there was none."""
        return self._store.write(lambda work: work.budgets.remove(customer_id, category))

    def status(self, customer_id: str, today: date, category: str | None = None) -> tuple[BudgetStatus, ...]:
        """Return where the customer's budgets stand this month; only the category's when one is given.

        Args:
            today: The customer's date.
        """

        def work(work: UnitOfWork) -> tuple[BudgetStatus, ...]:
            budgets = [b for b in work.budgets.of(customer_id) if category in (None, b.category)]
            first_day = work.transactions.first_day(customer_id) if budgets else None
            return tuple(_status(work, customer_id, budget, today, first_day) for budget in budgets)

        return self._store.read(work)


def _status(work: UnitOfWork, customer_id: str, budget: Budget, today: date, first_day: date | None) -> BudgetStatus:
    month = Period.month(today)
    reach = Period(add_months(month.start, -_MONTHS_BACK), month.end)
    by_day = work.transactions.spent_by_day(customer_id, budget.category, reach)
    currency = budget.limit.currency
    spent = Money(sum(minor for day, minor in by_day.items() if month.start <= day <= today), currency)
    remainders = []
    for back in range(1, _MONTHS_BACK + 1):
        earlier = Period.month(add_months(month.start, -back))
        if first_day is not None and first_day <= earlier.start:
            rest = sum(minor for day, minor in by_day.items() if day in earlier and day.day > today.day)
            remainders.append(Money(rest, currency))
    return BudgetStatus(
        category=budget.category,
        limit=budget.limit,
        spent=spent,
        left=budget.limit - spent,
        days_left=(month.end - today).days,
        projected=projected_spending(spent, today, remainders),
    )
