"""Conversations in SQL, with a turn that costs the same at turn 200 as at turn 2.

Rasa reads and replays a conversation's events at every turn and its policies walk them again. Here
the live trackers are kept, only new events are written, and a conversation that is idle is
continued in a new Rasa session now and then: the slots are carried over, the events stay in the
database for whoever needs the whole.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from typing import Any, Dict, List, Optional, Text

import sqlalchemy as sa
import sqlalchemy.event
import sqlalchemy.orm.session
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.pool import StaticPool

LIVE_TRACKERS = 2_000
"""Conversations kept in memory; about 30 kB each."""

TURNS_PER_SESSION = 4
"""Customer messages after which a conversation goes on in a new session, an open form included. More than
the longest memoized story needs."""

# What is read of a message besides its meaning.
_MOOD = frozenset({"sentiment", "signals"})


def _without_mood(data: Dict[Text, Any]) -> Dict[Text, Any]:
    """Return an event as it is written: of who does not want their mood read, nothing read is kept."""
    if data.get("event") != "user" or (data.get("metadata") or {}).get("mood_analysis") is not False:
        return data
    understood = {name: value for name, value in (data.get("parse_data") or {}).items() if name not in _MOOD}
    return {**data, "parse_data": understood}


# Made once: building the statement anew cost more than running it.
_INSERT = SQLTrackerStore.SQLEvent.__table__.insert()


class BoundedTrackerStore(SQLTrackerStore):
    """An SQL tracker store with live trackers and bounded sessions. See the module.

    One engine at a time may serve a conversation: several engines behind a balancer need it to be
    sticky by conversation.
    """

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[Text] = None,
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain=domain, host=host, event_broker=event_broker, **kwargs)
        self._live: "OrderedDict[Text, DialogueStateTracker]" = OrderedDict()
        # Events of the current session that are in the database already.
        self._saved: Dict[Text, int] = {}
        if self.engine.dialect.name == "sqlite":
            self._keep_connected()

    def _keep_connected(self) -> None:
        """Hold one connection to the SQLite file: Rasa's engine would open one for every save.

        The engine is one thread on one loop, so that one connection is enough. In write-ahead mode
        `synchronous=NORMAL` keeps the file whole in a power cut; it may lose the last moments of the
        tracker, and the bank's own tables have those.
        """
        url = self.engine.url
        self.engine.dispose()
        self.engine = sa.create_engine(
            url, poolclass=StaticPool, connect_args={"check_same_thread": False, "timeout": 10}, hide_parameters=True
        )
        self.sessionmaker = sa.orm.session.sessionmaker(bind=self.engine)

        @sa.event.listens_for(self.engine, "connect")
        def set_up(connection: Any, record: Any) -> None:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")

    async def peek(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """Return the tracker for reading only."""
        if sender_id not in self._live:
            tracker = await self.retrieve(sender_id)
            if tracker is not None:
                self._keep(tracker)
        return self._live.get(sender_id)

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """Return the tracker of the current session.

        A live one is taken out until it is saved again: if the turn fails half-way, the next one
        starts from what the database has.
        """
        live = self._live.pop(sender_id, None)
        if live is not None:
            return live
        tracker = await super().retrieve(sender_id)
        if tracker is not None:
            self._saved[sender_id] = len(tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the events that are new, and begin a new session when the present one is long."""
        if self.event_broker is not None:
            await self.stream_events(tracker)
        saved = self._saved.get(tracker.sender_id, 0)
        new: List[Event] = list(tracker.events)[saved:]
        if self._is_long(tracker):
            # Only what was new is written; then the session's own first events.
            renewal = self._renewal(tracker)
            self._write(tracker.sender_id, [*new, *renewal])
            tracker = DialogueStateTracker.from_events(tracker.sender_id, renewal, self.domain.slots)
        else:
            self._write(tracker.sender_id, new)
        self._saved[tracker.sender_id] = len(tracker.events)
        self._keep(tracker)

    async def remember(self, sender_id: Text, slot: Text, value: Any) -> None:
        """Set a slot between two turns; whoever calls holds the conversation's lock."""
        tracker = await self.get_or_create_tracker(sender_id)
        tracker.update(SlotSet(slot, value))
        await self.save(tracker)

    def _keep(self, tracker: DialogueStateTracker) -> None:
        self._live[tracker.sender_id] = tracker
        self._live.move_to_end(tracker.sender_id)
        while len(self._live) > LIVE_TRACKERS:
            oldest, _ = self._live.popitem(last=False)
            self._saved.pop(oldest, None)

    @staticmethod
    def _is_long(tracker: DialogueStateTracker) -> bool:
        if tracker.latest_action_name != ACTION_LISTEN_NAME or tracker.is_active_loop_rejected:
            return False
        return sum(isinstance(e, UserUttered) for e in tracker.events) >= TURNS_PER_SESSION

    def _renewal(self, tracker: DialogueStateTracker) -> List[Event]:
        now = time.time()
        carried = [
            SlotSet(name, slot.value, timestamp=now)
            for name, slot in tracker.slots.items()
            if slot.value != slot.initial_value
        ]
        # A form goes on where it was: a customer may ask a dozen things before answering its question.
        form = [ActiveLoop(tracker.active_loop_name, timestamp=now)] if tracker.active_loop_name else []
        return [
            ActionExecuted(ACTION_SESSION_START_NAME, timestamp=now),
            SessionStarted(timestamp=now),
            *carried,
            *form,
            ActionExecuted(ACTION_LISTEN_NAME, timestamp=now),
        ]

    def _write(self, sender_id: Text, events: List[Event]) -> None:
        if not events:
            return
        rows = []
        for event in events:
            data = _without_mood(event.as_dict())
            rows.append(
                {
                    "sender_id": sender_id,
                    "type_name": event.type_name,
                    "timestamp": data.get("timestamp"),
                    "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
                    "action_name": data.get("name"),
                    "data": json.dumps(data),
                }
            )
        with self.engine.begin() as connection:
            connection.execute(_INSERT, rows)
