"""Lines of a book before they are booked."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from bank.domain.transactions import TransactionKind


class Line(NamedTuple):
    """One line on one account.

    Attributes:
        account: Kind of the account: checking, savings, credit_card, joint.
        minor: Signed amount, minor units.
        agreement: Key of the agreement that it fulfils ('rent'), if any.
    """

    day: date
    account: str
    minor: int
    merchant: str
    category: str
    kind: TransactionKind
    agreement: str | None = None
