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

    def asked_for_a_person_since(self, began: Conversation) -> bool:
        """Tell whether all that has happened since `began` is one move from BOT to QUEUED.

        A turn's own action makes that move; the turn does not lose the conversation by it.
        """
        return began.owner is Owner.BOT and self.owner is Owner.QUEUED and self.fence == began.fence + 1


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
class Draft:
    """A message as its writer hands it in; number, id and time are given when it is stored.

    Attributes: as of `Message`.
    """

    client_id: str
    sender: Sender
    text: str
    name: str | None = None
    buttons: tuple[Button, ...] = ()
    key: str | None = None
    tone: str | None = None
    data: Mapping[str, Any] | None = None


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


@dataclass(frozen=True)
class Answer:
    """Everything that one customer message leads to, kept as a whole or not at all.

    Attributes:
        messages: What is said, in order.
        turn: What was understood; None where nothing was.
        language: In which the conversation goes on (ISO 639-1); None to leave it.
        status: What becomes of the customer's message.
    """

    messages: tuple[Draft, ...] = ()
    turn: TurnRecord | None = None
    language: str | None = None
    status: MessageStatus = MessageStatus.ANSWERED


@dataclass(frozen=True)
class Settled:
    """What became of an answer.

    Attributes:
        messages: Those that are new, in order.
        dropped: The conversation has changed hands since the turn began; what the bot said was thrown away.
        conversation: As it is afterwards.
    """

    messages: tuple[Message, ...]
    dropped: bool
    conversation: Conversation
