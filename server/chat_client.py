"""A customer's end of the socket, for the command line: says a text, waits until it is dealt with.

Works only with a token of scope `inspect`, which tells by `turn` frames when a message has been
handled. Run as `python -m server.chat_client`, see `server.chat_command`.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from uuid import uuid4

import aiohttp


class ChatClosed(Exception):
    """The server refused the customer or went away."""


@dataclass(frozen=True)
class TurnOutcome:
    """What came of one customer message.

    Attributes:
        messages: In order, each {"text", "buttons": [title], "sender": "bot" | "agent" | "system"}.
        owner: Who answers from now on: "bot", "queued" or "human".
        escalation: Why a person was asked for in this turn, else None.
    """

    messages: list[dict[str, Any]]
    intent: str | None
    language: str
    mood: str | None
    tone: str | None
    owner: str
    escalation: str | None


class ChatClient:
    """One customer in one conversation. Close it, or use it as an async context manager."""

    def __init__(self, url: str, token: str, *, answer_within: float = 90.0) -> None:
        """Prepare; nothing is sent before `open`.

        Args:
            url: Of the server, 'http://127.0.0.1:8080'.
            answer_within: Seconds to wait for one turn.
        """
        self._url = url.rstrip("/")
        self._token = token
        self._answer_within = answer_within
        self._session: aiohttp.ClientSession | None = None
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._turns: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._seen = 0
        self._incoming: list[dict[str, Any]] = []
        self._mood: str | None = None
        self.conversation: str | None = None
        self.language = "en"
        self.owner = "bot"
        # The disclosure, when the conversation is new.
        self.greeting: list[dict[str, Any]] = []
        # Called with every message as it arrives; for a person who watches.
        self.on_message: Callable[[dict[str, Any]], None] = lambda message: None

    async def __aenter__(self) -> ChatClient:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self, language: str | None, fresh: bool = True) -> None:
        """Begin (or, not `fresh`, go on with) a conversation.

        Raises:
            ChatClosed: the server is not there or refuses the customer.
        """
        await self._connect({"conversation": None, "after": 0, "language": language, "fresh": fresh})
        self.greeting, self._incoming = self._incoming, []

    async def close(self) -> None:
        """Leave."""
        if self._reader is not None:
            self._reader.cancel()
            await asyncio.gather(self._reader, return_exceptions=True)
            self._reader = None
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def say(self, text: str) -> TurnOutcome:
        """Send a text and return everything that was said until it was dealt with.

        Messages that came since the last turn (an agent's, a reminder) are among them. A text that
        the server refuses gives its reason as a system message.

        Raises:
            ChatClosed: the connection was lost and could not be made again, or no answer came.
        """
        if self._socket is None or self._socket.closed:
            await self._connect({"conversation": self.conversation, "after": self._seen, "language": None})
        assert self._socket is not None
        message_id = str(uuid4())
        done: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._turns[message_id] = done
        try:
            await self._socket.send_str(json.dumps({"type": "message", "id": message_id, "text": text}))
            async with asyncio.timeout(self._answer_within):
                frame = await done
        except (ConnectionError, TimeoutError) as error:
            raise ChatClosed("no answer from the server") from error
        finally:
            self._turns.pop(message_id, None)
        messages, self._incoming = self._incoming, []
        if frame["type"] == "error":
            refusal = {"text": frame["message"], "buttons": [], "sender": "system"}
            messages.append(refusal)
            self.on_message(refusal)
            return TurnOutcome(messages, None, self.language, self._mood, None, self.owner, None)
        self.owner = frame["owner"]
        self._mood = frame["mood"]
        return TurnOutcome(
            messages,
            frame["intent"],
            frame["language"],
            frame["mood"],
            frame["tone"],
            frame["owner"],
            frame["escalation"],
        )

    async def _connect(self, where: dict[str, Any]) -> None:
        await self.close()
        self._session = aiohttp.ClientSession(trust_env=False)
        try:
            self._socket = await self._session.ws_connect(
                f"{self._url}/customer/socket", origin=self._url, heartbeat=30, max_msg_size=0
            )
            await self._socket.send_str(json.dumps({"type": "hello", "token": self._token, "channel": "cli", **where}))
            welcome = await self._socket.receive_json(timeout=10)
        except (aiohttp.ClientError, OSError, TimeoutError, TypeError, ValueError) as error:
            raise ChatClosed(f"no server at {self._url} ({type(error).__name__})") from error
        if welcome["type"] != "welcome":
            raise ChatClosed(str(welcome.get("code", "refused")))
        self.conversation = welcome["conversation"]
        self.language = welcome["language"]
        self.owner = welcome["owner"]
        # The replay follows the welcome at once; read it before anything is said.
        while self._seen < welcome["last_seq"]:
            self._take(await self._socket.receive_json(timeout=10))
        self._reader = asyncio.create_task(self._read(self._socket))

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        try:
            async for received in socket:
                if received.type is aiohttp.WSMsgType.TEXT:
                    self._take(received.json())
        finally:
            for waiting in self._turns.values():
                if not waiting.done():
                    waiting.set_exception(ConnectionError("the server closed the connection"))

    def _take(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "message":
                self._seen = max(self._seen, frame["seq"])
                if frame["sender"] != "customer":
                    titles = [button["title"] for button in frame["buttons"]]
                    message = {"text": frame["text"], "buttons": titles, "sender": frame["sender"]}
                    self._incoming.append(message)
                    self.on_message(message)
            case "ack":
                self._seen = max(self._seen, frame["seq"])
            case "owner":
                self.owner = frame["owner"]
            case "language":
                self.language = frame["language"]
            case "turn" | "error":
                waiting = self._turns.get(frame.get("id") or "")
                if waiting is not None and not waiting.done():
                    waiting.set_result(frame)


if __name__ == "__main__":
    from server.chat_command import main

    sys.exit(main())
