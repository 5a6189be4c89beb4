"""Rate limits: token buckets, kept in memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass
class _Level:
    tokens: float
    at: float


class Buckets:
    """One bucket for each key: `burst` takes at once, then `rate` takes a second."""

    def __init__(self, burst: int, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst = float(burst)
        self._rate = rate
        self._clock = clock
        self._levels: dict[Hashable, _Level] = {}

    def take(self, key: Hashable) -> bool:
        """Take one; False when the bucket is empty."""
        now = self._clock()
        if len(self._levels) > 10_000:
            self._forget_full(now)
        level = self._levels.setdefault(key, _Level(self._burst, now))
        level.tokens = min(self._burst, level.tokens + (now - level.at) * self._rate)
        level.at = now
        if level.tokens < 1:
            return False
        level.tokens -= 1
        return True

    def _forget_full(self, now: float) -> None:
        # A bucket that has filled up again says the same as one that does not exist.
        self._levels = {
            key: level
            for key, level in self._levels.items()
            if level.tokens + (now - level.at) * self._rate < self._burst
        }
