"""Who the customers are and how they like to be spoken to."""

from __future__ import annotations

from bank.adapters.unit_of_work import Store
from bank.domain.customers import Customer


class CustomerService:
    """Customers of the bank."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, customer_id: str) -> Customer:
        """Return the customer.

        Raises:
            UnknownCustomer: nobody has this id.
        """
        return self._store.read(lambda work: work.customers.get(customer_id))

    def demo(self) -> tuple[Customer, ...]:
        """Return the customers that the demo page offers, in its order."""
        return self._store.read(lambda work: work.customers.demo())

    def set_language(self, customer_id: str, language: str) -> Customer:
        """Remember the language that the customer wants from now on.

        Args:
            language: ISO 639-1.

        Raises:
            UnknownCustomer: nobody has this id.
        """
        return self._store.write(lambda work: work.customers.set_language(customer_id, language))
