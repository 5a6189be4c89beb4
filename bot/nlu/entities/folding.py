"""Lower case without accents, character for character, so that places in the text stay valid."""

from __future__ import annotations

import unicodedata
from typing import Dict, Text

_CACHE: Dict[Text, Text] = {}


def fold(text: Text) -> Text:
    """Return the text folded for comparison; it has the same length as the given one.

    'Électricité' becomes 'electricite'; an apostrophe of any shape becomes a space, so that
    "l'électricité" and 'l electricite' read alike.
    """
    return "".join(_CACHE.get(c) or _folded(c) for c in text)


def _folded(character: Text) -> Text:
    if character in "'’‘`´":
        folded = " "
    else:
        base = unicodedata.normalize("NFD", character)[0].lower()
        folded = base if len(base) == 1 else character
    _CACHE[character] = folded
    return folded
