"""Training time, wall clock and processor, of a house."""

from __future__ import annotations

import json
import os
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.houses import ROOT, House
from bench.progress import Progress

ENGINE_PYTHON = ROOT / ".venv" / "engine" / "bin" / "python"
THREADS = "OMP_NUM_THREADS"


class BenchError(Exception):
    """The measurement cannot go on; the message says why and where to look."""


@dataclass(frozen=True)
class Training:
    """What one `rasa train` took.

    Attributes:
        seconds: Wall clock, the start of the process included, as a designer waits for it.
        processor: Seconds of processor time, all threads together; steadier on a busy machine.
        peak_mib: Most memory at once, MiB.
    """

    seconds: float
    processor: float
    peak_mib: float


def engine_environment(**more: str) -> dict[str, str]:
    """Return the environment of an engine process, ours or the peer's.

    How many threads a matrix product may have is left to the libraries, as in a stock installation,
    unless `more` says it: what `./attune` sets for its own processes must not reach the peer.
    """
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONWARNINGS": "ignore",
             "SQLALCHEMY_SILENCE_UBER_WARNING": "1", "PYTHONPATH": str(ROOT)}  # fmt: skip
    inherited = {name: value for name, value in os.environ.items() if name != THREADS}
    return {**inherited, **quiet, **more}


def train(house: House, label: str, progress: Progress) -> Training:
    """Train the house's model; its log is beside it.

    Raises:
        BenchError: the training failed.
    """
    log = house.folder / f"train-{label}.log"
    command = [str(ENGINE_PYTHON), "-m", "rasa", "train", "--config", "config.yml", "--domain", "domain.yml",
               "--data", "data", "--out", "models",
               "--fixed-model-name", house.model.name.split(".")[0]]  # fmt: skip
    began = time.monotonic()
    with log.open("wb") as output, progress.step(f"training {house.name}, {label} (log: {log})"):
        process = subprocess.Popen(
            command, cwd=house.folder, env=engine_environment(), stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            raise
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not house.model.is_file():
        raise BenchError(f"training of {house.name} failed; see {log}")
    return Training(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def remember(house: House, trainings: dict[str, Training]) -> None:
    """Keep the figures beside the model, for a later run on the same state folder."""
    content = {label: asdict(training) for label, training in trainings.items()}
    (house.folder / "trainings.json").write_text(json.dumps(content, indent=1), "utf-8")


def recall(house: House) -> dict[str, Training]:
    """Return the figures of an earlier run, or nothing."""
    path: Path = house.folder / "trainings.json"
    if not (path.is_file() and house.model.is_file()):
        return {}
    return {label: Training(**fields) for label, fields in json.loads(path.read_text("utf-8")).items()}
