"""Amounts of money in a customer's words: '1.234,56 €', '£1,234.50', 'two hundred quid', '2k', '50p'."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Dict, Iterator, List, Optional, Text, Tuple

from bot.nlu.entities.calendar import Found
from bot.nlu.entities.folding import fold

_NUMBER = r"\d{1,3}(?:[., '\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_JOINERS = frozenset({"and", "und", "y", "et", "e"})
_JOINED = r" ?(?:,|and|und|y|et|con|mit|e)? ?"
_MOST = Decimal(10) ** 12
_LETTERS = r"[^\W\d_]"
# Longer words than this do not occur; a long line without spaces must not cost more.
_LONGEST_COMPOUND = 60


class AmountWords:
    """The number words and currencies of one language.

    `spec` has: `currency` (code -> words), `number_word` (word -> value), `minor` (code -> words of
    the hundredth part; the code `any` where the customer's own is meant), `money` (words of a currency
    that we do not keep), `thousand` (words after figures) and `counted`, patterns of what follows or
    precedes a number that counts something else ('two times', 'the last 5').
    """

    def __init__(self, spec: Dict[Text, Any]) -> None:
        self._currencies: Dict[Text, Optional[Text]] = {
            fold(word): code for code, words in spec["currency"].items() for word in words
        }
        self._currencies.update({fold(word): None for word in spec.get("money") or ()})
        self._minor: Dict[Text, Optional[Text]] = {
            fold(word): None if code == "any" else code
            for code, words in (spec.get("minor") or {}).items()
            for word in words
        }
        for word in self._minor:
            self._currencies.pop(word, None)
        self._numbers = {fold(str(word)).replace("-", " "): int(value) for word, value in spec["number_word"].items()}
        currency, minor = _any_of(self._currencies), _any_of(self._minor) or "(?!)"
        thousand = _any_of(fold(word) for word in spec.get("thousand") or ("k",))
        self._figures = re.compile(
            rf"(?<![\w.,*&#/-])(?:(?P<before>{currency}) ?)?"
            rf"(?P<number>{_NUMBER})(?:(?P<thousands> ?(?:{thousand}))(?!\w))?"
            rf"(?: ?(?P<after>{currency})(?:(?!\w)|(?P<glued>\d\d)(?![\d.,]))| ?(?P<minor>{minor})(?!\w))?"
            r"(?!\w| ?%| ?percent|[.,/]\d|[-*&]\w)"
        )
        self._unit_after = re.compile(rf"\s*(?:(?P<after>{currency})|(?P<minor>{minor}))(?!\w)")
        self._between = re.compile(_JOINED)
        counted = spec.get("counted") or {}
        self._counts_after = re.compile(rf"[ -]?(?:{counted.get('after') or '(?!)'})(?!\w)")
        self._counts_before = re.compile(rf"(?<!\w)(?:{counted.get('before') or '(?!)'})[ :#]*$")
        words = _any_of(self._numbers).replace(r"\ ", "[ -]")
        self._word = re.compile(rf"(?<!\w)(?:{words})(?!\w)|{_LETTERS}+")

    def find(self, text: Text, *, bare: bool, taken: List[Tuple[int, int]]) -> Iterator[Found]:
        """Yield the amounts; value {"amount": "1234.56", "currency": "EUR" or None}.

        Args:
            text: What the customer wrote.
            bare: A number without a currency counts as an amount, too.
            taken: Places that mean something else (dates, account numbers).
        """
        folded = fold(text)
        found: List[Tuple[Found, bool]] = []

        def add(start: int, end: int, value: Decimal, code: Optional[Text], minor: bool) -> None:
            if value >= _MOST or any(start < e and s < end for s, e in taken):
                return
            if not any(start < f.end and f.start < end for f, _ in found):
                found.append((Found("amount", start, end, _value(value, code)), minor))

        for match in self._figures.finditer(folded):
            named = match["before"] or match["after"]
            if not named and not match["minor"] and not match["thousands"]:
                decimals = re.search(r"[.,]\d\d$", match["number"])
                if not bare or (not decimals and self._counts(folded, match.start(), match.end())):
                    continue
            value = parse_number(match["number"])
            if match["thousands"]:
                value *= 1000
            if match["glued"]:
                value += Decimal(match["glued"]) / 100
            if match["minor"] and not named:
                add(*match.span(), value / 100, self._minor[match["minor"]], True)
            else:
                add(*match.span(), value, self._currencies[named] if named else None, False)
        for start, end, number, unit in self._in_words(folded):
            if unit in self._minor:
                add(start, end, Decimal(number) / 100, self._minor[unit], True)
            elif unit or (bare and not self._counts(folded, start, end)):
                add(start, end, Decimal(number), self._currencies[unit] if unit else None, False)
        yield from self._joined(sorted(found, key=lambda f: f[0].start), folded)

    def _counts(self, folded: Text, start: int, end: int) -> bool:
        """Tell whether a number counts something else than money."""
        return bool(
            self._counts_after.match(folded, end) or self._counts_before.search(folded[max(0, start - 30) : start])
        )

    def _joined(self, found: List[Tuple[Found, bool]], folded: Text) -> Iterator[Found]:
        """Put '5 euros' and '50 cents' together, and '5 euros 50'."""
        last: Optional[Found] = None
        for item, minor in found:
            if last is not None and self._between.fullmatch(folded, last.end, item.start):
                whole, part = Decimal(last.value["amount"]), Decimal(item.value["amount"])
                spoken = last.value["currency"] and not item.value["currency"] and part in range(10, 100)
                if spoken and not minor and folded[last.end : item.start] == " ":
                    part, minor = part / 100, True
                if minor and whole == whole.to_integral_value():
                    total = whole + part
                    last = Found("amount", last.start, item.end, _value(total, last.value["currency"]))
                    continue
            if last is not None:
                yield last
            last = item
        if last is not None:
            yield last

    def _in_words(self, folded: Text) -> Iterator[Tuple[int, int, int, Optional[Text]]]:
        run: List[Tuple[int, int, int]] = []
        words = list(self._word.finditer(folded))
        for position, match in enumerate([*words, None]):
            value = self._word_value(match.group()) if match else None
            gap = folded[run[-1][1] : match.start()].strip(" -") if run and match else ""
            if match is not None and value is not None and (not gap or gap in _JOINERS):
                run.append((match.start(), match.end(), value))
                continue
            joins = bool(run) and match is not None and match.group() in _JOINERS
            if joins and position + 1 < len(words) and self._word_value(words[position + 1].group()) is not None:
                continue
            if run:
                start, end = run[0][0], run[-1][1]
                total = _total([value for _, _, value in run])
                after = self._unit_after.match(folded, end)
                unit = (after["after"] or after["minor"]) if after else None
                # 'one', 'un', 'eine' alone is an article more often than an amount.
                if total > 1 or unit:
                    yield start, after.end() if after else end, total, unit
            run = [(match.start(), match.end(), value)] if match is not None and value is not None else []

    def _word_value(self, word: Text) -> Optional[int]:
        plain = word.replace("-", " ")
        if plain in self._numbers:
            return self._numbers[plain]
        return self._compound(word) if len(word) <= _LONGEST_COMPOUND else None

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


def _value(number: Decimal, currency: Optional[Text]) -> Dict[Text, Any]:
    return {"amount": f"{number:f}", "currency": currency}


def _any_of(words: Any) -> Text:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


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
