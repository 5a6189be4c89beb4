"""The product catalogue in the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bank.adapters.orm import ProductRow
from bank.domain.errors import UnknownProduct
from bank.domain.money import Money
from bank.domain.products import Fact, Product


class Products:
    """Reads and replaces the catalogue."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[Product, ...]:
        """Return the products in the catalogue's order."""
        rows = self._session.scalars(select(ProductRow).order_by(ProductRow.position))
        return tuple(_product(row) for row in rows)

    def get(self, product_id: str) -> Product:
        """Return the product.

        Raises:
            UnknownProduct: the catalogue has none of this id.
        """
        row = self._session.get(ProductRow, product_id)
        if row is None:
            raise UnknownProduct("no such product")
        return _product(row)

    def replace(self, products: tuple[Product, ...]) -> None:
        """Make the database's catalogue equal to this one; what it lacks is removed."""
        for position, product in enumerate(products):
            facts = {name: _written(fact) for name, fact in product.facts.items()}
            self._session.merge(ProductRow(id=product.id, position=position, kind=product.kind, facts=facts))
        kept = [product.id for product in products]
        self._session.execute(delete(ProductRow).where(ProductRow.id.not_in(kept)))


def _written(fact: Fact) -> dict[str, Any]:
    if isinstance(fact, dict):
        return {"money": {currency: amount.minor for currency, amount in fact.items()}}
    return {"number": fact} if isinstance(fact, int) else {"percent": fact}


def _fact(written: Mapping[str, Any]) -> Fact:
    if "money" in written:
        return {currency: Money(minor, currency) for currency, minor in written["money"].items()}
    return int(written["number"]) if "number" in written else str(written["percent"])


def _product(row: ProductRow) -> Product:
    return Product(row.id, row.kind, {name: _fact(written) for name, written in row.facts.items()})
