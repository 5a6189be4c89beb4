"""Starting the processes, waiting until they are healthy, stopping them together."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from launcher.errors import CannotGoOn
from launcher.places import MODEL_NAME, MODELS, ROOT, Stack, executable
from launcher.progress import Step

_PATIENCE = 180.0
_GRACE = 10.0


class Running:
    """The processes of a stack; use as a context manager."""

    def __init__(self, stack: Stack, announce: bool = True) -> None:
        """Take the stack to run; `announce` writes down where it listens, for `is_running`."""
        self.stack = stack
        self._announce = announce
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Running:
        for name, port in (
            ("server", self.stack.server),
            ("engine", self.stack.engine),
            ("actions", self.stack.actions),
        ):
            need_port(port, name)
        try:
            self._start("actions", [executable("app"), "-m", "rasa_sdk", "--actions", "actions",
                                    "--port", str(self.stack.actions)])  # fmt: skip
            self._start("engine", [
                executable("engine"), "-m", "rasa", "run", "--model", MODELS / f"{MODEL_NAME}.tar.gz",
                "--endpoints", "endpoints.yml", "--credentials", "credentials.yml",
                "--interface", "127.0.0.1", "--port", str(self.stack.engine),
            ])  # fmt: skip
            self._start("server", [executable("app"), "-m", "server"])
            self._wait("actions", f"http://127.0.0.1:{self.stack.actions}/health")
            self._wait("engine", f"{self.stack.engine_url}/webhooks/attune/")
            self._wait("server", f"{self.stack.url}/readyz")
        except BaseException:
            self.stop()
            raise
        if self._announce:
            record(self.stack).write_text(
                json.dumps({"url": self.stack.url, "pids": {n: p.pid for n, p in self._processes.items()}}), "utf-8"
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._announce:
            record(self.stack).unlink(missing_ok=True)
        self.stop()

    def _start(self, name: str, command: list[str | Path]) -> None:
        self.stack.logs.mkdir(parents=True, exist_ok=True)
        env = self.stack.environment()
        if name == "engine":
            # The logs of Rasa at its usual level would be long and hold nothing that ours lack.
            env.update(PYTHONWARNINGS="ignore", LOG_LEVEL="WARNING", LOG_LEVEL_LIBRARIES="ERROR")
            # glibc's arenas, one a thread, are most of what the process would hold without using.
            env.update(MALLOC_ARENA_MAX="2")
        if name == "actions":
            # rasa-sdk listens on every address otherwise.
            env.update(SANIC_HOST="127.0.0.1", PYTHONWARNINGS="ignore")
        with open(self.stack.logs / f"{name}.log", "ab") as log:
            self._processes[name] = subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env=env,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                # Ctrl-C goes to us alone; we stop the others in order.
                start_new_session=True,
            )

    def _wait(self, name: str, url: str) -> None:
        until = time.monotonic() + _PATIENCE
        with Step(f"Starting {name}"):
            while not answers(url):
                code = self._processes[name].poll()
                if code is not None:
                    raise CannotGoOn(f"The {name} process ended with {code}; see {self.stack.logs / name}.log.")
                if name == "engine" and status(url) == 503:
                    # Rasa listens only after it has tried to load the model.
                    raise CannotGoOn(f"The engine could not load its model; see {self.stack.logs / name}.log.")
                if time.monotonic() > until:
                    raise CannotGoOn(f"The {name} process did not become healthy; see {self.stack.logs / name}.log.")
                time.sleep(0.1)

    def wait(self) -> None:
        """Return when a process has ended by itself.

        Raises:
            CannotGoOn: always then; the others are stopped by the context.
        """
        while True:
            for name, process in self._processes.items():
                code = process.poll()
                if code is not None:
                    raise CannotGoOn(f"The {name} process ended with {code}; see {self.stack.logs / name}.log.")
            time.sleep(0.5)

    def stop(self) -> None:
        """Stop all: the door first, so that nothing new comes in."""
        for name in ("server", "engine", "actions"):
            process = self._processes.get(name)
            if process is None or process.poll() is not None:
                continue
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def record(stack: Stack) -> Path:
    """Return the file that says where a running stack listens."""
    return stack.state / "running.json"


def is_running(stack: Stack) -> bool:
    """Tell whether a stack with this state folder answers."""
    url = running_url(stack)
    return bool(url) and answers(url + "/readyz")


def running_url(stack: Stack) -> str:
    """Return where the stack of this state folder said that it listens, '' when it said nothing."""
    try:
        return str(json.loads(record(stack).read_text("utf-8"))["url"])
    except (OSError, ValueError, KeyError):
        return ""


def answers(url: str) -> bool:
    """Tell whether an address answers with success."""
    return 200 <= status(url) < 300


def status(url: str) -> int:
    """Return the HTTP status of an address of ours, 0 when nothing listens."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 (our own loopback addresses)
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def need_port(port: int, name: str) -> None:
    """Check that a port can be had.

    Raises:
        CannotGoOn: something listens there.
    """
    variable = "ATTUNE_PORT" if name == "server" else f"ATTUNE_{name.upper()}_PORT"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotGoOn(
                f"Port {port} for the {name} is taken by another program; stop it, or set {variable} to a free one."
            ) from error


def free_port() -> int:
    """Return a port that nothing listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def stop_on_terminate() -> None:
    """Make a polite kill of the launcher behave like Ctrl-C."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
