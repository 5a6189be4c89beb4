"""The names that designers list in `data/entities/<lang>.yml`, matched by spaCy."""

from __future__ import annotations

import re
from typing import Any, Dict, FrozenSet, List, Optional, Set, Text, Tuple

import spacy
from babel import Locale
from rapidfuzz import fuzz, process

from bot.nlu.entities.amounts import AmountWords
from bot.nlu.entities.calendar import Found
from bot.nlu.entities.folding import fold
from bot.nlu.entities.proper_names import ProperNames, free
from bot.nlu.entities.wanted import CARD_INTENTS, CHARGE_INTENTS, PAYEE_INTENTS
from bot.nlu.fragments import taken_back

_LISTED = ("category", "account", "card", "product", "language", "payee", "country")
_SHORTEST_FUZZY = 5
_FUZZY_SCORE = 88
# Said of anything that is charged or credited; a card only where cards are spoken of.
_ANY_DEBIT = re.compile(r"debit\w*|credit\w*|debito|credito|kredit")
_NOT_A_CARD = re.compile(r"(?<!\w)(?:direct|prelevement|lastschrift) $")
# Spoken by many customers; asked for, they deserve a better answer than 'which language?'.
_ASKED_LANGUAGES = """
    it pt nl pl tr ar ru uk zh ja ko ro el hr sr bs sq ca eu gl cy ga gd sv da nb
    fi cs sk sl hu bg hi ur pa bn fa he vi id th rm lb mk ka hy ta so am
"""
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})
_NEGATED = {
    "en": r"\bnot|\bno|n t|\brather than|\binstead of|\bnever",
    "es": r"\bno|\ben (?:vez|lugar) de|\bni",
    "fr": r"\bpas|\bau lieu de|\bni|\bplutot que",
    "de": r"\bnicht|\bkein\w*|\bstatt|\banstatt|\banstelle",
}
_LEADING_NO = re.compile(r"\W*(?:(?:no|non|nein)\W+)?")
_ARTICLES = (
    r"(?: (?:the|in|of|a|for|el|la|los|las|en|de|del|para|le|les|l|du|d|des|une?|pour|der|die|das|den|dem|auf|fur))*"
    r"[ €$£]*$"
)


class WordLists:
    """The lists of one language, and the grammar of names beyond them."""

    def __init__(self, language: Text, spec: Dict[Text, Any]) -> None:
        self.language = language
        self.amounts = AmountWords(spec)
        self._nlp = spacy.blank(language)
        ruler = self._nlp.add_pipe(
            "span_ruler", config={"phrase_matcher_attr": "LOWER", "spans_key": "found", "validate": False}
        )
        patterns: List[Dict[Text, Text]] = []
        self._single: Dict[Text, Dict[Text, Text]] = {}
        known: Set[Text] = set()
        with_accents: Set[Text] = set()
        for entity in _LISTED:
            listed = [*_from_cldr(entity, language).items(), *(spec.get(entity) or {}).items()]
            for value, words in listed:
                for word in {fold(str(w)) for w in words}:
                    patterns.append({"label": entity, "pattern": word, "id": str(value)})
                    if entity != "payee":
                        known.add(word)
                    if " " not in word and len(word) >= _SHORTEST_FUZZY:
                        self._single.setdefault(entity, {})[word] = str(value)
        for name in spec.get("merchant") or []:
            patterns.append({"label": "merchant", "pattern": fold(str(name)), "id": str(name)})
            with_accents.add(str(name).lower())
        self._merchants_as_listed = with_accents
        for code, words in spec["currency"].items():
            currency = {fold(str(w)) for w in words}
            known.update(currency)
            patterns.extend({"label": "currency", "pattern": w, "id": code} for w in currency if len(w) > 1)
        for kind in ("months", "days"):
            names = getattr(Locale.parse(language), kind)["format"]["wide"].values()
            known.update(fold(name) for name in names)
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]
        self._known: FrozenSet[Text] = frozenset(known)
        self._names = ProperNames(language, spec, self._known.__contains__)
        self._negated = re.compile(f"(?:{_NEGATED.get(language, '(?!)')}){_ARTICLES}")
        self._generic = frozenset(fold(str(word)) for word in spec.get("generic") or ())
        self._not_misspelt = frozenset(fold(str(word)) for word in spec.get("not_misspelt") or ())
        self._foreign = re.compile(spec.get("not_spoken") or "(?!)")

    def find(self, text: Text, folded: Text, wanted: Tuple[Text, ...], intent: Text) -> List[Found]:
        """Return the listed names; the longest first, then by what the intent wants."""
        doc = self._nlp(folded)
        spans = []
        for span in doc.spans["found"]:
            entity, start, end = span.label_, span.start_char, span.end_char
            if entity == "merchant" and wanted[:1] == ("payee",) and intent not in PAYEE_INTENTS:
                entity = "payee"  # Whoever sends a bill is its payee.
            if entity not in wanted or self._misleads(span.label_, folded, text, start, end, intent):
                continue
            value = text[start:end] if span.label_ == "merchant" else span.id_
            spans.append(Found(entity, start, end, value))
        spans.sort(key=lambda f: (f.start - f.end, wanted.index(f.entity)))
        found = free(spans, [])
        if "merchant" in wanted and not intent.endswith("_budget"):
            shops = list(self._names.shops_of_a_kind(text, folded, [f for f in found if f.entity == "category"]))
            found = free([*shops, *found], [])
        found = self._without_generic(found, folded, intent)
        if not found and wanted[:1] != ("payee",) or intent.endswith("_reminder"):
            found = found or self._misspelt(doc, wanted[:2])
        return found

    def _without_generic(self, found: List[Found], folded: Text, intent: Text) -> List[Found]:
        """'My purchases of clothes' are clothes; 'my purchases' are everything, save in a budget."""
        kept = [f for f in found if f.entity != "category" or folded[f.start : f.end] not in self._generic]
        alone = not any(f.entity in ("category", "merchant") for f in kept)
        return found if alone and intent.endswith("_budget") else kept

    def beyond(
        self, text: Text, folded: Text, wanted: Tuple[Text, ...], intent: Text, taken: List[Found]
    ) -> List[Found]:
        """Return names that no list has, from where they stand; `taken` is not looked at again."""
        if "payee" in wanted and intent in PAYEE_INTENTS:
            # A list's word inside a longer name ('Musik Müller') gives way to nothing: lists first.
            return free(list(self._names.payees(text, folded)), taken)
        found: List[Found] = []
        if "payee" in wanted or intent == "find_transactions":
            found = free(list(self._names.people(folded, text)), taken)
            if wanted[:1] == ("payee",):
                shops = self._names.merchants(text, folded, anywhere=False)
                found += free([f._replace(entity="payee") for f in shops], [*taken, *found])
        if intent == "correct_answer":
            # Firms are mostly listed; a name that is not is somebody to be paid.
            names = self._names.merchants(text, folded, anywhere=True)
            return found + free([f._replace(entity="payee") for f in names], [*taken, *found])
        if "merchant" in wanted:
            shops = self._names.merchants(text, folded, anywhere=intent in CHARGE_INTENTS)
            found += free(list(shops), [*taken, *found])
        return found

    def without_negated(self, found: List[Found], folded: Text, *, stands: bool = True) -> List[Found]:
        """Return what remains of '50, not 15', and of '15, no sorry, 50': the fifty.

        Args:
            found: What was found.
            folded: The message, folded.
            stands: When all is denied, all remains.
        """
        kept = [f for f in found if not self._negated.search(folded[max(0, f.start - 30) : f.start])]
        if not kept:
            # 'No 50, no 15': the first no answers what was said before.
            first = len(_LEADING_NO.match(folded).group())  # type: ignore[union-attr]
            kept = [f for f in found if not self._negated.search(folded[max(first, f.start - 30) : f.start])]
        kept = kept or (found if stands else [])
        return [f for f in kept if not any(_replaces(folded, f, later) for later in kept)]

    def spoken(self, found: List[Found], folded: Text) -> List[Found]:
        """Return the languages without those that the customer says not to speak."""
        away = [match.span() for match in self._foreign.finditer(folded)]
        return [f for f in found if f.entity != "language" or not any(s <= f.start and f.end <= e for s, e in away)]

    def _misleads(self, label: Text, folded: Text, text: Text, start: int, end: int, intent: Text) -> bool:
        if label == "card" and _ANY_DEBIT.fullmatch(folded[start:end]):
            return intent not in CARD_INTENTS or bool(_NOT_A_CARD.search(folded[:start]))
        if label == "merchant":
            # Customers leave accents out but do not add them: 'über' is not Uber.
            said = text[start:end].lower()
            return (
                said != folded[start:end]
                and said not in self._merchants_as_listed
                and "'" not in said
                and "’" not in said
            )
        return False

    def _misspelt(self, doc: Any, wanted: Tuple[Text, ...]) -> List[Found]:
        for entity in wanted:
            known: Optional[Dict[Text, Text]] = self._single.get(entity)
            if not known or entity in ("country", "language"):
                continue
            for token in doc:
                if (
                    len(token.text) < _SHORTEST_FUZZY
                    or not token.is_alpha
                    or token.text in self._not_misspelt
                    or token.text in known
                ):
                    continue
                hit = process.extractOne(token.text, known.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
                # A slip is seldom at the beginning, and 'marche' is another word than 'marches'.
                if hit and hit[0][0] == token.text[0]:
                    return [Found(entity, token.idx, token.idx + len(token.text), known[hit[0]])]
        return []


def _replaces(folded: Text, earlier: Found, later: Found) -> bool:
    same_kind = earlier.entity == later.entity and earlier.end <= later.start
    return same_kind and taken_back(folded, (earlier.start, earlier.end), (later.start, later.end))


def _from_cldr(entity: Text, language: Text) -> Dict[Text, List[Text]]:
    """Return names of countries and of further languages in this language."""
    locale = Locale.parse(language)
    if entity == "country":
        return {
            code: [name] for code, name in locale.territories.items() if len(code) == 2 and code not in _NO_COUNTRIES
        }
    if entity == "language":
        return {code: [locale.languages[code]] for code in _ASKED_LANGUAGES.split() if code in locale.languages}
    return {}
