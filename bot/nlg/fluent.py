"""Sentences from the Fluent catalogue, in the customer's language and the tone of the mood."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List, Optional, Text
from zoneinfo import ZoneInfo

import yaml
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bank.words import UnknownMessage, Words, from_json
from bank.words.tone import tone_for

logger = logging.getLogger(__name__)


class FluentNLG(NaturalLanguageGenerator):
    """Rasa asks for `utter_bills_list`; the words are the message `bills-list`.

    A response declared in `responses.yml` may name another message and buttons; its text is a
    message id and the titles are ids as well. An action may add `args` (typed, as JSON) and
    `choices`, buttons made from data: {"key", "args", "payload"}.
    """

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        folder = Path(endpoint_config.kwargs.get("data", "data"))
        self.words = Words.load(folder)
        # Not the domain's: Rasa makes the generator before it loads the model, with an empty domain.
        self._responses: Dict[Text, List[Dict[Text, Any]]] = {}
        for path in sorted(folder.rglob("responses.yml")):
            self._responses.update(yaml.safe_load(path.read_text("utf-8"))["responses"])

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """Return {"text", "buttons", "custom": {"key", "tone"}}; None when there is no such message."""
        metadata = (tracker.latest_message.metadata if tracker.latest_message else None) or {}
        language = (
            kwargs.get("language")
            or tracker.get_slot("language")
            or metadata.get("language")
            or self.words.languages[0]
        )
        tone = tone_for(tracker.get_slot("mood") or "calm", metadata.get("answer_length") or "detailed")
        region = metadata.get("country") or ""
        declared = (self._responses.get(utter_action) or [{}])[0]
        key = kwargs.get("key") or declared.get("text") or utter_action[len("utter_") :].replace("_", "-")
        given = kwargs.get("args") or {}
        args = {"name": metadata.get("name") or "", "daypart": _daypart(metadata)}
        args.update({name: from_json(value) for name, value in given.items()})
        try:
            text = self.words.text(key, language, tone, region, **args)
            buttons = [
                {"title": self.words.text(b["title"], language, tone, region, **args), "payload": b["payload"]}
                for b in declared.get("buttons") or []
            ]
            buttons += self._choices(kwargs.get("choices") or [], language, tone, region)
        except UnknownMessage as error:
            logger.error("nlg.no_words key=%s", error)
            return None
        text = _opening(text)
        return {"text": text, "buttons": buttons, "custom": {"key": key, "tone": tone, "data": kwargs.get("data")}}

    def _choices(
        self, choices: List[Dict[Text, Any]], language: Text, tone: Text, region: Text
    ) -> List[Dict[Text, Text]]:
        made = []
        for choice in choices:
            args = {name: from_json(value) for name, value in (choice.get("args") or {}).items()}
            title = choice.get("title") or self.words.text(choice["key"], language, tone, region, **args)
            made.append({"title": _opening(title), "payload": choice["payload"]})
        return made


def _opening(text: Text) -> Text:
    """Return the text with a capital at its start: names of things are stored in lower case."""
    first = text.split(" ", 1)[0]
    # 'iCloud+' keeps its own spelling.
    return text[:1].upper() + text[1:] if first.islower() else text


def _daypart(metadata: Dict[Text, Any]) -> Text:
    try:
        now = datetime.fromisoformat(metadata["now"]).astimezone(ZoneInfo(metadata["timezone"]))
    except (KeyError, TypeError, ValueError):
        return "day"
    if 5 <= now.hour < 11:
        return "morning"
    return "evening" if now.hour >= 18 or now.hour < 5 else "day"
