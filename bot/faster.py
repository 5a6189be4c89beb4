"""Two slow places of Rasa 3.6.21, mended when this module is imported.

Measured with py-spy on an action turn (docs/decisions/0004-engine-speed.md):

- `RemoteAction._validate_action_result` compiles and checks its JSON schema anew at each call,
  60 % of the turn. It is compiled once here and still checks everything.
- The action server got the whole domain and every event of the conversation at each call; our
  actions need the slots and what the customer just said.

Source: rasa/core/actions/action.py, version 3.6.21. Another version raises at start, so that a
silent drift cannot happen.
"""

from __future__ import annotations

from typing import Any, Dict, Text

import rasa
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError, best_match
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

if rasa.__version__ != "3.6.21":
    raise ImportError(f"bot.faster was written for Rasa 3.6.21 and found {rasa.__version__}")

_VALIDATOR = Draft7Validator(RemoteAction.action_response_format_spec())


def _validate_action_result(self: RemoteAction, result: Dict[Text, Any]) -> bool:
    error = best_match(_VALIDATOR.iter_errors(result))
    if error is not None:
        raise ValidationError(f"the action server's response is not valid: {error.message}")
    return True


def _action_call_format(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> Dict[Text, Any]:
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = []
    return {
        "next_action": self._name,
        "sender_id": tracker.sender_id,
        "tracker": state,
        # Without the key rasa-sdk answers 449 and asks for the whole domain; empty, it goes on.
        "domain": {},
        "version": rasa.__version__,
    }


RemoteAction._validate_action_result = _validate_action_result
RemoteAction._action_call_format = _action_call_format
