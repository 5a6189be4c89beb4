"""Payment cards and whether they work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bank.domain.errors import CardIsLost


class CardStatus(str, Enum):
    """A frozen card can be used again, a lost one cannot."""

    ACTIVE = "active"
    FROZEN = "frozen"
    LOST = "lost"

    __str__ = str.__str__


class CardKind(str, Enum):
    """Where the money comes from."""

    DEBIT = "debit"
    CREDIT = "credit"

    __str__ = str.__str__


@dataclass(frozen=True)
class Card:
    """One card; the full number is never kept here.

    Attributes:
        brand: Visa or Mastercard.
        last4: Last four digits.
    """

    id: str
    kind: CardKind
    brand: str
    last4: str
    status: CardStatus
    account_id: str


def frozen(status: CardStatus) -> CardStatus:
    """Return the status after freezing; a lost card stays lost, it is blocked already."""
    return CardStatus.FROZEN if status is CardStatus.ACTIVE else status


def unfrozen(status: CardStatus) -> CardStatus:
    """Return the status after lifting the block.

    Raises:
        CardIsLost: the card was reported lost.
    """
    if status is CardStatus.LOST:
        raise CardIsLost("a lost card cannot be used again")
    return CardStatus.ACTIVE
