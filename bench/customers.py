"""The customers of the bench: each talks to one assistant over HTTP, as its server would."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import aiohttp
import yaml

from bank.bootstrap import Bank
from bank.domain.customers import Customer

DEMO = {"en": "emma", "es": "lucia", "fr": "camille", "de": "jonas"}
"""Whose money is asked about, by language."""

PEER_ACTION = "Here it is: "
"""How every answer of the peer's action server begins (bench/peer/actions.py)."""


@dataclass(frozen=True)
class Answer:
    """One turn, as the customer's side sees it.

    Attributes:
        milliseconds: From sending the request until the whole answer is read.
        by_action: The action server was asked.
        failed: There was no answer, or an apology for a fault.
        escalated: A person takes over.
    """

    milliseconds: float
    by_action: bool
    failed: bool
    escalated: bool


class Assistant(Protocol):
    """Ours or the peer."""

    name: str

    def begin(self, language: str) -> str:
        """Return the id of a new conversation in a language."""

    async def say(self, conversation: str, text: str) -> Answer:
        """Let a customer write, and wait for the whole answer."""


def sentence_keys(data: Path) -> set[str]:
    """Return the messages that our engine says itself; any other was made by the action server."""
    keys: set[str] = set()
    for path in data.rglob("responses.yml"):
        for variants in (yaml.safe_load(path.read_text("utf-8")).get("responses") or {}).values():
            keys.update(str(variant["text"]) for variant in variants if "text" in variant)
    return keys


class Ours:
    """The engine's own channel, with what the server sends along."""

    name = "ours"

    def __init__(self, session: aiohttp.ClientSession, url: str, secret: str, bank: Bank, own_words: set[str]) -> None:
        """Prepare.

        Args:
            own_words: See `sentence_keys`.
        """
        self._session = session
        self._url = f"{url}/webhooks/attune/turn"
        self._secret = secret
        self._headers = {"Authorization": f"Bearer {secret}"}
        self._bank = bank
        self._own_words = own_words
        self._opened: dict[str, deque[str]] = {}
        self._metadata: dict[str, dict[str, Any]] = {}
        self._states: dict[str, Any] = {}

    def at(self, url: str) -> Ours:
        """Return the same customers in front of another engine."""
        return Ours(self._session, url, self._secret, self._bank, self._own_words)

    def prepare(self, language: str, conversations: int) -> None:
        """Open conversations ahead, so that the bench does not write while it measures."""
        waiting = self._opened.setdefault(language, deque())
        while len(waiting) < conversations:
            waiting.append(self._open(language))

    def begin(self, language: str) -> str:
        """Return the id of a conversation that the bank knows."""
        waiting = self._opened.get(language)
        return waiting.popleft() if waiting else self._open(language)

    def _open(self, language: str) -> str:
        customer = self._bank.customers.get(DEMO[language])
        conversation = self._bank.conversations.open(customer.id, "web", language, datetime.now(UTC))
        self._metadata[conversation.id] = metadata(customer, language)
        return conversation.id

    async def say(self, conversation: str, text: str) -> Answer:
        """Let a customer write; the state of the mood is carried as the server does."""
        more = {"now": datetime.now(UTC).isoformat(), "mood_state": self._states.get(conversation)}
        body = {
            "conversation": conversation,
            "message_id": str(uuid4()),
            "text": text,
            "payload": None,
            "metadata": {**self._metadata[conversation], **more},
        }
        began = time.perf_counter()
        async with self._session.post(self._url, json=body, headers=self._headers) as response:
            content = await response.json() if response.status == 200 else {}
        took = (time.perf_counter() - began) * 1000
        turn: Mapping[str, Any] = content.get("turn") or {}
        self._states[conversation] = turn.get("mood_state")
        keys = {message["key"] for message in content.get("messages") or []}
        return Answer(
            took,
            bool(keys - self._own_words),
            not keys or "service-problem" in keys,
            bool(turn.get("escalation")),
        )


def metadata(customer: Customer, language: str) -> dict[str, Any]:
    """Return what the server says about a customer with each message."""
    return {
        "customer_id": customer.id,
        "language": language,
        "country": customer.country,
        "timezone": customer.timezone,
        "currency": customer.currency,
        "channel": "web",
        "answer_length": customer.answer_length,
        "mood_analysis": customer.mood_analysis,
        "name": customer.preferred_name,
    }


class Peer:
    """Rasa's REST channel."""

    name = "peer"

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session = session
        self._url = f"{url}/webhooks/rest/webhook"

    def begin(self, language: str) -> str:
        """Return a new conversation id; the peer's actions read the customer from it."""
        return f"{DEMO[language]}:{uuid4()}"

    async def say(self, conversation: str, text: str) -> Answer:
        """Let a customer write."""
        began = time.perf_counter()
        async with self._session.post(self._url, json={"sender": conversation, "message": text}) as response:
            content = await response.json() if response.status == 200 else []
        took = (time.perf_counter() - began) * 1000
        texts = [str(message.get("text") or "") for message in content]
        return Answer(took, any(text.startswith(PEER_ACTION) for text in texts), not texts, False)
