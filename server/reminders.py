"""Reminders that have come due: found, written into the conversation, and told."""

from __future__ import annotations

import asyncio

import structlog

from bank.bootstrap import Bank
from bank.domain.conversations import Conversation, Sender
from bank.domain.customers import Customer
from bank.domain.reminders import DueReminder
from bank.words import Words
from server.delivery import Delivery, utc_now
from server.options import Options
from server.rooms import Rooms

_log = structlog.get_logger(__name__)


class ReminderClock:
    """Looks for due reminders as long as the server runs.

    The claim in the bank keeps two servers from delivering the same one; the message's client id
    keeps one that died between delivering and saying so from delivering it twice.
    """

    def __init__(self, bank: Bank, words: Words, rooms: Rooms, delivery: Delivery, options: Options) -> None:
        self._bank = bank
        self._words = words
        self._rooms = rooms
        self._delivery = delivery
        self._options = options

    async def run(self) -> None:
        """Deliver what is due, again and again."""
        while True:
            try:
                for due in await asyncio.to_thread(self._bank.reminders.claim_due, utc_now()):
                    await self._deliver_safely(due)
            except Exception as error:  # the edge of a background task
                _log.error("reminders.failed", error=type(error).__name__)
            await asyncio.sleep(self._options.reminder_poll)

    async def _deliver_safely(self, due: DueReminder) -> None:
        # One that cannot be delivered must not hold up the others; its claim runs out.
        try:
            await self._deliver(due)
        except Exception as error:
            _log.error("reminder.failed", reminder=due.reminder.id, error=type(error).__name__)

    async def _deliver(self, due: DueReminder) -> None:
        live = self._rooms.live_room_of(due.customer_id)
        conversation, customer = await asyncio.to_thread(self._conversation, due, live.id if live else None)
        if conversation.last_seq == 0:
            # The first message of any conversation says that a machine is speaking.
            await self._delivery.say(
                conversation,
                "chat-disclosure",
                client_id="disclosure",
                sender=Sender.BOT,
                region=customer.country,
                name=customer.preferred_name,
            )
        await self._delivery.say(
            conversation,
            "bill-reminder-due",
            client_id=f"reminder:{due.reminder.id}",
            sender=Sender.BOT,
            region=customer.country,
            payee=due.bill.payee,
            amount=due.bill.amount,
            due=due.bill.due,
        )
        await asyncio.to_thread(self._bank.reminders.mark_delivered, due.reminder.id, utc_now())
        _log.info("reminder.sent", reminder=due.reminder.id, conversation=conversation.id)

    def _conversation(self, due: DueReminder, live: str | None) -> tuple[Conversation, Customer]:
        """Return where the customer will see it: where they are now, else where they were last."""
        customer = self._bank.customers.get(due.customer_id)
        conversations = self._bank.conversations
        if live is not None:
            return conversations.get(live), customer
        latest = conversations.latest(due.customer_id)
        if latest is None:
            language = customer.language if customer.language in self._words.languages else self._words.languages[0]
            latest = conversations.open(due.customer_id, "web", language, utc_now())
        return latest, customer
