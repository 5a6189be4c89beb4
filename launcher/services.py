"""Real services for the tests: a throw-away PostgreSQL, and Chromium for the browser."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from launcher.errors import CannotGoOn
from launcher.places import Stack
from launcher.processes import free_port
from launcher.progress import run

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium(stack: Stack) -> str:
    """Return the path of a Chromium, installed from Debian when it is missing and we may.

    Raises:
        CannotGoOn: there is none.
    """
    found = os.environ.get("ATTUNE_TEST_CHROMIUM") or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if found is None:
        _install(stack, "chromium")
        found = shutil.which("chromium")
    if found is None:
        raise CannotGoOn("The browser tests need Chromium; install it, for example 'apt-get install chromium'.")
    return found


@contextlib.contextmanager
def postgres(stack: Stack, wanted: bool = True) -> Iterator[str | None]:
    """Run a PostgreSQL of our own on a free port; yield its address, None when not wanted.

    It lives in a temporary folder and is gone afterwards: no system server is touched.

    Raises:
        CannotGoOn: its programs are missing.
    """
    if not wanted:
        yield None
        return
    if os.environ.get("ATTUNE_TEST_POSTGRES_URL"):
        yield os.environ["ATTUNE_TEST_POSTGRES_URL"]
        return
    programs = _postgres_programs()
    if programs is None:
        _install(stack, "postgresql")
        programs = _postgres_programs()
    if programs is None:
        raise CannotGoOn(
            "The database tests need PostgreSQL's programs; install them, for example 'apt-get install postgresql'."
        )
    folder = Path(tempfile.mkdtemp(prefix="attune-postgres-"))
    as_postgres: list[str] = []
    if os.geteuid() == 0:
        # The server refuses to run as root.
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        as_postgres = ["runuser", "-u", "postgres", "--"]
    port, data = free_port(), folder / "data"
    control = [*as_postgres, str(programs / "pg_ctl"), "-D", str(data)]
    try:
        run("Preparing PostgreSQL", [*as_postgres, programs / "initdb", "-D", data, "-U", "attune", "-A", "trust",
                                     "-E", "UTF8", "--no-locale", "--no-sync"], cwd=folder,
            log=stack.logs / "postgres-init.log")  # fmt: skip
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off -c synchronous_commit=off"
        run("Starting PostgreSQL", [*control, "-w", "-l", folder / "log", "-o", options, "start"], cwd=folder,
            log=stack.logs / "postgres-start.log")  # fmt: skip
        yield f"postgresql://attune@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], cwd=folder, capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _postgres_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parent.parent.name))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def _install(stack: Stack, package: str) -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for number, command in enumerate((["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", package])):
        run(f"Installing {package} from Debian", command, env=env, log=stack.logs / f"apt-{package}-{number}.log",
            failure=f"{package} could not be installed")  # fmt: skip
