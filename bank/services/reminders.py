"""Reminding customers of their bills."""

from __future__ import annotations

from datetime import datetime

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.bills import Bill
from bank.domain.errors import UnknownBill, UnknownReminder
from bank.domain.periods import aware, local_date
from bank.domain.reminders import DueReminder, Reminder, ReminderStatus, checked_remind_at
from bank.services.bills import bill_by_id

log = structlog.get_logger()
_BATCH = 50


class ReminderService:
    """Reminders of bills; at most one waits for each bill."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set(
        self, customer_id: str, bill_id: str, remind_at: datetime, conversation_id: str | None, now: datetime
    ) -> Reminder:
        """Set the bill's reminder, or move the one that waits.

        Args:
            remind_at: After now, and for the customer not after the due day.
            conversation_id: Where the reminder will be written.

        Raises:
            UnknownCustomer: nobody has this id.
            UnknownBill: the customer has no such bill.
            RemindAtPast: the moment is not after now.
            RemindAfterDue: the bill is due before.
        """

        def work(work: UnitOfWork) -> Reminder:
            customer = work.customers.lock(customer_id)
            bill, agreement = bill_by_id(work, customer_id, bill_id)
            moment = checked_remind_at(remind_at, bill.due, now, customer.timezone)
            return work.reminders.set(customer_id, agreement.id, bill.id, bill.due, moment, conversation_id, aware(now))

        reminder = self._store.write(work)
        log.info("reminder.set", reminder=reminder.id, customer=customer_id)
        return reminder

    def cancel(self, customer_id: str, bill_id: str, now: datetime) -> Reminder | None:
        """Cancel the bill's reminder; returns it, or None when none was waiting."""
        reminder = self._store.write(lambda work: work.reminders.cancel(customer_id, bill_id, aware(now)))
        if reminder is not None:
            log.info("reminder.cancelled", reminder=reminder.id, customer=customer_id)
        return reminder

    def active(self, customer_id: str) -> tuple[tuple[Bill, Reminder], ...]:
        """Return the reminders that are still to come, with their bills, the next first."""

        def work(work: UnitOfWork) -> tuple[tuple[Bill, Reminder], ...]:
            found = []
            for kept in work.reminders.waiting(customer_id):
                bill = _bill(work, customer_id, kept.reminder)
                if bill is not None:
                    found.append((bill, kept.reminder))
            return tuple(found)

        return self._store.read(work)

    def claim_due(self, now: datetime) -> tuple[DueReminder, ...]:
        """Claim the reminders that are due; no other server gets them for 60 seconds.

        Whoever claims must deliver and then `mark_delivered`. One whose bill's due day has gone by
        (no server was running) is expired instead: it would only frighten.
        """
        moment = aware(now)

        def work(work: UnitOfWork) -> tuple[DueReminder, ...]:
            due = []
            for kept in work.reminders.claim(moment, _BATCH):
                bill = _bill(work, kept.customer_id, kept.reminder)
                zone = work.customers.get(kept.customer_id).timezone
                if bill is None or bill.due < local_date(moment, zone):
                    work.reminders.end(kept.reminder.id, ReminderStatus.EXPIRED, moment)
                    continue
                due.append(DueReminder(kept.reminder, bill, kept.customer_id, kept.conversation_id))
            return tuple(due)

        return self._store.write(work)

    def mark_delivered(self, reminder_id: str, now: datetime) -> None:
        """Note that a claimed reminder has reached its conversation; a second call changes nothing.

        Raises:
            UnknownReminder: there is none of this id.
        """

        def work(work: UnitOfWork) -> bool:
            return work.reminders.end(reminder_id, ReminderStatus.DELIVERED, aware(now))

        if self._store.write(work):
            log.info("reminder.delivered", reminder=reminder_id)
        elif not self._store.read(lambda work: work.reminders.exists(reminder_id)):
            raise UnknownReminder("no such reminder")


def _bill(work: UnitOfWork, customer_id: str, reminder: Reminder) -> Bill | None:
    try:
        bill, _ = bill_by_id(work, customer_id, reminder.bill_id)
    except UnknownBill:
        return None
    return bill.with_reminder(reminder)
