"""Who the customers are and how they like to be spoken to."""

from __future__ import annotations

from datetime import datetime

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.customers import Customer, MoodReading
from bank.domain.periods import aware
from bank.services.mood_reading import TELLING_TONES, summary_without_mood

log = structlog.get_logger()


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

    def set_mood_analysis(self, customer_id: str, on: bool, now: datetime) -> Customer:
        """Keep the customer's choice whether their mood may be read, with its time; it holds for every turn kept later.

        The same choice again changes nothing. What was read before stays until `forget_mood`; the mood is not
        gone on from, and agents do not see it while the reading is off.

        Raises:
            UnknownCustomer: nobody has this id.
        """
        moment = aware(now)

        def work(work: UnitOfWork) -> tuple[Customer, bool]:
            customer = work.customers.lock(customer_id)
            if customer.mood_analysis == on:
                return customer, False
            return work.customers.set_mood_analysis(customer_id, on, moment), True

        customer, changed = self._store.write(work)
        if changed:
            log.info("mood_analysis.chosen", customer=customer_id, on=on)
        return customer

    def forget_mood(self, customer_id: str) -> int:
        """Delete what was ever read of the customer's mood, in all their conversations; return from how many turns.

        Sentiment, mood, its reason and state go, tones that tell of a mood, and the mood in hand-offs. What was
        written, what was understood of it, and why a person was called stay.

        Raises:
            UnknownCustomer: nobody has this id.
        """

        def work(work: UnitOfWork) -> int:
            # Whoever keeps a turn of theirs meanwhile waits, so that nothing slips in behind.
            work.customers.lock(customer_id)
            work.handoffs.retell(customer_id, summary_without_mood)
            return work.messages.forget_mood(customer_id, TELLING_TONES)

        forgotten = self._store.write(work)
        log.info("mood.forgotten", customer=customer_id, turns=forgotten)
        return forgotten

    def mood_reading(self, conversation_id: str) -> MoodReading:
        """Return how the mood of a conversation's customer is read now, for their own eyes.

        Raises:
            UnknownConversation: there is none of this id.
        """

        def work(work: UnitOfWork) -> MoodReading:
            customer = work.customers.get(work.conversations.get(conversation_id).customer_id)
            last = work.messages.last_turn(conversation_id)
            counts = last is not None and customer.mood_counts(last.at)
            return MoodReading(
                on=customer.mood_analysis,
                since=customer.mood_analysis_since,
                mood=last.mood if last and counts else None,
                reason=last.mood_reason if last and counts else None,
                kept=work.messages.has_mood(customer.id),
            )

        return self._store.read(work)
