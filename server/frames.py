"""The frames of both sockets: what clients may say, checked; what the server says, built."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, TypeVar, Union
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bank.domain.conversations import Message, RecordedTurn, Sender, TurnRecord
from bank.domain.customers import MoodReading
from bank.domain.handoffs import HandedBack
from bank.domain.ownership import Owner

Frame = dict[str, Any]
_T = TypeVar("_T")


class MalformedFrame(ValueError):
    """Not JSON, not a known frame, or a field of the wrong type.

    Attributes:
        frame_id: The frame's own id when it could be read, so that the client can match the error.
    """

    def __init__(self, frame_id: str | None = None) -> None:
        super().__init__("malformed frame")
        self.frame_id = frame_id


class _Strict(BaseModel):
    # Unknown fields are passed over, so that an older server goes on with a newer page.
    model_config = ConfigDict(extra="ignore", frozen=True)


_Flag = Annotated[bool, Field(strict=True)]
_Count = Annotated[int, Field(strict=True, ge=0, le=2**53)]
_Id = Annotated[str, Field(strict=True, min_length=1, max_length=100)]
_Text = Annotated[str, Field(strict=True)]


class Hello(_Strict):
    """First frame of a customer: token, and where to go on from."""

    type: Literal["hello"]
    token: Annotated[str, Field(strict=True, max_length=8_192)]
    conversation: _Id | None = None
    after: _Count = 0
    language: Annotated[str, Field(max_length=35)] | None = None
    fresh: _Flag = False
    channel: Annotated[str, Field(max_length=20, pattern=r"^[a-z_]+$")] = "web"


class Say(_Strict):
    """A message in the customer's words."""

    type: Literal["message"]
    id: UUID
    text: _Text


class Choose(_Strict):
    """A press on button `index` of bot message `seq`."""

    type: Literal["choose"]
    id: UUID
    seq: _Count
    index: _Count


class Typing(_Strict):
    """The customer began or stopped typing."""

    type: Literal["typing"]
    on: _Flag


class Seen(_Strict):
    """The customer has seen everything up to `seq`."""

    type: Literal["seen"]
    seq: _Count


class ChangeLanguage(_Strict):
    """The customer picked a language."""

    type: Literal["language"]
    language: Annotated[str, Field(max_length=35)]


class SwitchMood(_Strict):
    """The customer allows or forbids that their mood is read."""

    type: Literal["mood_analysis"]
    id: UUID
    on: _Flag


class ForgetMood(_Strict):
    """The customer wants what was read of their mood so far deleted."""

    type: Literal["forget_mood"]
    id: UUID


class Accept(_Strict):
    """The agent takes a waiting customer."""

    type: Literal["accept"]
    handoff: _Id


class Open(_Strict):
    """The agent wants to follow a conversation."""

    type: Literal["open"]
    conversation: _Id


class AgentSay(_Strict):
    """A message of the agent."""

    type: Literal["message"]
    conversation: _Id
    id: UUID
    text: _Text


class AgentTyping(_Strict):
    """The agent began or stopped typing."""

    type: Literal["typing"]
    conversation: _Id
    on: _Flag


class HandBack(_Strict):
    """The agent gives the conversation back to the assistant."""

    type: Literal["hand_back"]
    conversation: _Id
    note: Annotated[str, Field(max_length=2_000)] | None = None


class Close(_Strict):
    """The agent is done, with an outcome."""

    type: Literal["close"]
    conversation: _Id
    outcome: Annotated[str, Field(max_length=200)] | None = None


class Release(_Strict):
    """The agent puts the customer back in line for a colleague."""

    type: Literal["release"]
    conversation: _Id


CustomerFrame = Union[Hello, Say, Choose, Typing, Seen, ChangeLanguage, SwitchMood, ForgetMood]
DeskFrame = Union[Accept, Open, AgentSay, AgentTyping, HandBack, Close, Release]
_CUSTOMER: TypeAdapter[CustomerFrame] = TypeAdapter(Annotated[CustomerFrame, Field(discriminator="type")])
_DESK: TypeAdapter[DeskFrame] = TypeAdapter(Annotated[DeskFrame, Field(discriminator="type")])


def read_customer(raw: str) -> CustomerFrame:
    """Parse a customer's frame.

    Raises:
        MalformedFrame: it is none.
    """
    return _read(_CUSTOMER, raw)


def read_desk(raw: str) -> DeskFrame:
    """Parse an agent's frame; the same error as `read_customer`."""
    return _read(_DESK, raw)


def _read(adapter: TypeAdapter[_T], raw: str) -> _T:
    try:
        parsed = json.loads(raw)
    # RecursionError: a few thousand opening brackets.
    except (ValueError, RecursionError) as error:
        raise MalformedFrame from error
    if isinstance(parsed, dict):
        # Half an emoji, as a browser's substring can leave it, must not make the message unsendable.
        parsed = {
            key: value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
            for key, value in parsed.items()
        }
    try:
        return adapter.validate_python(parsed)
    except (ValidationError, RecursionError) as error:
        claimed = parsed.get("id") if isinstance(parsed, dict) else None
        raise MalformedFrame(claimed if isinstance(claimed, str) and len(claimed) <= 100 else None) from error


def message(stored: Message) -> Frame:
    """Return a message as both sockets show it.

    A person's message keeps the id that their client gave, by which it merges; a customer's data
    (the payload of a chosen button) stays on the server.
    """
    own = stored.sender is Sender.CUSTOMER
    written = own or stored.sender is Sender.AGENT
    return {
        "type": "message",
        "seq": stored.seq,
        "id": stored.client_id if written else stored.id,
        "sender": stored.sender.value,
        "name": stored.name,
        "text": stored.text,
        "buttons": [{"title": button.title} for button in stored.buttons],
        "data": None if own or stored.data is None else dict(stored.data),
        "at": stored.at.isoformat(),
    }


def ack(stored: Message) -> Frame:
    """Return the receipt of a message, with the text as it was kept."""
    return {
        "type": "ack",
        "id": stored.client_id,
        "seq": stored.seq,
        "at": stored.at.isoformat(),
        "text": stored.text,
    }


def error(code: str, sentence: str, frame_id: str | None = None) -> Frame:
    """Return a refusal; `sentence` is for people, `code` for programs."""
    return {"type": "error", "code": code, "message": sentence, "id": frame_id}


def owner(who: Owner, agent: str | None, position: int | None) -> Frame:
    """Tell the customer who answers now."""
    return {"type": "owner", "owner": who.value, "agent": agent, "position": position}


def mood(reading: MoodReading, frame_id: str | None = None) -> Frame:
    """Show the customer how their mood is read; `frame_id` is that of the request which this carries out.

    Mood and reason are codes: the page has the plain words, in the customer's language.
    """
    return {
        "type": "mood",
        "on": reading.on,
        "since": None if reading.since is None else reading.since.isoformat(),
        "mood": reading.mood,
        "reason": reading.reason,
        "kept": reading.kept,
        "id": frame_id,
    }


def inspected_turn(client_id: str, record: TurnRecord, owner_now: Owner) -> Frame:
    """Return what was understood, for the command line."""
    return {
        "type": "turn",
        "id": client_id,
        "intent": record.intent,
        "language": record.language,
        "mood": record.mood,
        "tone": record.tone,
        "owner": owner_now.value,
        "escalation": record.escalation,
    }


def note(left: HandedBack) -> Frame:
    """Return an agent's note as the desk shows it in the transcript; there is no such frame for customers."""
    return {"id": left.handoff_id, **left.to_json()}


def desk_turn(seq: int, record: TurnRecord) -> Frame:
    """Return what the desk draws of a turn; `seq` is that of the customer's message."""
    return {
        "seq": seq,
        "mood": record.mood,
        "mood_reason": record.mood_reason,
        "sentiment": list(record.sentiment) if record.sentiment else None,
        "intent": record.intent,
    }


def recorded_turn(turn: RecordedTurn) -> Frame:
    """Return a kept turn, for the mood curve."""
    return {**desk_turn(turn.seq, turn), "at": turn.at.isoformat()}
