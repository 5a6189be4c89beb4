"""What is done to a customer's words before anything else sees them."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.text import clean, without_command

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
HEART = "\u2764\ufe0f"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("hello", "hello"),
        ("  hello \n", "hello"),
        ("a\x00b", "ab"),
        ("\x00\x00", ""),
        ("a\x1b[31mb", "a[31mb"),
        ("a\x7fb\x85c", "abc"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("pay \u202e05 EUR\u202c now", "pay 05 EUR now"),
        ("\u2066x\u2069\u200e\u200f\u061c", "x"),
        (FAMILY, FAMILY),
        (HEART, HEART),
        ("\ud800x", "x"),
        ("\ue000x", "x"),
        ("e\u0301", "é"),
        ("ﬁne 50 €", "ﬁne 50 €"),
        ("<b>{{7*7}}</b> {slot}", "<b>{{7*7}}</b> {slot}"),
        ("مرحبا שלום", "مرحبا שלום"),
        ("", ""),
    ],
)  # fmt: skip
def test_words_stay_and_what_deceives_goes(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(st.text())
def test_cleaned_text_can_be_stored_and_needs_no_second_cleaning(text: str) -> None:
    once = clean(text)
    once.encode("utf-8")
    assert "\x00" not in once
    assert unicodedata.is_normalized("NFC", once)
    assert clean(once) == once


@pytest.mark.parametrize(
    "typed",
    ["/restart", "/intent{\"x\": 1}", " /x", "\t/x", "\n/x", "\u00a0/x", "\u200b/x", "\u200b \u200b/x", "\ufeff/x",
     "\u2060/x", "\u3000/x", "//x", "/"],
    ids=ascii,
)  # fmt: skip
def test_typed_command_is_not_a_command_any_more(typed: str) -> None:
    safe = without_command(typed)
    assert not re.sub(r"^[^\w/∕]+", "", safe).startswith("/")
    assert safe.startswith("∕")


@pytest.mark.parametrize("typed", ["hello", "and/or", "1/2", "what is /restart", "", "50 €/month", "http://x"])
def test_slash_inside_a_sentence_stays(typed: str) -> None:
    assert without_command(typed) == typed


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_at_all_gets_through_as_a_command(text: str) -> None:
    # What Rasa does: strip, then look for a slash.
    assert not without_command(clean(text)).strip().startswith("/")
