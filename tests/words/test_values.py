"""The JSON form between actions and engine loses nothing."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.money import Money
from bank.domain.periods import Period
from bank.words import Amount, Name, Percent, Rows, Span, from_json, to_json

_currency = st.sampled_from(["GBP", "EUR", "USD", "CHF"])
_day = st.dates(date(1900, 1, 1), date(2200, 1, 1))
_zone = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
_plain = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.booleans(),
    st.builds(Amount, st.integers(), _currency),
    _day,
    st.datetimes(timezones=_zone),
    st.tuples(_day, _day).map(lambda ends: Span(min(ends), max(ends), "range")),
    st.builds(Name, st.text(), st.text()),
    st.decimals(0, 100, places=2).map(lambda rate: Percent(str(rate))),
)
_row = st.dictionaries(st.text(min_size=1), _plain, max_size=4)
_value = st.one_of(_plain, st.lists(_row, max_size=4).map(Rows))


@given(_value)
def test_every_value_survives_the_journey_as_json(value: object) -> None:
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


def test_bank_values_arrive_as_values_of_the_words() -> None:
    assert from_json(to_json(Money(-5, "EUR"))) == Amount(-5, "EUR")
    period = Period.month(date(2026, 2, 5))
    assert from_json(to_json(period)) == Span(date(2026, 2, 1), date(2026, 2, 28), "month")


def test_a_moment_is_not_mistaken_for_a_day() -> None:
    at = datetime(2026, 3, 9, 0, 0, tzinfo=timezone.utc)
    assert from_json(to_json(at)) == at
    assert isinstance(from_json(to_json(at)), datetime)


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", object(), ["list"], {"a": 1}, 3 + 4j], ids=repr)
def test_what_no_sentence_can_show_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be shown"):
        to_json(value)


def test_float_in_a_row_is_refused() -> None:
    with pytest.raises(TypeError):
        to_json(Rows([{"amount": 12.34}]))


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind of argument: code"):
        from_json({"$": "code", "run": "rm"})


@pytest.mark.parametrize("value", ["text", 7, True, None, {"a": 1}, [1, 2]], ids=repr)
def test_plain_json_is_returned_as_it_is(value: object) -> None:
    assert from_json(value) == value
