"""What was read a moment ago is not read again: customers say the same short things all day.

Also the way to read ahead: the channel reads a message in a thread, where the transformer holds no
lock of Python's, while the engine's loop serves other customers; the pipeline then finds it here.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from pathlib import Path

from bot.sentiment.runtime import Encoded, MessageEncoder

KEPT = 4_096
"""Messages remembered, about 2 kB each. By digest, so that no text stays in memory."""

_Key = tuple[str, bytes]
_kept: OrderedDict[_Key, Encoded] = OrderedDict()
_ahead: dict[_Key, Encoded] = {}
_lock = threading.Lock()


def read(model: Path, threads: int, text: str) -> Encoded:
    """Return what the encoder in `model` says about one message (n is 1).

    Whether a text was read before changes nothing in the result: each is read alone, since int8
    activations take their scale from the whole batch. With `ATTUNE_ENCODER_CACHE=0` nothing is
    remembered from one turn to the next, for measuring: every message is then a new one.
    """
    key = _key(model, text)
    if not _remembers():
        with _lock:
            handed = _ahead.pop(key, None)
        return handed or _encode(model, threads, text)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    encoded = _encode(model, threads, text)
    with _lock:
        _kept[key] = encoded
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return encoded


def read_ahead(model: Path, threads: int, text: str) -> None:
    """Read what the pipeline will ask for in this turn, from another thread than the engine's loop."""
    encoded = read(model, threads, text)
    if not _remembers():
        with _lock:
            _ahead[_key(model, text)] = encoded


def _key(model: Path, text: str) -> _Key:
    return str(model), hashlib.sha256(text.encode("utf-8", "replace")).digest()


def _remembers() -> bool:
    return os.environ.get("ATTUNE_ENCODER_CACHE") != "0"


def _encode(model: Path, threads: int, text: str) -> Encoded:
    return MessageEncoder.load(model, threads=threads).encode([text])
