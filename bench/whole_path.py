"""The whole path of a message: customer socket, server, engine, action server and back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta

from bench.customers import DEMO
from bench.messages import mixed
from server.auth import INSPECT, Tokens
from server.chat_client import ChatClient

CONVERSATION = 10


async def whole_path(
    url: str, secret: str, messages: Mapping[str, Sequence[str]], turns: int, customers: int
) -> list[float]:
    """Return the times of `turns` turns over the socket, ms, each from send to dealt with.

    Args:
        url: Of the server.
        customers: Who write at the same time.
    """
    tokens = Tokens(secret)
    times: list[float] = []
    numbers = iter(range(turns))

    async def customer() -> None:
        for number in numbers:
            language, texts = mixed(messages, number, CONVERSATION)
            # The inspecting scope tells when a turn is over, and has no rate limit.
            token = tokens.customer(DEMO[language], scope=INSPECT, lifetime=timedelta(hours=1))
            async with ChatClient(url, token, answer_within=20) as client:
                await client.open(language)
                for text in texts:
                    if len(times) >= turns:
                        return
                    began = time.perf_counter()
                    outcome = await client.say(text)
                    times.append((time.perf_counter() - began) * 1000)
                    if outcome.owner != "bot":
                        break

    await asyncio.gather(*(customer() for _ in range(customers)))
    return times
