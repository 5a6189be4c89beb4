"""People who work for the bank."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Staff:
    """One member of staff.

    Attributes:
        role: 'agent' or 'supervisor'.
        languages: ISO 639-1 codes, best first.
    """

    id: str
    name: str
    role: str
    languages: tuple[str, ...]
