"""Secrets never get through, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.masking import luhn_is_valid, mask

SEPARATORS = ["", " ", "-", ".", "\u00a0", "\u202f", "\u2013", "\u2011", "  ", " - ", "\u200b"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def card_of(prefix: list[int]) -> str:
    """Return a number with a fitting check digit."""
    digits = next([*prefix, check] for check in range(10) if luhn_is_valid([*prefix, check]))
    return "".join(map(str, digits))


# A leading zero is no issuer's; a run of equal zeros is no card.
cards = st.tuples(st.integers(1, 9), st.lists(st.integers(0, 9), min_size=11, max_size=17)).map(
    lambda parts: card_of([parts[0], *parts[1]])
)
words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéñß ,!?", max_size=30)


@given(cards, words, words)
def test_card_number_keeps_only_its_last_four(card: str, before: str, after: str) -> None:
    masked = mask(f"{before}x {card} x{after}")
    assert masked.found
    assert card not in masked.text
    assert f"•••• {card[-4:]}" in masked.text


@given(cards, st.data())
def test_signs_between_the_digits_do_not_hide_a_card(card: str, data: st.DataObject) -> None:
    written = card[0] + "".join(data.draw(st.sampled_from(SEPARATORS)) + digit for digit in card[1:])
    if data.draw(st.booleans()):
        written = written.translate(FULL_WIDTH)
    masked = mask(f"it is {written}")
    digits = "".join(str(int(sign)) for sign in masked.text if sign.isdecimal())
    assert masked.found
    assert len(digits) <= 4 + len(card) - 13


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text
    assert once.found == (once.text != text)


@given(st.lists(st.one_of(cards, st.sampled_from(["cvv", "pin", "123", "4321", "is", "12/27", "IBAN", "•••• 1234"]))))
def test_masking_is_stable_for_texts_full_of_numbers(parts: list[str]) -> None:
    once = mask(" ".join(parts)).text
    assert mask(once).text == once


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzáéíóúüñäöß €$£.,!?¿\n", max_size=200))
def test_text_without_digits_survives(text: str) -> None:
    assert mask(text) == mask(text).__class__(text, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my card 4111 1111 1111 1111 exp 12/27 cvv 123", "my card •••• 1111 exp 12/27 cvv •••"),
        ("4111-1111-1111-1111 12/27 123", "•••• 1111 12/27 •••"),
        ("4111 1111 1111 1111 123", "•••• 1111 •••"),
        ("amex 378282246310005", "amex •••• 0005"),
        ("the CVC is 987", "the CVC is •••"),
        ("security code: 123", "security code: •••"),
        ("123 is my cvv", "••• is my cvv"),
        ("mi código de seguridad es 321", "mi código de seguridad es •••"),
        ("cryptogramme visuel 987", "cryptogramme visuel •••"),
        ("die Prüfziffer lautet 456", "die Prüfziffer lautet •••"),
        ("my PIN is 1234", "my PIN is •••"),
        ("el pin de mi tarjeta es 1 2 3 4", "el pin de mi tarjeta es •••"),
        ("TAN 123456", "TAN •••"),
        ("code reçu 445566", "code reçu •••"),
        ("the one-time code they sent me is 889 123", "the one-time code they sent me is •••"),
        ("Einmalcode: 771234", "Einmalcode: •••"),
    ],
)
def test_secrets_are_hidden(text: str, expected: str) -> None:
    assert mask(text).text == expected
    assert mask(text).found


@pytest.mark.parametrize(
    "text",
    [
        "order 1234567890123456",
        "my order number is 302-1234567-7654321",
        "ES91 2100 0418 4502 0005 1332 please",
        "transfer to GB33BUKB20201555555555",
        "de89370400440532013000",
        "call +44 7700 900123",
        "between 12.11.2025 and 14.11.2025",
        "I forgot my PIN and need 200 euros",
        "pin 1234.50 euros",
        "sort code 20-00-00",
        "how much did I spend in 2025",
        "código postal 28013",
        "limit of 1.234,56 € for 2026",
    ],
)
def test_everything_else_survives(text: str) -> None:
    assert mask(text).text == text
    assert not mask(text).found
