"""`./attune` as a person types it: help that helps, and no traceback."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from launcher import __main__ as command
from launcher.errors import CannotGoOn
from launcher.places import ROOT

# Commands whose help needs no environment; the others hand --help on to their own program.
HELPED = ("up", "check", "test", "train")
HANDED_ON = ("parse", "chat", "bench", "db", "sentiment")


def attune(*arguments: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(cwd / "attune"), *arguments],
        cwd="/", env={**os.environ, **env}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_help_names_every_command_and_where_to_start() -> None:
    shown = attune("--help")
    assert shown.returncode == 0, shown.stderr
    assert "./attune up" in shown.stdout
    for name in (*HELPED, *HANDED_ON):
        assert re.search(rf"^ {{4}}{name}\b", shown.stdout, re.M), name


@pytest.mark.parametrize("name", HELPED)
def test_every_command_explains_itself(name: str) -> None:
    shown = attune(name, "--help")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith(f"usage: ./attune {name}")


def test_sentiment_explains_itself_without_its_environment() -> None:
    shown = attune("sentiment", "--help")
    assert shown.returncode == 0
    for name in ("score", "evaluate", "train", "export", "card"):
        assert re.search(rf"^ {{2}}{name} +\w", shown.stdout, re.M), name


@pytest.mark.parametrize("arguments", [(), ("upp",), ("up", "--fast"), ("train", "now"), ("sentiment",)])
def test_slip_of_the_finger_is_told_with_the_usage(arguments: tuple[str, ...]) -> None:
    shown = attune(*arguments)
    assert shown.returncode == 2
    assert "usage: ./attune" in shown.stderr + shown.stdout
    assert "Traceback" not in shown.stderr


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """Return a copy of the command beside a PATH with the few programs that the shell needs."""
    shutil.copy(ROOT / "attune", tmp_path)
    (tmp_path / "bin").mkdir()
    found = shutil.which("dirname")
    assert found
    (tmp_path / "bin" / "dirname").symlink_to(found)
    (tmp_path / "home").mkdir()
    return tmp_path


def _bare(folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(folder / "attune"), *arguments],
        env={"PATH": str(folder / "bin"), "HOME": str(folder / "home"), **env},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_machine_without_python_is_told_what_to_install(bare_machine: Path) -> None:
    shown = _bare(bare_machine, "up")
    assert shown.returncode == 1
    assert shown.stdout == ""
    (line,) = shown.stderr.splitlines()
    assert line.startswith("attune: no Python 3.11 or newer")
    assert "apt-get install" in line
    assert "ATTUNE_PYTHON" in line


@pytest.mark.parametrize("name", ["python3.11", "python3", "python"])
def test_broken_shims_are_passed_over_in_silence(bare_machine: Path, name: str) -> None:
    shim = bare_machine / "bin" / name
    shim.write_text("#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n")
    shim.chmod(0o755)
    shown = _bare(bare_machine, "up")
    assert shown.returncode == 1
    assert "pyenv: command not found" not in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_python_that_is_pointed_at_is_used(bare_machine: Path) -> None:
    told = bare_machine / "told"
    told.write_text('#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "ran $*"\n')
    told.chmod(0o755)
    shown = _bare(bare_machine, "chat", "--language", "de", ATTUNE_PYTHON=str(told))
    assert (shown.returncode, shown.stdout) == (0, "ran -m launcher chat --language de\n")


def test_failing_exit_status_reaches_the_shell(bare_machine: Path) -> None:
    told = bare_machine / "told"
    told.write_text('#!/bin/sh\n[ "$1" = -c ] && exit 0\nexit 7\n')
    told.chmod(0o755)
    assert _bare(bare_machine, "test", ATTUNE_PYTHON=str(told)).returncode == 7


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (CannotGoOn("Port 8080 is taken; stop it."), 1, "attune: Port 8080 is taken; stop it.\n"),
        (OSError(28, "No space left on device"), 1, "attune: the disk is full; free some space and start again.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_stops_the_launcher_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], raised: BaseException, status: int, said: str
) -> None:
    def stop(*_: object) -> int:
        raise raised

    monkeypatch.setattr(command, "_run", stop)
    monkeypatch.setattr("sys.argv", ["attune", "up"])
    assert command.main() == status
    assert capsys.readouterr().err == said


def test_little_disk_is_told_before_anything_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from launcher import setup

    monkeypatch.setattr(setup.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**10, 10**10, 10**8))
    with pytest.raises(CannotGoOn, match=r"0\.1 GB free and 4 GB are needed"):
        setup._need_space(4.0)


@pytest.mark.parametrize("version", [None, "v18.20.1", "gibberish"])
def test_missing_or_old_node_is_told_with_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None
) -> None:
    from launcher import setup

    if version:
        for name in ("node", "npm"):
            (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
            (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotGoOn, match="Node 20 or newer with npm is needed") as stop:
        setup.node()
    assert version is None or version in str(stop.value)
