"""The pieces of a test: servers, tabs of customers, desks of agents; all over real sockets."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web
from fake_engine import FakeEngine

from bank.bootstrap import Settings, build
from bank.words import Words
from server.app import create_app
from server.auth import Tokens
from server.options import Options

Frame = dict[str, Any]
SECRET = "5e" * 32


@cache
def _words() -> Words:
    # Reading the files takes longer than most tests.
    return Words.load(Options().data_dir)


async def eventually(condition: Callable[[], bool], within: float = 5.0) -> None:
    """Wait until something is so that no frame tells of."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 - it happens in the database, or in another process
            await asyncio.sleep(0.02)


class Line:
    """One open socket: everything that came is kept in `frames`."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.frames: list[Frame] = []
        self._looked_at = 0
        self._more = asyncio.Event()
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for received in self.socket:
            if received.type is aiohttp.WSMsgType.TEXT:
                self.frames.append(json.loads(received.data))
                self._more.set()
        self._more.set()

    async def send(self, **frame: Any) -> None:
        """Send a frame."""
        await self.socket.send_str(json.dumps(frame))

    async def until(self, wanted: Callable[[Frame], bool], within: float = 5.0) -> Frame:
        """Return the next frame that fits; those before it are passed over (and stay in `frames`)."""
        async with asyncio.timeout(within):
            while True:
                while self._looked_at < len(self.frames):
                    frame = self.frames[self._looked_at]
                    self._looked_at += 1
                    if wanted(frame):
                        return frame
                if self._reader.done():
                    raise AssertionError(f"closed with {self.socket.close_code}; got {self.frames}")
                self._more.clear()
                await self._more.wait()

    async def get(self, kind: str, within: float = 5.0, **fields: Any) -> Frame:
        """Return the next frame of a type with these fields."""
        return await self.until(lambda frame: frame["type"] == kind and fields.items() <= frame.items(), within)

    async def closed(self, within: float = 5.0) -> int | None:
        """Wait until the server has closed the socket; return the code."""
        await asyncio.wait_for(asyncio.shield(self._reader), within)
        return self.socket.close_code

    def texts(self, sender: str | None = None) -> list[str]:
        """Return the texts of the messages so far, of one sender or of all."""
        return [f["text"] for f in self.frames if f["type"] == "message" and sender in (None, f["sender"])]

    def has(self, kind: str, **fields: Any) -> bool:
        """Tell whether such a frame has come."""
        return any(frame["type"] == kind and fields.items() <= frame.items() for frame in self.frames)

    async def close(self) -> None:
        """Leave."""
        await self.socket.close()
        await asyncio.gather(self._reader, return_exceptions=True)


class Tab(Line):
    """A customer's tab."""

    welcome: Frame

    async def say(self, text: str, message_id: str | None = None) -> str:
        """Send a message; return its id."""
        message_id = message_id or str(uuid4())
        await self.send(type="message", id=message_id, text=text)
        return message_id

    async def ask(self, text: str) -> Frame:
        """Send a message and return the assistant's next one."""
        await self.get("ack", id=await self.say(text))
        return await self.get("message", sender="bot")


class World:
    """A bank, an engine, and a server that can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        secret_file = folder / "secret.key"
        secret_file.write_text(SECRET)
        self.settings = Settings(
            database_url=f"sqlite:///{folder / 'attune.db'}",
            secret_file=secret_file,
            host="127.0.0.1",
            port=0,
        )
        self.options = Options(
            hello_within=0.5, turn_timeout=2.0, retry_first=0.05, retry_longest=0.2, tell_down_after=0.3,
            reminder_poll=0.1, drain=2.0, web_dir=folder / "dist",
            allowed_origins=frozenset({"https://bank.example"}),
        )  # fmt: skip
        self.bank = build(self.settings)
        self.engine = FakeEngine(SECRET, self.bank)
        self.tokens = Tokens(SECRET)
        self.url = ""
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._sessions: list[aiohttp.ClientSession] = []

    @classmethod
    def beside(cls, first: World) -> World:
        """Return a second server's world over the same bank and engine; only start and stop it."""
        second = cls(first.settings.secret_file.parent)
        second.bank.close()
        second.engine.port = first.engine.port
        return second

    async def start_server(self, **options: Any) -> None:
        """Start a server, at the same port as before."""
        self.options = replace(self.options, **options)
        settings = replace(self.settings, engine_url=f"http://127.0.0.1:{self.engine.port}")
        app = create_app(settings, self.options, _words())
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True).start()
        self._port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self._port}"

    async def stop_server(self) -> float:
        """Stop it as SIGTERM does; return the seconds that it took."""
        began = time.monotonic()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        return time.monotonic() - began

    async def restart(self, **options: Any) -> None:
        """Stop and start with other options."""
        await self.stop_server()
        await self.start_server(**options)

    def session(self) -> aiohttp.ClientSession:
        """Return a browser of its own, with its own cookies; closed with the world."""
        session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._sessions.append(session)
        return session

    async def line(self, token: str | None = None, origin: str | None = None, **hello: Any) -> Tab:
        """Open a customer's socket; with a token also say hello."""
        socket = await self.session().ws_connect(
            f"{self.url}/customer/socket", origin=origin or self.url, max_msg_size=0
        )
        tab = Tab(socket)
        if token is not None:
            hello = {"conversation": None, "after": 0, "language": None, "channel": "web", **hello}
            await tab.send(type="hello", token=token, **hello)
        return tab

    async def tab(self, customer: str = "emma", *, inspect: bool = False, **hello: Any) -> Tab:
        """Open a customer's tab and wait for the welcome."""
        token = self.tokens.customer(customer, scope="inspect" if inspect else None)
        tab = await self.line(token, **hello)
        tab.welcome = await tab.get("welcome")
        return tab

    async def agent(self, name: str = "sofia") -> aiohttp.ClientSession:
        """Log an agent in; return their browser."""
        session = self.session()
        async with session.post(f"{self.url}/desk/login", json={"username": name, "password": "demo"}) as response:
            assert response.status == 200, await response.text()
        return session

    async def desk(self, name: str = "sofia") -> Line:
        """Log an agent in and open their desk."""
        session = await self.agent(name)
        desk = Line(await session.ws_connect(f"{self.url}/desk/socket", origin=self.url, max_msg_size=0))
        await desk.get("queue")
        return desk

    async def close(self) -> None:
        """Put everything away."""
        for session in self._sessions:
            await session.close()
        self.engine.gate.set()
        await self.stop_server()
        await self.engine.stop()
        self.bank.close()
