"""Size, imports, secrets, the README, and which Python can read what."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from launcher.places import executable
from tests.repo import house

FOLDERS = ("bank", "server", "actions", "bot", "launcher")
MOST_LINES = 400
# Longer for a reason.
LONGER = {
    "bank/adapters/migrations/versions/0001_the_first_book.py": "written by Alembic, and never changed once it has run",
}


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=house.ROOT, capture_output=True, text=True, check=True,
    ).stdout.split("\0")  # fmt: skip
    return [house.ROOT / name for name in listed if name and (house.ROOT / name).is_file()]


def test_a_reader_can_hold_every_file_in_the_head() -> None:
    lengths = {str(p.relative_to(house.ROOT)): len(p.read_text("utf-8").splitlines()) for p in house.sources(*FOLDERS)}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES and name not in LONGER} == {}
    assert [name for name in LONGER if lengths.get(name, 0) <= MOST_LINES] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in house.sources(*FOLDERS) if not ast.get_docstring(house.parsed(path))]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [
        p for p in house.sources(*FOLDERS) if p.stem in {"utils", "util", "helpers", "manager", "misc", "common"}
    ] == []


PLANTED = [
    ("bank/domain/x.py", "import rasa", "The bank knows none of its doors"),
    ("bank/domain/x.py", "import sqlalchemy", "The domain and the words are pure"),
    ("bank/words/x.py", "import bank.adapters.database", "The domain and the words are pure"),
    ("bank/adapters/x.py", "import bank.services.bills", "Inside the bank imports go one way"),
    ("actions/x.py", "import server.hub", "The doors are siblings over the bank"),
    ("server/x.py", "import rasa", "Only the bot imports Rasa, and its sentiment does not"),
]


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    packages = re.search(r"root_packages = \[(.*)\]", (house.ROOT / "pyproject.toml").read_text("utf-8"))
    assert packages
    for name in re.findall(r'"(\w+)"', packages[1]):
        shutil.copytree(
            house.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", "locks")
        )
    shutil.copy(house.ROOT / "pyproject.toml", folder)
    return folder


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    env = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=120
    )


def test_import_rules_are_kept(copied_house: Path) -> None:
    linted = _lint(copied_house)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize(("path", "line", "contract"), PLANTED, ids=[f"{line} in {path}" for path, line, _ in PLANTED])
def test_planted_violation_of_the_import_rules_is_found(
    copied_house: Path, path: str, line: str, contract: str
) -> None:
    planted = copied_house / path
    planted.write_text(f'"""Planted."""\n\n{line}\n', "utf-8")
    try:
        linted = _lint(copied_house)
    finally:
        planted.unlink()
    assert linted.returncode != 0
    assert re.search(rf"^{re.escape(contract)} BROKEN", linted.stdout, re.M), linted.stdout


SECRETS = {
    "private key": r"-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY",
    "cloud key": r"\bAKIA[0-9A-Z]{16}\b",
    "forge token": r"\b(?:ghp|gho|ghs|glpat|xox[baprs])[-_][A-Za-z0-9-]{20,}",
    "web token": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
    "password in an address": r"\b(?:postgres(?:ql)?|redis|amqp|mysql)(?:\+\w+)?://[^\s:/@$]+:[^\s@/$<{]+@",
    "assigned secret": r"(?i)\b(?:secret|token|api_?key|password)\b[\"']?\s*[:=]\s*[\"'][A-Za-z0-9+/_-]{24,}[\"']",
}


@pytest.mark.parametrize("kind", sorted(SECRETS))
def test_no_secret_is_in_the_tree(kind: str) -> None:
    found = []
    for path in _tracked():
        if path.suffix in {".onnx", ".png", ".jpg", ".gz", ".woff2", ".ico"} or path.stat().st_size > 2_000_000:
            continue
        found += [(path, m[0][:20]) for m in re.finditer(SECRETS[kind], path.read_text("utf-8", "replace"))]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN " + "PRIVATE KEY-----",
        "AKIA" + "ABCDEFGHIJKLMNOP",
        "ghp_" + "a1" * 18,
        "postgresql://me:" + "hush@db/x",
        'API_KEY = "' + "a1b2" * 8 + '"',
    ],
)
def test_planted_secret_would_be_found(planted: str) -> None:
    assert any(re.search(pattern, planted) for pattern in SECRETS.values())


def _commands() -> set[str]:
    shown = subprocess.run(
        [sys.executable, "-m", "launcher", "--help"], cwd=house.ROOT, capture_output=True, text=True, check=True
    ).stdout
    return set(re.findall(r"^ {4}(\w+)(?: |$)", shown, re.M))


def test_every_command_that_the_documents_name_exists() -> None:
    commands = _commands()
    assert {"up", "test", "check", "train", "parse", "chat", "bench", "db"} <= commands
    for path in [house.ROOT / "README.md", *sorted((house.ROOT / "docs").rglob("*.md"))]:
        if path.is_file():
            named = set(re.findall(r"\./attune ([a-z]+)", path.read_text("utf-8")))
            assert named - commands == set(), path


def test_every_path_that_the_readme_names_in_its_map_exists() -> None:
    readme = house.ROOT / "README.md"
    text = readme.read_text("utf-8") if readme.is_file() else ""
    linked = [target for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) if "://" not in target]
    assert [target for target in linked if not (house.ROOT / target).exists()] == []


@pytest.mark.parametrize(
    "module",
    ["bank.domain.mood", "bank.domain.escalation", "bank.domain.support", "bank.domain.text", "bank.words",
     "bank.words.tone"],
)  # fmt: skip
def test_engine_python_can_read_what_it_shares_with_the_bank(module: str) -> None:
    python = executable("engine")
    if not python.is_file():
        pytest.skip("the engine's environment is not made yet")
    done = subprocess.run(
        [python, "-c", f"import {module}, sys; print(sys.version_info[:2])"],
        cwd=house.ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "(3, 10)"


def test_served_languages_are_the_same_everywhere() -> None:
    from actions.skills.core import SERVED

    assert sorted(SERVED) == sorted(house.LANGUAGES)
    names = yaml.safe_load((house.DATA / "languages.yml").read_text("utf-8"))["languages"]
    for language, spec in names.items():
        assert spec["direction"] in ("ltr", "rtl")
        assert spec["regions"], language
