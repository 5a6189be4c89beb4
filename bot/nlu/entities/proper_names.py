"""Names that no list knows: 'send 20 to Ana', 'an meine Schwester', 'who is PYPL*SHOP'.

A grammar of each language: where a name stands (after 'to', between 'pay' and a sum), what a proper
name looks like, and which words only look like one. The words themselves are in
`data/entities/<lang>.yml`: `person` (mum, landlord, plumber) and `not_name`.
"""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, FrozenSet, Iterator, List, Text, Tuple

from bot.nlu.entities.calendar import Found
from bot.nlu.entities.folding import fold

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w&'’.-]*[\w&]|[^\W\d_a-zß-öø-ÿ]"
_PROPER = re.compile(rf"(?<![\w*])(?:{_CAPITAL})(?: (?:{_CAPITAL}|& ?{_CAPITAL})){{0,2}}(?![\w*])")
# 'PYPL*SHOP', 'Apple.com/bill', '1&1': only on statements.
_CODE = re.compile(r"(?<!\w)\w+\*[\w.* ]*\w|(?<![\w@])[\w-]+\.(?i:com|net|org|co\.uk|io|de|es|fr|ch|at)(?:/\w+)*(?!\w)")
_START = re.compile(r"(?:^|[.!?¡¿:;]|\n)[\s\W]*$")
_WORD = re.compile(r"[^\W_](?:[\w&.-]*[\w&])?")
# Before the name over a shop's door, and between its words: 'au Café de la Gare', 'en la Farmacia Central'.
_DOOR: Dict[Text, Tuple[Text, Text]] = {
    "en": (r"(?:at|from)(?: the)?", r"of(?: the)?"),
    "es": (r"(?:en|del?|al?)(?: el| la| los)?", r"del?(?: la| los| las)?"),
    "fr": (r"chez(?: le| la)?|aux?|a (?:la|l)", r"du|des?(?: la| l)?|d|a la|aux?|l"),
    "de": (r"bei(?: der)?|beim", r"am|an der|zum|zur|im"),
}
_SUM = r"(?=\W*(?:[€$£]? ?\d|$))"

# Before a shop's name; before a payee's; between which and the sum the payee stands; articles before a
# person's noun; German nouns have capitals, too, so that their endings must tell them from names.
_GRAMMAR: Dict[Text, Dict[Text, Text]] = {
    "en": {
        "payment": "payments?|transfers?|order|money|cash",
        "verb": r"\w+ing",
        "shop": "at|from|to|on|by|with|for|in",
        "to": "to|for",
        "pay": r"pay(?:ing)?|send(?:ing)?|give|lend|owe|transfer|wire|bung|sling|ping|zelle|venmo|refund|repay|"
        r"reimburse|revolut",
        "article": "the|my|our|his|her|their|me|new",
    },
    "es": {
        "payment": r"transferencias?|pagos?|bizums?|envios?|giro|dinero|plata",
        "verb": r"\w{2,}[aei]r(?:l[eo]s?|las?|me|te|se|nos)?",
        "shop": "en|de|del|a|al|por|con",
        "to": "a|para|al",
        "pay": r"pag[aoue]\w*|bizum",
        "article": "el|la|los|las|mi|mis|nuestr[oa]|su|un|una",
    },
    "fr": {
        "payment": "virements?|paiements?|argent|versements?",
        "verb": r"\w{2,}(?:er|ir|re)",
        "shop": "chez|a|de|d|sur|par|pour|avec",
        "to": "a|pour|au",
        "pay": r"pay\w*|rembours\w*|paylib",
        "article": "le|la|les|l|mon|ma|mes|notre|un|une|du|au",
    },
    "de": {
        "payment": r"uberweisung|zahlung|dauerauftrag|twint|geld|auftrag|betrag|iban|konto\w*|bankverbindung",
        "verb": r"\w+(?:ieren|zahlen|weisen|senden|schicken)",
        "shop": "bei|beim|von|vom|an|fur|durch|gegen|mit|fur",
        "to": "an|fur|zu|zum|zur|em",
        "pay": r"schick\w*|uberweis\w*|send\w*|zahl\w*|gib|geb\w*|twint\w*|leih\w*|ich|i",
        "article": "der|die|das|dem|den|mein\\w*|unser\\w*|em|da",
    },
}
_GERMAN_NOUN = re.compile(
    r"(?:ung|ungen|heit|heiten|keit|keiten|schaft|tion|tionen|konto|konten|karte|karten|liste|listen|auftrag|auftrage|"
    r"betrag|geld|nummer|nummern|daten|rate|raten|zahlung|verbindung|empfanger|empfangerin|empfangern|kontakt|kontakte|"
    r"kontakten|namen?|bank|zweck|eingang|limit|budget|monat|tag|woche|jahr|datum|abos?|rechnung|kosten|franken|stutz|"
    r"handler|geschaft|laden|grund|fehler|seite|weg|woche|mal)$"
)


class ProperNames:
    """The grammar of one language."""

    def __init__(self, language: Text, spec: Dict[Text, Any], is_known: Callable[[Text], bool]) -> None:
        """Take the words of `<lang>.yml`; `is_known` tells of a folded word that a list has it."""
        grammar = _GRAMMAR.get(language) or _GRAMMAR["en"]
        self._nouns_have_capitals = language == "de"
        self._is_known = is_known
        self._not: FrozenSet[Text] = frozenset(fold(str(word)) for word in spec.get("not_name") or ())
        persons = "|".join(sorted((re.escape(fold(str(w))) for w in spec.get("person") or ()), key=len, reverse=True))
        self._person = re.compile(rf"(?<!\w)(?:{persons or '(?!)'})(?!\w)")
        before, joint = _DOOR.get(language) or _DOOR["en"]
        self._at_the_door = re.compile(rf"(?<!\w)(?:{before}) $")
        self._joint = re.compile(rf" (?:(?:{joint}) )?")
        article = grammar["article"]
        self._verb = re.compile(grammar["verb"])
        self._shop = re.compile(rf"(?<!\w)(?:{grammar['shop']}) $")
        self._announced = re.compile(rf"(?<!\w)(?:{grammar['to']}|{grammar['pay']}) (?:(?:{article}) ){{0,2}}$")
        self._determined = re.compile(
            rf"(?<!\w)(?:{article}|ein\w*|kein\w*|dies\w*|ihr\w*|welch\w*|all\w*|\w+en|\w+e[sr]) $"
        )
        # 'send 20 to tom': all in small letters, right after the sum or at the end.
        to = grammar["to"]
        self._small = re.compile(
            rf"(?:\d\S*|[€$£]|\b(?:euros?|pounds?|quid|dollars?|franken|chf|libras?|balles)) "
            rf"(?:{to}) (?P<a>[^\W\d_]{{3,}})|"
            rf"(?<!\w)(?:{to}) (?P<b>[^\W\d_]{{3,}}){_SUM}|"
            rf"(?<!\w)(?:{grammar['payment']}) (?:{to}|von|de) (?P<d>[^\W\d_]{{3,}})(?!\w)|"
            rf"(?<!\w)(?:{grammar['pay']}) (?P<c>[^\W\d_]{{3,}}) (?:[€$£] ?)?\d"
        )
        self._phrase = re.compile(
            rf"(?<!\w)(?:{to}) (?:the|le|la|l|el|los|das|den|die|meine?n?|mi|mon|ma|my) "
            r"(?P<a>[^\W\d_]{4,})(?!\w)"
        )

    def payees(self, text: Text, folded: Text) -> Iterator[Found]:
        """Yield who may be paid, surest first."""
        for start, end in self._proper(text, folded):
            if not self._nouns_have_capitals or self._names_a_german(folded, start, end):
                yield _found("payee", text, start, end)
        yield from self.people(folded, text)
        for pattern in (self._small, self._phrase):
            for match in pattern.finditer(folded):
                for group in ("a", "b", "c", "d"):
                    word = match.groupdict().get(group)
                    if word and not self._rules_out(word) and not self._verb.fullmatch(word):
                        yield _found("payee", text, *match.span(group))

    def people(self, folded: Text, text: Text) -> Iterator[Found]:
        """Yield only the nouns that name a person or a trade."""
        for match in self._person.finditer(folded):
            yield _found("payee", text, *match.span())

    def merchants(self, text: Text, folded: Text, *, anywhere: bool) -> Iterator[Found]:
        """Yield what must be a firm.

        Args:
            text: What the customer wrote.
            folded: The same, folded.
            anywhere: Without a word such as 'at' before it, too, and codes of statements.
        """
        if anywhere:
            for match in _CODE.finditer(text):
                yield _found("merchant", text, *match.span())
        for start, end in self._proper(text, folded):
            at = bool(self._shop.search(folded[max(0, start - 12) : start]))
            if at and self._nouns_have_capitals and _GERMAN_NOUN.search(folded[start:end]):
                continue
            shouted = text[start:end].isupper() and end - start >= 4
            if at or shouted or (anywhere and not self._nouns_have_capitals):
                yield _found("merchant", text, start, end)
        if anywhere and not text.isupper():
            for match in re.finditer(r"(?<![\w*])[A-ZÄÖÜÉ]{4,}(?![\w*])", text):
                if not self._rules_out(fold(match.group())):
                    yield _found("merchant", text, *match.span())

    def shops_of_a_kind(self, text: Text, folded: Text, kinds: List[Found]) -> Iterator[Found]:
        """Yield names that hold their kind: 'chez Boulangerie du Marché' is one shop and not all bakeries.

        Args:
            text: What the customer wrote.
            folded: The same, folded.
            kinds: The categories in it, in any order.
        """
        for start, end in self._above_a_door(text, folded):
            inside = [(kind.start, kind.end) for kind in kinds if start <= kind.start and kind.end <= end]
            if self._nouns_have_capitals and not any(kind[0] == start for kind in inside):
                continue  # 'Bei Rewe Lebensmittel' are two things.
            if inside and self._says_more(text, folded, (start, end), inside):
                yield _found("merchant", text, start, end)

    def _above_a_door(self, text: Text, folded: Text) -> Iterator[Tuple[int, int]]:
        """Yield runs of words with capitals right after 'at' or 'chez', joints such as 'de la' included."""
        words = [m.span() for m in _WORD.finditer(text) if text[m.start()].isupper()]
        for first, (start, end) in enumerate(words):
            door = self._at_the_door.search(folded[max(0, start - 12) : start])
            # With Capitals All Over they tell nothing.
            if door is None or not text[start - len(door.group()) : start].islower():
                continue
            for next_start, next_end in words[first + 1 :]:
                if not self._joint.fullmatch(folded[end:next_start]):
                    break
                end = next_end
            yield start, end

    def _says_more(self, text: Text, folded: Text, name: Tuple[int, int], kinds: List[Tuple[int, int]]) -> bool:
        """Tell whether a name is more than its kinds: it has another word, or a joint between two of them."""
        words = [m.span() for m in _WORD.finditer(text, *name) if text[m.start()].isupper()]
        if any(folded[end:start].strip() for (_, end), (start, _) in zip(words, words[1:])):
            return True
        others = [folded[s:e] for s, e in words if not any(k_start <= s and e <= k_end for k_start, k_end in kinds)]
        if self._nouns_have_capitals:
            others = [word for word in others if not _GERMAN_NOUN.search(word)]
        return not all(self._rules_out(word) for word in others)

    def _proper(self, text: Text, folded: Text) -> Iterator[Tuple[int, int]]:
        """Yield the proper names inside sentences; none in a message that is all capitals."""
        if text.isupper():
            return
        for match in _PROPER.finditer(text):
            start, end = match.span()
            words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", match.group())]
            while words and (_START.search(text[: words[0][0]]) or self._rules_out(folded[slice(*words[0])])):
                words.pop(0)
            while words and self._rules_out(folded[slice(*words[-1])]):
                words.pop()
            if words and not self._rules_out(folded[words[0][0] : words[-1][1]]):
                yield words[0][0], words[-1][1]

    def _names_a_german(self, folded: Text, start: int, end: int) -> bool:
        before = folded[max(0, start - 30) : start]
        if _GERMAN_NOUN.search(folded[start:end]):
            return False
        return bool(self._announced.search(before)) or not self._determined.search(before)

    def _rules_out(self, word: Text) -> bool:
        return word in self._not or self._is_known(word)


def _found(entity: Text, text: Text, start: int, end: int) -> Found:
    return Found(entity, start, end, text[start:end])


def free(found: List[Found], taken: List[Found]) -> List[Found]:
    """Return those that overlap neither with what is taken nor with one before them."""
    kept: List[Found] = []
    for item in found:
        if not any(item.start < f.end and f.start < item.end for f in [*taken, *kept]):
            kept.append(item)
    return kept
