"""Slow places of Rasa 3.6.21, mended when this module is imported.

Measured with py-spy on an action turn (docs/decisions/0004-engine-speed.md):

- `RemoteAction._validate_action_result` compiles and checks its JSON schema anew at each call,
  60 % of the turn. It is compiled once here and still checks everything.
- The graph of components was handed to dask anew for each message and each prediction, with its
  inputs written out for a debug line that nobody reads. Its order is worked out once.
- Each action call opened a session and a connection of its own. They are kept.
- The action server got the whole domain and every event of the conversation at each call; our
  actions need the slots and what the customer just said.

Source: rasa/core/actions/action.py, version 3.6.21. Another version raises at start, so that a
silent drift cannot happen.
"""

from __future__ import annotations

import asyncio
from typing import Any, Dict, List, Optional, Text, Tuple
from weakref import WeakKeyDictionary

import aiohttp
import rasa
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError, best_match
from rasa.core.actions.action import RemoteAction
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa.utils.endpoints import DEFAULT_REQUEST_TIMEOUT, EndpointConfig

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
    return {target: done[target][1] for target in wanted}


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
EndpointConfig.session = _session
RemoteAction._validate_action_result = _validate_action_result
RemoteAction._action_call_format = _action_call_format
