"""Reading the product catalogue that designers edit: data/products/catalogue.yml."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from bank.domain.money import Money
from bank.domain.products import Fact, Product

DEFAULT_PATH = Path(__file__).resolve().parents[2] / "data" / "products" / "catalogue.yml"


class _Fact(BaseModel):
    """One of: money (currency -> minor units); percent, as text; number."""

    model_config = ConfigDict(extra="forbid", strict=True)

    money: dict[str, int] | None = None
    percent: str | None = None
    number: int | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> _Fact:
        if sum(value is not None for value in (self.money, self.percent, self.number)) != 1:
            raise ValueError("a fact is exactly one of money, percent, number")
        if self.money == {}:
            raise ValueError("money needs a currency")
        return self

    def value(self) -> Fact:
        """Return the fact as the domain has it."""
        if self.money is not None:
            return {currency: Money(minor, currency) for currency, minor in self.money.items()}
        return self.number if self.number is not None else str(self.percent)


class _Product(BaseModel):
    model_config = ConfigDict(extra="ignore")

    kind: str
    facts: dict[str, _Fact] = {}


class _Catalogue(BaseModel):
    # The file has more besides: the answers, which the engine reads.
    model_config = ConfigDict(extra="ignore")

    products: dict[str, _Product] = {}


def read_catalogue(path: Path = DEFAULT_PATH) -> tuple[Product, ...]:
    """Return the products of the file, in its order; nothing when there is no file.

    Raises:
        pydantic.ValidationError: an entry is not as it should be; names the product and the fact.
    """
    if not path.is_file():
        return ()
    catalogue = _Catalogue.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    return tuple(
        Product(identifier, product.kind, {name: fact.value() for name, fact in product.facts.items()})
        for identifier, product in catalogue.products.items()
    )
