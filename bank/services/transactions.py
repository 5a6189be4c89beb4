"""Finding what was booked."""

from __future__ import annotations

from bank.adapters.repositories.transactions import Search
from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.errors import CurrencyMismatch
from bank.domain.matching import best
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.domain.transactions import TransactionPage, known_category


def own_merchant(work: UnitOfWork, customer_id: str, text: str | None) -> str | None:
    """Return the name as it stands in the customer's book; the text itself when nothing is like it."""
    if text is None:
        return None
    return best(text, work.transactions.merchants(customer_id)) or text


class TransactionService:
    """Booked transactions of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(
        self,
        customer_id: str,
        *,
        merchant: str | None = None,
        category: str | None = None,
        period: Period | None = None,
        minimum: Money | None = None,
        maximum: Money | None = None,
        limit: int = 5,
        account_id: str | None = None,
    ) -> TransactionPage:
        """Return the newest transactions that fit, and the figures over all that do.

        Without `account_id`, a move between the customer's own accounts is listed once, as it left.

        Args:
            merchant: Name, as the customer wrote it or as the book has it.
            category: One of `bank.domain.transactions.CATEGORIES`.
            minimum: Least size of the amount, whether it came or went.
            maximum: Largest size, included.
            limit: How many to return; the figures always cover all.

        Raises:
            UnknownCustomer: nobody has this id.
            UnknownCategory: there is no such category.
            CurrencyMismatch: a bound is not in the customer's currency.
        """
        if category is not None:
            known_category(category)

        def work(work: UnitOfWork) -> TransactionPage:
            currency = work.customers.get(customer_id).currency
            search = Search(
                merchant=own_merchant(work, customer_id, merchant),
                category=category,
                period=period,
                minimum=_size(minimum, currency),
                maximum=_size(maximum, currency),
                account_id=account_id,
            )
            return work.transactions.page(customer_id, search, currency, max(0, limit))

        return self._store.read(work)

    def match_merchant(self, customer_id: str, text: str) -> str | None:
        """Return the merchant of the customer's own book that the text means, misspelt too, or None."""
        return self._store.read(lambda work: best(text, work.transactions.merchants(customer_id)))


def _size(bound: Money | None, currency: str) -> int | None:
    if bound is None:
        return None
    if bound.currency != currency:
        raise CurrencyMismatch("the bound is in another currency than the account")
    return abs(bound.minor)
