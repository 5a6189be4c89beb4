"""What one customer message does to the records: plain synchronous steps over `bank`.

Each function here is one visit to a worker thread, so that a turn costs few hops and the socket
code reads as a story.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bank.bootstrap import Bank
from bank.domain.conversations import (
    Answer,
    Button,
    Conversation,
    Draft,
    Message,
    MessageStatus,
    RecordedTurn,
    Sender,
    Stored,
    TurnRecord,
)
from bank.domain.customers import Customer
from bank.domain.errors import NotFound
from bank.domain.handoffs import HandedBack
from bank.domain.masking import mask
from bank.domain.mood import UNEASY, UPSET, MoodState
from bank.domain.ownership import Owner
from bank.domain.text import LONGEST_MESSAGE, clean
from bank.services.mood_reading import turn_without_mood
from server.engine import EngineMessage, Reply

Store = Callable[[], Stored]
# Where the payload of a chosen button waits until the worker gets to the message.
_PAYLOAD = "payload"
# How far back buttons are looked for when somebody types their title.
_BUTTONS_WITHIN = 12
# Of 0 to 1: still uneasy for a message or two, and any new anger counts in full.
_UNREST_AFTER_A_PERSON = 0.2


class TextRefused(Exception):
    """A text that is not kept; `code` is 'empty' or 'too_long'."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoSuchButton(NotFound):
    """The chosen message has no such button."""

    code = "no_such_button"


@dataclass(frozen=True)
class OpenTurn:
    """One customer message that waits for its answer, and what is needed to give one.

    Attributes:
        handed_back: What a person did here since the assistant last answered; None when nobody had it.
    """

    message: Message
    conversation: Conversation
    customer: Customer
    mood_state: Mapping[str, Any] | None
    handed_back: HandedBack | None = None

    @property
    def payload(self) -> str | None:
        """The payload of the button that the customer chose; None for typed text."""
        found = (self.message.data or {}).get(_PAYLOAD)
        return found if isinstance(found, str) else None

    def metadata(self, now: datetime) -> dict[str, Any]:
        """Return what the engine is told beside the text; `now` is given in the customer's zone."""
        return {
            "customer_id": self.customer.id,
            "language": self.conversation.language,
            "country": self.customer.country,
            "timezone": self.customer.timezone,
            "now": now.astimezone(ZoneInfo(self.customer.timezone)).isoformat(),
            "currency": self.customer.currency,
            "channel": self.conversation.channel,
            "answer_length": self.customer.answer_length,
            "mood_analysis": self.customer.mood_analysis,
            "mood_state": None if self.mood_state is None else dict(self.mood_state),
            "name": self.customer.preferred_name,
            "handed_back": None if self.handed_back is None else self.handed_back.to_json(),
        }


@dataclass(frozen=True)
class KeptReply:
    """What became of the assistant's answer.

    Attributes:
        messages: Those that are new, in order.
        dropped: The conversation changed hands meanwhile; the rest of the answer was thrown away.
        conversation: As it is afterwards.
        language_changed: The customer changed the language in this turn.
        newly_queued: This turn's own action asked for a person.
    """

    messages: tuple[Message, ...]
    dropped: bool
    conversation: Conversation
    record: TurnRecord
    language_changed: bool
    newly_queued: bool


def checked_text(raw: str) -> str:
    """Return the text as it may be kept: clean, and with card numbers and secrets masked.

    Raises:
        TextRefused: nothing visible is in it, or it is too long.
    """
    if len(raw) > 20 * LONGEST_MESSAGE:  # before any work is done on it
        raise TextRefused("too_long")
    text = clean(raw)
    if not any(_is_visible(sign) for sign in text):
        raise TextRefused("empty")
    if len(text) > LONGEST_MESSAGE:
        raise TextRefused("too_long")
    return mask(text).text


def _is_visible(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] not in "ZC" and category not in ("Mn", "Me")


def take_in(bank: Bank, conversation_id: str, client_id: str, text: str, now: datetime) -> Stored:
    """Keep what the customer typed. A text that is the title of an open button chooses it.

    Args:
        text: From `checked_text`.
    """
    payload = _typed_button(bank, conversation_id, text)
    return bank.conversations.append(
        conversation_id,
        client_id=client_id,
        sender=Sender.CUSTOMER,
        text=text,
        now=now,
        data=None if payload is None else {_PAYLOAD: payload},
    )


def take_choice(bank: Bank, conversation_id: str, client_id: str, seq: int, index: int, now: datetime) -> Stored:
    """Keep a press on a button as a message that reads like its title.

    Raises:
        NoSuchButton: the message is not the assistant's, or has fewer buttons.
    """
    found = bank.conversations.messages(conversation_id, after=seq - 1, limit=1) if seq else ()
    chosen = found[0] if found and found[0].seq == seq else None
    if chosen is None or chosen.sender is not Sender.BOT or index >= len(chosen.buttons):
        raise NoSuchButton("no such button")
    button = chosen.buttons[index]
    return bank.conversations.append(
        conversation_id,
        client_id=client_id,
        sender=Sender.CUSTOMER,
        text=button.title,
        now=now,
        data={_PAYLOAD: button.payload},
    )


def _typed_button(bank: Bank, conversation_id: str, text: str) -> str | None:
    newest = bank.conversations.get(conversation_id).last_seq
    recent = bank.conversations.messages(conversation_id, after=max(0, newest - _BUTTONS_WITHIN), limit=_BUTTONS_WITHIN)
    said = _spoken(text)
    for message in reversed(recent):
        if message.sender is Sender.CUSTOMER:
            return None  # older buttons belong to a question that was answered
        for button in message.buttons:
            if _spoken(button.title) == said:
                return button.payload
    return None


def _spoken(title: str) -> str:
    """Return a title as people type it: any case, ordinary spaces, with or without the question mark."""
    return " ".join(clean(title).casefold().split()).strip(" ¿?¡!.")


def open_turn(bank: Bank, conversation_id: str) -> OpenTurn | None:
    """Return the oldest unanswered message of a conversation; None when all are answered."""
    pending = bank.conversations.pending(conversation_id)
    if not pending:
        return None
    conversation = bank.conversations.get(conversation_id)
    customer = bank.customers.get(conversation.customer_id)
    last = bank.conversations.last_turn(conversation_id)
    mood = _mood_to_go_on_from(conversation, customer, last)
    return OpenTurn(pending[0], conversation, customer, mood, _new_hand_back(bank, conversation, last))


def _new_hand_back(bank: Bank, conversation: Conversation, last: RecordedTurn | None) -> HandedBack | None:
    """Return the newest hand-back if the assistant has answered nothing since.

    It is sent again with every attempt until a turn is recorded, so that an engine that was down does
    not miss it.
    """
    if conversation.owner is not Owner.BOT or conversation.fence == 0:
        return None
    ended = bank.handoffs.hand_backs(conversation.id)
    if not ended or (last is not None and last.owner == Owner.BOT.value and last.at > ended[-1].at):
        return None
    return ended[-1]


def _mood_to_go_on_from(
    conversation: Conversation, customer: Customer, last: RecordedTurn | None
) -> Mapping[str, Any] | None:
    """Return the mood before this turn; None at the first.

    A calm start is said expressly wherever the mood may not be read, or what was read no longer counts
    (switched off since, or deleted): told nothing, the engine would go on from what it remembers itself.

    The assistant has the conversation again after a person had it (or the customer left the queue):
    the anger that led there is not forgotten, but it must not call for a person a second time by itself.
    """
    if not customer.mood_analysis:
        return MoodState().to_json()
    if last is None:
        return None
    if last.mood_state is None or not customer.mood_counts(last.at):
        return MoodState().to_json()
    if conversation.owner is not Owner.BOT or (last.escalation is None and last.owner == Owner.BOT.value):
        return last.mood_state
    state = MoodState.from_json(last.mood_state)
    mood = UNEASY if state.mood == UPSET else state.mood
    return replace(state, mood=mood, unrest=min(state.unrest, _UNREST_AFTER_A_PERSON), upset_turns=0).to_json()


def keep_reply(bank: Bank, turn: OpenTurn, reply: Reply, languages: tuple[str, ...], now: datetime) -> KeptReply:
    """Keep the assistant's answer, unless the conversation has changed hands since the turn began.

    A turn may itself ask for a person: its own action moves BOT to QUEUED, one fence on. That is
    not losing the conversation, so the sentence that says so is still kept.
    """
    began = turn.conversation
    spoken = reply.turn.language
    # Against the language that it began in: the turn's own action may have changed the record already.
    changed = spoken if spoken in languages and spoken != began.language else None
    record = _readable(bank, turn, record_of_reply(reply, turn, languages))
    drafts = tuple(_draft(turn, message, index) for index, message in enumerate(reply.messages))
    settled = bank.conversations.settle(began, turn.message.id, Answer(drafts, record, changed), now)
    after = settled.conversation
    return KeptReply(
        settled.messages, settled.dropped, after, record, changed is not None, after.asked_for_a_person_since(began)
    )


def _draft(turn: OpenTurn, message: EngineMessage, index: int) -> Draft:
    return Draft(
        # Made from the question: whatever is tried again, an answer is told once.
        client_id=f"{turn.message.id}:{index}",
        sender=Sender.BOT,
        text=message.text,
        buttons=tuple(Button(button.title, button.payload) for button in message.buttons),
        key=message.key,
        tone=message.tone,
        data=message.data,
    )


def keep_heard(bank: Bank, turn: OpenTurn, record: TurnRecord, now: datetime) -> TurnRecord:
    """Keep what was understood of a message that a person answers; return what of it may be shown."""
    record = _readable(bank, turn, record)
    bank.conversations.settle(turn.conversation, turn.message.id, Answer(turn=record), now)
    return record


def _readable(bank: Bank, turn: OpenTurn, record: TurnRecord) -> TurnRecord:
    """Return the record without a mood that the customer forbids, or forbade while the turn was under way."""
    now = bank.customers.get(turn.customer.id)
    if now.mood_analysis and not now.has_chosen_anew(turn.customer):
        return record
    return turn_without_mood(record)


def give_up(bank: Bank, turn: OpenTurn, key: str, sentence: str, now: datetime) -> tuple[Message, ...]:
    """Give a message up with an apology; returns the apology if it is new."""
    apology = Draft(f"{turn.message.id}:sorry", Sender.SYSTEM, sentence, key=key)
    answer = Answer((apology,), status=MessageStatus.APOLOGISED)
    return bank.conversations.settle(turn.conversation, turn.message.id, answer, now).messages


def record_of_reply(reply: Reply, turn: OpenTurn, languages: tuple[str, ...]) -> TurnRecord:
    """Return what was understood in a turn that the assistant answered."""
    said = reply.turn
    scores = said.sentiment.scores if said.sentiment else None
    return TurnRecord(
        intent=said.intent,
        confidence=said.confidence,
        language=said.language if said.language in languages else turn.conversation.language,
        sentiment=scores.as_tuple() if scores else None,
        mood=said.mood,
        mood_reason=said.mood_reason,
        tone=said.tone,
        escalation=said.escalation,
        mood_state=said.mood_state,
        owner=turn.conversation.owner.value,
    )


def position_of(bank: Bank, conversation_id: str) -> int | None:
    """Return the place in the queue, 1 for the next; None when the conversation is not waiting."""
    handoff = bank.handoffs.open_of(conversation_id)
    # 0 when an agent has accepted between the two looks.
    return (bank.handoffs.position(handoff.id) or None) if handoff is not None else None
