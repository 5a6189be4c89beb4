"""'And last month?': a fragment that goes on with the topic before it."""

from __future__ import annotations

import re
from typing import Any, Dict, FrozenSet, List, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.attributes import FOLLOW_UP, context
from bot.nlu.entities.folding import fold
from bot.nlu.entities.wanted import asked_for
from bot.nlu.fragments import only_answers, only_denies, words_beside

# What may be exchanged in a topic by naming only it.
_PARTS: Dict[Text, FrozenSet[Text]] = {
    "check_spending": frozenset({"category", "merchant", "period", "date"}),
    "compare_spending": frozenset({"category", "period", "date"}),
    "find_transactions": frozenset({"category", "merchant", "period", "date", "amount"}),
    "check_balance": frozenset({"account"}),
    "check_budget": frozenset({"category"}),
    "set_budget": frozenset({"category", "amount"}),
    "list_bills": frozenset({"payee", "period", "date"}),
}
# The message itself says that it goes on: believed against a sure classifier.
_AND = re.compile(
    r"^\W*(?:(?:ok|okay|vale|bien|gut|d accord)\W+)?(?:and|but|or|what about|how about|just|only"
    r"|y|o|pero|solo|que tal|et|ou|mais|seulement|juste|was ist mit|wie sieht es aus|quid|sinon|und|oder|aber|nur)\b"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FollowUpResolver(GraphComponent):
    """Gives a fragment the intent of the topic in focus.

    Only when little but entities is left of the message, they fit the topic, and either the
    message starts like a continuation or the classifier was unsure. Where the topic ended in a question
    ('which card?') its bare answer is believed against a sure classifier, too, which has never heard
    the question. The channel passes the focus in the metadata; a message parsed on its own is left alone.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # Words left after entities and fillers are taken out.
            "most_other_words": 0,
            # Above this the classifier is believed, unless the message starts with 'and'.
            "sure": 0.75,
        }

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._most_other_words: int = config["most_other_words"]
        self._sure: float = config["sure"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FollowUpResolver":
        """Return the component; nothing is learnt."""
        return cls(config)

    @classmethod
    def required_components(cls) -> List[Type]:
        """Works on whatever intent and entities are there."""
        return []

    def process(self, messages: List[Message]) -> List[Message]:
        """Set intent and `FOLLOW_UP` where the message continues the topic in focus."""
        for message in messages:
            known = context(message)
            topic = (known.get("focus") or {}).get("intent")
            answers = self._answers(message, asked_for(known))
            denies = not answers and self._denies(message, asked_for(known))
            if denies:
                # Asked again, with the name left out: it is the one that is not meant.
                message.set(ENTITIES, [], add_to_output=True)
            if answers:
                # 'The debit card, no sorry, the credit card': what is said last is meant.
                message.set(ENTITIES, message.get(ENTITIES)[-1:], add_to_output=True)
            if answers or denies or self._continues(message, _PARTS.get(topic, frozenset())):
                intent = message.get(INTENT) or {}
                message.set(INTENT, {"name": topic, "confidence": max(0.9, intent.get("confidence", 0.0))}, True)
                message.set(FOLLOW_UP, True, add_to_output=True)
        return messages

    def _answers(self, message: Message, kind: Text) -> bool:
        entities = message.get(ENTITIES) or []
        if not kind or any(e["entity"] != kind for e in entities):
            return False
        return only_answers(fold(message.get(TEXT) or ""), [(e["start"], e["end"]) for e in entities])

    def _denies(self, message: Message, kind: Text) -> bool:
        entities = message.get(ENTITIES) or []
        sure = (message.get(INTENT) or {}).get("confidence", 0.0) >= self._sure
        if sure or not kind or any(e["entity"] != kind for e in entities):
            # A sure 'no' has an answer of its own.
            return False
        return only_denies(fold(message.get(TEXT) or ""), [(e["start"], e["end"]) for e in entities])

    def _continues(self, message: Message, parts: FrozenSet[Text]) -> bool:
        entities = message.get(ENTITIES) or []
        if not entities or any(e["entity"] not in parts for e in entities):
            return False
        folded = fold(message.get(TEXT) or "")
        begins = bool(_AND.match(folded))
        sure = (message.get(INTENT) or {}).get("confidence", 0.0) >= self._sure
        if sure and not begins:
            return False
        return len(words_beside(folded, [(e["start"], e["end"]) for e in entities])) <= self._most_other_words
