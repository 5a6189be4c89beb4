"""Account numbers shown and checked."""

import pytest

from bank.domain.accounts import iban_is_valid, mask_iban


def test_masked_number_shows_country_and_last_four() -> None:
    assert mask_iban("ES91 2100 0418 4502 0005 1332") == "ES•• •••• 1332"
    assert mask_iban("000123456789") == "•••• 6789"


@pytest.mark.parametrize("iban", ["DE89370400440532013000", "gb33 bukb 2020 1555 5555 55"])
def test_real_numbers_fit(iban: str) -> None:
    assert iban_is_valid(iban)


@pytest.mark.parametrize("iban", ["DE89370400440532013001", "", "DE89", "ÄÖ89370400440532013000"])
def test_mistyped_numbers_do_not(iban: str) -> None:
    assert not iban_is_valid(iban)
