"""When bills fall due, and what they will likely cost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.bills import (
    Agreement,
    BillKind,
    Payment,
    bill_id,
    due_dates,
    expected_amount,
    is_settled,
    split_bill_id,
)
from bank.domain.money import Money
from bank.domain.periods import Period


def agreement(day: int = 5, every: int = 1, variable: bool = False, ends_on: date | None = None) -> Agreement:
    return Agreement(
        "ann-power", "ann", "ann-checking", "Octopus", BillKind.ELECTRICITY, "utilities", every, day, date(2020, 1, 1),
        Money(6000, "GBP"), variable, True, ends_on,
    )  # fmt: skip


@given(st.dates(date(2015, 1, 1), date(2035, 1, 1)), st.integers(1, 31), st.sampled_from([1, 2, 3, 6, 12]))
def test_a_year_has_as_many_due_days_as_the_rhythm_says(start: date, day: int, every: int) -> None:
    dues = due_dates(agreement(day, every), Period(start, start.replace(year=start.year + 3, day=1)))
    assert all(due.weekday() < 5 for due in dues)
    assert len(set(dues)) == len(dues)
    assert abs(len(dues) - 36 / every) <= 1 + 1 / every


def test_day_31_is_the_last_of_a_short_month_and_a_weekend_rolls_on() -> None:
    dues = due_dates(agreement(31), Period(date(2026, 1, 1), date(2026, 3, 2)))
    # 31 January is a Saturday, 28 February too.
    assert dues == (date(2026, 2, 2), date(2026, 3, 2))


def test_nothing_is_due_after_the_end() -> None:
    dues = due_dates(agreement(5, ends_on=date(2026, 2, 28)), Period(date(2026, 1, 1), date(2026, 6, 1)))
    assert dues == (date(2026, 1, 5), date(2026, 2, 5))


def test_fixed_bill_costs_what_was_agreed() -> None:
    paid = [Payment(date(2026, 2, 5), Money(5500, "GBP"))]
    assert expected_amount(agreement(), date(2026, 3, 5), paid) == Money(6000, "GBP")


def test_variable_bill_is_the_mean_of_the_last_three() -> None:
    paid = [Payment(date(2026, month, 5), Money(minor, "GBP")) for month, minor in ((1, 4000), (2, 5000), (3, 6000))]
    assert expected_amount(agreement(variable=True), date(2026, 4, 6), paid) == Money(5000, "GBP")


def test_variable_bill_leans_to_the_same_season_of_last_year() -> None:
    paid = [
        Payment(date(2025, 12, 5), Money(9000, "GBP")),
        *(Payment(date(2026, month, 5), Money(5000, "GBP")) for month in (9, 10, 11)),
    ]
    assert expected_amount(agreement(variable=True), date(2026, 12, 7), paid) == Money(7000, "GBP")


def test_payment_near_the_due_day_settles_it() -> None:
    paid = [Payment(date(2026, 3, 9), Money(1, "GBP"))]
    assert is_settled(date(2026, 3, 5), paid)
    assert not is_settled(date(2026, 4, 6), paid)


@given(st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True), st.dates())
def test_bill_id_tells_agreement_and_day(identifier: str, due: date) -> None:
    if due.year >= 1000:
        assert split_bill_id(bill_id(identifier, due)) == (identifier, due)


@pytest.mark.parametrize("identifier", ["", "-20260301", "ann-power", "ann-power-20261301", "ann-power-٢٠٢٦٠٣٠١"])
def test_other_ids_are_no_bills(identifier: str) -> None:
    assert split_bill_id(identifier) is None
