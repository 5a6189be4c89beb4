"""How long one message takes, and how much memory the encoder holds."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bot.sentiment.progress import Progress
from bot.sentiment.runtime import (
    TOKENIZER_FILE,
    EncoderConfig,
    MessageEncoder,
    load_tokenizer,
    open_session,
    prepare,
)

TWELVE_WORDS = "I would like to know when my new card will arrive please"
CALLS = 300
WARM_UP = 20
BLOCK = 20
"""Calls of one network before it is the next one's turn: whatever else the machine does then hits all alike."""

Reader = Callable[[], None]


def resident_megabytes() -> float:
    """Return this process's resident memory, MiB; 0 where /proc does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def load_average() -> float:
    """Return how many programs wanted a core in the last minute; 0 where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else 0.0


def time_each(
    readers: Mapping[str, Reader], calls: int = CALLS, seen: Callable[[int, float], None] = lambda *_: None
) -> dict[str, dict[str, float]]:
    """Return name -> `median`, `p95` and `least`, milliseconds a call, taken in turns.

    `least` is what the machine can do; `median` includes whatever else it did. `seen` is called with
    the calls done and their share of all.
    """
    times: dict[str, list[float]] = {name: [] for name in readers}
    for reader in readers.values():
        for _ in range(WARM_UP):
            reader()
    while min(len(found) for found in times.values()) < calls:
        for name, reader in readers.items():
            for _ in range(BLOCK):
                began = time.perf_counter()
                reader()
                times[name].append(1000 * (time.perf_counter() - began))
            done = sum(len(found) for found in times.values())
            seen(done, done / (calls * len(readers)))
    return {
        name: {
            "median": round(float(np.median(found)), 2),
            "p95": round(float(np.percentile(found, 95)), 2),
            "least": round(min(found), 2),
        }
        for name, found in times.items()
    }


@contextmanager
def rivals(base: Path, checkpoint: Path) -> Iterator[Callable[[int], dict[str, Reader]]]:
    """Yield a function from threads to the readers of the same network in torch and ONNX fp32.

    Args:
        base: The base encoder's folder.
        checkpoint: What `train` wrote.

    Raises:
        ValueError: torch is not installed here, or a folder is not what it should be; one sentence.
    """
    try:
        import torch

        from bot.sentiment.export import export_fp32
        from bot.sentiment.network import MessageNetwork, load_base
        from bot.sentiment.train import CHECKPOINT_FILE, TRAINING_FILE
    except ImportError as error:
        raise ValueError(f"the comparison needs the train environment ({error})") from error
    try:
        facts = json.loads((checkpoint / TRAINING_FILE).read_text("utf-8"))
        network = MessageNetwork(load_base(base), facts["layers"], facts["frozen"])
        network.restore(checkpoint / CHECKPOINT_FILE)
    except (OSError, KeyError, ValueError) as error:
        raise ValueError(f"{checkpoint} over {base} cannot be loaded: {error}") from error
    network.eval()
    tokenizer = load_tokenizer(base / TOKENIZER_FILE)

    def in_torch() -> None:
        ids = torch.tensor([tokenizer.encode(prepare(TWELVE_WORDS)).ids])
        with torch.inference_mode():
            network(ids, torch.ones_like(ids))

    with TemporaryDirectory() as scratch:
        file = Path(scratch, "fp32.onnx")
        export_fp32(network, file)

        def readers(threads: int) -> dict[str, Reader]:
            torch.set_num_threads(threads)
            config = EncoderConfig(network.embedding_head.out_features, 1.0, {}, {})
            fp32 = MessageEncoder(open_session(file, threads), tokenizer, config)
            return {"onnx_fp32": lambda: _read(fp32), "torch_fp32": in_torch}

        yield readers


def memory(folder: Path) -> dict[str, float]:
    """Return `before` and `loaded`, MiB of this process around loading the encoder; ask before anything else does.

    Raises:
        EncoderError: the folder cannot be loaded.
    """
    before = resident_megabytes()
    _read(MessageEncoder.load(folder, threads=1))
    return {"before": before, "loaded": resident_megabytes()}


def measure(folder: Path, threads: int, others: Callable[[int], dict[str, Reader]] | None = None) -> dict[str, Any]:
    """Return `int8` and each rival: milliseconds of one twelve-word message.

    With rivals also `times_as_fast`: by how much int8 is faster, in the median and in the least.

    Raises:
        EncoderError: the folder cannot be loaded.
    """
    encoder = MessageEncoder.load(folder, threads)
    readers: dict[str, Reader] = {"int8": lambda: _read(encoder), **(others(threads) if others else {})}
    progress = Progress(f"Timing {threads} thread{'s' if threads > 1 else ''}", "calls")
    times: dict[str, Any] = time_each(readers, seen=progress.at)
    progress.close()
    faster = {
        name: {key: round(found[key] / times["int8"][key], 2) for key in ("median", "least")}
        for name, found in times.items()
        if name != "int8"
    }
    return {**times, **({"times_as_fast": faster} if faster else {})}


def _read(encoder: MessageEncoder) -> None:
    encoder.encode([TWELVE_WORDS])
