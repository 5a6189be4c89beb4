"""Complaints, logged with the dates that the law sets."""

from __future__ import annotations

from datetime import datetime

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.cases import Case, deadlines, new_reference
from bank.domain.errors import UnknownConversation
from bank.domain.periods import aware, local_date

log = structlog.get_logger()


class CaseService:
    """Cases of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_complaint(self, customer_id: str, conversation_id: str, now: datetime, topic: str | None = None) -> Case:
        """Log a complaint; the conversation's open one is returned as `existing` instead of a second.

        Args:
            topic: Short code of what it is about; never the customer's own words.

        Raises:
            UnknownCustomer: nobody has this id.
            UnknownConversation: the customer has no such conversation.
        """
        moment = aware(now)

        def work(work: UnitOfWork) -> Case:
            customer = work.customers.get(customer_id)
            if work.conversations.lock(conversation_id).customer_id != customer_id:
                raise UnknownConversation("no such conversation")
            existing = work.cases.open_of(conversation_id)
            if existing is not None:
                return existing
            reference = new_reference()
            while not work.cases.reference_is_free(reference):
                reference = new_reference()
            acknowledge_by, respond_by = deadlines(local_date(moment, customer.timezone))
            case = Case(reference, customer_id, conversation_id, topic, moment, acknowledge_by, respond_by)
            work.cases.add(case)
            return case

        case = self._store.write(work)
        if not case.existing:
            log.info("case.opened", case=case.reference, customer=customer_id, kind="complaint")
        return case

    def list(self, customer_id: str) -> tuple[Case, ...]:
        """Return the customer's open cases, the newest first."""
        return self._store.read(lambda work: work.cases.of(customer_id))
