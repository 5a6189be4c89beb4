"""A message as the channel hands it over, and the extractor that reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities.extractor import EntityPatterns

NOW = "2026-11-24T12:00+00:00"  # a Tuesday
ZONES = {"en": "Europe/London", "es": "Europe/Madrid", "fr": "Europe/Paris", "de": "Europe/Berlin"}

Entities = list[dict[str, Any]]


@pytest.fixture(scope="session")
def extractor() -> EntityPatterns:
    """The real word lists."""
    return EntityPatterns(EntityPatterns.get_default_config())


@pytest.fixture(scope="session")
def message() -> Callable[..., Message]:
    """Return `message(text, intent, language, confidence, **metadata)`."""

    def make(text: str, intent: str, language: str, confidence: float = 0.9, **metadata: Any) -> Message:
        known = {"now": NOW, "timezone": ZONES[language], **metadata}
        return Message(
            {
                "text": text,
                "intent": {"name": intent, "confidence": confidence},
                "language": language,
                "metadata": known,
            }
        )

    return make


@pytest.fixture(scope="session")
def entities(extractor: EntityPatterns, message: Callable[..., Message]) -> Callable[..., Entities]:
    """Return `entities(text, intent, language, **metadata)`: what the extractor finds."""

    def find(text: str, intent: str, language: str, **metadata: Any) -> Entities:
        found: Entities = extractor.process([message(text, intent, language, **metadata)])[0].get("entities")
        return found

    return find
