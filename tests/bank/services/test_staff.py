"""Log-in of the desk."""

import pytest

from bank.domain.errors import UnknownStaff
from bank.services.staff import hashed


def test_right_password_lets_in_and_wrong_ones_do_not(bank, book) -> None:
    book.staff("mira", hashed("secret"))
    staff = bank.staff.verify("mira", "secret")
    assert staff is not None
    assert (staff.id, staff.languages) == ("mira", ("en",))
    assert bank.staff.verify("mira", "Secret") is None
    assert bank.staff.verify("nobody", "secret") is None
    assert bank.staff.verify("sofia", "secret") is None  # no usable hash


def test_unknown_staff_is_refused(bank, book) -> None:
    assert bank.staff.get("noah").name == "Noah"
    with pytest.raises(UnknownStaff):
        bank.staff.get("nobody")
