"""Slow places of Rasa 3.6.21, mended when this module is imported.

Measured with py-spy on an action turn (docs/decisions/0004-engine-speed.md):

- `RemoteAction._validate_action_result` compiles and checks its JSON schema anew at each call,
  60 % of the turn. It is compiled once here and still checks everything.
- The graph of components was handed to dask anew for each message and each prediction, with its
  inputs written out for a debug line that nobody reads. Its order is worked out once.
- All policies were asked although the first was sure (`bot.policies.decided`), and slots were
  looked for in each message although none of ours is filled from one.
- A tracker was copied by replaying its whole session for each action, and what happened was deep-copied
  for debug lines that nobody reads.
- Each action call opened a session and a connection of its own. They are kept.
- The action server got the whole domain and every event of the conversation at each call; our
  actions need the slots and what the customer just said.

Source: rasa/core/actions/action.py, version 3.6.21. Another version raises at start, so that a
silent drift cannot happen.
"""

from __future__ import annotations

import asyncio
import copy
from types import SimpleNamespace
from typing import Any, Dict, List, Optional, Text, Tuple
from weakref import WeakKeyDictionary

import aiohttp
import rasa
import rasa.core.processor
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError, best_match
from rasa.core.actions.action import ActionExtractSlots, RemoteAction
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

from bot.policies.decided import Decided

if rasa.__version__ != "3.6.21":
    raise ImportError(f"bot.faster was written for Rasa 3.6.21 and found {rasa.__version__}")

_VALIDATOR = Draft7Validator(RemoteAction.action_response_format_spec())


def _validate_action_result(self: RemoteAction, result: Dict[Text, Any]) -> bool:
    if _is_plainly_valid(result):
        return True
    error = best_match(_VALIDATOR.iter_errors(result))
    if error is not None:
        raise ValidationError(f"the action server's response is not valid: {error.message}")
    return True


def _is_plainly_valid(result: Any) -> bool:
    """Tell whether a result holds only what our actions send and all of it as the schema wants it.

    Anything else, right or wrong, is left to the schema.
    """
    if not isinstance(result, dict) or not isinstance(result.get("events"), list):
        return False
    responses = result.get("responses")
    return (
        isinstance(responses, list)
        and all(isinstance(response, dict) for response in responses)
        and all(_is_plain_event(event) for event in result["events"])
    )


def _is_plain_event(event: Any) -> bool:
    return (
        isinstance(event, dict)
        and (event.get("event") == "followup" or (event.get("event") == "slot" and "value" in event))
        and isinstance(event.get("name"), str)
        and isinstance(event.get("timestamp"), (int, float, type(None)))
        and isinstance(event.get("metadata"), (dict, type(None)))
    )


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


class _KeptSession(aiohttp.ClientSession):
    """A session that `async with` leaves open, so that the next action call finds its connection."""

    async def __aexit__(self, *_: Any) -> None:
        return None


def _in_order(schema: GraphSchema, targets: Tuple[Text, ...]) -> List[Text]:
    """Return the nodes that the targets need, each after those it needs itself."""
    order: List[Text] = []

    def visit(name: Text) -> None:
        if name in schema.nodes and name not in order:
            for parent in schema.nodes[name].needs.values():
                visit(parent)
            order.append(name)

    for target in targets:
        visit(target)
    return order


def _run(
    self: DaskGraphRunner, inputs: Optional[Dict[Text, Any]] = None, targets: Optional[List[Text]] = None
) -> Dict[Text, Any]:
    wanted = tuple(targets or self._graph_schema.target_names)
    orders: Dict[Tuple[Text, ...], List[Text]] = self.__dict__.setdefault("_orders", {})
    if wanted not in orders:
        orders[wanted] = _in_order(self._graph_schema, wanted)
    done: Dict[Text, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
    for name in orders[wanted]:
        node = self._instantiated_nodes[name]
        done[name] = node(*(done[parent] for parent in self._graph_schema.nodes[name].needs.values()))
        if isinstance(done[name][1], Decided):
            # The only target then is the ensemble's choice, and this is it.
            return {target: done[name][1] for target in wanted}
    return {target: done[target][1] for target in wanted}


# What cannot be shared between a tracker and its copy.
_OWN = frozenset({"slots", "events", "active_loop"})


def _copy(self: DialogueStateTracker) -> DialogueStateTracker:
    tracker = self.init_copy()
    tracker.__dict__.update({name: value for name, value in self.__dict__.items() if name not in _OWN})
    tracker.events = copy.copy(self.events)
    tracker.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
    tracker.active_loop = copy.copy(self.active_loop)
    return tracker


_extract = ActionExtractSlots.run


async def _extract_slots(
    self: ActionExtractSlots, output_channel: Any, nlg: Any, tracker: DialogueStateTracker, domain: Domain
) -> List[Event]:
    if _fills_nothing(domain):
        return []
    return await _extract(self, output_channel, nlg, tracker, domain)


def _fills_nothing(domain: Domain) -> bool:
    """Tell whether every slot is set by policies and actions, never from a message by Rasa itself."""
    known: Optional[bool] = domain.__dict__.get("_attune_fills_nothing")
    if known is None:
        mappings = [m for slot in domain.slots if slot.name not in DEFAULT_SLOT_NAMES for m in slot.mappings]
        known = all(m.get("type") == "custom" and not m.get("action") for m in mappings)
        known = known and ACTION_VALIDATE_SLOT_MAPPINGS not in domain.user_actions
        domain.__dict__["_attune_fills_nothing"] = known
    return known


_sessions: "WeakKeyDictionary[asyncio.AbstractEventLoop, Dict[Text, _KeptSession]]" = WeakKeyDictionary()
_new_session = EndpointConfig.session


def _session(self: EndpointConfig) -> aiohttp.ClientSession:
    # A session belongs to its loop. One with log-in data of its own is left to Rasa.
    if self.basic_auth or self.headers:
        return _new_session(self)
    kept = _sessions.setdefault(asyncio.get_running_loop(), {})
    session = kept.get(self.url)
    if session is None or session.closed:
        session = kept[self.url] = _KeptSession(
            timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
            # Shorter than Sanic keeps an idle connection (5 s in old versions): a POST into one that the
            # other side is closing fails and is not sent again.
            connector=aiohttp.TCPConnector(keepalive_timeout=2.0),
        )
    return session


DaskGraphRunner.run = _run
DialogueStateTracker.copy = _copy
# In this module of Rasa's every deep copy is made for a debug line.
rasa.core.processor.copy = SimpleNamespace(deepcopy=lambda value: value)
ActionExtractSlots.run = _extract_slots
EndpointConfig.session = _session
RemoteAction._validate_action_result = _validate_action_result
RemoteAction._action_call_format = _action_call_format
