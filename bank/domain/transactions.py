"""What was booked, and which of it counts as spending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bank.domain.errors import UnknownCategory
from bank.domain.money import Money

CATEGORIES = (
    "groceries", "eating_out", "transport", "fuel", "housing", "utilities", "telecom", "insurance",
    "subscriptions", "entertainment", "shopping", "clothing", "health", "travel", "education", "children",
    "gifts", "cash", "fees", "taxes", "home", "pets", "sports", "income", "transfers",
)  # fmt: skip


class TransactionKind(str, Enum):
    """How the money moved; decides what counts as spending."""

    CARD = "card"
    DIRECT_DEBIT = "direct_debit"
    STANDING_ORDER = "standing_order"
    TRANSFER = "transfer"
    CASH = "cash"
    FEE = "fee"
    REFUND = "refund"
    INCOME = "income"
    INTERNAL = "internal"  # between the customer's own accounts: never spending, never income

    __str__ = str.__str__


# Outgoing kinds that are spending; refunds are booked with them and reduce the sum.
SPENDING_KINDS = (
    TransactionKind.CARD,
    TransactionKind.DIRECT_DEBIT,
    TransactionKind.STANDING_ORDER,
    TransactionKind.TRANSFER,
    TransactionKind.CASH,
    TransactionKind.FEE,
    TransactionKind.REFUND,
)


@dataclass(frozen=True)
class Transaction:
    """One booked line.

    Attributes:
        amount: Negative is money going out.
        merchant: The name as customers say it ('Tesco'); the employer or payee for transfers.
        description: The line as the bank received it ('TESCO STORES 3021 LEEDS').
        category: One of `CATEGORIES`.
    """

    id: str
    booked_on: date
    amount: Money
    merchant: str
    description: str
    category: str
    account_id: str
    kind: TransactionKind


@dataclass(frozen=True)
class TransactionPage:
    """The newest transactions of a search, and the figures over all that matched.

    Attributes:
        total: Signed sum over all `total_count` matches, not only of `items`.
    """

    items: tuple[Transaction, ...]
    total_count: int
    total: Money


def known_category(category: str) -> str:
    """Return the category itself.

    Raises:
        UnknownCategory: it is none of `CATEGORIES`.
    """
    if category not in CATEGORIES:
        raise UnknownCategory("not a spending category")
    return category
