"""Accounts and what is in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bank.domain.money import Money


class AccountKind(str, Enum):
    """What an account is for."""

    CHECKING = "checking"
    SAVINGS = "savings"
    CREDIT_CARD = "credit_card"
    JOINT = "joint"

    __str__ = str.__str__


@dataclass(frozen=True)
class Account:
    """One account of a customer.

    Attributes:
        iban: The full number; for US accounts, which have no IBAN, the account number.
        iban_masked: Country and last four digits, fit to be shown.
        balance: Sum of everything booked; negative on a card account means owed.
        available: Balance and the agreed overdraft or card limit.
    """

    id: str
    kind: AccountKind
    iban: str
    iban_masked: str
    balance: Money
    available: Money


def mask_iban(iban: str) -> str:
    """Return a number fit to be shown: 'GB•• •••• 1234'; without a country code '•••• 1234'."""
    compact = "".join(iban.split())
    country = f"{compact[:2]}•• " if compact[:2].isalpha() else ""
    return f"{country}•••• {compact[-4:]}"


def iban_is_valid(iban: str) -> bool:
    """Tell whether an IBAN's check digits fit (ISO 13616, mod 97)."""
    compact = "".join(iban.split()).upper()
    if not (15 <= len(compact) <= 34 and compact.isascii() and compact.isalnum() and compact[:2].isalpha()):
        return False
    return int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 == 1
