"""Amounts in the forms in which customers of four languages write them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.entities.amounts import AmountWords, parse_number

FOLDER = Path("data/entities")
WORDS = {
    code: AmountWords(yaml.safe_load((FOLDER / f"{code}.yml").read_text("utf-8"))) for code in ("en", "es", "fr", "de")
}


def found(language: str, text: str, *, bare: bool = True) -> list[tuple[str, Decimal, str | None]]:
    return [
        (text[f.start : f.end], Decimal(f.value["amount"]), f.value["currency"])
        for f in WORDS[language].find(text, bare=bare, taken=[])
    ]


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("en", "£1,234.50", "1234.50", "GBP"),
        ("en", "50 quid", "50", "GBP"),
        ("en", "EUR 20", "20", "EUR"),
        ("en", "$5", "5", "USD"),
        ("en", "2k", "2000", None),
        ("en", "5 grand", "5000", None),
        ("en", "a grand", "1000", None),
        ("en", "half a grand", "500", None),
        ("en", "tenner", "10", None),
        ("en", "two hundred and fifty pounds", "250", "GBP"),
        ("en", "twenty-five dollars", "25", "USD"),
        ("en", "50p", "0.50", "GBP"),
        ("en", "80 pence", "0.80", "GBP"),
        ("en", "5 euros 50 cents", "5.50", "EUR"),
        ("en", "£5 and 20p", "5.20", "GBP"),
        ("es", "1.234,56 €", "1234.56", "EUR"),
        ("es", "treinta y cinco euros", "35", "EUR"),
        ("es", "mil doscientos euros", "1200", "EUR"),
        ("es", "2 mil", "2000", None),
        ("es", "50 céntimos", "0.50", None),
        ("es", "doce euros con cincuenta céntimos", "12.50", "EUR"),
        ("es", "cinco peniques", "0.05", "GBP"),
        ("es", "60 pesos", "60", None),
        ("fr", "1 234,56 €", "1234.56", "EUR"),
        ("fr", "12€50", "12.50", "EUR"),
        ("fr", "quatre-vingt-dix euros", "90", "EUR"),
        ("fr", "deux mille trois cents euros", "2300", "EUR"),
        ("fr", "soixante-quinze balles", "75", "EUR"),
        ("fr", "30 centimes", "0.30", None),
        ("fr", "100 francs suisses", "100", "CHF"),
        ("de", "1.234,56 €", "1234.56", "EUR"),
        ("de", "1'234.50 CHF", "1234.50", "CHF"),
        ("de", "zweihundertfünfzig Euro", "250", "EUR"),
        ("de", "20 Stutz", "20", "CHF"),
        ("de", "80 Rappen", "0.80", "CHF"),
        ("de", "3 Franken und 50 Rappen", "3.50", "CHF"),
        ("de", "fünf Franken zwanzig", "5.20", "CHF"),
    ],
)
def test_an_amount_is_read_with_its_currency(language: str, text: str, amount: str, currency: str | None) -> None:
    assert found(language, text) == [(text, Decimal(amount), currency)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it happened two times"),
        ("en", "show the last 5 transactions"),
        ("en", "5% interest"),
        ("en", "10/10"),
        ("en", "who is PYPL*4029"),
        ("en", "reference 88213"),
        ("en", "that's grand"),
        ("en", "one moment"),
        ("es", "me han cobrado dos veces"),
        ("es", "los diez últimos cargos"),
        ("fr", "j'ai été débité deux fois"),
        ("fr", "sur 5 ans"),
        ("de", "in 30 Tagen"),
        ("de", "Einzug von 1&1"),
    ],
)
def test_a_number_that_counts_something_else_is_no_amount(language: str, text: str) -> None:
    assert found(language, text) == []


def test_a_bare_number_is_an_amount_only_where_one_is_asked_for() -> None:
    assert found("en", "make it 200", bare=True) == [("200", Decimal(200), None)]
    assert found("en", "make it 200", bare=False) == []


def test_two_amounts_stay_two() -> None:
    assert [a for _, a, _ in found("en", "20 euros to Ana and 30 euros to Ben")] == [Decimal(20), Decimal(30)]


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_either_notation_gives_the_same_number(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02d}"
    german = english.replace(",", " ").replace(".", ",").replace(" ", ".")
    assert parse_number(english) == parse_number(german) == Decimal(whole) + Decimal(cents) / 100


@given(st.text(max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    for words in WORDS.values():
        for f in words.find(text, bare=True, taken=[]):
            assert 0 <= f.start < f.end <= len(text)
