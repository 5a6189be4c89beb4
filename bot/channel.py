"""The engine's only door: one JSON turn in, the messages and what was understood out.

Rasa's own REST channel returns the messages alone; the server also needs the intent, the mood, the
tone and whether a person must come. It listens on loopback and every request carries the secret
that launcher and server share.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text, Tuple

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

import bot.faster  # noqa: F401  (mends two slow places of Rasa when it is imported)
from bank.domain.mood import UPSET
from bank.domain.text import without_command
from bank.words.tone import tone_for
from bot.memory import give_back
from bot.sentiment.recent import read_ahead
from bot.tracker_store import BoundedTrackerStore

logger = logging.getLogger(__name__)

# The customer is told once that we noticed; these messages already do, in their own way.
_ACKNOWLEDGING = ("handoff-", "complaint-")


ENCODER, READING_THREADS = Path("models/encoder"), 1
"""As EncoderFeaturizer's defaults; another model in config.yml is read by the pipeline itself."""
_READERS = ThreadPoolExecutor(max_workers=os.cpu_count() or 1, thread_name_prefix="reader")

REMEMBERED_TURNS = 1_000
"""Answers kept in case the same message comes again."""


def live_store(store: Any) -> BoundedTrackerStore:
    """Return our tracker store from within Rasa's wrappers, which know only its own methods."""
    while not isinstance(store, BoundedTrackerStore):
        store = store._tracker_store
    return store


class TurnOutput(OutputChannel):
    """Collects what the turn says, buttons and key included."""

    @classmethod
    def name(cls) -> Text:
        """Return the channel's name."""
        return "attune"

    def __init__(self) -> None:
        self.messages: List[Dict[Text, Any]] = []

    async def send_response(self, recipient_id: Text, message: Dict[Text, Any]) -> None:
        """Keep a message as the server expects it."""
        custom = message.get("custom") or {}
        text = message.get("text")
        if text:
            self.messages.append(
                {
                    "text": text,
                    "buttons": message.get("buttons") or [],
                    "key": custom.get("key"),
                    "tone": custom.get("tone"),
                    "data": custom.get("data"),
                }
            )


class TurnChannel(InputChannel):
    """POST /webhooks/attune/turn and /parse; GET / tells that the model is loaded."""

    @classmethod
    def name(cls) -> Text:
        """Return the channel's name, which is part of its address."""
        return "attune"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> "TurnChannel":
        """Return the channel; the secret is in the file that `ATTUNE_SECRET_FILE` names."""
        return cls(Path(os.environ["ATTUNE_SECRET_FILE"]).read_text("ascii").strip())

    def __init__(self, secret: Text) -> None:
        self._expected = f"Bearer {secret}"
        self._settled = False
        self._handled: "OrderedDict[Tuple[Text, Text], asyncio.Future[Dict[Text, Any]]]" = OrderedDict()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("attune_channel")

        @routes.get("/")
        async def ready(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            if agent is None or not agent.is_ready():
                return response.json({"status": "loading"}, status=503)
            if not self._settled:
                self._settled = True
                give_back()
            return response.json({"status": "ready"})

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "forbidden"}, status=403)
            return response.json(await self._once(request.app.ctx.agent, request.json, on_new_message))

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            if not self._allowed(request):
                return response.json({"error": "forbidden"}, status=403)
            return response.json(
                await parsed(request.app.ctx.agent, request.json["text"], request.json.get("metadata"))
            )

        return routes

    def _allowed(self, request: Request) -> bool:
        given = request.headers.get("authorization") or ""
        return hmac.compare_digest(given.encode(), self._expected.encode())

    async def _once(
        self, agent: Any, body: Dict[Text, Any], on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> Dict[Text, Any]:
        """Handle a message once, however often it is sent.

        The server sends a message again when it got no answer in time; what was done, done to
        money above all, must not be done twice.
        """
        key = (body["conversation"], body.get("message_id"))
        if key[1] is None:
            return await self._turn(agent, body, on_new_message)
        task = self._handled.get(key)
        if task is None or (task.done() and (task.cancelled() or task.exception())):
            task = asyncio.ensure_future(self._turn(agent, body, on_new_message))
            self._handled[key] = task
            while len(self._handled) > REMEMBERED_TURNS:
                self._handled.popitem(last=False)
        # A caller that gives up must not stop the turn for the one that asks again.
        return await asyncio.shield(task)

    async def _turn(
        self, agent: Any, body: Dict[Text, Any], on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> Dict[Text, Any]:
        sender = body["conversation"]
        metadata = dict(body.get("metadata") or {})
        store = live_store(agent.tracker_store)
        # Kept with the conversation, not with the message: it is true for more than this turn.
        handed_back = metadata.pop("handed_back", None)
        if handed_back is not None:
            async with agent.lock_store.lock(sender):
                await store.remember(sender, "handed_back", handed_back)
        before = await store.peek(sender)
        mood_before = "calm"
        if before is not None:
            metadata["focus"] = before.get_slot("focus")
            metadata["requested_slot"] = before.get_slot("requested_slot") if before.active_loop_name else None
            mood_before = before.get_slot("mood") or "calm"
        output = TurnOutput()
        # A payload comes from a button that we made; what a customer types is never a command.
        text = body.get("payload")
        if text is None:
            text = without_command(body["text"])
            # Beside the loop: meanwhile it serves the other customers.
            await asyncio.get_running_loop().run_in_executor(_READERS, read_ahead, ENCODER, READING_THREADS, text)
        await on_new_message(
            UserMessage(
                text, output, sender, input_channel=self.name(), message_id=body.get("message_id"), metadata=metadata
            )
        )
        after = await store.peek(sender)
        if after is None:
            raise RasaException("the turn left no tracker behind")
        turn = _turn_report(after, metadata)
        messages = output.messages
        if turn["mood"] == UPSET and mood_before != UPSET and messages and not turn["escalation"]:
            key = messages[0]["key"] or ""
            if key == "handoff-offer" or not key.startswith(_ACKNOWLEDGING):
                messages = [self._acknowledgement(agent, turn, metadata), *messages]
        return {"messages": messages, "turn": turn}

    @staticmethod
    def _acknowledgement(agent: Any, turn: Dict[Text, Any], metadata: Dict[Text, Any]) -> Dict[Text, Any]:
        key = "mood-acknowledge"
        text = agent.processor.nlg.words.text(key, turn["language"], turn["tone"], metadata.get("country") or "")
        return {"text": text, "buttons": [], "key": key, "tone": turn["tone"], "data": None}


def _turn_report(tracker: DialogueStateTracker, metadata: Dict[Text, Any]) -> Dict[Text, Any]:
    """Return what was understood and decided, from the state that the turn left."""
    state = tracker.get_slot("mood_state") or {}
    report = tracker.get_slot("report") or {}
    mood = tracker.get_slot("mood") or "calm"
    return {
        **report,
        "language": tracker.get_slot("language"),
        "mood": mood,
        "mood_reason": state.get("reason", "steady"),
        "mood_state": state,
        "tone": tone_for(mood, metadata.get("answer_length") or "detailed"),
        "escalation": tracker.get_slot("escalation"),
    }


async def parsed(agent: Any, text: Text, metadata: Optional[Dict[Text, Any]] = None) -> Dict[Text, Any]:
    """Return what the engine understands of a message on its own.

    The form is that of `./attune parse`: text, language, intent, confidence, ranking, entities,
    sentiment, signals.
    """
    message = UserMessage(without_command(text), metadata=metadata)
    if not text.strip():
        # Nothing was said: any intent would be the classifier's prejudice.
        language = (metadata or {}).get("language") or "en"
        sentiment = {"label": "neutral", "scores": {"negative": 0.0, "neutral": 1.0, "positive": 0.0}}
        nothing = {"intent": None, "confidence": 0.0, "ranking": [], "entities": []}
        return {"text": text, "language": language, **nothing, "sentiment": sentiment, "signals": {}}
    data = await agent.processor.parse_message(message)
    entities = [
        {key: entity[key] for key in ("entity", "value", "text", "start", "end") if key in entity}
        for entity in data.get("entities", [])
    ]
    return {
        "text": text,
        "language": data.get("language"),
        "intent": data["intent"].get("name"),
        "confidence": data["intent"].get("confidence"),
        "ranking": data.get("intent_ranking", []),
        "entities": entities,
        "sentiment": data.get("sentiment"),
        "signals": data.get("signals") or {},
    }
