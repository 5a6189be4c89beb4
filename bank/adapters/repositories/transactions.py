"""Booked transactions in the database, and sums over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, not_, select
from sqlalchemy.orm import Session

from bank.adapters.orm import TransactionRow
from bank.domain.bills import Payment
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.domain.transactions import SPENDING_KINDS, Transaction, TransactionKind, TransactionPage

_SPENDING = TransactionRow.kind.in_([kind.value for kind in SPENDING_KINDS])
# Of a move between own accounts only the leaving half is listed, or each would show twice.
_ARRIVING_HALF = and_(TransactionRow.kind == TransactionKind.INTERNAL.value, TransactionRow.amount_minor > 0)


@dataclass(frozen=True)
class Search:
    """What to look for; None means anything.

    Attributes:
        minimum: Least size of the amount, minor units, whatever its sign.
        maximum: Largest size, included.
    """

    merchant: str | None = None
    category: str | None = None
    period: Period | None = None
    minimum: int | None = None
    maximum: int | None = None
    account_id: str | None = None

    def conditions(self, customer_id: str) -> list[ColumnElement[bool]]:
        """Return the conditions of the query."""
        row = TransactionRow
        found = [row.customer_id == customer_id]
        if self.merchant is not None:
            found.append(row.merchant == self.merchant)
        if self.category is not None:
            found.append(row.category == self.category)
        if self.period is not None:
            found.append(row.booked_on.between(self.period.start, self.period.end))
        if self.minimum is not None:
            found.append(func.abs(row.amount_minor) >= self.minimum)
        if self.maximum is not None:
            found.append(func.abs(row.amount_minor) <= self.maximum)
        if self.account_id is not None:
            found.append(row.account_id == self.account_id)
        return found


class Transactions:
    """Reads transactions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, customer_id: str, search: Search, currency: str, limit: int) -> TransactionPage:
        """Return the newest `limit` matches, and count and signed sum over all of them."""
        conditions = search.conditions(customer_id)
        if search.account_id is None:
            conditions.append(not_(_ARRIVING_HALF))
        figures = select(func.count(), func.coalesce(func.sum(TransactionRow.amount_minor), 0)).where(*conditions)
        count, total = self._session.execute(figures).one()
        newest = (
            select(TransactionRow)
            .where(*conditions)
            .order_by(TransactionRow.booked_on.desc(), TransactionRow.id.desc())
            .limit(limit)
        )
        items = tuple(_transaction(row) for row in self._session.scalars(newest))
        return TransactionPage(items, count, Money(int(total), currency))

    def spent_by_category(self, customer_id: str, search: Search, currency: str) -> dict[str, tuple[int, Money]]:
        """Return category -> (lines, money spent, positive); refunds are taken off."""
        query = (
            select(TransactionRow.category, func.count(), func.sum(-TransactionRow.amount_minor))
            .where(*search.conditions(customer_id), _SPENDING)
            .group_by(TransactionRow.category)
        )
        return {
            category: (count, Money(int(total), currency)) for category, count, total in self._session.execute(query)
        }

    def spent_by_day(self, customer_id: str, category: str, period: Period) -> dict[date, int]:
        """Return day -> minor units spent on a category; days without spending are left out."""
        search = Search(category=category, period=period)
        query = (
            select(TransactionRow.booked_on, func.sum(-TransactionRow.amount_minor))
            .where(*search.conditions(customer_id), _SPENDING)
            .group_by(TransactionRow.booked_on)
        )
        return {day: int(total) for day, total in self._session.execute(query)}

    def largest_spending(self, customer_id: str, search: Search, limit: int) -> tuple[Transaction, ...]:
        """Return the largest single payments, the largest first; refunds are none."""
        query = (
            select(TransactionRow)
            .where(*search.conditions(customer_id), _SPENDING, TransactionRow.amount_minor < 0)
            .order_by(TransactionRow.amount_minor, TransactionRow.booked_on.desc(), TransactionRow.id.desc())
            .limit(limit)
        )
        return tuple(_transaction(row) for row in self._session.scalars(query))

    def first_day(self, customer_id: str) -> date | None:
        """Return the day of the oldest line; None for an empty book."""
        query = select(func.min(TransactionRow.booked_on)).where(TransactionRow.customer_id == customer_id)
        return self._session.scalar(query)

    def merchants(self, customer_id: str) -> tuple[str, ...]:
        """Return the names in the customer's book, the most frequent first."""
        query = (
            select(TransactionRow.merchant)
            .where(TransactionRow.customer_id == customer_id)
            .group_by(TransactionRow.merchant)
            .order_by(func.count().desc(), TransactionRow.merchant)
        )
        return tuple(self._session.scalars(query))

    def payments(self, agreement_ids: Sequence[str]) -> dict[str, list[Payment]]:
        """Return agreement id -> its payments, oldest first, amounts positive."""
        query = (
            select(
                TransactionRow.agreement_id,
                TransactionRow.booked_on,
                TransactionRow.amount_minor,
                TransactionRow.currency,
            )
            .where(TransactionRow.agreement_id.in_(agreement_ids), TransactionRow.amount_minor < 0)
            .order_by(TransactionRow.booked_on)
        )
        found: dict[str, list[Payment]] = {identifier: [] for identifier in agreement_ids}
        for agreement_id, day, minor, currency in self._session.execute(query):
            if agreement_id is not None:
                found[agreement_id].append(Payment(day, Money(-minor, currency)))
        return found


def _transaction(row: TransactionRow) -> Transaction:
    return Transaction(
        id=row.id,
        booked_on=row.booked_on,
        amount=Money(row.amount_minor, row.currency),
        merchant=row.merchant,
        description=row.description,
        category=row.category,
        account_id=row.account_id,
        kind=TransactionKind(row.kind),
    )
