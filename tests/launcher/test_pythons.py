"""Finding a Python that works, on machines where one that does not comes first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from launcher import pythons
from launcher.errors import CannotGoOn


def program(path: Path, script: str) -> Path:
    """Write a program that a shell runs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the whole PATH of a machine with no Python, no pyenv and no uv."""
    folder = tmp_path / "bin"
    folder.mkdir()
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("PYENV_ROOT", raising=False)
    return folder


def test_running_python_tells_its_version() -> None:
    assert pythons.version_of(sys.executable) == sys.version_info[:2]


@pytest.mark.parametrize(
    "script",
    [
        "echo 'pyenv: python3.10: command not found' >&2; exit 127",
        "exit 1",
        "echo gibberish",
        "echo '3.ten'",
        "kill -9 $$",
        "true",
    ],
)
def test_program_that_only_looks_like_a_python_is_none(tmp_path: Path, script: str) -> None:
    assert pythons.version_of(program(tmp_path / "python3.10", script)) is None


def test_missing_file_or_folder_is_no_python(tmp_path: Path) -> None:
    assert pythons.version_of(tmp_path / "nothing") is None
    assert pythons.version_of(tmp_path) is None


def test_python_that_cannot_make_environments_is_none(tmp_path: Path) -> None:
    # Debian without python3-venv: the probe's import of ensurepip fails.
    script = """case "$2" in *ensurepip*) echo 'No module named ensurepip' >&2; exit 1;; esac; echo 3.10"""
    assert pythons.version_of(program(tmp_path / "python3.10", script)) is None


def test_shim_that_fails_is_passed_over_for_a_later_one_on_the_path(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "python3.10", "exit 127")
    good = program(tmp_path / "later" / "python3.10", "echo 3.10")
    monkeypatch.setenv("PATH", f"{bare}{os.pathsep}{good.parent}")
    assert pythons.find((3, 10), (3, 10)) == good


def test_pyenvs_folder_is_looked_into_when_its_shim_fails(bare: Path) -> None:
    program(bare / "python3.10", "echo 'pyenv: python3.10: command not found' >&2; exit 127")
    good = program(Path.home() / ".pyenv/versions/3.10.13/bin/python", "echo 3.10")
    assert pythons.find((3, 10), (3, 10)) == good


def test_pyenv_root_that_is_set_is_believed(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = program(tmp_path / "elsewhere/versions/3.10.4/bin/python", "echo 3.10")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "elsewhere"))
    assert pythons.find((3, 10), (3, 10)) == good


def test_uv_is_asked_last(bare: Path, tmp_path: Path) -> None:
    good = program(tmp_path / "uv-made" / "python3.10", "echo 3.10")
    program(bare / "uv", f'[ "$2" = find ] && echo {good}')
    assert pythons.find((3, 10), (3, 10)) == good


def test_newest_that_fits_is_taken(bare: Path) -> None:
    for minor in (10, 11, 12, 15):
        program(bare / f"python3.{minor}", f"echo 3.{minor}")
    assert pythons.find((3, 11), (3, 14)).name == "python3.12"


def test_name_that_lies_about_its_version_is_not_taken(bare: Path) -> None:
    program(bare / "python3.10", "echo 3.9")
    with pytest.raises(CannotGoOn):
        pythons.find((3, 10), (3, 10))


@pytest.mark.parametrize(
    ("lowest", "highest", "named"), [((3, 10), (3, 10), "Python 3.10 was"), ((3, 11), (3, 14), "Python 3.11 or newer")]
)
def test_no_python_is_one_sentence_that_says_what_to_install(
    bare: Path, lowest: tuple[int, int], highest: tuple[int, int], named: str
) -> None:
    program(bare / "python3.10", "exit 127")
    with pytest.raises(CannotGoOn) as stop:
        pythons.find(lowest, highest)
    sentence = str(stop.value)
    assert named in sentence
    assert f"uv python install {lowest[0]}.{lowest[1]}" in sentence
    assert "\n" not in sentence
