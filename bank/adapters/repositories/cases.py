"""Cases in the database."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import CaseRow
from bank.domain.cases import Case

_OPEN = "open"


class Cases:
    """Reads and adds cases."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open_of(self, conversation_id: str) -> Case | None:
        """Return the conversation's open complaint, marked as existing; None when there is none."""
        query = select(CaseRow).where(CaseRow.conversation_id == conversation_id, CaseRow.status == _OPEN)
        row = self._session.scalar(query)
        return None if row is None else _case(row)

    def of(self, customer_id: str) -> tuple[Case, ...]:
        """Return the customer's open cases, the newest first."""
        query = (
            select(CaseRow)
            .where(CaseRow.customer_id == customer_id, CaseRow.status == _OPEN)
            .order_by(CaseRow.opened_at.desc())
        )
        return tuple(_case(row) for row in self._session.scalars(query))

    def reference_is_free(self, reference: str) -> bool:
        """Tell whether no case has this reference."""
        return self._session.get(CaseRow, reference) is None

    def add(self, case: Case) -> None:
        """Keep a new case."""
        self._session.add(
            CaseRow(
                reference=case.reference,
                customer_id=case.customer_id,
                conversation_id=case.conversation_id,
                topic=case.topic,
                status=_OPEN,
                opened_at=case.opened_at,
                acknowledge_by=case.acknowledge_by,
                respond_by=case.respond_by,
            )
        )


def _case(row: CaseRow) -> Case:
    return Case(
        reference=row.reference,
        customer_id=row.customer_id,
        conversation_id=row.conversation_id,
        topic=row.topic,
        opened_at=row.opened_at,
        acknowledge_by=row.acknowledge_by,
        respond_by=row.respond_by,
        existing=True,
    )
