"""Amounts of money in a customer's words: '1.234,56 €', '£1,234.50', 'two hundred quid', '2k'."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Dict, Iterator, List, Optional, Text, Tuple

from bot.nlu.entities.calendar import Found
from bot.nlu.entities.folding import fold

_NUMBER = r"\d{1,3}(?:[., '\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_JOINERS = frozenset({"and", "und", "y", "et", "e"})
_MOST = Decimal(10) ** 12


class AmountWords:
    """The number words and currencies of one language."""

    def __init__(self, currencies: Dict[Text, List[Text]], numbers: Dict[Text, int]) -> None:
        self._currencies = {fold(word): code for code, words in currencies.items() for word in words}
        self._numbers = {fold(str(word)): int(value) for word, value in numbers.items()}
        any_currency = "|".join(sorted(map(re.escape, self._currencies), key=len, reverse=True))
        self._figures = re.compile(
            rf"(?<![\w.,])(?P<before>{any_currency})? ?(?P<number>{_NUMBER})(?P<thousands> ?(?:k|mil)\b)?"
            rf"(?: ?(?P<after>{any_currency})(?!\w))?(?![\w])"
        )
        self._currency_after = re.compile(rf"\s*(?P<after>{any_currency})(?!\w)")
        self._word = re.compile(r"[^\W\d_]+")

    def find(self, text: Text, *, bare: bool, taken: List[Tuple[int, int]]) -> Iterator[Found]:
        """Yield the amounts; value {"amount": "1234.56", "currency": "EUR" or None}.

        Args:
            text: What the customer wrote.
            bare: A number without a currency counts as an amount, too.
            taken: Places that mean something else (dates).
        """
        folded = fold(text)
        found: List[Found] = []
        for match in self._figures.finditer(folded):
            named = match["before"] or match["after"]
            if not named and not bare and not match["thousands"]:
                continue
            start, end = match.span()
            start += len(match.group()) - len(match.group().lstrip())
            if any(start < e and s < end for s, e in taken):
                continue
            value = parse_number(match["number"])
            if match["thousands"]:
                value *= 1000
            if value < _MOST:
                found.append(Found("amount", start, end, self._value(value, named)))
        for start, end, value, named in self._in_words(folded):
            if (named or bare) and not any(start < f.end and f.start < end for f in found):
                if not any(start < e and s < end for s, e in taken):
                    found.append(Found("amount", start, end, self._value(Decimal(value), named)))
        yield from sorted(found, key=lambda f: f.start)

    def _value(self, number: Decimal, named: Optional[Text]) -> Dict[Text, Any]:
        return {"amount": f"{number:f}", "currency": self._currencies.get(named) if named else None}

    def _in_words(self, folded: Text) -> Iterator[Tuple[int, int, int, Optional[Text]]]:
        run: List[Tuple[int, int, int]] = []
        words = list(self._word.finditer(folded))
        for position, match in enumerate([*words, None]):
            value = self._word_value(match.group()) if match else None
            joins = bool(run) and match is not None and match.group() in _JOINERS
            if match is not None and value is not None:
                run.append((match.start(), match.end(), value))
                continue
            if joins and position + 1 < len(words) and self._word_value(words[position + 1].group()) is not None:
                continue
            if run:
                start, end = run[0][0], run[-1][1]
                total = _total([value for _, _, value in run])
                after = self._currency_after.match(folded, end)
                named = after["after"] if after else None
                # 'one', 'un', 'eine' alone is an article more often than an amount.
                if total > 1 or named:
                    yield start, after.end() if after else end, total, named
            run = []

    def _word_value(self, word: Text) -> Optional[int]:
        if word in self._numbers:
            return self._numbers[word]
        return self._compound(word)

    def _compound(self, word: Text) -> Optional[int]:
        """Return the value of a German number word such as 'zweihundertfuenfzig'."""
        parts: List[int] = []
        rest = word
        while rest:
            for length in range(len(rest), 2, -1):
                if rest[:length] in self._numbers:
                    parts.append(self._numbers[rest[:length]])
                    rest = rest[length:]
                    break
            else:
                if parts and rest.startswith("und") and len(rest) > 3:
                    rest = rest[3:]
                    continue
                return None
        return _total(parts) if len(parts) > 1 else None


def parse_number(text: Text) -> Decimal:
    """Return the value of a number in either notation.

    The last of two different marks is the decimal one. A single mark before exactly three
    digits groups thousands ('1.234', '1,234'), before one or two it is decimal.
    """
    text = re.sub(r"[ '\u00a0\u202f]", "", text)
    marks = [c for c in text if c in ".,"]
    if not marks:
        return Decimal(text)
    last = marks[-1]
    whole, _, fraction = text.rpartition(last)
    if len(fraction) == 3 and len(set(marks)) == 1:
        return Decimal(re.sub(r"[.,]", "", text))
    return Decimal(re.sub(r"[.,]", "", whole) + "." + fraction)


def _total(values: List[int]) -> int:
    """Return the value of number words in order: two, hundred, thousand, fifty -> 200,050."""
    total = current = 0
    for value in values:
        if value in (100, 1000, 1_000_000):
            current = max(1, current) * value
            if value >= 1000:
                total, current = total + current, 0
        else:
            current += value
    return total + current
