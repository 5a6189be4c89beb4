"""Budgets in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import BudgetRow
from bank.domain.budgets import Budget
from bank.domain.money import Money


class Budgets:
    """Reads and changes budgets."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, customer_id: str) -> tuple[Budget, ...]:
        """Return the customer's budgets, by category."""
        query = select(BudgetRow).where(BudgetRow.customer_id == customer_id).order_by(BudgetRow.category)
        return tuple(_budget(row) for row in self._session.scalars(query))

    def set(self, customer_id: str, category: str, limit: Money, now: datetime) -> Budget:
        """Make or change a budget; lock the customer first."""
        row = self._session.get(BudgetRow, (customer_id, category))
        if row is None:
            self._session.add(
                BudgetRow(
                    customer_id=customer_id,
                    category=category,
                    limit_minor=limit.minor,
                    currency=limit.currency,
                    created_at=now,
                    updated_at=now,
                )
            )
            return Budget(category, limit)
        previous = _budget(row).limit
        row.limit_minor, row.currency, row.updated_at = limit.minor, limit.currency, now
        return Budget(category, limit, previous)

    def remove(self, customer_id: str, category: str) -> Budget | None:
        """Drop a budget; returns it, or None when there was none."""
        row = self._session.get(BudgetRow, (customer_id, category))
        if row is None:
            return None
        self._session.delete(row)
        return _budget(row)


def _budget(row: BudgetRow) -> Budget:
    return Budget(row.category, Money(row.limit_minor, row.currency))
