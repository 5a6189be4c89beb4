"""Who works at the desk, and their log-in."""

from __future__ import annotations

from functools import cache

import structlog
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bank.adapters.unit_of_work import Store
from bank.domain.staff import Staff

log = structlog.get_logger()
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """Return the Argon2id hash to keep in place of a password."""
    return _hasher.hash(password)


class StaffService:
    """Members of staff."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def verify(self, username: str, password: str) -> Staff | None:
        """Return who logs in with this password, or None; takes as long for an unknown user name."""
        found = self._store.read(lambda work: work.staff.credentials(username))
        staff, kept = found if found is not None else (None, _nobodys_hash())
        try:
            _hasher.verify(kept, password)
        except (VerificationError, InvalidHashError):
            staff = None
        if staff is None:
            log.info("staff.refused")
        return staff

    def get(self, staff_id: str) -> Staff:
        """Return the member of staff.

        Raises:
            UnknownStaff: there is none of this id.
        """
        return self._store.read(lambda work: work.staff.get(staff_id))


@cache
def _nobodys_hash() -> str:
    return hashed("nobody has this password")
