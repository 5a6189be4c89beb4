"""What must be there before anything runs: environments, web pages, the trained model, the book.

Every part is made once and again only when what it is made from has changed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from launcher import pythons
from launcher.errors import CannotGoOn
from launcher.places import ENVIRONMENTS, LOCKS, MODEL_NAME, MODELS, ROOT, Stack, executable
from launcher.progress import run
from launcher.stamps import digest, is_fresh, mark

_VERSIONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "engine": ((3, 10), (3, 10)),
    "app": ((3, 11), (3, 14)),
    "train": ((3, 11), (3, 13)),
}
# Free disk that an environment needs, in GB, with what pip unpacks on the way.
_NEEDED_GB = {"engine": 4.0, "app": 1.0, "train": 3.0}
_LEAST_NODE = 20


def environment(name: str, logs: Path) -> None:
    """Make the environment `engine`, `app` or `train` from its lock.

    Raises:
        CannotGoOn: no fitting Python, no space, no network.
    """
    lock, folder = LOCKS / f"{name}.txt", ENVIRONMENTS / name
    stamp, wanted = folder / ".lock", digest([lock])
    if is_fresh(stamp, wanted):
        return
    python = pythons.find(*_VERSIONS[name])
    _need_space(_NEEDED_GB[name])
    if not executable(name).is_file():
        shutil.rmtree(folder, ignore_errors=True)
        run(f"Making the {name} environment", [python, "-m", "venv", folder], log=logs / f"venv-{name}.log")
    # A hashed lock is the whole closure, and older pips refuse hashes beside extras unless told so. The
    # training lock is not: torch brings other libraries on other machines.
    whole = [] if name == "train" else ["--no-deps"]
    run(
        f"Installing the {name} environment",
        [executable(name), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *whole, "-r", lock],
        log=logs / f"pip-{name}.log",
        detail=_package,
        failure=f"The {name} environment could not be installed",
    )
    mark(stamp, wanted)


def _package(line: str) -> str | None:
    found = re.match(r"(Collecting|Installing collected packages|Downloading) ?:? ?([\w.-]+)?", line)
    return f"{found[1].lower()} {found[2] or ''}" if found else None


def _need_space(gigabytes: float) -> None:
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < gigabytes:
        raise CannotGoOn(
            f"The disk has {free:.1f} GB free and {gigabytes:.0f} GB are needed; free some and start again."
        )


def web(logs: Path) -> None:
    """Build widget, desk and the demo bank's page.

    Raises:
        CannotGoOn: no Node 20 or newer.
    """
    folder = ROOT / "web"
    sources = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not {"node_modules", "dist", "coverage"} & set(path.relative_to(folder).parts)
    ]
    stamp, wanted = folder / "dist" / ".sources", digest(sources)
    if is_fresh(stamp, wanted):
        return
    npm = node()
    web_packages(logs, npm)
    run("Building the web pages", [npm, "run", "build"], cwd=folder, log=logs / "web.log",
        failure="The web pages could not be built")  # fmt: skip
    mark(stamp, wanted)


def web_packages(logs: Path, npm: str) -> None:
    """Install what the web build needs, from its lock."""
    folder = ROOT / "web"
    stamp, wanted = folder / "node_modules" / ".lock", digest([folder / "package-lock.json"])
    if is_fresh(stamp, wanted):
        return
    run("Installing the web packages", [npm, "ci", "--no-audit", "--no-fund"], cwd=folder, log=logs / "npm.log",
        failure="The web packages could not be installed")  # fmt: skip
    mark(stamp, wanted)


def node() -> str:
    """Return npm.

    Raises:
        CannotGoOn: Node is missing or too old.
    """
    found, npm = shutil.which("node"), shutil.which("npm")
    version = ""
    if found:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = re.match(r"v(\d+)", version)
    if not npm or not major or int(major[1]) < _LEAST_NODE:
        raise CannotGoOn(
            f"Node {_LEAST_NODE} or newer with npm is needed to build the web pages"
            + (f" (found {version})" if version else "")
            + "; install it, for example from your distribution or nodejs.org."
        )
    return npm


def model_sources() -> list[Path]:
    """Return the files that a trained model depends on."""
    data = [p for p in (ROOT / "data").rglob("*.yml")]
    code = [p for p in (ROOT / "bot").rglob("*.py")]
    return [*data, *code, ROOT / "config.yml", ROOT / "domain.yml", MODELS / "encoder" / "config.json"]


def model(stack: Stack, force: bool = False) -> Path:
    """Train the assistant when anything it learns from has changed; return the model.

    Raises:
        CannotGoOn: the training failed; the old model stays.
    """
    path, stamp = MODELS / f"{MODEL_NAME}.tar.gz", MODELS / "train" / "sources"
    wanted = digest(model_sources(), LOCKS.joinpath("engine.txt").read_text("utf-8"))
    if path.is_file() and is_fresh(stamp, wanted) and not force:
        return path
    command: list[str | Path] = [
        executable("engine"), "-m", "rasa", "train", "--domain", "domain.yml", "--config", "config.yml",
        "--data", "data", "--out", "models/train", "--fixed-model-name", MODEL_NAME,
    ]  # fmt: skip
    if force:
        command.append("--force")
    env = {**stack.environment(), "OMP_NUM_THREADS": str(min(4, os.cpu_count() or 1)), "PYTHONWARNINGS": "ignore"}
    run("Training the assistant", command, cwd=ROOT, env=env, log=stack.logs / "train.log", detail=_component,
        failure="The training failed")  # fmt: skip
    # Put in place only when whole: an engine may be starting beside us.
    (MODELS / "train" / path.name).replace(path)
    mark(stamp, wanted)
    return path


def _component(line: str) -> str | None:
    found = re.search(r"(Starting to train|Finished training) component '(\w+)'", line)
    return found[2] if found else None


def book(stack: Stack) -> None:
    """Bring the bank's database up to date and fill it with the demo bank when it is empty.

    For our own SQLite file a stamp tells that nothing has changed since; another database is asked
    each time.
    """
    env = stack.environment()
    sources = [*(ROOT / "bank").rglob("*.py"), ROOT / "data" / "products" / "catalogue.yml"]
    own = stack.state / "attune.db"
    stamp, wanted = stack.state / "book.stamp", digest(sources, env["ATTUNE_DATABASE_URL"])
    if env["ATTUNE_DATABASE_URL"] == f"sqlite:///{own}" and own.is_file() and is_fresh(stamp, wanted):
        return
    for command, title in (("migrate", "Preparing the database"), ("seed", "Making the demo bank")):
        run(
            title,
            [executable("app"), "-m", "bank.admin", command],
            cwd=ROOT,
            env=env,
            log=stack.logs / f"bank-{command}.log",
            failure=f"{title} failed",
        )
    mark(stamp, wanted)
