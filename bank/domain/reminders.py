"""Reminders of bills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from bank.domain.bills import Bill
from bank.domain.errors import RemindAfterDue, RemindAtPast
from bank.domain.periods import aware, local_date

# A claimed reminder that nobody confirmed is free again after this time (its server died).
CLAIM_LASTS = timedelta(seconds=60)


class ReminderStatus(str, Enum):
    """Where a reminder is; the last three are final."""

    SCHEDULED = "scheduled"
    CLAIMED = "claimed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    EXPIRED = "expired"

    __str__ = str.__str__


@dataclass(frozen=True)
class Reminder:
    """One reminder; at most one is waiting for each bill."""

    id: str
    bill_id: str
    remind_at: datetime
    status: ReminderStatus


@dataclass(frozen=True)
class DueReminder:
    """A reminder that this process has claimed and must deliver now."""

    reminder: Reminder
    bill: Bill
    customer_id: str
    conversation_id: str | None


def checked_remind_at(remind_at: datetime, due: date, now: datetime, zone: str) -> datetime:
    """Return the moment in UTC.

    Args:
        zone: IANA zone of the customer, in which the due day is meant.

    Raises:
        NaiveTime: a moment has no zone.
        RemindAtPast: the moment is not after now.
        RemindAfterDue: for the customer it lies after the due day.
    """
    moment = aware(remind_at)
    if moment <= aware(now):
        raise RemindAtPast("the reminder would lie in the past")
    if local_date(moment, zone) > due:
        raise RemindAfterDue("the bill is due before")
    return moment
