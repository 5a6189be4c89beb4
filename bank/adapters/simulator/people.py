"""Who banks here: six people for demonstrations and as many others as wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bank.adapters.simulator.chance import Chance
from bank.adapters.simulator.countries import COUNTRIES
from bank.adapters.simulator.country import Country
from bank.domain.customers import Customer

_COUNTRY_SHARES = {"GB": 24, "US": 20, "ES": 18, "FR": 14, "DE": 14, "IE": 4, "AT": 3, "BE": 3}
_PERSONA_SHARES = {
    "employed": 38, "family": 20, "student": 12, "retiree": 14, "self_employed": 8, "small_business": 3, "newcomer": 5,
}  # fmt: skip
_OTHER_LANGUAGES = ("en", "es", "fr", "de")
BUSINESS = ("self_employed", "small_business")


@dataclass(frozen=True)
class Person:
    """A customer and what the simulator knows besides.

    Attributes:
        income: Usual net income a month, minor units; may be raised to carry the bills.
        home: tenant or owner; 'none' for those who pay no rent.
        tight: Lives close to the edge of the overdraft.
        saving: Share of the income put aside by standing order.
        twice_charged: A shop charges them twice, some weeks before today.
    """

    customer: Customer
    country: Country
    city: str
    income: int
    home: str
    car: bool
    children: int
    pets: bool
    joint: bool
    credit_card: bool
    tight: bool
    saving: float
    demo_rank: int | None = None
    twice_charged: bool = False

    @property
    def id(self) -> str:
        """The customer's id."""
        return self.customer.id


def _demo(
    rank: int,
    identifier: str,
    name: tuple[str, str],
    country: str,
    city: str,
    persona: str,
    income: int,
    since: date,
    *,
    home: str = "tenant",
    car: bool = False,
    children: int = 0,
    pets: bool = False,
    credit_card: bool = False,
    saving: float = 0.1,
    zone: str | None = None,
    detailed: bool = False,
    twice_charged: bool = False,
) -> Person:
    land = COUNTRIES[country]
    customer = Customer(
        id=identifier,
        given_name=name[0],
        family_name=name[1],
        preferred_name=name[0],
        language=land.language,
        country=country,
        currency=land.currency,
        timezone=zone or land.timezones[0],
        persona=persona,
        answer_length="detailed" if detailed else "brief",
        mood_analysis=True,
        customer_since=since,
    )
    return Person(
        customer, land, city, income, home, car, children, pets, persona == "family", credit_card, False, saving,
        demo_rank=rank, twice_charged=twice_charged,
    )  # fmt: skip


def demo_people() -> tuple[Person, ...]:
    """Return the six people of the demo page, in its order."""
    return (
        _demo(1, "emma", ("Emma", "Whitfield"), "GB", "Leeds", "employed", 268000, date(2019, 4, 8),
              credit_card=True, pets=True, twice_charged=True, detailed=True),
        _demo(2, "lucia", ("Lucía", "Herrero"), "ES", "Valencia", "family", 236000, date(2016, 9, 21),
              home="owner", car=True, children=2, credit_card=True, saving=0.07, detailed=True),
        _demo(3, "camille", ("Camille", "Fabre"), "FR", "Lyon", "self_employed", 305000, date(2020, 1, 14),
              credit_card=True, saving=0.12, detailed=True),
        _demo(4, "jonas", ("Jonas", "Albrecht"), "DE", "Hamburg", "family", 348000, date(2014, 6, 2),
              home="owner", car=True, children=1, credit_card=True, saving=0.1, detailed=True),
        _demo(5, "maya", ("Maya", "Brooks"), "US", "Boston", "student", 205000, date(2024, 8, 26), saving=0.04),
        _demo(6, "karl", ("Karl", "Lindner"), "DE", "Leipzig", "retiree", 214000, date(1996, 3, 18),
              car=True, pets=True, saving=0.08, detailed=True),
    )  # fmt: skip


def other_people(count: int) -> Iterator[Person]:
    """Yield `count` people with the ids c0001, c0002 ..."""
    for number in range(1, count + 1):
        yield _person(f"c{number:04d}")


def _share(chance: Chance, shares: dict[str, int]) -> str:
    total, cumulative = 0, []
    for share in shares.values():
        total += share
        cumulative.append(float(total))
    return chance.weighted(list(shares), cumulative)


def _person(identifier: str) -> Person:
    chance = Chance(identifier, "person")
    country = COUNTRIES[_share(chance, _COUNTRY_SHARES)]
    persona = _share(chance, _PERSONA_SHARES)
    given = chance.one(country.given_names)
    language = country.language
    if persona == "newcomer":
        language = chance.one([other for other in _OTHER_LANGUAGES if other != country.language])
    children = chance.whole(1, 3) if persona == "family" else 0
    owns = {"student": 0.0, "newcomer": 0.0, "retiree": 0.55, "family": 0.6}.get(persona, 0.25)
    customer = Customer(
        id=identifier,
        given_name=given,
        family_name=chance.one(country.family_names),
        preferred_name=given,
        language=language,
        country=country.code,
        currency=country.currency,
        timezone=chance.one(country.timezones),
        persona=persona,
        answer_length="detailed" if chance.happens(0.7) else "brief",
        mood_analysis=chance.happens(0.9),
        customer_since=date(chance.whole(1995, 2024), chance.whole(1, 12), chance.whole(1, 28)),
    )
    return Person(
        customer=customer,
        country=country,
        city=chance.one(country.cities),
        income=_income(chance, country, persona),
        home="owner" if chance.happens(owns) else "tenant",
        car=persona != "student" and chance.happens(0.55),
        children=children,
        pets=chance.happens(0.3),
        joint=persona == "family",
        credit_card=persona not in ("student", "newcomer") and chance.happens(0.55),
        tight=persona not in BUSINESS and chance.happens(0.12),
        saving=chance.between(0.03, 0.16),
        twice_charged=chance.happens(0.05),
    )


def _income(chance: Chance, country: Country, persona: str) -> int:
    low, high = country.pension if persona == "retiree" else country.salary
    if persona == "student":
        return round(low * chance.between(0.6, 0.8))
    factor = {"self_employed": 1.2, "small_business": 1.6, "newcomer": 0.85}.get(persona, 1.0)
    # The mean of two draws: most people earn something in the middle.
    return round(factor * (chance.between(low, high) + chance.between(low, high)) / 2)
