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

# What may be exchanged in a topic by naming only it.
_PARTS: Dict[Text, FrozenSet[Text]] = {
    "check_spending": frozenset({"category", "merchant", "period", "date"}),
    "compare_spending": frozenset({"category", "period", "date"}),
    "find_transactions": frozenset({"category", "merchant", "period", "date", "amount"}),
    "check_balance": frozenset({"account"}),
    "check_budget": frozenset({"category"}),
    "set_budget": frozenset({"category", "amount"}),
    "list_bills": frozenset({"payee", "period", "date"}),
    "freeze_card": frozenset({"card"}),
}
_FILLER = re.compile(
    r"\b(?:and|or|but|what|how|about|for|on|in|at|of|the|my|just|only|then|instead|same|again|please|with|from|to|over|under|above|below|more|less|than|ok|okay"
    r"|y|o|pero|que|tal|para|en|de|del|al|la|el|los|las|lo|mi|mis|solo|solamente|mas|menos|entonces|mismo|por|favor|con|a|cuanto|cuando|vale"
    r"|et|ou|mais|pour|sur|chez|au|aux|du|des|le|les|l|d|mon|ma|mes|juste|plus|moins|seulement|uniquement|alors|pareil|svp|avec|quid"
    r"|c|est|etait|qu|en|sinon|rien"
    r"|und|oder|aber|was|wie|ist|fur|furs|bei|beim|im|am|an|ans|auf|zu|zum|zur|der|die|das|den|dem|mein|meine|meinem|meinen|nur"
    r"|uber|unter|mehr|weniger|als|dann|bitte|mit|von|vom|war|s|es|denn|jetzt|so|sieht|aus|ists)\b"
)
# The message itself says that it goes on: believed against a sure classifier.
_AND = re.compile(
    r"^\W*(?:(?:ok|okay|vale|bien|gut|d accord)\W+)?(?:and|but|or|what about|how about|just|only"
    r"|y|o|pero|solo|que tal|et|ou|mais|seulement|juste|was ist mit|wie sieht es aus|quid|sinon|und|oder|aber|nur)\b"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class FollowUpResolver(GraphComponent):
    """Gives a fragment the intent of the topic in focus.

    Only when little but entities is left of the message, they fit the topic, and either the
    message starts like a continuation or the classifier was unsure. The channel passes the focus
    in the metadata; a message parsed on its own is left alone.
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
            topic = (context(message).get("focus") or {}).get("intent")
            if topic in _PARTS and self._continues(message, _PARTS[topic]):
                intent = message.get(INTENT) or {}
                message.set(INTENT, {"name": topic, "confidence": max(0.9, intent.get("confidence", 0.0))}, True)
                message.set(FOLLOW_UP, True, add_to_output=True)
        return messages

    def _continues(self, message: Message, parts: FrozenSet[Text]) -> bool:
        entities = message.get(ENTITIES) or []
        if not entities or any(e["entity"] not in parts for e in entities):
            return False
        folded = fold(message.get(TEXT) or "")
        begins = bool(_AND.match(folded))
        sure = (message.get(INTENT) or {}).get("confidence", 0.0) >= self._sure
        if sure and not begins:
            return False
        for entity in sorted(entities, key=lambda e: -e["start"]):
            folded = folded[: entity["start"]] + " " + folded[entity["end"] :]
        left = re.findall(r"\w+", _FILLER.sub(" ", folded))
        return len(left) <= self._most_other_words
