"""One person's whole book: everything that happened to their accounts in the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bank.adapters.simulator import occasions
from bank.adapters.simulator.chance import Chance
from bank.adapters.simulator.commitments import CARD_STATEMENT, Commitment, card_statement, commitments
from bank.adapters.simulator.everyday import Habits, habits_of
from bank.adapters.simulator.income import income_lines, payday, yearly_income
from bank.adapters.simulator.ledger import Booked, Comfort, book
from bank.adapters.simulator.lines import Line
from bank.adapters.simulator.people import Person
from bank.domain.bills import Agreement, due_dates
from bank.domain.periods import Period, add_months, business_day
from bank.domain.transactions import TransactionKind

MONTHS = 18
# Share of the income that holidays, repairs and presents take, on average.
_OCCASIONS = 0.09
_LEAST, _MOST = 0.6, 1.7


@dataclass(frozen=True)
class Life:
    """A person's accounts, agreements and lines.

    Attributes:
        accounts: Kinds of accounts, the everyday one first.
        limits: Account -> overdraft or card limit, minor units.
    """

    person: Person
    accounts: tuple[str, ...]
    limits: dict[str, int]
    agreements: tuple[Agreement, ...]
    booked: Booked


@dataclass(frozen=True)
class Means:
    """What a person can spend.

    Attributes:
        habits: Everyday spending, scaled to the income.
        scale: The factor.
        aside: Standing order into savings, minor units a month.
        household: What each partner puts into the joint account a month, minor units.
    """

    habits: Habits
    scale: float
    aside: int
    household: int


def live(person: Person, today: date) -> Life:
    """Return the book of the 18 months before the month of `today`, and of that month until today."""
    start = add_months(today.replace(day=1), -MONTHS)
    person, bound, means = _settled(person, today)
    lines = list(_lines(person, means, bound, start, today))
    lines += occasions.charged_twice(person, lines, today)
    agreements = [commitment.agreement for commitment in bound]
    opening = _opening(person)
    if person.credit_card:
        statement, payments, owed = _statements(person, lines, start, today)
        agreements.append(statement)
        lines += payments
        opening["credit_card"] = -owed
    window = Period(start, today)
    limit = person.country.overdraft if person.tight else 0
    comfort = Comfort(
        low=-limit * 3 // 5 if person.tight else round(person.income * 0.08),
        high=round(person.income * 1.9),
        keep=round(person.income * 1.1),
    )
    booked = book(
        [line for line in lines if line.day in window],
        opening,
        comfort,
        person.country.own_words,
        start,
        today,
    )
    limits = {"checking": limit or round(person.income * 0.2 / 10000) * 10000}
    if person.customer.persona == "student":
        limits["checking"] = 0
    if person.credit_card:
        limits["credit_card"] = _card_limit(person, booked)
    return Life(person, tuple(opening), limits, tuple(agreements), booked)


def _settled(person: Person, today: date) -> tuple[Person, list[Commitment], Means]:
    """Return the person with an income that carries bills and a modest life."""
    for _ in range(4):
        bound = commitments(person, today)
        means, missing = _means(person, bound)
        if missing <= 0:
            break
        person = replace(person, income=person.income + round(missing * 1.3))
    return person, bound, means


def _means(person: Person, bound: Sequence[Commitment]) -> tuple[Means, float]:
    """Return the means, and how much a month is missing for a modest life (negative: nothing)."""
    shared = sum(c.monthly() for c in bound if c.account == "joint")
    costs = sum(c.monthly() for c in bound) - shared / 2
    habits = habits_of(person)
    income = yearly_income(person) / 12
    aside = round(income * person.saving / 1000) * 1000
    sent = person.income * 0.05 if person.customer.persona == "newcomer" else 0.0
    left = income * (1 - _OCCASIONS) - costs - aside - sent
    scale = max(_LEAST, min(left / habits.monthly(), _MOST))
    means = Means(habits.scaled(scale), scale, aside, round(shared * 0.53 / 1000) * 1000)
    return means, _LEAST * habits.monthly() - left


def _lines(person: Person, means: Means, bound: Sequence[Commitment], start: date, today: date) -> Iterator[Line]:
    # One month more before the window: the first card statement covers it.
    reach = Period(add_months(start, -1), today)
    away = frozenset(
        first + timedelta(days=offset)
        for year in range(reach.start.year, today.year + 1)
        for first, days in occasions.away_days(person, year)
        for offset in range(days)
    )
    for year in range(reach.start.year, today.year + 2):
        yield from occasions.holiday_lines(person, year, means.scale)
        yield from occasions.gift_of_family(person, year)
    month = reach.start
    while month <= today:
        bought = list(means.habits.lines(month, away))
        yield from bought
        yield from occasions.refund_lines(person, bought, month)
        yield from occasions.one_off_lines(person, month, means.scale)
        yield from occasions.bank_fee_lines(person, month)
        yield from occasions.sent_lines(person, month)
        yield from income_lines(person, month)
        yield from _put_aside(person, means, month)
        month = add_months(month, 1)
    for commitment in bound:
        yield from commitment.lines(reach)


def _put_aside(person: Person, means: Means, month: date) -> Iterator[Line]:
    words, day = person.country.own_words, business_day(payday(person, month) + timedelta(days=1))

    def move(target: str, minor: int, name: str) -> Iterator[Line]:
        yield Line(day, "checking", -minor, name, "transfers", TransactionKind.INTERNAL)
        yield Line(day, target, minor, name, "transfers", TransactionKind.INTERNAL)

    if means.aside:
        yield from move("savings", means.aside, words["savings"])
    if person.joint and means.household:
        yield from move("joint", means.household, words["joint"])
        yield Line(day, "joint", means.household, words["partner"], "transfers", TransactionKind.INCOME)


def _opening(person: Person) -> dict[str, int]:
    chance = Chance(person.id, "opening")
    months = {"student": (0.2, 0.9), "retiree": (4.0, 14.0), "newcomer": (0.3, 2.0)}.get(
        person.customer.persona, (1.0, 6.0)
    )
    opening = {
        "checking": round(person.income * chance.between(0.25, 0.7)),
        "savings": round(person.income * chance.between(*months) * (0.1 if person.tight else 1.0)),
    }
    if person.joint:
        opening["joint"] = round(person.income * 0.25)
    if person.credit_card:
        opening["credit_card"] = 0
    return opening


def _statements(person: Person, lines: Sequence[Line], start: date, today: date) -> tuple[Agreement, list[Line], int]:
    """Return the card's agreement, its monthly payments, and what was owed before the window."""
    spent: dict[date, int] = {}
    for line in lines:
        if line.account == "credit_card":
            month = line.day.replace(day=1)
            spent[month] = spent.get(month, 0) - line.minor
    usual = round(sum(spent.values()) / max(1, len(spent)))
    agreement = card_statement(person, usual)
    words = person.country.own_words["card"]
    payments = []
    carried = 0
    for due in due_dates(agreement, Period(start, today)):
        month = add_months(business_day_month(due, agreement.day), -1)
        owed = spent.get(month, 0) + carried
        carried = min(0, owed)
        if owed > 0:
            payments.append(Line(due, "checking", -owed, words, "transfers", TransactionKind.INTERNAL, CARD_STATEMENT))
            payments.append(Line(due, "credit_card", owed, words, "transfers", TransactionKind.INTERNAL))
    return agreement, payments, spent.get(add_months(start, -1), 0)


def business_day_month(due: date, day: int) -> date:
    """Return the first of the month that a due day belongs to, though a weekend may have moved it on."""
    return (due - timedelta(days=7) if due.day < day else due).replace(day=1)


def _card_limit(person: Person, booked: Booked) -> int:
    """Return a limit that the card never went beyond."""
    balance = lowest = booked.opening["credit_card"]
    for line in booked.lines:
        if line.account == "credit_card":
            balance += line.minor
            lowest = min(lowest, balance)
    wanted = max(round(person.income * 0.8), round(-lowest * 1.15))
    return -(-wanted // 50000) * 50000
