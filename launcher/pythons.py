"""Finding a Python that works: on PATH, under pyenv, by uv."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from launcher.errors import CannotGoOn

_PROBE = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"


def version_of(python: str | Path) -> tuple[int, int] | None:
    """Return the version of a Python that runs and can make environments, or None."""
    try:
        found = subprocess.run([str(python), "-c", _PROBE], capture_output=True, text=True, timeout=20, check=True)
        major, _, minor = found.stdout.strip().partition(".")
        return int(major), int(minor)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def find(lowest: tuple[int, int], highest: tuple[int, int] = (3, 14)) -> Path:
    """Return a Python between two versions, both included.

    Raises:
        CannotGoOn: none runs on this machine.
    """
    for candidate in _candidates(lowest, highest):
        version = version_of(candidate)
        if version is not None and lowest <= version <= highest:
            return Path(candidate)
    wanted = f"{lowest[0]}.{lowest[1]}" + ("" if lowest == highest else " or newer")
    raise CannotGoOn(
        f"Python {wanted} was not found on PATH, under pyenv or by uv; install it, for example with "
        f"'uv python install {lowest[0]}.{lowest[1]}' or 'pyenv install {lowest[0]}.{lowest[1]}'."
    )


def _candidates(lowest: tuple[int, int], highest: tuple[int, int]) -> Iterator[str]:
    minors = range(highest[1], lowest[1] - 1, -1)
    for minor in minors:
        # Every one on PATH: the first may be a pyenv shim that fails while a later one works.
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            path = Path(folder) / f"python3.{minor}"
            if path.is_file():
                yield str(path)
    for root in (os.environ.get("PYENV_ROOT"), str(Path.home() / ".pyenv")):
        for minor in minors:
            if root:
                yield from (
                    str(p) for p in sorted(Path(root, "versions").glob(f"3.{minor}.*/bin/python"), reverse=True)
                )
    uv = shutil.which("uv")
    for minor in minors if uv else ():
        # Where none is found, uv can fetch one if the network allows it.
        for action in (["find"], ["install"], ["find"]):
            found = subprocess.run(
                [str(uv), "python", *action, f"3.{minor}"], capture_output=True, text=True, check=False
            )
            if action == ["find"] and found.returncode == 0 and found.stdout.strip():
                yield found.stdout.strip()
                break
