"""A dialogue engine that speaks the channel's protocol on a real port, and does as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from typing import Any

from aiohttp import web

from bank.bootstrap import Bank

Turn = dict[str, Any]
Answer = dict[str, Any]


def reply(*texts: str, buttons: list[dict[str, str]] | None = None, **turn: Any) -> Answer:
    """Return an engine's answer with these messages; the last one has the buttons."""
    messages = [{"text": text, "buttons": [], "key": None, "tone": "neutral", "data": None} for text in texts]
    if buttons and messages:
        messages[-1]["buttons"] = buttons
    understood = {
        "intent": "check_balance", "confidence": 0.9, "language": "en", "mood": "calm",
        "mood_reason": "steady",
        "mood_state": {"mood": "calm", "unrest": 0.0}, "tone": "neutral", "escalation": None, "entities": [],
        "sentiment": {"label": "neutral", "scores": {"negative": 0.1, "neutral": 0.8, "positive": 0.1}},
    }  # fmt: skip
    return {"messages": messages, "turn": {**understood, **turn}}


class FakeEngine:
    """Echoes; `answer` can be replaced, `status` makes it fail, `gate` holds answers back."""

    def __init__(self, secret: str, bank: Bank) -> None:
        self._secret = secret
        self._bank = bank
        self._runner: web.AppRunner | None = None
        self.port = 0
        self.turns: list[Turn] = []
        self.parses: list[dict[str, Any]] = []
        self.status = 200
        self.gate = asyncio.Event()
        self.gate.set()
        self.answer: Callable[[Turn], Awaitable[Answer]] = self.echo

    async def start(self) -> None:
        """Listen, at the same port as before."""
        app = web.Application()
        app.router.add_post("/webhooks/attune/turn", self._turn)
        app.router.add_post("/webhooks/attune/parse", self._parse)
        app.router.add_get("/webhooks/attune/", self._health)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Go away, connections and all."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def texts(self) -> list[str]:
        """The texts of the turns so far."""
        return [turn["text"] for turn in self.turns]

    async def echo(self, turn: Turn) -> Answer:
        """Answer with the text itself; 'person' asks for one, as the action server does."""
        if "person" in turn["text"]:
            await asyncio.to_thread(
                self._bank.handoffs.request,
                turn["conversation"],
                "asked",
                2,
                {"wanted": "a person", "tried": [], "mood": "calm", "promised": None},
                datetime.now(timezone.utc),
            )
            return reply("Passing you on.", intent="talk_to_human", escalation="asked")
        return reply(f"echo: {turn['text']}", language=turn["metadata"]["language"])

    async def _turn(self, request: web.Request) -> web.Response:
        self._authenticate(request)
        turn = await request.json()
        self.turns.append(turn)
        await self.gate.wait()
        if self.status != 200:
            return web.json_response({}, status=self.status)
        return web.json_response(await self.answer(turn))

    async def _parse(self, request: web.Request) -> web.Response:
        self._authenticate(request)
        body = await request.json()
        self.parses.append(body)
        upset = "useless" in body["text"]
        scores = {"negative": 0.96 if upset else 0.1, "neutral": 0.03 if upset else 0.8, "positive": 0.01}
        intent = "cancel" if "cancel" in body["text"] else "insult" if upset else "check_balance"
        return web.json_response(
            {
                "text": body["text"], "language": body["metadata"]["language"], "intent": intent,
                "confidence": 0.9, "ranking": [], "entities": [],
                "sentiment": {"label": "x", "scores": scores},
            }
        )  # fmt: skip

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "ok"})

    def _authenticate(self, request: web.Request) -> None:
        if request.headers.get("Authorization") != f"Bearer {self._secret}":
            raise web.HTTPUnauthorized
