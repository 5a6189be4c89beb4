"""What stops the launcher, as the one sentence that says what to do."""

from __future__ import annotations


class CannotGoOn(Exception):
    """Raised with a sentence for the person at the terminal; shown without a traceback."""
