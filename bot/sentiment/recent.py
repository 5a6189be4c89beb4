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

_kept: OrderedDict[tuple[str, bytes], Encoded] = OrderedDict()
_lock = threading.Lock()


def read(model: Path, threads: int, text: str) -> Encoded:
    """Return what the encoder in `model` says about one message (n is 1).

    Whether a text was read before changes nothing in the result: each is read alone, since int8
    activations take their scale from the whole batch. `ATTUNE_ENCODER_CACHE=0` reads always anew,
    for measuring.
    """
    encoder = MessageEncoder.load(model, threads=threads)
    if os.environ.get("ATTUNE_ENCODER_CACHE") == "0":
        return encoder.encode([text])
    key = (str(model), hashlib.sha256(text.encode("utf-8", "replace")).digest())
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    encoded = encoder.encode([text])
    with _lock:
        _kept[key] = encoded
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return encoded
