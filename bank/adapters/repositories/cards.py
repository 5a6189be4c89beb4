"""Cards in the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import CardRow
from bank.domain.cards import Card, CardKind, CardStatus
from bank.domain.errors import UnknownCard


class Cards:
    """Reads and changes cards."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, customer_id: str) -> tuple[Card, ...]:
        """Return the customer's cards, debit before credit."""
        query = select(CardRow).where(CardRow.customer_id == customer_id).order_by(CardRow.kind.desc(), CardRow.id)
        return tuple(_card(row) for row in self._session.scalars(query))

    def change(
        self, customer_id: str, card_id: str, rule: Callable[[CardStatus], CardStatus], now: datetime
    ) -> tuple[Card, bool]:
        """Apply a rule to the card's status; returns the card, and whether anything changed.

        Raises:
            UnknownCard: the customer has no such card.
        """
        row = self._session.get(CardRow, card_id, with_for_update=True)
        if row is None or row.customer_id != customer_id:
            raise UnknownCard("the customer has no such card")
        status = rule(CardStatus(row.status))
        changed = status.value != row.status
        if changed:
            row.status, row.status_changed_at = status.value, now
        return _card(row), changed


def _card(row: CardRow) -> Card:
    return Card(
        id=row.id,
        kind=CardKind(row.kind),
        brand=row.brand,
        last4=row.last4,
        status=CardStatus(row.status),
        account_id=row.account_id,
    )
