"""Keeping conversations: every message once, in order, under the owner that was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.conversations import (
    Answer,
    Button,
    Conversation,
    Draft,
    Message,
    MessageStatus,
    RecordedTurn,
    Sender,
    Settled,
    Stored,
    TurnRecord,
)
from bank.domain.customers import Customer
from bank.domain.errors import FenceLost, NotFound
from bank.domain.periods import aware
from bank.services.mood_reading import draft_without_mood, turn_without_mood

log = structlog.get_logger()


class ConversationService:
    """Conversations of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open(self, customer_id: str, channel: str, language: str, now: datetime) -> Conversation:
        """Start a conversation; the bot owns it.

        Raises:
            UnknownCustomer: nobody has this id.
        """

        def work(work: UnitOfWork) -> Conversation:
            work.customers.get(customer_id)
            return work.conversations.open(customer_id, channel, language, aware(now))

        conversation = self._store.write(work)
        log.info("conversation.opened", conversation=conversation.id, customer=customer_id, channel=channel)
        return conversation

    def with_customer(self, conversation_id: str) -> tuple[Conversation, Customer]:
        """Return the conversation and whose it is, in one read.

        Raises:
            UnknownConversation: there is none of this id.
        """

        def work(work: UnitOfWork) -> tuple[Conversation, Customer]:
            conversation = work.conversations.get(conversation_id)
            return conversation, work.customers.get(conversation.customer_id)

        return self._store.read(work)

    def get(self, conversation_id: str) -> Conversation:
        """Return the conversation.

        Raises:
            UnknownConversation: there is none of this id.
        """
        return self._store.read(lambda work: work.conversations.get(conversation_id))

    def latest(self, customer_id: str) -> Conversation | None:
        """Return the customer's newest conversation, if any."""
        return self._store.read(lambda work: work.conversations.latest(customer_id))

    def ids_of(self, customer_id: str) -> tuple[str, ...]:
        """Return the ids of the customer's conversations, the newest first."""
        return self._store.read(lambda work: work.conversations.ids_of(customer_id))

    def set_language(self, conversation_id: str, language: str) -> Conversation:
        """Go on in another language (ISO 639-1).

        Raises:
            UnknownConversation: there is none of this id.
        """
        return self._store.write(lambda work: work.conversations.set_language(conversation_id, language))

    def append(
        self,
        conversation_id: str,
        *,
        client_id: str,
        sender: Sender | str,
        text: str,
        now: datetime,
        name: str | None = None,
        buttons: Sequence[Button] = (),
        key: str | None = None,
        tone: str | None = None,
        data: Mapping[str, Any] | None = None,
        expected_fence: int | None = None,
    ) -> Stored:
        """Add a message, once.

        Args:
            client_id: Given by the writer, unique in the conversation; sent again, the first message
                is returned and nothing is added, even if the conversation has changed hands since.
            sender: A `Sender` or its value.
            text: Masked already (`bank.domain.masking`).
            expected_fence: The fence under which the writer began; None to write in any case.

        Raises:
            UnknownConversation: there is none of this id.
            FenceLost: the conversation has changed hands; nothing was added.
        """
        draft = Draft(client_id, Sender(sender), text, name, tuple(buttons), key, tone, data)
        moment = aware(now)

        def work(work: UnitOfWork) -> Stored:
            conversation = work.conversations.lock(conversation_id)
            first = work.messages.by_client_id(conversation_id, client_id)
            if first is not None:
                return Stored(first, created=False)
            if expected_fence is not None and expected_fence != conversation.fence:
                raise FenceLost("the conversation has changed hands")
            return Stored(_add(work, conversation_id, draft, moment), created=True)

        return self._store.write(work)

    def settle(self, began: Conversation, message_id: str, answer: Answer, now: datetime) -> Settled:
        """Deal with a customer message: keep its answer and mark it, in one transaction.

        Whoever dies half-way leaves the message waiting and nothing said; whoever comes second (another
        server, the same one after a lost receipt) finds it dealt with and adds nothing.

        Nothing of a mood is kept once the customer has switched its reading off, even if the turn began before.

        Args:
            began: The conversation as it was when the turn began. Has it changed hands since, what the
                bot says is dropped; save by the turn's own wish for a person.

        Raises:
            UnknownConversation: there is none of this id.
            NotFound: the conversation has no such message.
        """
        moment = aware(now)

        def work(work: UnitOfWork) -> Settled:
            conversation = work.conversations.lock(began.id)
            asked = _message_of(work, began.id, message_id)
            if asked.status is not MessageStatus.RECEIVED:
                return Settled((), dropped=False, conversation=conversation)
            lost = conversation.fence != began.fence and not conversation.asked_for_a_person_since(began)
            unsaid = [d for d in answer.messages if work.messages.by_client_id(began.id, d.client_id) is None]
            kept = [draft for draft in unsaid if not (lost and draft.sender is Sender.BOT)]
            record = answer.turn
            # Locked, so that the choice cannot change between this look and the commit.
            if not work.customers.lock(conversation.customer_id).mood_analysis:
                kept = [draft_without_mood(draft) for draft in kept]
                record = None if record is None else turn_without_mood(record)
            said = tuple(_add(work, began.id, draft, moment) for draft in kept)
            if answer.language is not None:
                work.conversations.set_language(began.id, answer.language)
            if record is not None:
                work.messages.record_turn(began.id, _recorded(record, asked, moment))
            work.messages.settle([message_id], answer.status)
            return Settled(said, len(kept) < len(unsaid), work.conversations.get(began.id))

        return self._store.write(work)

    def messages(self, conversation_id: str, after: int = 0, limit: int = 500) -> tuple[Message, ...]:
        """Return the messages numbered above `after`, in order, at most `limit`."""
        return self._store.read(lambda work: work.messages.after(conversation_id, after, limit))

    def pending(self, conversation_id: str | None = None) -> tuple[Message, ...]:
        """Return customer messages nobody has answered, oldest first; of all conversations when None."""
        return self._store.read(lambda work: work.messages.waiting(conversation_id))

    def turns(self, conversation_id: str) -> tuple[RecordedTurn, ...]:
        """Return what was understood, turn by turn."""
        return self._store.read(lambda work: work.messages.turns(conversation_id))

    def last_turn(self, conversation_id: str) -> RecordedTurn | None:
        """Return what was understood of the newest turn; None before the first. Costs the same at turn 400."""
        return self._store.read(lambda work: work.messages.last_turn(conversation_id))


def _message_of(work: UnitOfWork, conversation_id: str, message_id: str) -> Message:
    message = work.messages.get(message_id)
    if message is None or message.conversation_id != conversation_id:
        raise NotFound("no such message")
    return message


def _add(work: UnitOfWork, conversation_id: str, draft: Draft, at: datetime) -> Message:
    """Store a draft as the next message; the conversation must be locked."""
    message = Message(
        seq=work.conversations.next_seq(conversation_id),
        id=uuid4().hex,
        conversation_id=conversation_id,
        client_id=draft.client_id,
        sender=draft.sender,
        name=draft.name,
        text=draft.text,
        buttons=draft.buttons,
        key=draft.key,
        tone=draft.tone,
        data=draft.data,
        at=at,
        status=MessageStatus.RECEIVED if draft.sender is Sender.CUSTOMER else MessageStatus.SENT,
    )
    work.messages.add(message)
    return message


def _recorded(turn: TurnRecord, message: Message, at: datetime) -> RecordedTurn:
    fields = {name: getattr(turn, name) for name in TurnRecord.__dataclass_fields__}
    return RecordedTurn(**fields, seq=message.seq, message_id=message.id, at=at)
