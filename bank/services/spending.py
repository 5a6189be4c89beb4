"""How much was spent, on what, and compared with before."""

from __future__ import annotations

from datetime import date

from bank.adapters.repositories.transactions import Search
from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.domain.spending import SpendingReport
from bank.domain.transactions import known_category
from bank.services.transactions import own_merchant

_TOP = 5


class SpendingService:
    """Spending of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def report(
        self,
        customer_id: str,
        *,
        category: str | None = None,
        merchant: str | None = None,
        period: Period,
        today: date,
    ) -> SpendingReport:
        """Return what was spent in a period, on everything or on one category or merchant.

        Args:
            merchant: Name, as the customer wrote it or as the book has it.
            today: The customer's date: a period still running is compared with as many days before.

        Raises:
            UnknownCustomer: nobody has this id.
            UnknownCategory: there is no such category.
        """
        if category is not None:
            known_category(category)
        previous_period = period.previous(today)

        def work(work: UnitOfWork) -> SpendingReport:
            currency = work.customers.get(customer_id).currency
            name = own_merchant(work, customer_id, merchant)
            search = Search(merchant=name, category=category, period=period)
            spent = work.transactions.spent_by_category(customer_id, search, currency)
            ordered = sorted(((key, money) for key, (_, money) in spent.items()), key=lambda p: (-p[1].minor, p[0]))
            first_day = work.transactions.first_day(customer_id)
            previous = None
            if first_day is not None and first_day <= previous_period.start:
                before = Search(merchant=name, category=category, period=previous_period)
                sums = work.transactions.spent_by_category(customer_id, before, currency)
                previous = Money.total((money for _, money in sums.values()), currency)
            return SpendingReport(
                total=Money.total((money for _, money in ordered), currency),
                count=sum(count for count, _ in spent.values()),
                period=period,
                by_category=tuple(ordered),
                top=work.transactions.largest_spending(customer_id, search, _TOP),
                previous=previous,
                previous_period=previous_period,
            )

        return self._store.read(work)
