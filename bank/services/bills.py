"""Which bills are coming, when, and how much they will be."""

from __future__ import annotations

from datetime import date, timedelta

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.bills import Agreement, Bill, bill_of, due_dates, is_settled, split_bill_id
from bank.domain.errors import UnknownBill
from bank.domain.matching import ranked, score
from bank.domain.periods import Period

_DEFAULT_REACH = timedelta(days=31)
# Far enough to see the next occurrence of a yearly bill.
_MATCH_REACH = timedelta(days=400)


def bill_by_id(work: UnitOfWork, customer_id: str, bill_id: str) -> tuple[Bill, Agreement]:
    """Return an occurrence, also a past one, and its agreement.

    Raises:
        UnknownBill: the customer has no such bill.
    """
    parts = split_bill_id(bill_id)
    agreement = None if parts is None else work.agreements.get(customer_id, parts[0])
    if parts is None or agreement is None or not due_dates(agreement, Period.day(parts[1])):
        raise UnknownBill("the customer has no such bill")
    payments = work.transactions.payments([agreement.id])[agreement.id]
    return bill_of(agreement, parts[1], payments), agreement


class BillService:
    """Bills of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def upcoming(
        self, customer_id: str, today: date, *, until: date | None = None, payee: str | None = None
    ) -> tuple[Bill, ...]:
        """Return unpaid bills due from today on, the next first.

        Args:
            today: The customer's date.
            until: Last due day, included; 31 days from today when None.
            payee: Only bills of payees that this text names, misspelt too.
        """
        until = until or today + _DEFAULT_REACH
        if until < today:
            return ()

        def work(work: UnitOfWork) -> tuple[Bill, ...]:
            bills = _upcoming(work, customer_id, Period(today, until))
            if payee is None:
                return bills
            named = ranked(payee, {bill.payee for bill in bills})
            return tuple(bill for bill in bills if bill.payee in named)

        return self._store.read(work)

    def match(self, customer_id: str, text: str, today: date, kind: str | None = None) -> tuple[Bill, ...]:
        """Return the next unpaid occurrence of each bill that the customer can mean, the best first.

        Args:
            text: What they wrote: a payee's name, or more words around it; may be empty.
            kind: A `BillKind`'s value, where the words told it ('luz' -> 'electricity').
        """

        def work(work: UnitOfWork) -> tuple[Bill, ...]:
            nearest: dict[str, Bill] = {}
            for bill in _upcoming(work, customer_id, Period(today, today + _MATCH_REACH)):
                nearest.setdefault(bill.id.rpartition("-")[0], bill)
            named = set(ranked(text, {bill.payee for bill in nearest.values()}))
            found = [bill for bill in nearest.values() if bill.kind.value == kind or bill.payee in named]

            def order(bill: Bill) -> tuple[bool, float, date]:
                return (
                    not (bill.kind.value == kind and bill.payee in named),
                    -_likeness(bill, text, kind),
                    bill.due,
                )

            return tuple(sorted(found, key=order))

        return self._store.read(work)


def _likeness(bill: Bill, text: str, kind: str | None) -> float:
    return max(score(text, bill.payee), 99.0 if kind is not None and bill.kind.value == kind else 0.0)


def _upcoming(work: UnitOfWork, customer_id: str, period: Period) -> tuple[Bill, ...]:
    agreements = work.agreements.of(customer_id)
    payments = work.transactions.payments([agreement.id for agreement in agreements])
    reminders = {kept.reminder.bill_id: kept.reminder for kept in work.reminders.waiting(customer_id)}
    bills = []
    for agreement in agreements:
        paid = payments[agreement.id]
        for due in due_dates(agreement, period):
            if not is_settled(due, paid):
                bill = bill_of(agreement, due, paid)
                bills.append(bill.with_reminder(reminders.get(bill.id)))
    return tuple(sorted(bills, key=lambda bill: (bill.due, bill.payee, bill.id)))
