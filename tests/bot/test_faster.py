"""The mended places of Rasa do what they did, only faster."""

from __future__ import annotations

import pytest
from jsonschema.exceptions import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import read_endpoint_config

import bot.faster

ACTION = RemoteAction("action_balance", None)


def test_rasa_is_mended() -> None:
    assert RemoteAction._validate_action_result is bot.faster._validate_action_result
    assert RemoteAction._action_call_format is bot.faster._action_call_format


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "x", "value": 1}], "responses": [{}]},
        {"events": [{"event": "followup", "name": "action_listen", "timestamp": 1.5}], "responses": []},
        {"events": [{"event": "active_loop", "name": "x"}], "responses": []},
    ],
)
def test_a_good_response_passes(response: dict[str, object]) -> None:
    assert ACTION._validate_action_result(response)


@pytest.mark.parametrize(
    "response",
    [
        {"events": "none"},
        {"events": [{"name": "x"}]},
        {"responses": "hello"},
        [],
        {"events": [{"event": "slot", "name": "x"}], "responses": []},
        {"events": [{"event": "slot", "name": 3, "value": 1}], "responses": []},
        {"events": [{"event": "slot", "name": "x", "value": 1, "timestamp": "now"}], "responses": []},
        {"events": [{"event": "nonsense", "name": "x"}], "responses": []},
    ],
)
def test_a_bad_response_is_refused(response: object) -> None:
    with pytest.raises(ValidationError):
        ACTION._validate_action_result(response)  # type: ignore[arg-type]


def test_the_action_gets_the_slots_and_the_message_but_not_the_history() -> None:
    domain = Domain.load("domain.yml")
    events = [SlotSet("language", "fr"), *(UserUttered(str(n)) for n in range(50)), UserUttered("last words")]
    sent = ACTION._action_call_format(DialogueStateTracker.from_events("c", events, domain.slots), domain)
    assert sent["next_action"] == "action_balance"
    assert sent["tracker"]["slots"]["language"] == "fr"
    assert sent["tracker"]["latest_message"]["text"] == "last words"
    assert sent["tracker"]["events"] == []


def test_actions_get_the_secret_and_keep_their_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTUNE_ACTIONS_URL", "http://127.0.0.1:1/webhook")
    monkeypatch.setenv("ATTUNE_ACTIONS_SECRET", "5e" * 32)
    monkeypatch.setenv("ATTUNE_TRACKER_URL", "sqlite:///none.db")
    endpoint = read_endpoint_config("endpoints.yml", "action_endpoint")
    assert endpoint is not None
    assert endpoint.combine_parameters() == {"token": "5e" * 32}
    # With headers of its own Rasa would open a connection for each call.
    assert not endpoint.headers
    assert not endpoint.basic_auth
