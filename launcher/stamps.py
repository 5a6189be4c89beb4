"""Whether something must be made anew: a stamp file holds the digest of what it was made from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from launcher.places import ROOT


def digest(files: Iterable[Path], *more: str) -> str:
    """Return one digest over names and contents."""
    total = hashlib.sha256("\0".join(more).encode())
    for path in sorted(files):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(os.path.relpath(path, ROOT).encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh(stamp: Path, wanted: str) -> bool:
    """Tell whether the stamp has this digest."""
    return stamp.is_file() and stamp.read_text("ascii").strip() == wanted


def mark(stamp: Path, wanted: str) -> None:
    """Write the stamp, once the thing is made."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted + "\n", "ascii")
