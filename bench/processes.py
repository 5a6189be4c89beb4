"""Fresh processes on free ports, with all state in a throw-away folder."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.figures import stat_ticks, status_kib
from bench.houses import ROOT, House
from bench.progress import Progress
from bench.training import ENGINE_PYTHON, THREADS, BenchError, engine_environment

START_WITHIN = 600.0
_STOP_WITHIN = 10.0


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Running:
    """A process that answers.

    Attributes:
        url: Without a slash at the end.
        started_in: Seconds from the start of the process until it answered.
    """

    url: str
    pid: int
    started_in: float

    def rss_mib(self) -> float:
        """Return the resident memory of the process and its children, MiB."""
        return sum(status_kib(_read(pid, "status")) for pid in _family(self.pid)) / 1024

    def processor_seconds(self) -> float:
        """Return the processor time that the process and its children have used."""
        return sum(stat_ticks(_read(pid, "stat")) for pid in _family(self.pid)) / os.sysconf("SC_CLK_TCK")


class Machine:
    """Starts processes, and stops them all at the end. Use as a context manager."""

    def __init__(self, state: Path, progress: Progress) -> None:
        self.state = state
        self._progress = progress
        self._stack = ExitStack()
        self._actions_secret = secrets.token_hex(32)
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "ATTUNE_DATABASE_URL": f"sqlite:///{state / 'bank.db'}",
            "ATTUNE_SECRET_FILE": str(self._secret_file()),
            "ATTUNE_ACTIONS_SECRET": self._actions_secret,
        }

    def __enter__(self) -> Machine:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def environment(self) -> Mapping[str, str]:
        """What the processes of the app environment are given."""
        return self._environment

    @property
    def secret(self) -> str:
        """The secret that server and engine share."""
        return self._secret_file().read_text("ascii")

    def seed(self) -> None:
        """Make the bank's database, with the demo customers and two hundred others."""
        log = self.state / "seed.log"
        with log.open("ab") as output, self._progress.step("seeding the bank"):
            command = [sys.executable, "-m", "bank.admin", "seed"]
            done = subprocess.run(
                command, cwd=ROOT, env=self._environment, stdout=output, stderr=subprocess.STDOUT, check=False
            )
        if done.returncode:
            raise BenchError(f"the bank could not be seeded; see {log}")

    def actions(self, module: str) -> Running:
        """Start an action server: `actions` or `bench.peer.actions`."""
        port = free_port()
        command = [sys.executable, "-m", "rasa_sdk", "--actions", module, "--port", str(port)]
        url = f"http://127.0.0.1:{port}"
        return self._start(f"{module} server", command, ROOT, self._environment, url, "/health")

    def engine(self, house: House, actions: Running, stages: Path | None = None) -> Running:
        """Start an engine with the model of the house.

        Args:
            stages: File for the times of each stage; slower, so never for a figure that is compared.
        """
        port = free_port()
        module = "bench.staged_engine" if stages else "rasa"
        command = [str(ENGINE_PYTHON), "-m", module, "run", "--model", str(house.model), "--port", str(port),
                   "--interface", "127.0.0.1", "--endpoints", "endpoints.yml",
                   "--credentials", "credentials.yml"]  # fmt: skip
        tracker = house.folder / f"tracker-{port}.db"
        environment = engine_environment(
            ATTUNE_SECRET_FILE=str(self._secret_file()),
            ATTUNE_ACTIONS_URL=f"{actions.url}/webhook",
            ATTUNE_ACTIONS_SECRET=self._actions_secret,
            # The messages come round again; each is to cost what a new one costs.
            ATTUNE_ENCODER_CACHE="0",
            PEER_ACTIONS_URL=f"{actions.url}/webhook",
            ATTUNE_TRACKER_URL=f"sqlite:///{tracker}",
            **({"BENCH_STAGES": str(stages)} if stages else {}),
            # As the launcher starts it; a second thread makes our small products forty times slower.
            **({THREADS: "1"} if house.name == "ours" else {}),
        )
        ready = "/webhooks/attune/" if house.name == "ours" else "/webhooks/rest/"
        url = f"http://127.0.0.1:{port}"
        name = f"{'staged ' if stages else ''}engine of {house.name}"
        return self._start(name, command, house.folder, environment, url, ready)

    def server(self, engine: Running) -> Running:
        """Start the customers' server in front of an engine of ours."""
        port = free_port()
        environment = {**self._environment, "ATTUNE_ENGINE_URL": engine.url, "ATTUNE_PORT": str(port)}
        command = [sys.executable, "-m", "server"]
        return self._start("server", command, ROOT, environment, f"http://127.0.0.1:{port}", "/readyz")

    def _start(
        self,
        name: str,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        url: str,
        ready: str,
    ) -> Running:
        log = self.state / f"{name.replace(' ', '-')}.log"
        with log.open("wb") as output, self._progress.step(f"starting {name}"):
            began = time.monotonic()
            process = subprocess.Popen(
                list(command),
                cwd=folder,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._stack.callback(_stop, process)
            while not _answers(url + ready):
                if process.poll() is not None:
                    raise BenchError(f"{name} ended with status {process.returncode}; see {log}")
                # Rasa goes on without the model and would never become ready.
                if b"Could not load model" in log.read_bytes():
                    raise BenchError(f"{name} could not load its model; see {log}")
                if time.monotonic() - began > START_WITHIN:
                    raise BenchError(f"{name} was not ready after {START_WITHIN:.0f} s; see {log}")
                time.sleep(0.05)
        return Running(url, process.pid, time.monotonic() - began)

    def stop(self, running: Running) -> None:
        """Stop one process before the end; the others go on."""
        _end_group(running.pid, signal.SIGTERM)
        until = time.monotonic() + _STOP_WITHIN
        while Path(f"/proc/{running.pid}").exists() and "Z" not in _state(running.pid):
            if time.monotonic() > until:
                _end_group(running.pid, signal.SIGKILL)
                return
            time.sleep(0.05)

    def _secret_file(self) -> Path:
        path = self.state / "secret.key"
        if not path.is_file():
            path.write_text(secrets.token_hex(32), "ascii")
            path.chmod(0o600)
        return path


def _answers(url: str) -> bool:
    # Through the proxy of the environment a loopback address is unreachable.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        _end_group(process.pid, signal.SIGTERM)
        try:
            process.wait(_STOP_WITHIN)
        except subprocess.TimeoutExpired:
            _end_group(process.pid, signal.SIGKILL)
            process.wait()


def _end_group(pid: int, how: signal.Signals) -> None:
    # Each process was started as the leader of its own group.
    try:
        os.killpg(pid, how)
    except ProcessLookupError:
        pass


def _read(pid: int, file: str) -> str:
    try:
        return Path(f"/proc/{pid}/{file}").read_text("utf-8")
    except OSError:
        return ""


def _state(pid: int) -> str:
    for line in _read(pid, "status").splitlines():
        if line.startswith("State:"):
            return line.split()[1]
    return "Z"


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        children = []
    return [pid, *(member for child in children for member in _family(int(child)))]
