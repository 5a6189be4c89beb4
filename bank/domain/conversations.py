"""Conversations, their messages, and what the assistant understood at each turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from bank.domain.ownership import Owner


class Sender(str, Enum):
    """Who wrote a message."""

    CUSTOMER = "customer"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"

    __str__ = str.__str__


class MessageStatus(str, Enum):
    """What became of a message.

    A customer's message is `received` until it is `answered` (or given up with an apology,
    `apologised`); everybody else's is `sent`.
    """

    RECEIVED = "received"
    ANSWERED = "answered"
    APOLOGISED = "apologised"
    SENT = "sent"

    __str__ = str.__str__


@dataclass(frozen=True)
class Button:
    """A ready answer; the payload stays on the server, the client sends an index back."""

    title: str
    payload: str


@dataclass(frozen=True)
class Conversation:
    """One conversation of one customer.

    Attributes:
        fence: Counts the changes of ownership; see `bank.domain.ownership`.
        agent: Display name of the agent while a person owns it, else None.
        agent_id: The same agent's staff id.
        last_seq: Number of the newest message, 0 before the first.
    """

    id: str
    customer_id: str
    channel: str
    owner: Owner
    fence: int
    language: str
    agent: str | None
    agent_id: str | None
    opened_at: datetime
    last_seq: int = 0


@dataclass(frozen=True)
class Message:
    """One message of a conversation.

    Attributes:
        seq: Position in the conversation, from 1, without gaps.
        client_id: Given by the writer; the same one again is the same message.
        name: Shown name of the writer, if any.
        key: Message id of the words ('bill-due'), when the bot wrote it.
        tone: Tone in which the words were chosen.
        data: Structured content for the client (rows behind a figure).
    """

    seq: int
    id: str
    conversation_id: str
    client_id: str
    sender: Sender
    name: str | None
    text: str
    buttons: tuple[Button, ...]
    key: str | None
    tone: str | None
    data: Mapping[str, Any] | None
    at: datetime
    status: MessageStatus


@dataclass(frozen=True)
class Stored:
    """Outcome of an append: the message, and whether it is new."""

    message: Message
    created: bool


@dataclass(frozen=True)
class TurnRecord:
    """What was understood of one customer message, and in which tone it was answered.

    Attributes:
        confidence: Of the intent, 0..1.
        sentiment: Probabilities (negative, neutral, positive); None where none was measured.
        escalation: Reason code when the turn led to a person, else None.
        mood_state: State of the mood machine after the turn, to go on from.
        owner: Who owned the conversation at the turn.
    """

    intent: str | None
    confidence: float | None
    language: str
    sentiment: tuple[float, float, float] | None
    mood: str | None
    mood_reason: str | None
    tone: str | None
    escalation: str | None
    mood_state: Mapping[str, Any] | None
    owner: str


@dataclass(frozen=True)
class RecordedTurn(TurnRecord):
    """A turn as kept: `seq` and `message_id` are those of the customer's message."""

    seq: int
    message_id: str
    at: datetime
