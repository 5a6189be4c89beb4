"""Customers in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import CustomerRow
from bank.domain.customers import Customer
from bank.domain.errors import UnknownCustomer


class Customers:
    """Reads and changes customers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, customer_id: str) -> Customer:
        """Return the customer.

        Raises:
            UnknownCustomer: nobody has this id.
        """
        return _customer(self._row(customer_id))

    def lock(self, customer_id: str) -> Customer:
        """Return the customer, and keep other writers of the same customer waiting until the commit."""
        row = self._session.get(CustomerRow, customer_id, with_for_update=True)
        if row is None:
            raise UnknownCustomer("no such customer")
        return _customer(row)

    def demo(self) -> tuple[Customer, ...]:
        """Return the customers of the demo page, in its order."""
        query = select(CustomerRow).where(CustomerRow.demo_rank.is_not(None)).order_by(CustomerRow.demo_rank)
        return tuple(_customer(row) for row in self._session.scalars(query))

    def set_language(self, customer_id: str, language: str) -> Customer:
        """Change the language; returns the changed customer."""
        row = self._row(customer_id)
        row.language = language
        return _customer(row)

    def set_mood_analysis(self, customer_id: str, on: bool, at: datetime) -> Customer:
        """Change whether the mood may be read; returns the changed customer.

        Whoever keeps a turn of this customer waits for the commit, and then follows the new choice.
        """
        self.lock(customer_id)
        row = self._row(customer_id)
        row.mood_analysis, row.mood_analysis_since = on, at
        return _customer(row)

    def _row(self, customer_id: str) -> CustomerRow:
        row = self._session.get(CustomerRow, customer_id)
        if row is None:
            raise UnknownCustomer("no such customer")
        return row


def _customer(row: CustomerRow) -> Customer:
    return Customer(
        id=row.id,
        given_name=row.given_name,
        family_name=row.family_name,
        preferred_name=row.preferred_name,
        language=row.language,
        country=row.country,
        currency=row.currency,
        timezone=row.timezone,
        persona=row.persona,
        answer_length=row.answer_length,
        mood_analysis=row.mood_analysis,
        customer_since=row.customer_since,
        mood_analysis_since=row.mood_analysis_since,
    )
