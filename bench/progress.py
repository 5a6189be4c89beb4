"""Telling what goes on: a line for each step that takes longer than two seconds."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

QUIET_SECONDS = 2.0
_AGAIN_SECONDS = 10.0


class Progress:
    """Writes to a stream; on a terminal the elapsed time counts in place."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Show the step with its elapsed time once it has taken two seconds, and when it ends."""
        began = time.monotonic()
        done = threading.Event()
        shower = threading.Thread(target=self._show, args=(name, began, done), daemon=True)
        shower.start()
        try:
            yield
        finally:
            done.set()
            shower.join()
            took = time.monotonic() - began
            if took >= QUIET_SECONDS:
                self._write(f"{name}: {took:.0f} s\n")

    def _show(self, name: str, began: float, done: threading.Event) -> None:
        wait = QUIET_SECONDS
        in_place = self._stream.isatty()
        while not done.wait(wait):
            wait = 1.0 if in_place else _AGAIN_SECONDS
            self._write(f"{name} ... {time.monotonic() - began:.0f} s" + ("" if in_place else "\n"))

    def _write(self, text: str) -> None:
        self._stream.write(("\r\033[K" if self._stream.isatty() else "") + text)
        self._stream.flush()
