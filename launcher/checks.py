"""`./attune check` and `./attune test`: what must be green before anything lands."""

from __future__ import annotations

import argparse
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from launcher import services, setup
from launcher.places import ROOT, Stack, executable
from launcher.progress import say


@dataclass
class Check:
    """One command that must succeed."""

    name: str
    command: list[str | Path]
    cwd: Path = ROOT
    env: dict[str, str] = field(default_factory=dict)


def arguments(commands: Any) -> None:
    """Add the two commands to the parser."""
    commands.add_parser("check", help="linters, types, import rules, Rasa's data validation, language parity")
    test = commands.add_parser("test", help="set up what is needed and run every test")
    test.add_argument("only", nargs="*", help="names of parts to run: " + ", ".join(_PARTS))
    test.add_argument("--train", action="store_true", help="also the training's tests, which install torch")


_PARTS = ("bank", "server", "actions", "repo", "bot", "conversations", "web", "browser", "train")


def run(given: argparse.Namespace, stack: Stack) -> int:
    """Run check or test; return the exit status."""
    setup.environment("app", stack.logs)
    setup.environment("engine", stack.logs)
    if given.command == "check":
        return _report(_checks(stack), "check")
    return _test(given, stack)


def _checks(stack: Stack) -> list[Check]:
    npm = setup.node()
    setup.web_packages(stack.logs, npm)
    app = stack.environment()
    quiet = {**app, "PYTHONWARNINGS": "ignore", "LOG_LEVEL": "ERROR", "LOG_LEVEL_LIBRARIES": "ERROR"}
    python = executable("app")
    return [
        Check("style", [python, "-m", "ruff", "check", "."], env=app),
        Check("types", [python, "-m", "mypy"], env=app),
        Check("import rules", [executable("app", "lint-imports"), "--no-cache"], env=app),
        Check("laws of the house", [python, "-m", "pytest", "-q", "tests/repo"], env=app),
        Check("web", [npm, "run", "--silent", "check"], cwd=ROOT / "web", env=app),
        Check(
            "dialogue data",
            [executable("engine"), "-m", "rasa", "data", "validate", "--domain", "domain.yml", "--data", "data",
             "--fail-on-warnings"],
            env=quiet,
        ),
    ]  # fmt: skip


def _test(given: argparse.Namespace, stack: Stack) -> int:
    wanted = given.only or [part for part in _PARTS if part != "train"]
    if given.train and "train" not in wanted:
        wanted.append("train")
    if {"server", "conversations", "browser", "repo"} & set(wanted):
        setup.web(stack.logs)
    if {"bot", "conversations", "browser"} & set(wanted):
        setup.model(stack)
    env = stack.environment()
    engine_env = {**env, "PYTHONWARNINGS": "ignore"}
    cover = ["--cov", "--cov-append", "--cov-report="]
    pytest: list[str | Path] = [executable("app"), "-m", "pytest", "-q", "--durations=5"]
    parts: list[Check] = []
    with services.postgres(stack, wanted=bool({"bank", "server"} & set(wanted))) as url:
        if url:
            env["ATTUNE_TEST_POSTGRES_URL"] = url
        coverage = ROOT / ".coverage"
        coverage.unlink(missing_ok=True)
        for name in ("bank", "server", "actions", "repo"):
            folders = {"repo": ["tests/repo", "tests/words", "tests/launcher", "tests/bench"]}.get(
                name, [f"tests/{name}"]
            )
            if name in wanted:
                parts.append(Check(name, [*pytest, *cover, *_existing(folders)], env=env))
        if "bot" in wanted:
            parts.append(Check("bot", [executable("engine"), "-m", "pytest", "-q", "tests/bot"], env=engine_env))
        if "conversations" in wanted:
            parts.append(Check("conversations", [*pytest, "tests/conversations"], env=env))
        if "web" in wanted:
            npm = setup.node()
            setup.web_packages(stack.logs, npm)
            parts.append(Check("web", [npm, "run", "--silent", "test"], cwd=ROOT / "web", env=env))
        if "browser" in wanted:
            env["ATTUNE_TEST_CHROMIUM"] = services.chromium(stack)
            parts.append(Check("browser", [*pytest, "tests/browser"], env=env))
        if "train" in wanted:
            setup.environment("train", stack.logs)
            parts.append(Check("train", [executable("train"), "-m", "pytest", "-q", "tests/train"], env=env))
        status = _report(parts, "test")
        if coverage.is_file():
            subprocess.run([str(executable("app")), "-m", "coverage", "report", "--skip-covered", "--skip-empty"],
                           cwd=ROOT, env=env, check=False)  # fmt: skip
    return status


def _existing(folders: list[str]) -> list[str]:
    return [folder for folder in folders if (ROOT / folder).is_dir()]


def _report(parts: list[Check], what: str, clock: Callable[[], float] = time.monotonic) -> int:
    failed: list[str] = []
    started = clock()
    for part in parts:
        say(f"== {what}: {part.name}")
        begun = clock()
        process = subprocess.run([str(p) for p in part.command], cwd=part.cwd, env=part.env or None, check=False,
                                 stdin=subprocess.DEVNULL)  # fmt: skip
        say(f"== {what}: {part.name}: {'ok' if process.returncode == 0 else 'FAILED'} ({clock() - begun:.0f} s)\n")
        if process.returncode:
            failed.append(part.name)
    say(f"{what}: {len(parts) - len(failed)} of {len(parts)} parts green in {clock() - started:.0f} s"
        + (f"; failed: {', '.join(failed)}" if failed else ""))  # fmt: skip
    return 1 if failed else 0


def running_as_root() -> bool:
    """Tell whether Debian packages could be installed by us."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
