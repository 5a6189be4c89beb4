"""Nobody has the actions do anything without the launcher's secret."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa_sdk.plugin import plugin_manager
from sanic import Sanic

import actions.door
from bank.domain.errors import InvalidValue
from launcher.places import ROOT
from launcher.processes import answers, free_port

SECRET = "ab" * 32
_CALL = {"next_action": "action_cancel", "sender_id": "nobody", "tracker": {"sender_id": "nobody"}, "domain": {}}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Start the real process as the launcher does, with the logs of its libraries wide open."""
    folder, port = tmp_path_factory.mktemp("door"), free_port()
    log = folder / "actions.log"
    env = {
        **os.environ, "PYTHONPATH": str(ROOT), "SANIC_HOST": "127.0.0.1", "LOG_LEVEL_LIBRARIES": "INFO",
        "ATTUNE_ACTIONS_SECRET": SECRET, "ATTUNE_DATABASE_URL": f"sqlite:///{folder / 'empty.db'}",
    }  # fmt: skip
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    url = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60
        while not answers(f"{url}/health"):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        yield url, log
    finally:
        # Asked politely right after its start, Sanic waits for ever for its worker.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _status(url: str, body: object = None, **headers: str) -> int:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **headers})
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_only_who_knows_the_secret_comes_in(address: tuple[str, Path]) -> None:
    url, log = address
    for query in ("", "?token=", "?token=wrong", f"?token={SECRET[:-1]}", f"?secret={SECRET}", "?token=%C3%A9%ff"):
        assert _status(f"{url}/webhook{query}", _CALL) == 403
        assert _status(f"{url}/actions{query}") == 403
    assert _status(f"{url}/webhook", _CALL, Authorization=f"Bearer {SECRET}") == 403
    assert _status(f"{url}/webhook?token={SECRET}", _CALL) == 200
    assert _status(f"{url}/actions?token={SECRET}") == 200
    assert SECRET not in log.read_text()


@pytest.mark.parametrize("secret", [None, "", "short"])
def test_without_a_secret_there_are_no_actions(monkeypatch: pytest.MonkeyPatch, secret: str | None) -> None:
    monkeypatch.delenv("ATTUNE_ACTIONS_SECRET", raising=False)
    if secret is not None:
        monkeypatch.setenv("ATTUNE_ACTIONS_SECRET", secret)
    with pytest.raises(InvalidValue, match="ATTUNE_ACTIONS_SECRET"):
        plugin_manager().hook.attach_sanic_app_extensions(app=Sanic(f"door-{secret}"))


def test_the_door_comes_with_the_package() -> None:
    assert plugin_manager().is_registered(actions.door)
