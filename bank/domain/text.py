"""What is done to a customer's words before anything else sees them.

Python 3.10 must be able to import this module: the dialogue engine uses it.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_MESSAGE = 2_000
"""Characters of one customer message; longer ones are refused with a sentence that helps."""

# Bidirectional overrides and isolates can make a text read differently from what is stored.
_BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
_COMMAND = re.compile(r"^[\s\u200b\u2060\ufeff]*/")


def clean(text: str) -> str:
    """Return the text in NFC, without control characters and bidirectional overrides, trimmed.

    Line breaks and tabs stay; an emoji's joiners and variation selectors stay.
    """
    text = unicodedata.normalize("NFC", text).translate(_BIDI)
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    return "".join(kept).replace("\r", "").strip()


def without_command(text: str) -> str:
    """Return the text such that the engine cannot read it as a command.

    In Rasa a message that starts with a slash, `/restart` or `/intent{"slot": 1}`, bypasses the
    understanding and sets intent and entities directly. Only buttons that we stored may do that.
    """
    return _COMMAND.sub("\u2215", text)
