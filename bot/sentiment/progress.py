"""Show on standard error how far a long piece of work is."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

FIRST_SIGN = 2.0
"""Seconds before anything is shown: what is done sooner needs no bar."""

_BAR = 24


class Progress:
    """A bar on a terminal; elsewhere a line every few seconds."""

    def __init__(
        self,
        title: str,
        unit: str,
        stream: TextIO | None = None,
        every: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start the clock.

        Args:
            title: What is being done.
            unit: What is counted, in the plural.
            stream: Where to show it; standard error if None.
            every: Seconds between two signs; by default 0.2 on a terminal and 5 elsewhere.
            clock: Seconds that only rise.
        """
        self._title, self._unit, self._clock = title, unit, clock
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._every = every if every is not None else 0.2 if self._terminal else 5.0
        self._began = clock()
        self._next = self._began + FIRST_SIGN
        self._shown = False

    @property
    def seconds(self) -> float:
        """Time since the start."""
        return self._clock() - self._began

    def at(self, done: int, share: float | None) -> None:
        """Show where the work is, if it is time to.

        Args:
            done: How many so far.
            share: Of all the work, 0 to 1; None where nobody knows how much there is.
        """
        if self._clock() < self._next:
            return
        self._next = self._clock() + self._every
        self._shown = True
        self._write(self.line(done, share))

    def line(self, done: int, share: float | None) -> str:
        """Return the sign for this moment."""
        parts = [self._title]
        rate = done / max(1e-9, self.seconds)
        if share is not None:
            full = round(_BAR * min(1.0, share))
            parts.append(f"[{'#' * full}{'.' * (_BAR - full)}] {100 * min(1.0, share):3.0f} %")
        parts.append(f"{done:,} {self._unit}")
        parts.append(f"{rate:,.0f} a second")
        if share:
            parts.append(f"{clock_time(self.seconds * (1 - min(1.0, share)) / share)} left")
        return "  ".join(parts)

    def close(self) -> None:
        """Take the bar away, so that the next line starts clean."""
        if self._shown and self._terminal:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()

    def _write(self, text: str) -> None:
        self._stream.write(f"\r\x1b[2K{text}" if self._terminal else text + "\n")
        self._stream.flush()


def clock_time(seconds: float) -> str:
    """Return minutes and seconds, or hours too, as people write them."""
    whole = round(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"
