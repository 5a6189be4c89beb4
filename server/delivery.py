"""Storing a message and telling everybody, in one step that nothing can come between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from bank.bootstrap import Bank
from bank.domain.conversations import Conversation, Sender, Stored
from bank.domain.ownership import Owner
from bank.words import Words
from server import frames, turns
from server.rooms import CustomerSeat, Rooms


def utc_now() -> datetime:
    """Return the present moment, aware."""
    return datetime.now(timezone.utc)


class Delivery:
    """Keeps messages in the bank's book and tells those who listen, in the order of `seq`."""

    def __init__(self, bank: Bank, words: Words, rooms: Rooms) -> None:
        self.bank = bank
        self.words = words
        self.rooms = rooms

    async def post(
        self, conversation_id: str, store: Callable[[], Stored], *, receipt_to: CustomerSeat | None = None
    ) -> Stored:
        """Run `store` (an append, in a thread) and tell the message if it is new.

        Args:
            receipt_to: The tab that wrote it: it gets an `ack`, also for a message sent again.
        """
        with self.rooms.use(conversation_id) as room:
            async with room.lock:
                stored = await asyncio.to_thread(store)
                if receipt_to is not None and stored.message.sender is Sender.CUSTOMER:
                    receipt_to.outbox.put(frames.ack(stored.message))
                if stored.created:
                    self.rooms.tell_message(room, stored.message, by=receipt_to)
                return stored

    async def say(
        self,
        conversation: Conversation,
        key: str,
        *,
        client_id: str,
        sender: Sender = Sender.SYSTEM,
        region: str = "",
        **args: Any,
    ) -> Stored:
        """Post one of the server's own sentences, in the language of the conversation.

        Args:
            client_id: The same occasion again is the same message, and is told once.
        """
        text = self.words.text(key, conversation.language, region=region, **args)
        return await self.post(
            conversation.id,
            lambda: self.bank.conversations.append(
                conversation.id, client_id=client_id, sender=sender, text=text, now=utc_now(), key=key
            ),
        )

    async def tell_owner(self, conversation_id: str) -> tuple[Conversation, int | None]:
        """Tell both sides who answers now; return that with the place in the queue."""
        conversation, position = await asyncio.to_thread(self._owner, conversation_id)
        with self.rooms.use(conversation_id) as room:
            self.rooms.tell_owner(room, conversation.owner, conversation.agent, position)
        return conversation, position

    def _owner(self, conversation_id: str) -> tuple[Conversation, int | None]:
        conversation = self.bank.conversations.get(conversation_id)
        waiting = conversation.owner is Owner.QUEUED
        return conversation, turns.position_of(self.bank, conversation_id) if waiting else None
