"""What a customer has in which account."""

from __future__ import annotations

from bank.adapters.unit_of_work import Store
from bank.domain.accounts import Account


class AccountService:
    """Accounts of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, customer_id: str) -> tuple[Account, ...]:
        """Return the customer's accounts, the one of everyday life first."""
        return self._store.read(lambda work: work.accounts.of(customer_id))
