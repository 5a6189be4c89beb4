"""Ports, stamps and secrets of a stack."""

from __future__ import annotations

import json
import socket
import stat
from pathlib import Path

import pytest

from launcher.errors import CannotGoOn
from launcher.places import Stack
from launcher.processes import free_port, is_running, need_port, record
from launcher.stamps import digest, is_fresh, mark


@pytest.mark.parametrize(
    ("name", "variable"),
    [("server", "ATTUNE_PORT"), ("engine", "ATTUNE_ENGINE_PORT"), ("actions", "ATTUNE_ACTIONS_PORT")],
)
def test_taken_port_is_one_sentence_with_the_variable_to_set(name: str, variable: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CannotGoOn) as stop:
            need_port(port, name)
    assert str(port) in str(stop.value)
    assert name in str(stop.value)
    assert f"set {variable} to a free one" in str(stop.value)


@pytest.mark.parametrize(("field", "variable"), [("server", "ATTUNE_PORT"), ("engine", "ATTUNE_ENGINE_PORT"),
                                                 ("actions", "ATTUNE_ACTIONS_PORT")])  # fmt: skip
def test_variable_that_the_sentence_names_is_the_one_that_is_read(
    monkeypatch: pytest.MonkeyPatch, field: str, variable: str
) -> None:
    monkeypatch.setenv(variable, "6123")
    assert getattr(Stack(), field) == 6123


def test_free_port_can_be_had() -> None:
    need_port(free_port(), "server")


def test_stamp_is_fresh_until_anything_changes(tmp_path: Path) -> None:
    source, stamp = tmp_path / "a.yml", tmp_path / "deep" / "stamp"
    source.write_text("one")
    wanted = digest([source])
    assert not is_fresh(stamp, wanted)
    mark(stamp, wanted)
    assert is_fresh(stamp, digest([source]))
    source.write_text("two")
    assert not is_fresh(stamp, digest([source]))


@pytest.mark.parametrize("change", ["rename", "more", "another", "gone"])
def test_digest_notices_every_change(tmp_path: Path, change: str) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    second.write_text("y")
    before = digest([first, second], "v1")
    match change:
        case "rename":
            after = digest([first, second.rename(tmp_path / "c")], "v1")
        case "more":
            after = digest([first, second], "v2")
        case "another":
            (tmp_path / "d").write_text("")
            after = digest([first, second, tmp_path / "d"], "v1")
        case _:
            second.unlink()
            after = digest([first, second], "v1")
    assert after != before


def test_digest_depends_neither_on_order_nor_on_compiled_files(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x")
    second.write_text("y")
    compiled = tmp_path / "__pycache__" / "a.pyc"
    compiled.parent.mkdir()
    compiled.write_bytes(b"1")
    assert digest([first, second]) == digest([second, compiled, first])


def test_secret_is_made_once_and_only_the_owner_reads_it(tmp_path: Path) -> None:
    stack = Stack(state=tmp_path / "var")
    path = stack.secret_file()
    secret = path.read_text()
    assert len(secret) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stack.secret_file().read_text() == secret


def test_secret_of_the_actions_is_one_of_its_own_and_stays(tmp_path: Path) -> None:
    stack = Stack(state=tmp_path / "var")
    secret = stack.environment()["ATTUNE_ACTIONS_SECRET"]
    assert len(secret) == 64
    assert secret != stack.secret_file().read_text()
    assert stat.S_IMODE((tmp_path / "var" / "actions.key").stat().st_mode) == 0o600
    # An engine that is started again finds the actions as they were.
    assert stack.environment()["ATTUNE_ACTIONS_SECRET"] == secret


def test_environment_of_the_processes_carries_the_secret_by_file_only(tmp_path: Path) -> None:
    stack = Stack(state=tmp_path)
    secret = stack.secret_file().read_text()
    given = stack.environment()
    assert secret not in given.values()
    assert secret not in given["ATTUNE_ACTIONS_SECRET"]
    assert given["ATTUNE_ENGINE_URL"].startswith("http://127.0.0.1:")
    assert given["ATTUNE_ACTIONS_URL"].startswith("http://127.0.0.1:")
    assert given["RASA_TELEMETRY_ENABLED"] == "false"


@pytest.mark.parametrize("content", [None, "", "{", "{}", json.dumps({"url": "http://127.0.0.1:1"})])
def test_record_that_was_left_behind_is_no_running_stack(tmp_path: Path, content: str | None) -> None:
    stack = Stack(state=tmp_path)
    if content is not None:
        record(stack).write_text(content)
    assert not is_running(stack)
