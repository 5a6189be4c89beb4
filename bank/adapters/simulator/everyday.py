"""Everyday spending: where people like to shop, how often, and for how much."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bank.adapters.simulator.chance import Chance
from bank.adapters.simulator.country import Shop
from bank.adapters.simulator.lines import Line
from bank.adapters.simulator.people import BUSINESS, Person
from bank.domain.periods import month_end
from bank.domain.transactions import TransactionKind

# Category -> purchases a month of somebody in work without children.
_RHYTHM = {
    "groceries": 10.5, "eating_out": 10.0, "transport": 8.5, "fuel": 0.0, "entertainment": 2.0, "shopping": 4.0,
    "clothing": 1.1, "health": 1.1, "gifts": 0.5, "home": 0.9, "pets": 0.0, "sports": 0.6, "education": 0.15,
    "children": 0.0, "cash": 1.6,
}  # fmt: skip
# Persona -> category -> factor.
_PERSONA = {
    "family": {"groceries": 1.4, "eating_out": 0.7, "transport": 0.6, "clothing": 1.5, "health": 1.4, "home": 1.4},
    "student": {"groceries": 0.9, "eating_out": 1.1, "transport": 1.2, "home": 0.4, "education": 4.0, "health": 0.5},
    "retiree": {"groceries": 1.25, "eating_out": 0.55, "transport": 0.5, "health": 2.4, "clothing": 0.7, "gifts": 1.8,
                "cash": 2.0, "entertainment": 0.7},
    "small_business": {"shopping": 1.6, "transport": 1.2},
    "newcomer": {"home": 1.6, "transport": 1.2, "education": 2.5},
}  # fmt: skip
# Category -> factor on what is paid at once.
_TICKET = {
    "family": {"groceries": 1.6, "eating_out": 1.8, "clothing": 1.2},
    "student": {
        "groceries": 0.7,
        "eating_out": 0.75,
        "shopping": 0.75,
        "clothing": 0.75,
        "entertainment": 0.8,
    },
}
_SPREAD = 0.42
_ON_CREDIT = {
    "shopping": 0.6,
    "clothing": 0.6,
    "eating_out": 0.4,
    "entertainment": 0.5,
    "home": 0.6,
    "travel": 0.9,
}
_CASH_NOTES = (2000, 3000, 4000, 5000, 6000, 8000, 10000)
_WEEKEND = frozenset({"eating_out", "entertainment", "clothing", "home", "shopping"})


@dataclass(frozen=True)
class Habits:
    """How one person spends.

    Attributes:
        rhythm: Category -> purchases a month.
        ticket: Category -> factor on the shops' typical amounts.
        favourites: Category -> (shops, cumulative weights): where this person goes.
    """

    person: Person
    rhythm: Mapping[str, float]
    ticket: Mapping[str, float]
    favourites: Mapping[str, tuple[tuple[Shop, ...], tuple[float, ...]]]

    def monthly(self) -> float:
        """Return the expected spending of a month, minor units."""
        return sum(count * self._typical(category) for category, count in self.rhythm.items())

    def scaled(self, factor: float) -> Habits:
        """Return the habits of somebody who spends `factor` times as much: more often, and more at once."""
        root = math.sqrt(factor)
        return Habits(
            self.person,
            {category: count * root for category, count in self.rhythm.items()},
            # A tank holds no more for the rich.
            {category: ticket * (root if category != "fuel" else 1.0) for category, ticket in self.ticket.items()},
            self.favourites,
        )

    def lines(self, month: date, away: frozenset[date]) -> Iterator[Line]:
        """Yield what is bought in a month.

        Args:
            month: Its first day.
            away: Days on which the person is on holiday, and the shops at home see nothing of them.
        """
        days = month_end(month).day
        for category, expected in self.rhythm.items():
            chance = Chance(self.person.id, category, month.year, month.month)
            for _ in range(chance.count(expected * _season(category, month.month))):
                day = chance.day(month, days)
                if category in _WEEKEND and day.weekday() < 4 and chance.happens(0.35):
                    day = min(day + timedelta(days=5 - day.weekday()), month_end(month))
                line = self._purchase(category, day, chance)
                if day not in away:
                    yield line

    def _purchase(self, category: str, day: date, chance: Chance) -> Line:
        if category == "cash":
            name = self.person.country.cash_machine
            return Line(day, "checking", -chance.one(_CASH_NOTES), name, category, TransactionKind.CASH)
        shops, weights = self.favourites[category]
        shop = chance.weighted(shops, weights)
        minor = _priced(chance.around(shop.typical * self.ticket[category], _SPREAD), category, chance)
        on_credit = self.person.credit_card and chance.happens(_ON_CREDIT.get(category, 0.0))
        account = "credit_card" if on_credit else "checking"
        return Line(day, account, -minor, shop.name, category, TransactionKind.CARD)

    def _typical(self, category: str) -> float:
        if category == "cash":
            return sum(_CASH_NOTES) / len(_CASH_NOTES)
        shops, weights = self.favourites[category]
        before, total = 0.0, 0.0
        for shop, weight in zip(shops, weights, strict=True):
            total += shop.typical * (weight - before)
            before = weight
        return self.ticket[category] * math.exp(_SPREAD**2 / 2) * total / weights[-1]


def habits_of(person: Person) -> Habits:
    """Return how a person would spend if money were no object; see `Habits.scaled`."""
    persona = person.customer.persona
    chance = Chance(person.id, "habits")
    rhythm = {
        category: count * _PERSONA.get(persona, {}).get(category, 1.0) * chance.between(0.75, 1.25)
        for category, count in _RHYTHM.items()
    }
    rhythm["fuel"] = chance.between(1.6, 3.2) if person.car else 0.0
    if person.car:
        rhythm["transport"] *= 0.45
    rhythm["pets"] = chance.between(0.8, 1.5) if person.pets else 0.0
    rhythm["children"] = min(1.0 + 0.8 * person.children, 3.0) if person.children else 0.0
    if persona in BUSINESS:
        rhythm["shopping"] += 1.0
    favourites = {}
    for category, shops in person.country.shops.items():
        near = [shop for shop in shops if person.country.has_in(person.city, shop.name)]
        liked = chance.some(near, {"groceries": 5, "eating_out": 7, "transport": 4, "shopping": 5}.get(category, 3))
        total, weights = 0.0, []
        for shop in liked:
            total += shop.share * chance.between(0.2, 1.8)
            weights.append(total)
        favourites[category] = (tuple(liked), tuple(weights))
    ticket = {category: _TICKET.get(persona, {}).get(category, 1.0) for category in person.country.shops}
    return Habits(person, {c: r for c, r in rhythm.items() if r > 0}, ticket, favourites)


def _season(category: str, month: int) -> float:
    if category == "gifts":
        return {12: 5.0, 5: 1.5, 2: 1.4}.get(month, 0.8)
    if category == "shopping":
        return {11: 1.5, 12: 1.7, 1: 0.8}.get(month, 0.95)
    if category == "clothing":
        return {1: 1.5, 7: 1.5, 9: 1.3, 2: 0.7, 8: 0.8}.get(month, 0.95)
    if category == "eating_out":
        return 1.12 if month in (6, 7, 8, 12) else 0.97
    if category == "groceries":
        return 1.12 if month == 12 else 1.0
    return 1.0


def _priced(minor: int, category: str, chance: Chance) -> int:
    """Return a price as it stands on a tag: shirts end in .99, menus in .00 or .50, baskets in anything."""
    if category in ("clothing", "shopping", "home", "children", "gifts", "entertainment") and chance.happens(0.7):
        return max(99, round(minor / 100) * 100 - chance.one((1, 1, 5)))
    if category == "eating_out" and chance.happens(0.7):
        return max(120, round(minor / 10) * 10)
    return max(50, minor)
