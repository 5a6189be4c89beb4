"""Account and card numbers that look right and belong to nobody."""

from __future__ import annotations

from bank.adapters.simulator.chance import Chance

# Country -> bank part of the number (invented) and digits of the account.
_BANKS = {
    "GB": ("ATTU609912", 8), "IE": ("ATTU990212", 8), "ES": ("9199", 16), "FR": ("91999", 18), "BE": ("919", 9),
    "DE": ("91999000", 10), "AT": ("91990", 11),
}  # fmt: skip


def account_number(country: str, customer_id: str, account: str) -> str:
    """Return an IBAN with valid check digits; for the US, which has none, a twelve-digit number."""
    chance = Chance(customer_id, account, "number")
    if country not in _BANKS:
        return chance.digits(12)
    bank, length = _BANKS[country]
    own = bank + chance.digits(length)
    rest = int("".join(str(int(sign, 36)) for sign in own + country + "00")) % 97
    return f"{country}{98 - rest:02d}{own}"


def last_four(customer_id: str, account: str) -> str:
    """Return the last four digits of a card."""
    return Chance(customer_id, account, "card").digits(4)
