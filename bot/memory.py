"""Giving memory back after loading: unpacking a model leaves holes that malloc would keep."""

from __future__ import annotations

import ctypes
import gc


def give_back() -> None:
    """Collect garbage and return free pages to the system; does nothing beyond that without glibc."""
    gc.collect()
    # What survived loading lives as long as the process: later collections need not walk it.
    gc.freeze()
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        pass
