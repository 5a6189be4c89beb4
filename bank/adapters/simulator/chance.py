"""Chance that always falls the same way for the same customer, subject and month."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    """Seeded draws in the shapes that money takes."""

    def __init__(self, *seed: object) -> None:
        self._random = Random("|".join(str(part) for part in seed))  # noqa: S311 - must repeat

    def happens(self, probability: float) -> bool:
        """Return True with this probability."""
        return self._random.random() < probability

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return self._random.randint(low, high)

    def between(self, low: float, high: float) -> float:
        """Return a number between low and high."""
        return self._random.uniform(low, high)

    def one(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return self._random.choice(items)

    def some(self, items: Sequence[Item], count: int) -> list[Item]:
        """Return that many different items, or all when there are fewer."""
        return self._random.sample(items, min(count, len(items)))

    def weighted(self, items: Sequence[Item], cumulative: Sequence[float]) -> Item:
        """Return one of the items, by cumulative weights."""
        return self._random.choices(items, cum_weights=cumulative)[0]

    def around(self, typical: float, spread: float) -> int:
        """Return a positive amount with median `typical`, skewed to the right as prices are."""
        return max(1, round(typical * math.exp(self._random.gauss(0.0, spread))))

    def count(self, expected: float) -> int:
        """Return how many events come where this many are expected (Poisson)."""
        limit, product, count = math.exp(-min(expected, 60.0)), self._random.random(), 0
        while product > limit:
            count += 1
            product *= self._random.random()
        return count

    def digits(self, length: int) -> str:
        """Return that many digits."""
        return "".join(str(self._random.randrange(10)) for _ in range(length))

    def day(self, month: date, last: int) -> date:
        """Return a day of the month that begins on `month` and has `last` days."""
        return month.replace(day=self._random.randint(1, last))
