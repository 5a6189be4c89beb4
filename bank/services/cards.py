"""Blocking cards and lifting the block."""

from __future__ import annotations

from datetime import datetime

import structlog

from bank.adapters.unit_of_work import Store
from bank.domain.cards import Card, frozen, unfrozen
from bank.domain.periods import aware

log = structlog.get_logger()


class CardService:
    """Cards of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def list(self, customer_id: str) -> tuple[Card, ...]:
        """Return the customer's cards, debit before credit."""
        return self._store.read(lambda work: work.cards.of(customer_id))

    def freeze(self, customer_id: str, card_id: str, now: datetime) -> Card:
        """Block a card for now; a card blocked already, or lost, is returned as it is.

        Raises:
            UnknownCard: the customer has no such card.
        """
        card, changed = self._store.write(lambda work: work.cards.change(customer_id, card_id, frozen, aware(now)))
        if changed:
            log.info("card.frozen", card=card.id, customer=customer_id)
        return card

    def unfreeze(self, customer_id: str, card_id: str, now: datetime) -> Card:
        """Lift the block; an active card is returned as it is.

        Raises:
            UnknownCard: the customer has no such card.
            CardIsLost: the card was reported lost and has to be replaced.
        """
        card, changed = self._store.write(lambda work: work.cards.change(customer_id, card_id, unfrozen, aware(now)))
        if changed:
            log.info("card.unfrozen", card=card.id, customer=customer_id)
        return card
