"""Accounts in the database."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import AccountRow
from bank.domain.accounts import Account, AccountKind, mask_iban
from bank.domain.money import Money


class Accounts:
    """Reads accounts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, customer_id: str) -> tuple[Account, ...]:
        """Return the customer's accounts, the main one first."""
        query = select(AccountRow).where(AccountRow.customer_id == customer_id).order_by(AccountRow.position)
        return tuple(_account(row) for row in self._session.scalars(query))


def _account(row: AccountRow) -> Account:
    return Account(
        id=row.id,
        kind=AccountKind(row.kind),
        iban=row.iban,
        iban_masked=mask_iban(row.iban),
        balance=Money(row.balance_minor, row.currency),
        available=Money(row.balance_minor + row.credit_minor, row.currency),
    )
