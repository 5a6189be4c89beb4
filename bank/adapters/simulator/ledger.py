"""Booking lines day by day, as a prudent person would: topping up from savings, putting aside what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bank.adapters.simulator.lines import Line
from bank.domain.transactions import TransactionKind

_STEP = 5000
_INTEREST_A_QUARTER = 0.004


@dataclass(frozen=True)
class Comfort:
    """How much somebody keeps on the everyday account.

    Attributes:
        low: Below this, money is taken from savings; minor units, may be negative.
        high: Above this, at the beginning of a month, money is put aside.
        keep: What stays then.
    """

    low: int
    high: int
    keep: int


@dataclass(frozen=True)
class Booked:
    """All lines in booking order, with what the accounts held before and hold after them."""

    lines: tuple[Line, ...]
    opening: Mapping[str, int]
    closing: Mapping[str, int]


def book(
    lines: Sequence[Line],
    opening: Mapping[str, int],
    comfort: Comfort,
    words: Mapping[str, str],
    start: date,
    today: date,
) -> Booked:
    """Return the lines with the moves between own accounts that keep everything in bounds.

    Where savings do not suffice to keep the everyday account above `comfort.low`, more is taken
    to have been there at the beginning.

    Args:
        lines: Lines of the window, any order.
        opening: Account -> balance before the first line; has 'checking' and 'savings'.
        words: What moves between own accounts are called in the customer's language.
        start: First day of the window.
        today: Last day.
    """
    # What comes in on a day is there before anything goes out.
    ordered = sorted(lines, key=lambda line: (line.day, line.minor < 0))
    first = _run(ordered, opening, comfort, words, start, today)
    lowest = first.lowest - comfort.low
    if lowest >= 0:
        return first.booked
    more = {**opening, "checking": opening["checking"] + -(lowest // _STEP) * _STEP}
    return _run(ordered, more, comfort, words, start, today).booked


@dataclass(frozen=True)
class _Run:
    booked: Booked
    lowest: int


def _run(
    ordered: Sequence[Line],
    opening: Mapping[str, int],
    comfort: Comfort,
    words: Mapping[str, str],
    start: date,
    today: date,
) -> _Run:
    balance = dict(opening)
    booked: list[Line] = []
    position, lowest = 0, balance["checking"]

    def add(line: Line) -> None:
        balance[line.account] += line.minor
        booked.append(line)

    def move(day: date, source: str, target: str, minor: int, name: str) -> None:
        add(Line(day, source, -minor, name, "transfers", TransactionKind.INTERNAL))
        add(Line(day, target, minor, name, "transfers", TransactionKind.INTERNAL))

    day = start
    while day <= today:
        todays = []
        while position < len(ordered) and ordered[position].day == day:
            todays.append(ordered[position])
            position += 1
        # The owner sees the day's debits announced, and moves money before they are taken.
        ahead = dict(balance)
        for line in todays:
            ahead[line.account] += line.minor
        if ahead.get("joint", 0) < 0:
            wanted = _rounded(-ahead["joint"] + 10000)
            move(day, "checking", "joint", wanted, words["joint"])
            ahead["checking"] -= wanted
        if ahead["checking"] < comfort.low:
            wanted = min(_rounded(comfort.low - ahead["checking"] + 2 * _STEP), balance["savings"] // _STEP * _STEP)
            if wanted > 0:
                move(day, "savings", "checking", wanted, words["from_savings"])
        for line in todays:
            add(line)
            lowest = min(lowest, balance["checking"])
        if day.day == 2 and balance["checking"] > comfort.high:
            spare = (balance["checking"] - comfort.keep) // _STEP * _STEP
            move(day, "checking", "savings", spare, words["savings"])
        if day.month % 3 == 0 and (day + timedelta(days=1)).day == 1:
            interest = round(balance["savings"] * _INTEREST_A_QUARTER)
            if interest > 0:
                add(Line(day, "savings", interest, words["interest"], "income", TransactionKind.INCOME))
        day += timedelta(days=1)
    return _Run(Booked(tuple(booked), dict(opening), balance), lowest)


def _rounded(minor: int) -> int:
    return -(-minor // _STEP) * _STEP
