"""The product catalogue: facts that words are filled with, never the words themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Union

from bank.domain.money import Money

# A number, a percentage as its decimal text ('3.49'), or currency -> amount.
Fact = Union[int, str, dict[str, Money]]


@dataclass(frozen=True)
class Product:
    """One product of the bank.

    Attributes:
        kind: What it is: current_account, savings_account, credit_card, personal_loan ...
        facts: Name of the fact -> its value.
    """

    id: str
    kind: str
    facts: Mapping[str, Fact]
