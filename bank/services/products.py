"""What the bank offers."""

from __future__ import annotations

from bank.adapters.unit_of_work import Store
from bank.domain.products import Product


class ProductService:
    """The product catalogue."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Product, ...]:
        """Return the products in the catalogue's order."""
        return self._store.read(lambda work: work.products.all())

    def get(self, product_id: str) -> Product:
        """Return the product.

        Raises:
            UnknownProduct: the catalogue has none of this id.
        """
        return self._store.read(lambda work: work.products.get(product_id))
