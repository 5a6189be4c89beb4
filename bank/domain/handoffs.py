"""Conversations that wait for a person, or are with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any


class HandoffStatus(str, Enum):
    """Where a handoff is; the last three are final."""

    QUEUED = "queued"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    __str__ = str.__str__


OPEN_STATUSES = (HandoffStatus.QUEUED, HandoffStatus.ACCEPTED)
# A person had the conversation and gave it back.
ENDED_STATUSES = (HandoffStatus.RETURNED, HandoffStatus.CLOSED)


@dataclass(frozen=True)
class Handoff:
    """One request for a person.

    Attributes:
        reason: Code of why ('asked', 'upset', 'fraud' ...).
        priority: 0 urgent .. 3 can wait.
        summary: For the agent: wanted, tried, mood, promised.
        note: What the agent told the bot when handing back.
        outcome: How the agent closed it.
    """

    id: str
    conversation_id: str
    customer_id: str
    reason: str
    priority: int
    summary: Mapping[str, Any]
    status: HandoffStatus
    agent_id: str | None
    created_at: datetime
    accepted_at: datetime | None = None
    ended_at: datetime | None = None
    note: str | None = None
    outcome: str | None = None


@dataclass(frozen=True)
class HandedBack:
    """What a person left behind when giving a conversation back; for colleagues and the assistant only.

    Attributes:
        handoff_id: Of the handoff that ended.
        agent: Display name of who had it.
        note: In the agent's words: what was done, what is still open.
        outcome: Code of how it was closed ('solved', 'follow-up' ...).
    """

    handoff_id: str
    agent: str
    note: str | None
    outcome: str | None
    at: datetime

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to read; an agent may hand back without a word."""
        return bool(self.note or self.outcome)

    def to_json(self) -> dict[str, Any]:
        """Return what the engine and the next agent's summary get."""
        return {"agent": self.agent, "note": self.note, "outcome": self.outcome, "at": self.at.isoformat()}
