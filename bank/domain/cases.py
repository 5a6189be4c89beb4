"""Complaints and the dates that the law sets for them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bank.domain.periods import add_business_days

# Without 0/O, 1/I/L, U: a reference is read out over the telephone.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Case:
    """A complaint that the bank has logged.

    Attributes:
        reference: What the customer quotes: 'C-7F3K2M'.
        acknowledge_by: A written acknowledgement is sent by this day.
        respond_by: A final answer is due by this day (FCA DISP 1.6: eight weeks).
        existing: The conversation had this open complaint already; nothing new was opened.
    """

    reference: str
    customer_id: str
    conversation_id: str
    topic: str | None
    opened_at: datetime
    acknowledge_by: date
    respond_by: date
    existing: bool = False


def new_reference() -> str:
    """Return a random reference; unique enough to be retried on a clash, too sparse to be guessed."""
    return "C-" + "".join(secrets.choice(_ALPHABET) for _ in range(6))


def deadlines(opened_on: date) -> tuple[date, date]:
    """Return (acknowledge_by, respond_by): five working days, and eight weeks (FCA DISP 1.6.1)."""
    return add_business_days(opened_on, 5), opened_on + timedelta(weeks=8)
