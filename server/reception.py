"""Letting a customer in: whose conversation it is, which one, and what was missed."""

from __future__ import annotations

import asyncio

import structlog

from bank.bootstrap import Bank
from bank.domain.conversations import Conversation, Message, Sender
from bank.domain.customers import Customer
from bank.domain.errors import NotFound
from bank.domain.ownership import Owner
from bank.words import Words
from server import frames, turns
from server.delivery import Delivery, utc_now
from server.frames import Hello
from server.rooms import CustomerSeat, Rooms

_log = structlog.get_logger(__name__)
# Messages put into one batch of a replay.
_PAGE = 500


def served_language(wanted: str | None, words: Words) -> str | None:
    """Return the served language of a tag ('de-AT' is 'de'), or None."""
    base = (wanted or "").lower().replace("_", "-").split("-")[0]
    return base if base in words.languages else None


class Forbidden(Exception):
    """The conversation is not this customer's, or does not exist; nobody is told which."""


class Reception:
    """Opens, finds and resumes conversations."""

    def __init__(self, bank: Bank, words: Words, rooms: Rooms, delivery: Delivery) -> None:
        self._bank = bank
        self._words = words
        self._rooms = rooms
        self._delivery = delivery
        # Two tabs that open at the same moment must find one conversation, not make two. Customers
        # share the locks, so that there is nothing to clean up.
        self._doors = [asyncio.Lock() for _ in range(64)]

    async def admit(self, seat: CustomerSeat, hello: Hello) -> Conversation:
        """Seat a customer and send the welcome, how their mood is read, and everything after the last message seen.

        Raises:
            Forbidden: it is another customer's conversation, or the customer is unknown.
        """
        try:
            customer = await asyncio.to_thread(self._bank.customers.get, seat.customer_id)
            async with self._doors[hash(customer.id) % len(self._doors)]:
                conversation, is_new = await asyncio.to_thread(self._find, customer, hello)
        except NotFound as error:
            raise Forbidden from error
        if is_new:
            await self._delivery.say(
                conversation,
                "chat-disclosure",
                client_id="disclosure",
                sender=Sender.BOT,
                region=customer.country,
                name=customer.preferred_name,
            )
        # A new conversation has nothing that could have been seen.
        await self._seat(seat, conversation.id, customer, 0 if is_new else hello.after)
        return conversation

    def _find(self, customer: Customer, hello: Hello) -> tuple[Conversation, bool]:
        if hello.conversation is not None and not hello.fresh:
            conversation = self._bank.conversations.get(hello.conversation)
            if conversation.customer_id != customer.id:
                raise NotFound("not this customer's")
            return conversation, False
        latest = None if hello.fresh else self._bank.conversations.latest(customer.id)
        if latest is not None:
            return latest, False
        wishes = (served_language(wish, self._words) for wish in (hello.language, customer.language))
        language = next(filter(None, wishes), self._words.languages[0])
        return self._bank.conversations.open(customer.id, hello.channel, language, utc_now()), True

    async def _seat(self, seat: CustomerSeat, conversation_id: str, customer: Customer, after: int) -> None:
        with self._rooms.use(conversation_id) as room:
            # Under the lock nothing is told meanwhile: what is stored is replayed, what comes is told.
            async with room.lock:
                conversation, missed = await asyncio.to_thread(self._missed, conversation_id, after)
                reading = await asyncio.to_thread(self._bank.customers.mood_reading, conversation_id)
                seat.outbox.put(
                    {
                        "type": "welcome",
                        "conversation": conversation.id,
                        "owner": conversation.owner.value,
                        "agent": conversation.agent,
                        "language": conversation.language,
                        "name": customer.preferred_name,
                        "last_seq": conversation.last_seq,
                    }
                )
                seat.outbox.put(frames.mood(reading))
                if conversation.owner is Owner.QUEUED:
                    position = await asyncio.to_thread(turns.position_of, self._bank, conversation.id)
                    seat.outbox.put(frames.owner(conversation.owner, None, position))
                seat.outbox.put_all(frames.message(message) for message in missed)
                room.customers.add(seat)

    def _missed(self, conversation_id: str, after: int) -> tuple[Conversation, list[Message]]:
        conversation = self._bank.conversations.get(conversation_id)
        missed: list[Message] = []
        while page := self._bank.conversations.messages(conversation_id, after=after, limit=_PAGE):
            missed.extend(page)
            after = page[-1].seq
        return conversation, missed

    def leave(self, seat: CustomerSeat, conversation_id: str) -> None:
        """Take a seat away again."""
        with self._rooms.use(conversation_id) as room:
            room.customers.discard(seat)
