"""A Rasa process that notes where each turn's time goes: `python -m bench.staged_engine run ...`.

Runs in the engine's environment, in place of `python -m rasa`, for ours and for the peer alike. It
wraps methods of Rasa at start; production code knows nothing of it. One JSON line a turn goes to the
file that BENCH_STAGES names: {"total": ms, "<stage>": ms}. A stage's time is its own, without that of
the stages inside it. Holds for one customer at a time only, since the stack is one.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HANDLING = "engine, the rest"


class Stopwatch:
    """Own times of nested stages."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._open: list[list[Any]] = []

    def begin(self, stage: str) -> None:
        """Open a stage; it counts until `end`."""
        self._open.append([stage, time.perf_counter(), 0.0])

    def end(self) -> float:
        """Close the innermost stage and return its whole time in seconds."""
        stage, began, inside = self._open.pop()
        took: float = time.perf_counter() - began
        self.spent[stage] = self.spent.get(stage, 0.0) + took - inside
        if self._open:
            self._open[-1][2] += took
        return took

    def reset(self) -> None:
        """Begin a turn."""
        self.spent.clear()


def timed(watch: Stopwatch, owner: Any, method: str, stage: Callable[[Any], str]) -> None:
    """Wrap a method of a class, plain or async, once."""
    original = getattr(owner, method)
    if getattr(original, "staged", False):
        return

    if asyncio.iscoroutinefunction(original):

        @functools.wraps(original)
        async def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
            watch.begin(stage(self))
            try:
                return await original(self, *args, **kwargs)
            finally:
                watch.end()

    else:

        @functools.wraps(original)
        def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
            watch.begin(stage(self))
            try:
                return original(self, *args, **kwargs)
            finally:
                watch.end()

    wrapper.staged = True  # type: ignore[attr-defined]
    setattr(owner, method, wrapper)


def install(file: Path) -> None:
    """Wrap the stages of a turn."""
    graph = importlib.import_module("rasa.engine.graph")
    policy = importlib.import_module("rasa.core.policies.policy").Policy
    action = importlib.import_module("rasa.core.actions.action")
    processor = importlib.import_module("rasa.core.processor").MessageProcessor
    runner = importlib.import_module("rasa.engine.runner.dask").DaskGraphRunner
    watch = Stopwatch()

    def of_node(node: Any) -> str:
        component = node._component_class
        if issubclass(component, policy):
            return f"policy {component.__name__}"
        # The components that Rasa puts into every graph are part of running it.
        plumbing = component.__module__.startswith(("rasa.graph_components", "rasa.core.policies"))
        return "graph" if plumbing else f"nlu {component.__name__}"

    timed(watch, graph.GraphNode, "__call__", of_node)
    timed(watch, runner, "run", lambda _: "graph")
    timed(watch, action.RemoteAction, "run", lambda _: "action call")
    timed(watch, action.ActionExtractSlots, "run", lambda _: "slot extraction")
    handle = processor.handle_message

    async def handle_message(self: Any, message: Any) -> Any:
        # Which classes these are is known only now; `timed` does it once.
        timed(watch, type(self.nlg), "generate", lambda _: "nlg")
        for method in ("retrieve", "save"):
            timed(watch, type(self.tracker_store), method, lambda _: "tracker store")
        watch.reset()
        watch.begin(HANDLING)
        try:
            return await handle(self, message)
        finally:
            total = watch.end()
            line = {"total": total * 1000, **{k: v * 1000 for k, v in watch.spent.items()}}
            with file.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")

    processor.handle_message = handle_message


if __name__ == "__main__":
    install(Path(os.environ["BENCH_STAGES"]))
    importlib.import_module("rasa.__main__").main()
