"""Customers misspell; shops with alike names stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.matching import best, fold, ranked

NAMES = (
    "Tesco", "Sainsbury's", "Netflix", "Amazon", "Amazon Prime", "Spotify", "Lidl", "Carrefour", "Mercadona",
    "El Corte Inglés", "O2", "H&M", "Costa Coffee", "Marks & Spencer", "Vodafone", "Stadtwerke Hamburg", "Disney+",
    "British Gas", "Uber", "Uber Eats", "Aldi", "Boots",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tescos", "Tesco"), ("tesko", "Tesco"), ("mercadonna", "Mercadona"), ("netflx", "Netflix"),
        ("netlfix", "Netflix"), ("amazn", "Amazon"), ("amazon prime", "Amazon Prime"), ("amazon", "Amazon"),
        ("lidel", "Lidl"), ("carefour", "Carrefour"), ("corte ingles", "El Corte Inglés"), ("o2", "O2"), ("h&m", "H&M"),
        ("marks and spencer", "Marks & Spencer"), ("sainsburys", "Sainsbury's"), ("vodaphone", "Vodafone"),
        ("disney plus", "Disney+"), ("ubereats", "Uber Eats"), ("the netflix bill", "Netflix"), ("ALDI", "Aldi"),
    ],
)  # fmt: skip
def test_the_shop_that_was_meant_is_found(said: str, meant: str) -> None:
    assert best(said, NAMES) == meant


@pytest.mark.parametrize("said", ["", "?!", "rent", "books", "cost", "what", "groceries", "weather", "gas", "hello"])
def test_other_words_match_no_shop(said: str) -> None:
    assert best(said, NAMES) is None


@given(st.sampled_from(NAMES))
def test_each_name_finds_itself_however_it_is_cased(name: str) -> None:
    for said in (name, name.upper(), name.lower(), fold(name)):
        assert best(said, NAMES) == name


@given(st.text(max_size=60))
def test_any_text_gives_a_known_name_or_none(text: str) -> None:
    assert best(text, NAMES) in (None, *NAMES)
    assert set(ranked(text, NAMES)) <= set(NAMES)
