"""Entities: what designers list in `data/entities`, matched by spaCy, and amounts, times and names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Text, Type

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.attributes import LANGUAGE, context, today
from bot.nlu.entities.calendar import CalendarWords, Found
from bot.nlu.entities.folding import fold
from bot.nlu.entities.proper_names import free
from bot.nlu.entities.wanted import asked_for, wanted
from bot.nlu.entities.word_lists import WordLists
from bot.nlu.fragments import only_answers

_IBAN = re.compile(
    r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)|"
    r"(?<!\w)[a-z]{2}\d{2}(?: ?\d{4}){2,7}(?: ?\d{1,3})?(?!\w)"
)
# A message longer than this is not read to its end: nobody names a date after 2,000 letters.
_LONGEST = 2_000


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
        self._lists: Dict[Text, WordLists] = {}
        for language in config["languages"]:
            spec = yaml.safe_load((folder / f"{language}.yml").read_text("utf-8"))
            self._lists[language] = WordLists(language, spec)

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
            text = (message.get(TEXT) or "")[:_LONGEST]
            found = self._find(message, text)
            entities = [
                {"entity": f.entity, "start": f.start, "end": f.end, "text": text[f.start : f.end], "value": f.value}
                for f in found
            ]
            message.set(ENTITIES, self.add_extractor_name(entities), add_to_output=True)
        return messages

    @staticmethod
    def _answer(lists: WordLists, text: Text, folded: Text, known: Dict[Text, Any]) -> List[Found]:
        """Return the names that were asked for, where the message says nothing else.

        After 'which card?' the credit card is a card, whatever the message alone may be taken for.
        """
        kind = asked_for(known)
        if not kind:
            return []
        found = sorted(lists.find(text, folded, (kind,), known["focus"]["intent"]), key=lambda f: f.start)
        return found if only_answers(folded, [(f.start, f.end) for f in found]) else []

    def _find(self, message: Message, text: Text) -> List[Found]:
        lists = self._lists.get(message.get(LANGUAGE)) or next(iter(self._lists.values()))
        intent = (message.get(INTENT) or {}).get("name") or ""
        known: Dict[Text, Any] = context(message)
        folded = fold(text)
        answer = self._answer(lists, text, folded, known)
        if answer:
            return answer
        seeks = wanted(intent, known)
        ibans = [Found("iban", *m.span(), re.sub(r"\s", "", m.group()).upper()) for m in _IBAN.finditer(text)]
        times: List[Found] = []
        if seeks.times:
            times = free(
                list(
                    self._calendar[lists.language].find(
                        text, today(message), future=seeks.ahead,
                        stretches=not seeks.leads or seeks.times == "period", leads=seeks.leads,
                        years=seeks.times == "period",
                    )
                ),
                ibans,
            )  # fmt: skip
        names = free(lists.find(text, folded, seeks.names, intent), ibans)
        if seeks.names_first:
            times = free(times, names)
        currencies = [f for f in names if f.entity == "currency"]
        names = free([f for f in names if f.entity != "currency"], times)
        firms = [f for f in names if f.entity in ("merchant", "payee")]
        taken = [(f.start, f.end) for f in (*ibans, *times, *firms)]
        found = [*ibans, *times, *names]
        if seeks.bare or seeks.names or seeks.times:
            found += free(list(lists.amounts.find(text, bare=seeks.bare, taken=taken)), found)
        found += free(currencies, found)
        found += lists.beyond(text, folded, seeks.names, intent, found)
        if intent == "correct_answer":
            # 'Not the debit card' must not freeze it.
            freezes = (known.get("focus") or {}).get("intent") == "freeze_card"
            found = lists.without_negated(found, folded, stands=not freezes)
        elif intent == "change_language":
            found = lists.spoken(found, folded)
        if "iban" not in seeks.names:
            found = [f for f in found if f.entity != "iban"]
        return sorted(found, key=lambda f: f.start)
