"""Finding the name that a customer means among those that are possible, misspelt too."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

# Words that say nothing about which firm it is.
_EMPTY = """
    the and of to in on at for my me an a el la los las de del en mi un una le les du des au mon ma une
    der die das den dem im am bei von und mein meine ltd plc gmbh ag sa sl sarl inc co com www uk es fr
    bill bills payment invoice subscription factura facturas recibo pago facture factures paiement
    abonnement prelevement rechnung rechnungen zahlung abo lastschrift
"""
_EMPTY_WORDS = frozenset(_EMPTY.split())
_GOOD = 82.0


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with only letters, digits and single spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("&", " ").replace("+", " plus"))
    kept = (sign for sign in decomposed if not unicodedata.combining(sign) and sign not in "'’`")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in kept).split())


def _words(folded: str) -> list[str]:
    words = [word for word in folded.split() if word not in _EMPTY_WORDS]
    return words or folded.split()


def _sound(word: str) -> str:
    """Return a spelling that common slips share: 'vodaphone' and 'vodafone', 'aldy' and 'aldi'."""
    for written, heard in (
        ("ph", "f"),
        ("ck", "k"),
        ("c", "k"),
        ("y", "i"),
        ("z", "s"),
        ("qu", "k"),
        ("th", "t"),
    ):
        word = word.replace(written, heard)
    return "".join(sign for sign, before in zip(word, " " + word, strict=False) if sign != before)


def _word_score(said: str, meant: str) -> float:
    """Return 0..100; short words must be exact, since 'bar' is one letter from half the dictionary."""
    if said == meant:
        return 100.0
    shorter = min(len(said), len(meant))
    if shorter < 4:
        return 0.0
    if said in (meant + "s", meant + "es") or meant in (said + "s", said + "es"):
        return 97.0
    if _sound(said) == _sound(meant):
        return 95.0
    if shorter < 5 and (said.startswith(meant) or meant.startswith(said)):
        return 0.0  # 'cost' is not 'Costa'
    edits = DamerauLevenshtein.distance(said, meant)
    # A missing or doubled letter is a slip; in a short word another letter is another word (books, Boots).
    if edits > (1 if shorter < 7 else 2) or (shorter < 6 and len(said) == len(meant) and sorted(said) != sorted(meant)):
        return 0.0
    return 100.0 - 7.0 * edits


def score(text: str, name: str) -> float:
    """Return how well a text names something, 0..100."""
    said, meant = _words(fold(text)), _words(fold(name))
    if not said or not meant:
        return 0.0
    joined_said, joined_meant = "".join(said), "".join(meant)
    if joined_said == joined_meant:
        return 100.0
    whole = _word_score(joined_said, joined_meant)
    # Each word of the name that was said, weighed by its length; and as much for words said
    # that the name does not have, so that 'amazon prime' prefers 'Amazon Prime' to 'Amazon'.
    named = [max(_word_score(word, other) for other in said) for word in meant]
    heard = [max(_word_score(word, other) for other in meant) for word in said]
    covered = sum(s * len(w) for s, w in zip(named, meant, strict=True)) / sum(map(len, meant))
    used = sum(s * len(w) for s, w in zip(heard, said, strict=True)) / sum(map(len, said))
    first = named[0] if len(meant[0]) >= 4 or named[0] == 100.0 else 0.0
    partial = max(0.8 * used + 0.2 * covered, 0.8 * covered + 0.2 * used) if first or covered > 70 else 0.0
    return max(whole, partial, 0.9 * fuzz.token_sort_ratio(" ".join(said), " ".join(meant)) if first else 0.0)


def ranked(text: str, names: Iterable[str], good: float = _GOOD) -> tuple[str, ...]:
    """Return the names that the text can mean, best first; the text may be a whole phrase."""
    scored = [(score(text, name), name) for name in set(names)]
    return tuple(name for value, name in sorted(scored, key=lambda pair: (-pair[0], pair[1])) if value >= good)


def best(text: str, names: Sequence[str]) -> str | None:
    """Return the one name that the text most likely means, or None.

    On equal scores the earlier one in `names` wins: pass the most used first.
    """
    candidates = [(score(text, name), -index, name) for index, name in enumerate(names)]
    if not candidates:
        return None
    value, _, name = max(candidates)
    return name if value >= _GOOD else None
