"""Money adds up exactly, and only with its own kind."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.errors import BankError, CurrencyMismatch, InvalidValue
from bank.domain.money import Money, exponent

minors = st.integers(min_value=-(10**12), max_value=10**12)
currencies = st.sampled_from(["EUR", "GBP", "USD", "JPY", "KWD"])


@given(minors, minors, minors, currencies)
def test_adding_is_associative_and_has_an_inverse(a: int, b: int, c: int, currency: str) -> None:
    x, y, z = Money(a, currency), Money(b, currency), Money(c, currency)
    assert (x + y) + z == x + (y + z)
    assert x - x == Money.zero(currency)
    assert x - y == x + -y


@given(minors, minors)
def test_order_is_that_of_the_amounts(a: int, b: int) -> None:
    assert (Money(a, "EUR") < Money(b, "EUR")) == (a < b)
    assert (Money(a, "EUR") >= Money(b, "EUR")) == (a >= b)


@given(minors, currencies)
def test_major_units_and_back_is_the_same_money(minor: int, currency: str) -> None:
    money = Money(minor, currency)
    assert Money.of(money.decimal, currency) == money


@given(st.lists(minors), currencies)
def test_total_is_the_sum(amounts: list[int], currency: str) -> None:
    assert Money.total((Money(a, currency) for a in amounts), currency).minor == sum(amounts)


@given(minors, st.integers(min_value=-1000, max_value=1000))
def test_multiplying_by_a_whole_number_is_exact(minor: int, factor: int) -> None:
    assert (Money(minor, "USD") * factor).minor == minor * factor


@pytest.mark.parametrize("operation", ["__add__", "__sub__", "__lt__", "__le__", "__gt__", "__ge__"])
def test_two_currencies_do_not_mix(operation: str) -> None:
    with pytest.raises(CurrencyMismatch):
        getattr(Money(1, "EUR"), operation)(Money(1, "GBP"))


@pytest.mark.parametrize("minor", [1.5, True, "100"])
def test_only_whole_minor_units_are_money(minor: object) -> None:
    with pytest.raises(InvalidValue):
        Money(minor, "EUR")  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["", "eur", "EU", "EURO", "€€€", "ΕUR"])
def test_only_iso_codes_are_currencies(currency: str) -> None:
    with pytest.raises(InvalidValue):
        Money(1, currency)


@pytest.mark.parametrize("amount", ["nan", "inf", "ten", ""])
def test_only_numbers_become_money(amount: str) -> None:
    with pytest.raises(InvalidValue):
        Money.of(amount, "EUR")


def test_a_float_is_refused_as_a_factor() -> None:
    with pytest.raises(InvalidValue):
        Money(100, "EUR") * 1.1  # type: ignore[operator]


def test_half_a_cent_is_rounded_away_from_zero() -> None:
    assert Money.of("0.005", "EUR").minor == 1
    assert (Money(5, "EUR") * Decimal("0.5")).minor == 3


def test_yen_have_no_cents_and_dinars_three_digits() -> None:
    assert Money.of("500", "JPY").minor == 500
    assert exponent("JPY") == 0
    assert Money.of("1.234", "KWD").minor == 1234


def test_every_refusal_has_one_root() -> None:
    assert issubclass(CurrencyMismatch, BankError)
    assert issubclass(InvalidValue, BankError)
