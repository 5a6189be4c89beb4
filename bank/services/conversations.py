"""Keeping conversations: every message once, in order, under the owner that was meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.conversations import (
    Button,
    Conversation,
    Message,
    MessageStatus,
    RecordedTurn,
    Sender,
    Stored,
    TurnRecord,
)
from bank.domain.errors import FenceLost, NotFound
from bank.domain.periods import aware

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

    def get(self, conversation_id: str) -> Conversation:
        """Return the conversation.

        Raises:
            UnknownConversation: there is none of this id.
        """
        return self._store.read(lambda work: work.conversations.get(conversation_id))

    def latest(self, customer_id: str) -> Conversation | None:
        """Return the customer's newest conversation, if any."""
        return self._store.read(lambda work: work.conversations.latest(customer_id))

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
        writer, moment = Sender(sender), aware(now)

        def work(work: UnitOfWork) -> Stored:
            conversation = work.conversations.lock(conversation_id)
            first = work.messages.by_client_id(conversation_id, client_id)
            if first is not None:
                return Stored(first, created=False)
            if expected_fence is not None and expected_fence != conversation.fence:
                raise FenceLost("the conversation has changed hands")
            message = Message(
                seq=work.conversations.next_seq(conversation_id),
                id=uuid4().hex,
                conversation_id=conversation_id,
                client_id=client_id,
                sender=writer,
                name=name,
                text=text,
                buttons=tuple(buttons),
                key=key,
                tone=tone,
                data=data,
                at=moment,
                status=MessageStatus.RECEIVED if writer is Sender.CUSTOMER else MessageStatus.SENT,
            )
            work.messages.add(message)
            return Stored(message, created=True)

        return self._store.write(work)

    def messages(self, conversation_id: str, after: int = 0, limit: int = 500) -> tuple[Message, ...]:
        """Return the messages numbered above `after`, in order, at most `limit`."""
        return self._store.read(lambda work: work.messages.after(conversation_id, after, limit))

    def pending(self, conversation_id: str | None = None) -> tuple[Message, ...]:
        """Return customer messages nobody has answered, oldest first; of all conversations when None."""
        return self._store.read(lambda work: work.messages.waiting(conversation_id))

    def mark_answered(self, message_ids: Iterable[str]) -> int:
        """Note that these customer messages are dealt with; returns how many were waiting."""
        ids = (message_ids,) if isinstance(message_ids, str) else tuple(message_ids)
        return self._store.write(lambda work: work.messages.settle(ids, MessageStatus.ANSWERED))

    def mark_apologised(self, message_id: str) -> bool:
        """Note that a customer message was given up with an apology; False when it was not waiting."""
        return self._store.write(lambda work: work.messages.settle([message_id], MessageStatus.APOLOGISED)) == 1

    def record_turn(self, conversation_id: str, message_id: str, turn: TurnRecord, now: datetime) -> RecordedTurn:
        """Keep what was understood of a customer message; a repeated record replaces the first.

        Raises:
            NotFound: the conversation has no such message.
        """

        def work(work: UnitOfWork) -> RecordedTurn:
            message = work.messages.get(message_id)
            if message is None or message.conversation_id != conversation_id:
                raise NotFound("no such message")
            fields = {name: getattr(turn, name) for name in TurnRecord.__dataclass_fields__}
            recorded = RecordedTurn(**fields, seq=message.seq, message_id=message_id, at=aware(now))
            work.messages.record_turn(conversation_id, recorded)
            return recorded

        return self._store.write(work)

    def turns(self, conversation_id: str) -> tuple[RecordedTurn, ...]:
        """Return what was understood, turn by turn."""
        return self._store.read(lambda work: work.messages.turns(conversation_id))

    def last_turn(self, conversation_id: str) -> RecordedTurn | None:
        """Return what was understood of the newest turn; None before the first. Costs the same at turn 400."""
        return self._store.read(lambda work: work.messages.last_turn(conversation_id))
