"""Running what takes long: its output in a log, a line with the elapsed time on the terminal."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from launcher.errors import CannotGoOn

_FIRST_SIGN = 2.0
_TICK = 0.5


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


class Step:
    """A named piece of work; shows itself only when it takes longer than two seconds."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._detail = ""
        self._started = time.monotonic()
        self._stop = threading.Event()
        self._shown = False
        self._terminal = sys.stderr.isatty()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> Step:
        self._thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        if self._shown:
            end = "" if kind is None else " (failed)"
            self._write(f"{self._title}: {self._elapsed()}{end}", last=True)

    def detail(self, text: str) -> None:
        """Show what is being done right now."""
        self._detail = text[:60]

    def _elapsed(self) -> str:
        seconds = int(time.monotonic() - self._started)
        return f"{seconds // 60}:{seconds % 60:02d}"

    def _tell(self) -> None:
        if self._stop.wait(_FIRST_SIGN):
            return
        self._shown = True
        if not self._terminal:
            self._write(f"{self._title} ...", last=True)
            self._stop.wait()
            return
        while not self._stop.wait(_TICK):
            self._write(f"{self._title} {self._elapsed()}  {self._detail}")

    def _write(self, text: str, last: bool = False) -> None:
        if self._terminal:
            sys.stderr.write(f"\r\x1b[2K{text}" + ("\n" if last else ""))
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()


def run(
    title: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    detail: Callable[[str], str | None] | None = None,
    failure: str = "",
) -> None:
    """Run a command to its end.

    Args:
        title: What is being done, for the progress line.
        log: Where its output goes.
        detail: Makes a short note for the progress line of a line of output, or None.
        failure: Sentence for the person when it fails; the last lines of the log are read for
            causes that can be named (no network, disk full).
    Raises:
        CannotGoOn: it failed.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with Step(title) as step, log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=dict(env) if env is not None else None,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            errors="replace",
        )
        assert process.stdout is not None
        try:
            for line in process.stdout:
                file.write(line)
                note = detail(line) if detail else None
                if note:
                    step.detail(note)
            code = process.wait()
        except BaseException:
            process.terminate()
            process.wait()
            raise
        file.flush()
        if code:
            raise CannotGoOn(f"{failure or title + ' failed'}{_cause(log)} The log is {log}.")


_CAUSES = (
    ("No space left on device", "the disk is full; free some space and start again."),
    ("Temporary failure in name resolution", "the package registry cannot be reached; check the network."),
    ("Name or service not known", "the package registry cannot be reached; check the network."),
    ("Network is unreachable", "the package registry cannot be reached; check the network."),
    ("ENOTFOUND", "the package registry cannot be reached; check the network."),
    ("EAI_AGAIN", "the package registry cannot be reached; check the network."),
    ("Connection refused", "the package registry refused the connection; check the network."),
    ("ECONNREFUSED", "the package registry refused the connection; check the network."),
    ("ReadTimeoutError", "the package registry did not answer in time; try again."),
    ("MemoryError", "there is not enough memory."),
    ("Killed", "there is not enough memory."),
)


def _cause(log: Path) -> str:
    tail = log.read_text("utf-8", "replace")[-20_000:]
    for sign, sentence in _CAUSES:
        if sign in tail:
            return f": {sentence}"
    return "."
