"""What does not happen every month: holidays, repairs, refunds, a charge made twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from bank.adapters.simulator.chance import Chance
from bank.adapters.simulator.countries import COUNTRIES
from bank.adapters.simulator.lines import Line
from bank.adapters.simulator.people import Person
from bank.domain.periods import add_months
from bank.domain.transactions import TransactionKind

_RETURNED = frozenset({"clothing", "shopping", "home"})
_FOREIGN_FEE = 0.0275


def away_days(person: Person, year: int) -> list[tuple[date, int]]:
    """Return the year's holidays as (first day, number of days)."""
    chance = Chance(person.id, "holidays", year)
    trips = []
    retired = person.customer.persona == "retiree"
    if chance.happens(0.55 if person.tight else 0.9):
        first = date(year, 5, 20) if retired else date(year, 7, 1)
        trips.append((first + timedelta(days=chance.whole(0, 45)), chance.whole(6, 13)))
    if chance.happens(0.2 if person.tight else 0.5):
        first = date(year, chance.one((2, 3, 4, 10, 11)), chance.whole(1, 24))
        trips.append((first, chance.whole(3, 4)))
    return trips


def holiday_lines(person: Person, year: int, scale: float) -> Iterator[Line]:
    """Yield what the holidays of a year cost: bookings before, meals and fees there.

    Args:
        scale: How much the person spends relative to the shops' typical amounts.
    """
    account = "credit_card" if person.credit_card else "checking"
    shops = person.country.shops["travel"]
    for start, days in away_days(person, year):
        chance = Chance(person.id, "holiday", start.toordinal())
        people = 1 + person.children * 0.6 + (0.8 if person.joint else 0.0)
        level = max(0.5, min(scale, 1.4))
        way = chance.one([shop for shop in shops if not _is_stay(shop.name)])
        stay = chance.one([shop for shop in shops if _is_stay(shop.name)])
        booked = start - timedelta(days=chance.whole(30, 75))
        fare = chance.around(way.typical * people * level * (0.7 if days < 5 else 1.0), 0.2)
        yield Line(booked, account, -fare, way.name, "travel", TransactionKind.CARD)
        bed = chance.around(stay.typical * level * days / 5, 0.2)
        yield Line(
            start - timedelta(days=chance.whole(5, 25)),
            account,
            -bed,
            stay.name,
            "travel",
            TransactionKind.CARD,
        )
        there = COUNTRIES[chance.one(person.country.abroad)]
        for offset in range(days):
            day = start + timedelta(days=offset)
            for _ in range(chance.whole(1, 2)):
                shop = chance.one(there.shops["eating_out"] if chance.happens(0.75) else there.shops["groceries"])
                minor = chance.around(shop.typical * min(people, 2.2) * level, 0.3)
                yield Line(day, account, -minor, shop.name, "eating_out", TransactionKind.CARD)
                if there.currency != person.country.currency:
                    fee = max(1, round(minor * _FOREIGN_FEE))
                    words = person.country.own_words["foreign_fee"]
                    yield Line(day, account, -fee, words, "fees", TransactionKind.FEE)


def _is_stay(name: str) -> bool:
    return name in ("Booking.com", "Airbnb", "Marriott")


def one_off_lines(person: Person, month: date, scale: float) -> Iterator[Line]:
    """Yield the rare and large: a dentist, a fridge, tyres."""
    chance = Chance(person.id, "one-off", month.year, month.month)
    expected = 0.16 if person.customer.persona != "student" else 0.07
    for _ in range(chance.count(expected)):
        categories = [c for c in person.country.one_offs if c != "transport" or person.car]
        category = chance.one(categories)
        shop = chance.one(person.country.one_offs[category])
        minor = chance.around(shop.typical * max(0.6, min(scale, 1.2)), 0.25)
        account = "credit_card" if person.credit_card and chance.happens(0.5) else "checking"
        yield Line(chance.day(month, 28), account, -minor, shop.name, category, TransactionKind.CARD)


def refund_lines(person: Person, bought: Sequence[Line], month: date) -> Iterator[Line]:
    """Yield the refunds for some of a month's purchases, days to weeks later."""
    chance = Chance(person.id, "refunds", month.year, month.month)
    for line in bought:
        if line.category in _RETURNED and line.kind is TransactionKind.CARD and chance.happens(0.06):
            share = 1.0 if chance.happens(0.7) else chance.between(0.3, 0.7)
            day = line.day + timedelta(days=chance.whole(4, 18))
            minor = max(1, round(-line.minor * share))
            yield Line(day, line.account, minor, line.merchant, line.category, TransactionKind.REFUND)


def bank_fee_lines(person: Person, month: date) -> Iterator[Line]:
    """Yield the bank's own fees; a third of the customers pay one each quarter."""
    if month.month % 3 == 0 and Chance(person.id, "account fee").happens(0.35):
        words = person.country.own_words["account_fee"]
        yield Line(month.replace(day=28), "checking", -1500, words, "fees", TransactionKind.FEE)


def gift_of_family(person: Person, year: int) -> Iterator[Line]:
    """Yield what grandparents send at Christmas, to those young enough."""
    if person.customer.persona == "student":
        words = person.country.own_words["family"]
        yield Line(date(year, 12, 23), "checking", 10000, words, "income", TransactionKind.INCOME)


def charged_twice(person: Person, bought: Sequence[Line], today: date) -> Iterator[Line]:
    """Yield a second charge of the same shop, amount and day, for those whom it happens to."""
    if not person.twice_charged:
        return
    window = (add_months(today, -1), today - timedelta(days=4))
    recent = [
        line
        for line in bought
        if line.kind is TransactionKind.CARD
        and line.category in ("eating_out", "shopping", "entertainment")
        and window[0] <= line.day <= window[1]
        and line.agreement is None
    ]
    if recent:
        yield max(recent, key=lambda line: (line.day, -line.minor))


def sent_lines(person: Person, month: date) -> Iterator[Line]:
    """Yield what is sent to other people: shares of a dinner to friends, money home by newcomers."""
    chance = Chance(person.id, "sent", month.year, month.month)
    for _ in range(chance.count(0.8)):
        words = person.country.own_words["friend"]
        yield Line(
            chance.day(month, 28),
            "checking",
            -chance.whole(5, 45) * 100,
            words,
            "transfers",
            TransactionKind.TRANSFER,
        )
    if person.customer.persona == "newcomer":
        minor = round(person.income * 0.05 / 1000) * 1000
        yield Line(month.replace(day=6), "checking", -minor, "Wise", "transfers", TransactionKind.TRANSFER)
