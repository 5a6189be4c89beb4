"""One run from training to figures."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import aiohttp

from bank.bootstrap import Settings, build
from bench import measure
from bench.customers import Assistant, Ours, Peer, sentence_keys
from bench.figures import Latency, Stage, median, parse_stage_lines, stages
from bench.houses import ROOT, House, build_ours, build_peer
from bench.processes import Machine, Running
from bench.progress import Progress
from bench.report import Row, Side, rows
from bench.training import BenchError, Training, recall, remember, train
from bench.whole_path import whole_path

WARM_UP = 30
AT_ONCE = (1, 8, 32)
STAGED_TURNS = 120
WHOLE_PATH_CUSTOMERS = 8


@dataclass(frozen=True)
class Plan:
    """What to measure; see the command's options."""

    state: Path
    languages: tuple[str, ...]
    peer: bool
    turns: int
    seconds: float
    rounds: int
    long: int
    whole_path: bool
    stages: bool


@dataclass(frozen=True)
class Result:
    """The figures and under what they were taken."""

    ours: Side
    peer: Side | None
    circumstances: dict[str, Any] = field(default_factory=dict)


def rows_of(result: Result) -> list[Row]:
    """Return the comparison."""
    return rows(result.ours, result.peer)


async def run(plan: Plan, messages: Mapping[str, Sequence[str]], progress: Progress) -> Result:
    """Train, start, measure and stop everything.

    Raises:
        BenchError: something could not be trained or started.
    """
    told: dict[str, Any] = {
        "languages": list(plan.languages),
        "messages": sum(len(texts) for texts in messages.values()),
        "turns": plan.turns,
        "warm_up": WARM_UP,
        "seconds": plan.seconds,
        "rounds": plan.rounds,
        "long": plan.long,
        "trained_earlier": [],
    }
    ours, our_training = _house("ours", plan, told, progress)
    peer, peer_training = _house("peer", plan, told, progress) if plan.peer else (None, {})
    with Machine(plan.state, progress) as machine:
        machine.seed()
        found = await _figures(plan, machine, ours, peer, messages, told, progress)
    return Result(
        _with_training(found["ours"], our_training),
        _with_training(found["peer"], peer_training) if peer else None,
        told,
    )


def _house(name: str, plan: Plan, told: dict[str, Any], progress: Progress) -> tuple[House, dict[str, Training]]:
    folder = plan.state / name
    before = House(name, folder)
    if trainings := recall(before):
        told["trained_earlier"].append(name)
        return before, trainings
    if folder.exists():
        raise BenchError(f"{folder} is there but holds no finished training; remove it")
    folder.mkdir()
    house = (build_ours if name == "ours" else build_peer)(folder, plan.languages)
    trainings = {"cold": train(house, "cold", progress)}
    if name == "ours":
        # The peer has no short way: it would train everything again.
        house.add_example()
        trainings["warm"] = train(house, "warm", progress)
    remember(house, trainings)
    return house, trainings


def _with_training(side: Side, trainings: Mapping[str, Training]) -> Side:
    warm = trainings.get("warm")
    return replace(
        side,
        train_cold=trainings["cold"].seconds,
        train_cold_processor=trainings["cold"].processor,
        train_warm=warm.seconds if warm else None,
    )


async def _figures(
    plan: Plan,
    machine: Machine,
    ours: House,
    peer: House | None,
    messages: Mapping[str, Sequence[str]],
    told: dict[str, Any],
    progress: Progress,
) -> dict[str, Side]:
    bank = build(Settings.from_env(machine.environment))
    own_words = sentence_keys(ROOT / "data")
    timeout = aiohttp.ClientTimeout(total=120)
    async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit=64)) as session:
        our_actions = machine.actions("actions")
        our_engine = machine.engine(ours, our_actions)
        engines = {"ours": our_engine}
        us = Ours(session, our_engine.url, machine.secret, bank, own_words)
        assistants: list[Assistant] = [us]
        if peer:
            peer_actions = machine.actions("bench.peer.actions")
            engines["peer"] = machine.engine(peer, peer_actions)
            assistants.append(Peer(session, engines["peer"].url))
        after_start = {name: engine.rss_mib() for name, engine in engines.items()}
        for language in messages:
            # What the load needs beyond these is opened when it is wanted.
            us.prepare(language, (plan.turns // 10 + 400) // len(messages))
        sides = await _measured(plan, assistants, engines, messages, progress)
        after_load = {name: engine.rss_mib() for name, engine in engines.items()}
        if plan.whole_path:
            told["whole_path"] = await _through_the_socket(machine, our_engine, messages, progress)
        for engine in engines.values():
            machine.stop(engine)
        found = {}
        for name, side in sides.items():
            house = ours if name == "ours" or peer is None else peer
            actions = our_actions if name == "ours" else peer_actions
            found[name] = replace(
                side,
                start=engines[name].started_in,
                memory_start=after_start[name],
                memory_load=after_load[name],
            )
            if plan.stages:
                try:
                    split = await _stages(machine, house, actions, messages, us, session, progress)
                except (BenchError, ValueError) as error:
                    # An hour of training and measuring must not be lost to what comes on top.
                    told.setdefault("stages_failed", []).append(f"{name}: {error}")
                else:
                    found[name] = replace(found[name], stages=split)
    bank.close()
    return found


async def _measured(
    plan: Plan,
    assistants: Sequence[Assistant],
    engines: Mapping[str, Running],
    messages: Mapping[str, Sequence[str]],
    progress: Progress,
) -> dict[str, Side]:
    with progress.step("warming up"):
        warm = await measure.latency(assistants, messages, WARM_UP)
    for name, sample in warm.items():
        # A fault answers fast; its times must never pass for good ones.
        if sample.failed > len(sample.answers) // 2:
            raise BenchError(f"{name}: {sample.failed} of {len(sample.answers)} turns had no proper answer")
    with progress.step(f"latency, {plan.turns} turns each"):
        before = {name: engine.processor_seconds() for name, engine in engines.items()}
        samples = await measure.latency(assistants, messages, plan.turns, first=WARM_UP // 10)
        used = {name: engine.processor_seconds() - before[name] for name, engine in engines.items()}
    throughput: dict[str, dict[int, float]] = {assistant.name: {} for assistant in assistants}
    for customers in AT_ONCE:
        with progress.step(f"load of {customers} customers"):
            rates = await measure.throughput(assistants, messages, customers, plan.seconds, plan.rounds)
        for name, values in rates.items():
            throughput[name][customers] = median(values)
    found = {}
    for assistant in assistants:
        sample = samples[assistant.name]
        early, late = await _long(assistant, messages, plan.long if assistant.name == "ours" else 1, progress)
        by_action, without = sample.milliseconds(action=True), sample.milliseconds(action=False)
        found[assistant.name] = Side(
            turn=Latency.of(sample.milliseconds()),
            template_turn=Latency.of(without) if without else None,
            action_turn=Latency.of(by_action) if by_action else None,
            processor=used[assistant.name] * 1000 / len(sample.answers),
            throughput=throughput[assistant.name],
            early=early,
            late=late,
            failed=sample.failed,
        )
    return found


async def _long(
    assistant: Assistant, messages: Mapping[str, Sequence[str]], conversations: int, progress: Progress
) -> tuple[float, float]:
    languages = list(messages)
    early: list[float] = []
    late: list[float] = []
    with progress.step(f"{conversations} conversations of {measure.LONG_TURNS} turns, {assistant.name}"):
        for number in range(conversations):
            language = languages[number % len(languages)]
            times = await measure.long_conversation(assistant, language, messages[language])
            early += times[measure.EARLY]
            late += times[measure.LATE]
    return median(early), median(late)


async def _stages(
    machine: Machine,
    house: House,
    actions: Running,
    messages: Mapping[str, Sequence[str]],
    us: Ours,
    session: aiohttp.ClientSession,
    progress: Progress,
) -> tuple[Stage, ...]:
    file = house.folder / "stages.jsonl"
    file.unlink(missing_ok=True)
    engine = machine.engine(house, actions, file)
    assistant: Assistant = us.at(engine.url) if house.name == "ours" else Peer(session, engine.url)
    with progress.step(f"stages of {STAGED_TURNS} turns, {house.name}"):
        warm = (await measure.latency([assistant], messages, WARM_UP))[house.name]
        sample = (await measure.latency([assistant], messages, STAGED_TURNS))[house.name]
    machine.stop(engine)
    turns = parse_stage_lines((await asyncio.to_thread(file.read_text, "utf-8")).splitlines())
    return tuple(stages(sample.milliseconds(), turns[len(warm.answers) :]))


async def _through_the_socket(
    machine: Machine, engine: Running, messages: Mapping[str, Sequence[str]], progress: Progress
) -> dict[str, float]:
    server = machine.server(engine)
    with progress.step("whole path"):
        await whole_path(server.url, machine.secret, messages, WARM_UP, 1)
        alone = Latency.of(await whole_path(server.url, machine.secret, messages, STAGED_TURNS, 1))
        began = asyncio.get_running_loop().time()
        together = await whole_path(server.url, machine.secret, messages, STAGED_TURNS, WHOLE_PATH_CUSTOMERS)
        took = asyncio.get_running_loop().time() - began
    machine.stop(server)
    return {
        "p50_ms": round(alone.p50, 2),
        "p95_ms": round(alone.p95, 2),
        f"turns_per_second_{WHOLE_PATH_CUSTOMERS}": round(len(together) / took, 1),
    }
