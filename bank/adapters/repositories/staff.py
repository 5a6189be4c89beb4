"""Staff in the database."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import StaffRow
from bank.domain.errors import UnknownStaff
from bank.domain.staff import Staff


class StaffMembers:
    """Reads and adds members of staff."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, staff_id: str) -> Staff:
        """Return the member of staff.

        Raises:
            UnknownStaff: there is none of this id.
        """
        row = self._session.get(StaffRow, staff_id)
        if row is None:
            raise UnknownStaff("no such member of staff")
        return _staff(row)

    def credentials(self, username: str) -> tuple[Staff, str] | None:
        """Return the member of staff and the password's hash; None for an unknown user name."""
        row = self._session.scalar(select(StaffRow).where(StaffRow.username == username))
        return None if row is None else (_staff(row), row.password_hash)

    def set_hash(self, staff_id: str, password_hash: str) -> None:
        """Replace the password's hash."""
        row = self._session.get(StaffRow, staff_id)
        if row is not None:
            row.password_hash = password_hash

    def add(self, staff: Staff, username: str, password_hash: str) -> None:
        """Keep a new member of staff."""
        self._session.add(
            StaffRow(
                id=staff.id,
                username=username,
                name=staff.name,
                role=staff.role,
                languages=list(staff.languages),
                password_hash=password_hash,
            )
        )


def _staff(row: StaffRow) -> Staff:
    return Staff(row.id, row.name, row.role, tuple(row.languages))
