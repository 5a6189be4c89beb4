"""What comes in: pay, pensions, grants, invoices, benefits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bank.adapters.simulator.chance import Chance
from bank.adapters.simulator.lines import Line
from bank.adapters.simulator.people import Person
from bank.domain.periods import month_end
from bank.domain.transactions import TransactionKind

# Pay rises once a year by this range; the base is what is earned in this year.
_BASE_YEAR = 2026
_RISE = (0.015, 0.035)
_FIRST_FRIDAY = date(2020, 1, 3)


def yearly_income(person: Person) -> float:
    """Return the expected net income of a year, minor units, with extra pay and benefits."""
    country = person.country
    months = 12.0
    if person.customer.persona in ("employed", "family", "newcomer"):
        months += len(country.extra_pay)
    if person.customer.persona == "retiree" and country.code == "ES":
        months += 2
    benefit = country.child_benefit[1] * person.children * 12
    return person.income * months + benefit


def income_lines(person: Person, month: date) -> Iterator[Line]:
    """Yield what a person receives in the month that begins on `month`."""
    persona = person.customer.persona
    if persona == "student":
        yield from _student(person, month)
    elif persona == "retiree":
        yield from _retiree(person, month)
    elif persona in ("self_employed", "small_business"):
        yield from _business(person, month)
    else:
        yield from _salary(person, month)
    if person.children:
        payer, each = person.country.child_benefit
        yield _line(_paid_on(month, 12), each * person.children, payer)
    chance = Chance(person.id, "friends", month.year, month.month)
    for _ in range(chance.count(0.7)):
        day = chance.day(month, month_end(month).day)
        name = person.country.own_words["friend"]
        yield _line(day, chance.whole(5, 60) * 100, name, "transfers")


def employer(person: Person) -> str:
    """Return who pays the salary."""
    return Chance(person.id, "employer").one(person.country.employers)


def payday(person: Person, month: date) -> date:
    """Return the day of the month on which the regular income comes."""
    return _paid_on(month, 1 if person.customer.persona == "student" else person.country.salary_day)


def _line(day: date, minor: int, payer: str, category: str = "income") -> Line:
    return Line(day, "checking", minor, payer, category, TransactionKind.INCOME)


def _paid_on(month: date, day: int) -> date:
    """Return the day, or the Friday before a weekend: pay comes early, not late."""
    paid = month.replace(day=min(day, month_end(month).day))
    return paid - timedelta(days=max(0, paid.weekday() - 4))


def _level(person: Person, month: date) -> float:
    chance = Chance(person.id, "rise")
    rate = chance.between(*_RISE)
    years = month.year - _BASE_YEAR - (0 if month.month >= 4 else 1)
    return float((1 + rate) ** (years + 1))


def _salary(person: Person, month: date) -> Iterator[Line]:
    payer, country = employer(person), person.country
    pay = round(person.income * _level(person, month))
    if country.fortnightly:
        day = month + timedelta(days=(4 - month.weekday()) % 7)
        if (day - _FIRST_FRIDAY).days % 14:
            day += timedelta(days=7)
        while day.month == month.month:
            yield _line(day, round(pay * 12 / 26), payer)
            day += timedelta(days=14)
        return
    yield _line(_paid_on(month, country.salary_day), pay, payer)
    if month.month in country.extra_pay:
        yield _line(_paid_on(month, 18), pay, payer)


def _student(person: Person, month: date) -> Iterator[Line]:
    country = person.country
    chance = Chance(person.id, "side job")
    job, payer_aid = chance.one(country.side_jobs), country.aid[0]
    aid = min(country.aid[1], round(person.income * 0.45))
    yield _line(_paid_on(month, 1), aid, payer_aid)
    wages = person.income * 0.4
    wage = Chance(person.id, "wage", month.year, month.month)
    hours = 1.35 if month.month in (7, 8) else 0.93
    yield _line(_paid_on(month, 15), round(wages * hours * wage.between(0.8, 1.2)), job)
    family = max(0, person.income - aid - round(wages))
    if family:
        yield _line(_paid_on(month, 3), round(family / 500) * 500, country.own_words["family"])


def _retiree(person: Person, month: date) -> Iterator[Line]:
    state, private = person.country.pension_payers
    pension = person.income * _level(person, month)
    yield _line(_paid_on(month, person.country.salary_day), round(pension * 0.72), state)
    yield _line(_paid_on(month, 5), round(pension * 0.28), private)
    if person.country.code == "ES" and month.month in (6, 11):
        yield _line(_paid_on(month, 25), round(pension), state)


def _business(person: Person, month: date) -> Iterator[Line]:
    chance = Chance(person.id, "invoices", month.year, month.month)
    season = {8: 0.65, 12: 1.15, 1: 0.85}.get(month.month, 1.03)
    clients = Chance(person.id, "clients").some(person.country.clients, 3)
    count = 4 if person.customer.persona == "small_business" else chance.whole(2, 4)
    parts = [chance.between(0.6, 1.4) for _ in range(count)]
    earned = person.income * season * chance.between(0.85, 1.15)
    for number, part in enumerate(parts):
        day = month.replace(day=min(3 + number * 24 // count + chance.whole(0, 4), month_end(month).day))
        if person.customer.persona == "small_business":
            yield _line(day, round(earned * part / sum(parts)), "SumUp")
        else:
            yield _line(day, round(earned * part / sum(parts) / 500) * 500, chance.one(clients))
