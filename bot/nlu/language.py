"""Which of the served languages a message is in."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Text, Type

from lingua import Language, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.attributes import LANGUAGE, context

_LETTERS = re.compile(r"[^\W\d_]{2,}")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LanguageIdentifier(GraphComponent):
    """Sets `LANGUAGE`, restricted to the served languages and sticky.

    'ok' or 'Netflix?' belongs to every language, so the language before it is kept unless the
    message is clearly in another one. Without a language before, the likeliest wins.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            # ISO 639-1 codes; the first is used when nothing at all can be told.
            "languages": ["en", "es", "fr", "de"],
            # Least probability for leaving the language of the conversation ...
            "switch": 0.80,
            # ... and the least number of words, since short ones mislead.
            "switch_words": 3,
        }

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._languages: List[str] = config["languages"]
        self._switch: float = config["switch"]
        self._switch_words: int = config["switch_words"]
        by_code = {language.iso_code_639_1.name.lower(): language for language in Language.all()}
        # High accuracy: the low-accuracy models take 'hola' for French.
        self._detector = LanguageDetectorBuilder.from_languages(
            *(by_code[code] for code in self._languages)
        ).with_preloaded_language_models().build()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageIdentifier":
        """Return the component; nothing is learnt."""
        return cls(config)

    @classmethod
    def required_components(cls) -> List[Type]:
        """Only the text is needed."""
        return []

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the examples alone: their file says their language."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the language of each message."""
        for message in messages:
            prior = context(message).get("language")
            message.set(LANGUAGE, self.identify(message.get(TEXT) or "", prior), add_to_output=True)
        return messages

    def identify(self, text: str, prior: "str | None" = None) -> str:
        """Return the code of the language.

        Args:
            text: What the customer wrote.
            prior: The language of the conversation so far, if any.
        """
        words = _LETTERS.findall(text)
        if not words:
            return prior or self._languages[0]
        values = self._detector.compute_language_confidence_values(text)
        odds = {v.language.iso_code_639_1.name.lower(): v.value for v in values}
        best = max(self._languages, key=lambda code: odds.get(code, 0.0))
        if prior is None or prior not in self._languages:
            return best
        clear = odds[best] >= self._switch and len(words) >= self._switch_words
        return best if clear else prior
