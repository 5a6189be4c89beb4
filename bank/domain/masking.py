"""Taking card numbers, CVVs and one-time codes out of a text before anything keeps it (PCI DSS 3.4.1).

Card numbers keep their last four digits, which customers and agents need to tell cards apart.
IBANs, order numbers, phone numbers and amounts survive. Masking a masked text changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bank.domain.accounts import iban_is_valid

HIDDEN = "•••"
_CARD_MARK = "••••"

# Whitespace (NBSP and thin spaces are in \s), dashes, dots, underscores, slashes, zero-width signs.
_BETWEEN = "\\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff._/\uff0d\uff0e·-"
_RUN = re.compile(rf"\d(?:[{_BETWEEN}]{{0,3}}\d){{12,}}")
_KEPT = re.compile(_CARD_MARK + r" \d{4}")
_IBAN_START = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?=[\s-]?[A-Za-z0-9])")
_DATE = re.compile(r"(?:(\d{1,2})([./-])(\d{1,2})\2(\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))")

_CURRENCY = r"(?:€|\$|£|%|eur(?:o|os)?\b|usd\b|gbp\b|chf\b|d[oó]lar|dollar|pound|quid\b|libras?\b|livres?\b|pfund)"
_NOT_MONEY = rf"(?![\s]*{_CURRENCY})"
# Words that can stand between the name of a secret and the secret; a free gap would swallow amounts
# ('I forgot my PIN and need 200 euros').
_LINK = (
    r"(?:is|was|are|its|it's|es|era|fue|son|est|c'est|était|ist|war|lautet|number|num[eé]ro|nummer|code|c[oó]digo|"
    r"of|de|del|der|die|des|du|da|the|my|mi|mon|ma|le|la|el|mein|meine|meiner|for|para|pour|f[uü]r|card|tarjeta|carte|"
    r"karte|this|esta|cette|diese|dieser|visa|mastercard|sms|i|ich|j'ai|he|me|mir|got|get|have|habe|just|received|"
    r"recibido|reçu|erhalten|bekommen|they|you|sent|gave|te|lleg[oó]|que|you|here|aqu[ií]|hier|voici|and|y|et|und)"
)
_GAP = rf"[\s:=#\"'(\[,.–—-]*(?:{_LINK}[\s:=#\"'(\[,.–—-]+){{0,8}}"
_CVV_WORD = (
    r"(?:cvv2?|cvc2?|cvn|csc|c\.v\.v\.|card verification (?:code|value|number)|(?:card )?security (?:code|number)|"
    r"3[ -]digit code|three[ -]digit code|c[oó]digo de (?:seguridad|verificaci[oó]n)|cryptogramme(?: visuel)?|"
    r"code de s[eé]curit[eé]|(?:karten)?pr(?:ü|ue|u)f(?:ziffern?|nummer|zahl|code)|sicherheits(?:code|nummer|zahl))"
)
_CODE_WORD = (
    r"(?:otp|pin(?:[ -]?(?:code|number|nummer))?|nip|m?tan|i-?tan|pass ?code|"
    r"one[ -]?time (?:code|password|passcode|pin)|"
    r"(?:verification|confirmation|sms|login|log-in|access|authenti[ck]ation|authori[sz]ation|2fa|texted) code|"
    r"code (?:you|they) (?:sent|texted)(?: me)?|code (?:that )?i (?:just )?(?:got|received)|"
    r"c[oó]digo (?:de un solo uso|de confirmaci[oó]n|de acceso|sms|otp|del sms|que me (?:lleg[oó]|mandaron|enviaron))|"
    r"clave(?: de (?:acceso|firma|un solo uso))?|n[uú]mero secreto|contraseña de un solo uso|"
    r"code (?:de v[eé]rification|de confirmation|d'acc[eè]s|sms|re[çc]u|secret|unique|confidentiel|à usage unique)|"
    r"mot de passe (?:unique|à usage unique)|geheim(?:zahl|nummer|code)|einmal(?:code|passwort|kennwort|pin)|"
    r"best(?:ä|ae)tigungscode|freigabecode|sms-?code|verifizierungscode|"
    r"(?<!sort )(?<!area )(?:the|my|el|mi|le|mon|der|mein) (?:code|c[oó]digo)"
    r"(?=\s*(?::|=|is\b|es\b|est\b|ist\b|lautet\b)))"
)
_IS = r"\s*(?:,|=|is|was|es|era|est|c'est|ist|war)\s+(?:(?:the|my|el|la|mi|le|mon|der|die|das|mein|meine)\s+)?"


def _after(word: str, low: int, high: int) -> re.Pattern[str]:
    """Return a pattern of a secret after its word, with `low`..`high` digits; group 1 is the secret."""
    secret = rf"(\d(?:[ .-]?\d){{{low - 1},{high - 1}}})(?!\d)(?![.,]\d){_NOT_MONEY}"
    return re.compile(rf"(?<!\w){word}(?!\w){_GAP}{secret}", re.IGNORECASE)


def _before(word: str, low: int, high: int) -> re.Pattern[str]:
    """Return a pattern of a secret before its word ('123 is my cvv'); group 1 is the secret."""
    return re.compile(rf"(?<![\d.,]){_secret_digits(low, high)}{_IS}{word}(?!\w)", re.IGNORECASE)


def _secret_digits(low: int, high: int) -> str:
    return rf"(\d{{{low},{high}}})"


_SECRETS = (
    _after(_CVV_WORD, 3, 4),
    _before(_CVV_WORD, 3, 4),
    _after(_CODE_WORD, 3, 10),
    _before(_CODE_WORD, 3, 10),
)
# What follows a card number without its word: an expiry date, then three or four digits.
_TAIL = re.compile(
    rf"(?:\W{{0,6}}(?:exp\w*|cad\w*|g[uü]ltig\w*|valid\w*)?\W{{0,4}}\d{{1,2}}\s?[/.-]\s?(?:20)?\d{{2}}(?!\d))?"
    rf"[\s,;:/|-]{{1,4}}(\d{{3,4}})(?![\d])(?![.,/]\d){_NOT_MONEY}",
    re.IGNORECASE,
)

_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip


@dataclass(frozen=True)
class Masked:
    """A text fit to be stored.

    Attributes:
        found: Whether anything had to be hidden.
    """

    text: str
    found: bool


def mask(text: str) -> Masked:
    """Return the text without card numbers, CVVs and one-time codes.

    Args:
        text: What a customer typed, any length.
    """
    spans = list(_cards(text))
    spans += [(start, end, HIDDEN) for start, end in _tails(text, spans)]
    result = _replaced(text, spans)
    for pattern in _SECRETS:
        result = _replaced(result, [(*match.span(1), HIDDEN) for match in pattern.finditer(result)])
    return Masked(result, result != text)


def luhn_is_valid(digits: Sequence[int]) -> bool:
    """Tell whether a number's check digit fits (ISO/IEC 7812)."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if position % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def _replaced(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    result, done = [], 0
    for start, end, replacement in sorted(spans):
        if start < done:
            continue
        result += [text[done:start], replacement]
        done = end
    return "".join([*result, text[done:]])


def _protected(text: str) -> list[tuple[int, int]]:
    """Return the spans that are no card number: IBANs and what is masked already."""
    spans = [match.span() for match in _KEPT.finditer(text)]
    for match in _IBAN_START.finditer(text):
        end = _iban_end(text, match.start())
        if end is not None:
            spans.append((match.start(), end))
    return spans


def _iban_end(text: str, start: int) -> int | None:
    length = _IBAN_LENGTHS.get(text[start : start + 2].upper())
    compact = ""
    for index in range(start, min(len(text), start + 80)):
        if text[index].isascii() and text[index].isalnum():
            compact += text[index]
        elif not (text[index].isspace() or text[index] == "-"):
            return None
        if len(compact) == length:
            return index + 1 if iban_is_valid(compact) else None
    return None


def _cards(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, replacement) of every card number, in order."""
    cursor = 0
    for low, high in [*sorted(_protected(text)), (len(text), len(text))]:
        if low >= cursor:
            for run in _RUN.finditer(text, cursor, low):
                yield from _cards_in_run(text, run.start(), run.end())
        cursor = max(cursor, high)


def _cards_in_run(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    groups = [(match.start(), match.end()) for match in re.compile(r"\d+").finditer(text, start, end)]
    phone = text[start - 1 : start] == "+"
    first = 0
    while first < len(groups):
        last = _card_end(text, groups, first)
        if last is None or (phone and first == 0 and _count(groups, first, last) <= 15):
            first += 1
            continue
        low, high = groups[first][0], groups[last][1]
        digits = [sign for sign in text[low:high] if sign.isdecimal()]
        yield low, high, f"{_CARD_MARK} " + "".join(str(int(digit)) for digit in digits[-4:])
        first = last + 1


def _count(groups: Sequence[tuple[int, int]], first: int, last: int) -> int:
    return sum(end - start for start, end in groups[first : last + 1])


def _card_end(text: str, groups: Sequence[tuple[int, int]], first: int) -> int | None:
    """Return the last group of the card number that starts at group `first`, or None."""
    fitting: dict[int, int] = {}
    digits: list[int] = []
    for last in range(first, len(groups)):
        start, end = groups[last]
        digits += [int(sign) for sign in text[start:end]]
        if len(digits) > 19:
            break
        fits = len(digits) >= 13 and any(digits) and luhn_is_valid(digits)
        if fits and not _only_dates(text[groups[first][0] : end]):
            fitting[len(digits)] = last
    if not fitting:
        return None
    # The brand's usual length first: '4111 1111 1111 1111 123' is a card and its CVV.
    usual = 15 if digits[:2] in ([3, 4], [3, 7]) else 16
    return fitting.get(usual, fitting[max(fitting)])


def _only_dates(text: str) -> bool:
    """Tell whether nothing but dates is written here: '12.11.2025 14.11.2025'."""
    if _DATE.sub("", text).strip():
        return False
    for match in _DATE.finditer(text):
        day, _, month, year, iso_year, iso_month, iso_day = match.groups()
        try:
            if iso_year:
                date(int(iso_year), int(iso_month), int(iso_day))
            else:
                date(int(year), *sorted((int(month), int(day))))
        except ValueError:
            return False
    return True


def _tails(text: str, cards: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    starts = {start for start, _, _ in cards}
    for _, end, _ in cards:
        match = _TAIL.match(text, end)
        if match and match.start(1) not in starts:
            yield match.span(1)
