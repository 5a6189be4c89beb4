"""A customer's conversation with the actions, as the engine would hold it."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import pkgutil
import re
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import cache
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import actions.skills
from actions.action import SkillAction
from bank.bootstrap import Bank
from bank.words import Words, from_json
from launcher.places import ROOT

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=timezone.utc)  # a Tuesday


@cache
def actions_by_name() -> dict[str, SkillAction]:
    """Return one object of every action."""
    found = {}
    for module in pkgutil.iter_modules(actions.skills.__path__, "actions.skills."):
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, SkillAction) and kind is not SkillAction:
                found[kind.action] = kind()
    return found


@cache
def words() -> Words:
    """Return the real words."""
    return Words.load(ROOT / "data")


@cache
def domain() -> dict[str, Any]:
    """Return the domain."""
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    return loaded


def entity(name: str, value: Any, text: str | None = None) -> dict[str, Any]:
    """Return an entity as the engine finds it."""
    return {"entity": name, "value": value, "text": text if text is not None else str(value)}


def amount(number: str, currency: str | None = None) -> dict[str, Any]:
    """Return an amount as the engine finds it."""
    return entity("amount", {"amount": number, "currency": currency}, number)


def period(start: str, end: str, grain: str = "month") -> dict[str, Any]:
    """Return a stretch of time as the engine finds it."""
    return entity("period", {"start": start, "end": end, "grain": grain})


@dataclass
class Answer:
    """What came of one action."""

    sentences: list[dict[str, Any]]
    events: list[dict[str, Any]]
    language: str
    region: str

    @property
    def keys(self) -> list[str]:
        """The messages said."""
        return [sentence["key"] for sentence in self.sentences]

    def args(self, key: str) -> dict[str, Any]:
        """Return the typed arguments of a message that was said."""
        return {name: from_json(value) for name, value in self.sentences[self.keys.index(key)]["args"].items()}

    @property
    def choices(self) -> list[dict[str, Any]]:
        """All buttons."""
        return [choice for sentence in self.sentences for choice in sentence["choices"]]

    @property
    def payloads(self) -> list[tuple[str, dict[str, Any]]]:
        """(intent, entities) of each button; fails where the engine could not read it."""
        return [read_payload(choice["payload"]) for choice in self.choices]

    @property
    def slots(self) -> dict[str, Any]:
        """The slots that were set."""
        return {event["name"]: event["value"] for event in self.events if event["event"] == "slot"}

    @property
    def text(self) -> str:
        """What the customer reads."""
        lines = []
        for sentence in self.sentences:
            args = {name: from_json(value) for name, value in sentence["args"].items()}
            language = sentence.get("language") or self.language
            lines.append(words().text(sentence["key"], language, region=self.region, **args))
            for choice in sentence["choices"]:
                given = {name: from_json(value) for name, value in choice.get("args", {}).items()}
                lines.append(choice.get("title") or words().text(choice["key"], language, **given))
        return re.sub(r"[\u00a0\u202f]", " ", "\n".join(lines))


def read_payload(payload: str) -> tuple[str, dict[str, Any]]:
    """Return (intent, entities) of a button as Rasa reads it."""
    match = re.fullmatch(r"/([a-z_]+)(\{.*\})?", payload)
    assert match, payload
    intents = {next(iter(entry)) if isinstance(entry, dict) else entry for entry in domain()["intents"]}
    assert match[1] in intents, payload
    entities: dict[str, Any] = json.loads(match[2]) if match[2] else {}
    assert set(entities) <= set(domain()["entities"]), payload
    return match[1], entities


class Talk:
    """One conversation: what was set stays set."""

    def __init__(self, bank: Bank, conversation: str, customer: str) -> None:
        self.bank = bank
        self.conversation = conversation
        self.customer = bank.customers.get(customer)
        self.slots: dict[str, Any] = {name: None for name in domain()["slots"]} | {"language": self.customer.language}
        self.slots["requested_slot"] = None

    @classmethod
    def open(cls, bank: Bank, customer: str) -> Talk:
        """Open a conversation."""
        language = bank.customers.get(customer).language
        return cls(bank, bank.conversations.open(customer, "web", language, NOW).id, customer)

    def do(
        self,
        action: str,
        *entities: dict[str, Any],
        intent: str = "",
        follow_up: bool = False,
        now: datetime = NOW,
        **data: Any,
    ) -> Answer:
        """Run an action after a message in which these entities were found."""
        message = {
            "intent": {"name": intent, "confidence": 0.9}, "entities": list(entities), "text": "not to be logged",
            "metadata": {"now": now.isoformat()}, "follow_up": follow_up, **data,
        }  # fmt: skip
        tracker = Tracker(self.conversation, dict(self.slots), message, [], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        events = asyncio.run(actions_by_name()[action].run(dispatcher, tracker, {}))
        answer = Answer(dispatcher.messages, events, self.slots["language"], self.customer.country)
        self.slots.update(answer.slots)
        for choice in answer.choices:
            read_payload(choice["payload"])
        return answer
