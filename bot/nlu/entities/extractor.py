"""Entities: what designers list in `data/entities`, matched by spaCy, and amounts and times."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple, Type

import spacy
import yaml
from rapidfuzz import fuzz, process
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.attributes import LANGUAGE, context, today
from bot.nlu.entities.amounts import AmountWords
from bot.nlu.entities.calendar import CalendarWords, Found
from bot.nlu.entities.folding import fold

# The same word may be several things ('rent' is a kind of spending and a payee): the intent says
# which is meant. First the kinds that win, then those that do not occur at all.
_SPENDING = ("category", "merchant", "account")
_WANTED: Dict[Text, Tuple[Text, ...]] = {
    "bills": ("payee", "merchant"),
    "payments": ("payee", "account", "merchant"),
    "products": ("product", "country", "currency"),
    "cards": ("card", "account"),
    "spending": _SPENDING,
    "budgeting": _SPENDING,
    "accounts": ("account", "merchant", "category"),
    "safety": ("merchant", "card", "account"),
    "core": ("language", "account", "card", "product", "category", "payee", "merchant"),
}
_GROUP = {
    **dict.fromkeys(("list_bills", "set_bill_reminder", "cancel_bill_reminder", "pay_bill"), "bills"),
    **dict.fromkeys(
        ("transfer_money", "transfer_status", "cancel_transfer", "list_payees", "add_payee"), "payments"
    ),
    **dict.fromkeys(
        ("ask_product", "ask_fees", "ask_rates", "recommend_product", "compare_products", "apply_product",
         "loan_eligibility", "find_branch", "book_appointment"),
        "products",
    ),
    **dict.fromkeys(
        ("freeze_card", "unfreeze_card", "report_lost_card", "replace_card", "card_declined", "card_pin",
         "travel_notice"),
        "cards",
    ),
    **dict.fromkeys(("check_spending", "compare_spending", "find_subscriptions", "cancel_subscription"), "spending"),
    **dict.fromkeys(
        ("set_budget", "check_budget", "remove_budget", "can_i_afford", "forecast_balance", "saving_advice"),
        "budgeting",
    ),
    **dict.fromkeys(
        ("check_balance", "find_transactions", "explain_transaction", "check_income", "account_details",
         "get_statement"),
        "accounts",
    ),
    **dict.fromkeys(("report_fraud", "dispute_charge", "refund_status"), "safety"),
}  # fmt: skip
# A number without a currency is an amount only where one is asked for.
_AMOUNT_INTENTS = frozenset(
    {"set_budget", "can_i_afford", "transfer_money", "pay_bill", "create_goal", "contribute_goal",
     "loan_eligibility", "find_transactions", "dispute_charge", "explain_transaction", "correct_answer"}
)  # fmt: skip
_AHEAD = frozenset(
    {"list_bills", "set_bill_reminder", "cancel_bill_reminder", "pay_bill", "transfer_money", "forecast_balance",
     "book_appointment", "travel_notice", "create_goal", "can_i_afford"}
)  # fmt: skip
# 'at X', 'bei X', 'chez X', 'en X': a name that no list knows may still be a shop.
_AT_SHOP = {
    "en": re.compile(r"\b(?:at|from|to|on)\s+((?:[A-Z][\w&'’.-]+)(?:\s+[A-Z&][\w&'’.-]*){0,2})"),
    "de": re.compile(r"\b(?:bei|beim|von|für)\s+((?:[A-ZÄÖÜ][\w&'’.-]+)(?:\s+[A-ZÄÖÜ&][\w&'’.-]*){0,2})"),
    "fr": re.compile(r"\b(?:chez|à|sur|de)\s+((?:[A-ZÉÈÀ][\w&'’.-]+)(?:\s+[A-ZÉ&][\w&'’.-]*){0,2})"),
    "es": re.compile(r"\b(?:en|de|a)\s+((?:[A-ZÁÉÍÓÚÑ][\w&'’.-]+)(?:\s+[A-ZÁÉÍÓÚÑ&][\w&'’.-]*){0,2})"),
}
_SHORTEST_FUZZY = 5
_FUZZY_SCORE = 88


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityPatterns(GraphComponent, EntityExtractorMixin):
    """Finds entities with spaCy span rulers and the grammars of amounts and times.

    Nothing is learnt from examples: a bank's words for its accounts are known, and a pattern that
    a designer adds works at once. Runs after the intent, which decides between readings.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # Folder with <lang>.yml and time.yml.
            "data": "data/entities",
            "languages": ["en", "es", "fr", "de"],
        }

    def __init__(self, config: Dict[Text, Any]) -> None:
        folder = Path(config["data"])
        self._calendar = CalendarWords.load_all(folder / "time.yml")
        self._lists: Dict[Text, "_WordLists"] = {}
        for language in config["languages"]:
            spec = yaml.safe_load((folder / f"{language}.yml").read_text("utf-8"))
            self._lists[language] = _WordLists(language, spec)

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EntityPatterns":
        """Return the component; the word lists are read from the data folder."""
        return cls(config)

    @classmethod
    def required_components(cls) -> List[Type]:
        """Nothing is required; language and intent are used when they are there."""
        return []

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the entities of each message, without overlaps, in the order of the text."""
        for message in messages:
            text = message.get(TEXT) or ""
            found = self._find(message, text)
            entities = [
                {"entity": f.entity, "start": f.start, "end": f.end, "text": text[f.start : f.end], "value": f.value}
                for f in found
            ]
            message.set(ENTITIES, self.add_extractor_name(entities), add_to_output=True)
        return messages

    def _find(self, message: Message, text: Text) -> List[Found]:
        language = message.get(LANGUAGE)
        lists = self._lists.get(language) or next(iter(self._lists.values()))
        intent = (message.get(INTENT) or {}).get("name") or ""
        known = context(message)
        requested = known.get("requested_slot") or ""
        ahead = intent in _AHEAD or requested.startswith("reminder")
        times = list(
            self._calendar[lists.language].find(text, today(message), future=ahead, dates_first=ahead)
        )
        bare = intent in _AMOUNT_INTENTS or requested.endswith("_amount")
        amounts = list(lists.amounts.find(text, bare=bare, taken=[(t.start, t.end) for t in times]))
        names = lists.find(text, _WANTED.get(_GROUP.get(intent, "core"), ()), requested)
        found: List[Found] = []
        for candidate in [*times, *amounts, *names]:
            if not any(candidate.start < f.end and f.start < candidate.end for f in found):
                found.append(candidate)
        return sorted(found, key=lambda f: f.start)


class _WordLists:
    """The lists of one language in a spaCy pipeline."""

    def __init__(self, language: Text, spec: Dict[Text, Any]) -> None:
        self.language = language
        self.amounts = AmountWords(spec["currency"], spec["number_word"])
        self._nlp = spacy.blank(language)
        ruler = self._nlp.add_pipe(
            "span_ruler", config={"phrase_matcher_attr": "LOWER", "spans_key": "found", "validate": False}
        )
        patterns: List[Dict[Text, Text]] = []
        self._single: Dict[Text, Dict[Text, Text]] = {}
        for entity in ("category", "account", "card", "product", "language", "payee", "country"):
            for value, words in (spec.get(entity) or {}).items():
                for word in {fold(str(w)) for w in words}:
                    patterns.append({"label": entity, "pattern": word, "id": str(value)})
                    if " " not in word and len(word) >= _SHORTEST_FUZZY:
                        self._single.setdefault(entity, {})[word] = str(value)
        for name in spec.get("merchant") or []:
            patterns.append({"label": "merchant", "pattern": fold(str(name)), "id": str(name)})
        ruler.add_patterns(patterns)  # type: ignore[attr-defined]
        self._at_shop = _AT_SHOP.get(language)

    def find(self, text: Text, wanted: Tuple[Text, ...], requested: Text) -> List[Found]:
        """Return the names found; the longest first, then by what the intent wants."""
        if requested.endswith("_category"):
            wanted = ("category", *wanted)
        elif requested.startswith("reminder"):
            wanted = ("payee", *wanted)
        doc = self._nlp(fold(text))
        spans = [
            Found(s.label_, s.start_char, s.end_char, text[s.start_char : s.end_char] if s.label_ == "merchant" else s.id_)
            for s in doc.spans["found"]
            if s.label_ in wanted
        ]
        spans.sort(key=lambda f: (f.start - f.end, wanted.index(f.entity)))
        found: List[Found] = []
        for span in spans:
            if not any(span.start < f.end and f.start < span.end for f in found):
                found.append(span)
        if "merchant" in wanted and self._at_shop:
            for match in self._at_shop.finditer(text):
                if not any(match.start(1) < f.end and f.start < match.end(1) for f in found):
                    found.append(Found("merchant", match.start(1), match.end(1), match[1]))
        if not found:
            found.extend(self._misspelt(doc, wanted))
        return found

    def _misspelt(self, doc: Any, wanted: Tuple[Text, ...]) -> List[Found]:
        for entity in wanted:
            known: Optional[Dict[Text, Text]] = self._single.get(entity)
            if not known:
                continue
            for token in doc:
                if len(token.text) < _SHORTEST_FUZZY or not token.is_alpha:
                    continue
                hit = process.extractOne(token.text, known.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_SCORE)
                if hit:
                    return [Found(entity, token.idx, token.idx + len(token.text), known[hit[0]])]
        return []
