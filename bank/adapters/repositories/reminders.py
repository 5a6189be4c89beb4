"""Reminders in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from bank.adapters.orm import ReminderRow
from bank.domain.reminders import CLAIM_LASTS, Reminder, ReminderStatus

_WAITING = (ReminderStatus.SCHEDULED.value, ReminderStatus.CLAIMED.value)


@dataclass(frozen=True)
class KeptReminder:
    """A reminder with what its row knows besides."""

    reminder: Reminder
    customer_id: str
    agreement_id: str
    due: date
    conversation_id: str | None


class Reminders:
    """Reads and changes reminders."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self, customer_id: str) -> tuple[KeptReminder, ...]:
        """Return the customer's reminders that are still to come, the next first."""
        query = (
            select(ReminderRow)
            .where(ReminderRow.customer_id == customer_id, ReminderRow.status.in_(_WAITING))
            .order_by(ReminderRow.remind_at, ReminderRow.id)
        )
        return tuple(_kept(row) for row in self._session.scalars(query))

    def set(
        self,
        customer_id: str,
        agreement_id: str,
        bill_id: str,
        due: date,
        remind_at: datetime,
        conversation_id: str | None,
        now: datetime,
    ) -> Reminder:
        """Make the bill's reminder, or move the one that waits; lock the customer first."""
        row = self._waiting_row(customer_id, bill_id)
        if row is None:
            row = ReminderRow(
                id=uuid4().hex,
                customer_id=customer_id,
                agreement_id=agreement_id,
                bill_id=bill_id,
                due=due,
                created_at=now,
            )
            self._session.add(row)
        row.remind_at, row.conversation_id = remind_at, conversation_id
        row.status, row.claimed_at = ReminderStatus.SCHEDULED.value, None
        return _kept(row).reminder

    def cancel(self, customer_id: str, bill_id: str, now: datetime) -> Reminder | None:
        """Cancel the bill's waiting reminder; returns it, or None when there was none."""
        row = self._waiting_row(customer_id, bill_id)
        if row is None:
            return None
        row.status, row.ended_at = ReminderStatus.CANCELLED.value, now
        return _kept(row).reminder

    def claim(self, now: datetime, limit: int) -> tuple[KeptReminder, ...]:
        """Claim what is due now and not claimed by another server."""
        query = (
            select(ReminderRow)
            .where(
                or_(
                    and_(ReminderRow.status == ReminderStatus.SCHEDULED.value, ReminderRow.remind_at <= now),
                    and_(
                        ReminderRow.status == ReminderStatus.CLAIMED.value,
                        ReminderRow.claimed_at <= now - CLAIM_LASTS,
                    ),
                )
            )
            .order_by(ReminderRow.remind_at, ReminderRow.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        claimed = []
        for row in self._session.scalars(query):
            row.status, row.claimed_at = ReminderStatus.CLAIMED.value, now
            claimed.append(_kept(row))
        return tuple(claimed)

    def end(self, reminder_id: str, status: ReminderStatus, now: datetime) -> bool:
        """Give a reminder its final status; False when it has one already or does not exist."""
        row = self._session.get(ReminderRow, reminder_id, with_for_update=True)
        if row is None or row.status not in _WAITING:
            return False
        row.status, row.ended_at = status.value, now
        return True

    def exists(self, reminder_id: str) -> bool:
        """Tell whether there is a reminder of this id, whatever became of it."""
        return self._session.get(ReminderRow, reminder_id) is not None

    def _waiting_row(self, customer_id: str, bill_id: str) -> ReminderRow | None:
        query = (
            select(ReminderRow)
            .where(
                ReminderRow.customer_id == customer_id,
                ReminderRow.bill_id == bill_id,
                ReminderRow.status.in_(_WAITING),
            )
            .with_for_update()
        )
        return self._session.scalar(query)


def _kept(row: ReminderRow) -> KeptReminder:
    reminder = Reminder(row.id, row.bill_id, row.remind_at, ReminderStatus(row.status))
    return KeptReminder(reminder, row.customer_id, row.agreement_id, row.due, row.conversation_id)
