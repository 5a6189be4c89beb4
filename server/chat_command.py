"""The command line's chat: JSON lines for programs, plain lines for people.

    python -m server.chat_client --json --url http://127.0.0.1:8080 --language es < texts.jsonl

Each input line `{"text": ...}` gives one output line with the messages of the turn and what was
understood. `--conversations FILE` holds many scripted conversations, one a line:
`{"id", "language", "turns": [{"text"}]}`. A line that cannot be used gives `{"error": ...}`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
import threading
from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from bank.bootstrap import Settings
from bank.domain.errors import BankError
from server import logs
from server.auth import INSPECT, Tokens
from server.chat_client import ChatClient, ChatClosed

# Whom the command line speaks as, when not told.
CUSTOMERS = {"en": "emma", "es": "lucia", "fr": "camille", "de": "jonas"}
_AT_ONCE = 4
_Text = Annotated[str, Field(strict=True)]


class Line(BaseModel):
    """One line of standard input."""

    text: _Text


class Script(BaseModel):
    """One conversation of a file."""

    id: _Text | int
    language: Annotated[str, Field(strict=True, max_length=10)] | None = None
    turns: list[Line]


class Caller:
    """Opens conversations as a customer."""

    def __init__(self, url: str, tokens: Tokens, customer: str | None, language: str | None) -> None:
        self.url = url
        self._tokens = tokens
        self._customer = customer
        self._language = language

    def client(self, language: str | None = None) -> tuple[ChatClient, str | None]:
        """Return a client, not opened yet, and the language to open it in."""
        wanted = language or self._language
        customer = self._customer or CUSTOMERS.get(wanted or "en", CUSTOMERS["en"])
        token = self._tokens.customer(customer, scope=INSPECT, lifetime=timedelta(hours=12))
        return ChatClient(self.url, token), wanted


def main(arguments: list[str] | None = None) -> int:
    """Run the chat; return the exit status: 0, or 2 when no conversation could be had."""
    parser = argparse.ArgumentParser(prog="attune chat", description="Chat with the assistant.")
    parser.add_argument("--url", help="of the server; by default the one of the settings")
    parser.add_argument("--customer", help="id of a customer; by default one who speaks the language")
    parser.add_argument("--language", help="en, es, fr or de; by default the customer's")
    parser.add_argument("--json", action="store_true", help="JSON lines in and out")
    parser.add_argument("--conversations", type=Path, help="file of scripted conversations; implies --json")
    options = parser.parse_args(arguments)
    logs.configure(logging.WARNING)  # to standard error: standard output is for the answers alone
    try:
        settings = Settings.from_env()
        url = options.url or f"http://{settings.host}:{settings.port}"
        caller = Caller(url, Tokens(settings.secret()), options.customer, options.language)
        if options.conversations:
            return asyncio.run(run_scripts(caller, options.conversations))
        return asyncio.run(run_lines(caller) if options.json else run_person(caller))
    except (BankError, OSError) as error:
        _out({"error": str(error)}) if options.json or options.conversations else print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


async def run_lines(caller: Caller) -> int:
    """Answer JSON lines from standard input in one conversation."""
    client, language = caller.client()
    async with client:
        try:
            await client.open(language)
        except ChatClosed as error:
            _out({"error": str(error)})
            return 2
        async for raw in _stdin():
            if raw.strip():
                _out(await _line(client, raw))
    return 0


async def _line(client: ChatClient, raw: bytes) -> dict[str, Any]:
    try:
        line = Line.model_validate_json(raw)
    except ValidationError as error:
        return {"error": _reason(error)}
    return await _turn(client, line.text)


async def _turn(client: ChatClient, text: str) -> dict[str, Any]:
    try:
        return asdict(await client.say(text))
    except ChatClosed as error:
        return {"error": str(error)}


async def run_scripts(caller: Caller, path: Path) -> int:
    """Run the conversations of a file, some at once; output is in the order of the file."""
    content = await asyncio.to_thread(path.read_bytes)
    lines = [raw for raw in content.splitlines() if raw.strip()]
    places = asyncio.Semaphore(_AT_ONCE)
    runs = [asyncio.create_task(_script(caller, raw, places)) for raw in lines]
    try:
        for run in runs:
            for output in await run:
                _out(output)
    finally:
        for run in runs:
            run.cancel()
    return 0


async def _script(caller: Caller, raw: bytes, places: asyncio.Semaphore) -> list[dict[str, Any]]:
    try:
        script = Script.model_validate_json(raw)
    except ValidationError as error:
        return [{"error": _reason(error)}]
    outputs: list[dict[str, Any]] = []
    async with places:
        client, language = caller.client(script.language)
        async with client:
            try:
                await client.open(language)
            except ChatClosed as error:
                return [{"error": str(error), "id": script.id}]
            for index, turn in enumerate(script.turns):
                outputs.append({**await _turn(client, turn.text), "id": script.id, "turn": index})
    return outputs


async def run_person(caller: Caller) -> int:
    """Chat with a person at a terminal; an empty line is passed over, end of input leaves."""
    client, language = caller.client()
    client.on_message = _show
    async with client:
        try:
            await client.open(language)
        except ChatClosed as error:
            print(f"Cannot chat: {error}", file=sys.stderr)
            return 2
        async for raw in _stdin():
            text = raw.decode("utf-8", "replace").strip()
            if not text:
                continue
            try:
                outcome = await client.say(text)
            except ChatClosed as error:
                print(f"! {error}", file=sys.stderr)
                continue
            print(f"  ({outcome.intent}, {outcome.mood}, {outcome.tone}, {outcome.owner})", flush=True)
    return 0


def _show(message: dict[str, Any]) -> None:
    mark = {"bot": "<", "agent": "@", "system": "*"}[message["sender"]]
    print(f"{mark} {message['text']}", flush=True)
    if message["buttons"]:
        print("  " + "  ".join(f"[{title}]" for title in message["buttons"]), flush=True)


async def _stdin() -> AsyncIterator[bytes]:
    """Yield lines of standard input, be it a terminal, a pipe or a file.

    A daemon thread reads: a thread of the loop's pool would hold up the exit until the next line.
    """
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[bytes | None] = asyncio.Queue()

    def read() -> None:
        try:
            for line in sys.stdin.buffer:
                loop.call_soon_threadsafe(lines.put_nowait, line)
            loop.call_soon_threadsafe(lines.put_nowait, None)
        except RuntimeError:  # the loop has ended meanwhile
            pass

    threading.Thread(target=read, daemon=True).start()
    while (line := await lines.get()) is not None:
        yield line


def _reason(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def _out(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False), flush=True)
