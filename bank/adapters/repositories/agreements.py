"""Standing agreements in the database."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from bank.adapters.orm import AgreementRow
from bank.domain.bills import Agreement, BillKind
from bank.domain.money import Money


class Agreements:
    """Reads agreements."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, customer_id: str) -> tuple[Agreement, ...]:
        """Return all agreements of a customer."""
        query = select(AgreementRow).where(AgreementRow.customer_id == customer_id).order_by(AgreementRow.id)
        return tuple(_agreement(row) for row in self._session.scalars(query))

    def get(self, customer_id: str, agreement_id: str) -> Agreement | None:
        """Return the agreement; None when the customer has none of this id."""
        row = self._session.get(AgreementRow, agreement_id)
        return _agreement(row) if row is not None and row.customer_id == customer_id else None


def _agreement(row: AgreementRow) -> Agreement:
    return Agreement(
        id=row.id,
        customer_id=row.customer_id,
        account_id=row.account_id,
        payee=row.payee,
        kind=BillKind(row.kind),
        category=row.category,
        every_months=row.every_months,
        day=row.day,
        anchor=row.anchor,
        amount=Money(row.amount_minor, row.currency),
        variable=row.variable,
        automatic=row.automatic,
        ends_on=row.ends_on,
    )
