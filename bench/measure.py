"""Taking the times: alternately, block by block, so that a busy minute hits both sides."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bench.customers import Answer, Assistant
from bench.messages import mixed

CONVERSATION = 10
"""Turns of an ordinary conversation."""

LONG_CYCLE = 13
"""Messages of a long conversation come round again after this many turns; 195 is a multiple, so
that turns 196 to 205 are the same messages as turns 1 to 10."""

EARLY = slice(0, 10)
LATE = slice(195, 205)
LONG_TURNS = 205


@dataclass
class Sample:
    """The turns of one assistant."""

    answers: list[Answer] = field(default_factory=list)

    def milliseconds(self, *, action: bool | None = None) -> list[float]:
        """Return the times of all turns, or of those with or without the action server."""
        return [a.milliseconds for a in self.answers if action is None or a.by_action == action]

    @property
    def failed(self) -> int:
        """Turns without an answer, or with an apology for a fault."""
        return sum(a.failed for a in self.answers)


async def converse(
    assistant: Assistant, messages: Mapping[str, Sequence[str]], conversation: int, turns: int = CONVERSATION
) -> list[Answer]:
    """Hold the n-th conversation; where a person would take over, go on in a new one."""
    language, texts = mixed(messages, conversation, turns)
    opened = assistant.begin(language)
    answers = []
    for text in texts:
        answers.append(await assistant.say(opened, text))
        if answers[-1].escalated:
            opened = assistant.begin(language)
    return answers


async def latency(
    assistants: Sequence[Assistant], messages: Mapping[str, Sequence[str]], turns: int, first: int = 0
) -> dict[str, Sample]:
    """Return at least `turns` turns of each, one customer at a time, a conversation each in turn."""
    samples = {assistant.name: Sample() for assistant in assistants}
    for number in range(first, first + -(-turns // CONVERSATION)):
        for assistant in _in_turn(assistants, number):
            samples[assistant.name].answers += await converse(assistant, messages, number)
    return samples


async def throughput(
    assistants: Sequence[Assistant],
    messages: Mapping[str, Sequence[str]],
    customers: int,
    seconds: float,
    rounds: int,
) -> dict[str, list[float]]:
    """Return turns per second of each in each round; every customer writes on as soon as answered."""
    found: dict[str, list[float]] = {assistant.name: [] for assistant in assistants}
    for number in range(rounds):
        for assistant in _in_turn(assistants, number):
            found[assistant.name].append(await _load(assistant, messages, customers, seconds, number))
    return found


async def _load(
    assistant: Assistant, messages: Mapping[str, Sequence[str]], customers: int, seconds: float, seed: int
) -> float:
    numbers: Iterator[int] = itertools.count(seed * 1_000)
    done = 0
    began = time.perf_counter()
    until = began + seconds

    async def customer() -> None:
        nonlocal done
        while time.perf_counter() < until:
            language, texts = mixed(messages, next(numbers), CONVERSATION)
            opened = assistant.begin(language)
            for text in texts:
                if time.perf_counter() >= until:
                    return
                answer = await assistant.say(opened, text)
                done += 1
                if answer.escalated:
                    opened = assistant.begin(language)

    await asyncio.gather(*(customer() for _ in range(customers)))
    # The last answers come after the end; their time counts, or few slow turns would look many.
    return done / (time.perf_counter() - began)


async def long_conversation(assistant: Assistant, language: str, texts: Sequence[str]) -> list[float]:
    """Return the times of LONG_TURNS turns of one conversation, ms.

    Raises:
        ValueError: fewer than LONG_CYCLE different messages.
    """
    if len(texts) < LONG_CYCLE:
        raise ValueError(f"a long conversation needs {LONG_CYCLE} messages")
    opened = assistant.begin(language)
    times = []
    for number in range(LONG_TURNS):
        times.append((await assistant.say(opened, texts[number % LONG_CYCLE])).milliseconds)
    return times


def _in_turn(assistants: Sequence[Assistant], number: int) -> Sequence[Assistant]:
    # Whoever goes second finds the caches of the processor as the first left them.
    return assistants if number % 2 == 0 else list(reversed(assistants))
