"""What differs from country to country: shops, bills, pay, and how a bank line reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bank.domain.bills import BillKind


@dataclass(frozen=True)
class Shop:
    """Where money is spent.

    Attributes:
        typical: Median of what is paid at once, minor units.
        share: How much of the country goes there, relative to the others of the category.
    """

    name: str
    typical: int
    share: float = 1.0


@dataclass(frozen=True)
class Offer:
    """A bill as the country's households have it.

    Attributes:
        payees: Firms; one is chosen for each customer.
        low, high: Range of the usual amount, minor units; rent and mortgage also follow the income.
        every_months: 1 monthly, 2, 3, 6 or 12.
        spread: Variation from bill to bill; 0.0 is a fixed amount.
        season: flat, heating (winter), cooling (summer).
        condition: Whose bill it is: all, tenant, owner, car, family, student, business, not_student.
        chance: Share of those who have it.
        month: First month of the year in which it falls due, for rhythms other than monthly.
    """

    kind: BillKind
    category: str
    payees: tuple[str, ...]
    low: int
    high: int
    every_months: int = 1
    spread: float = 0.0
    season: str = "flat"
    automatic: bool = True
    condition: str = "all"
    chance: float = 1.0
    month: int = 1


@dataclass(frozen=True)
class Subscription:
    """A recurring charge to a card.

    Attributes:
        price: Today's monthly price, minor units.
        old_price: What it cost before its last rise; the same for one that never rose.
    """

    name: str
    kind: BillKind
    price: int
    old_price: int
    share: float = 1.0


@dataclass(frozen=True)
class Country:
    """One country.

    Attributes:
        salary, pension: Range of the monthly net income, minor units.
        salary_day: Day of the month of the pay; 31 is the last day.
        fortnightly: Pay comes every other Friday instead.
        extra_pay: Months in which a further salary is paid.
        aid: Payer and monthly amount of student aid.
        child_benefit: Payer and monthly amount for each child.
        lines: Kind of transaction -> how the bank writes it; {name} {place} {ref} are filled in.
        abroad: Countries where people from here spend their holidays.
        local: Name of a shop or payee -> the only city that has it.
    """

    code: str
    language: str
    currency: str
    timezones: tuple[str, ...]
    cities: tuple[str, ...]
    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    shops: Mapping[str, tuple[Shop, ...]]
    one_offs: Mapping[str, tuple[Shop, ...]]
    offers: tuple[Offer, ...]
    subscriptions: tuple[Subscription, ...]
    employers: tuple[str, ...]
    salary: tuple[int, int]
    salary_day: int
    pension_payers: tuple[str, str]
    pension: tuple[int, int]
    aid: tuple[str, int]
    side_jobs: tuple[str, ...]
    child_benefit: tuple[str, int]
    clients: tuple[str, ...]
    landlords: tuple[str, ...]
    lines: Mapping[str, str]
    own_words: Mapping[str, str]
    abroad: tuple[str, ...]
    cash_machine: str
    extra_pay: tuple[int, ...] = ()
    fortnightly: bool = False
    overdraft: int = 50000
    fee_name: str = "Attune Bank"
    rent_share: tuple[float, float] = (0.24, 0.34)
    local: Mapping[str, str] = field(default_factory=dict)

    def has_in(self, city: str, name: str) -> bool:
        """Tell whether a shop or payee of this name can be met in the city."""
        return self.local.get(name, city) == city


def shops(table: str) -> tuple[Shop, ...]:
    """Read 'Tesco 26 9 | Lidl 22 5': name, typical amount in major units, share."""
    found = []
    for entry in table.split("|"):
        *name, typical, share = entry.split()
        found.append(Shop(" ".join(name), round(float(typical) * 100), float(share)))
    return tuple(found)


def names(table: str) -> tuple[str, ...]:
    """Read 'Ann | Bob'."""
    return tuple(" ".join(entry.split()) for entry in table.split("|"))
