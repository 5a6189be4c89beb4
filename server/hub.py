"""The hub: takes customer messages in, and works through each conversation's messages in order."""

from __future__ import annotations

import asyncio
import traceback
from dataclasses import replace

import structlog

from bank.bootstrap import Bank
from bank.domain.conversations import Stored
from bank.domain.ownership import Owner
from server import turns
from server.bot_turns import BotTurns, Outage
from server.delivery import Delivery, utc_now
from server.mood_reading import MoodReadings
from server.options import Options
from server.person_turns import PersonTurns
from server.rooms import CustomerSeat, Room, Rooms
from server.turns import OpenTurn

_log = structlog.get_logger(__name__)


def where(error: BaseException) -> str:
    """Return 'file:line' of an error. Its message is not logged: it may quote a customer."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"


class Hub:
    """Routes messages by who owns the conversation; one worker for each conversation with work."""

    def __init__(
        self,
        bank: Bank,
        rooms: Rooms,
        delivery: Delivery,
        bot: BotTurns,
        person: PersonTurns,
        moods: MoodReadings,
        options: Options,
    ) -> None:
        self._bank = bank
        self._rooms = rooms
        self._delivery = delivery
        self._bot = bot
        self._person = person
        self._moods = moods
        self._options = options
        self._stopping = asyncio.Event()

    async def recover(self) -> None:
        """Take up the messages that were still unanswered when the last server stopped."""
        while True:
            try:
                pending = await asyncio.to_thread(self._bank.conversations.pending)
                break
            except Exception as error:  # the database may start after us
                _log.error("hub.recovery_failed", error=type(error).__name__)
                await asyncio.sleep(2)
        waiting = {message.conversation_id for message in pending}
        for conversation_id in waiting:
            self.wake(conversation_id)
        if waiting:
            _log.info("hub.recovered", conversations=len(waiting), messages=len(pending))

    async def drain(self) -> None:
        """Stop beginning turns and wait for those under way; what is left is taken up by the next server."""
        self._stopping.set()
        workers = [room.worker for room in self._rooms if room.worker is not None]
        if not workers:
            return
        _, late = await asyncio.wait(workers, timeout=self._options.drain)
        for worker in late:
            worker.cancel()
        if late:
            _log.warning("hub.drain_late", turns=len(late))
            await asyncio.wait(late)

    async def say(self, conversation_id: str, seat: CustomerSeat, client_id: str, raw: str) -> None:
        """Keep a typed customer message, acknowledge it and have it answered.

        Raises:
            TextRefused: it is empty or too long; nothing was kept.
        """
        text = turns.checked_text(raw)
        await self._take(
            conversation_id,
            seat,
            lambda: turns.take_in(self._bank, conversation_id, client_id, text, utc_now()),
        )

    async def choose(self, conversation_id: str, seat: CustomerSeat, client_id: str, seq: int, index: int) -> None:
        """Keep a pressed button as a message.

        Raises:
            NoSuchButton: there is none.
        """
        await self._take(
            conversation_id,
            seat,
            lambda: turns.take_choice(self._bank, conversation_id, client_id, seq, index, utc_now()),
        )

    async def _take(self, conversation_id: str, seat: CustomerSeat, store: turns.Store) -> None:
        stored: Stored = await self._delivery.post(conversation_id, store, receipt_to=seat)
        if stored.created:
            _log.info("message.received", conversation=conversation_id, message=stored.message.id)
        # Also for a message sent again: its worker may have died between keeping and answering.
        self.wake(conversation_id)

    def wake(self, conversation_id: str) -> None:
        """Have a conversation's unanswered messages looked at."""
        if self._stopping.is_set():
            return
        room = self._rooms.room(conversation_id)
        room.wake.set()
        if room.worker is None:
            room.worker = asyncio.create_task(self._work(room), name=f"conversation {conversation_id}")

    async def _work(self, room: Room) -> None:
        outage: Outage | None = None
        try:
            while not self._stopping.is_set():
                room.wake.clear()
                turn: OpenTurn | None = None
                try:
                    turn = await asyncio.to_thread(turns.open_turn, self._bank, room.id)
                    if turn is None:
                        if room.wake.is_set():
                            continue
                        break  # nothing is awaited from here to the end: no wake can be missed
                    if outage is not None and outage.message_id != turn.message.id:
                        outage = None
                    outage = await self._handle(room, turn, outage)
                except Exception as error:  # the edge of a background task: one fault must not end it
                    outage = await self._broken(room, turn, outage, error)
                if outage is not None:
                    await self._pause(outage.wait)
        finally:
            room.worker = None
            self._rooms.forget_idle(room)

    async def _handle(self, room: Room, turn: OpenTurn, outage: Outage | None) -> Outage | None:
        owner = turn.conversation.owner
        # A button pressed while waiting ('Freeze my card' under a fraud hand-off) is for the
        # assistant whoever is awaited; the customer chose it, and a person may be minutes away.
        if owner is Owner.BOT or (owner is Owner.QUEUED and turn.payload is not None):
            outage = await self._bot.answer(room, turn, outage)
        else:
            await self._person.listen(room, turn)
            outage = None
        if outage is None:
            await self._moods.show(room)
        return outage

    async def _broken(
        self, room: Room, turn: OpenTurn | None, outage: Outage | None, error: Exception
    ) -> Outage | None:
        message_id = turn.message.id if turn else ""
        _log.error(
            "turn.failed",
            conversation=room.id,
            message=message_id,
            error=type(error).__name__,
            at=where(error),
        )
        now = asyncio.get_running_loop().time()
        outage = outage or Outage(message_id, now, self._options.retry_first)
        outage = replace(outage, faults=outage.faults + 1, wait=min(outage.wait * 2, self._options.retry_longest))
        if turn is not None and outage.faults >= self._options.give_up_after:
            try:
                await self._bot.apologise(room, turn)
                return None
            except Exception as second:  # the database itself is away: keep trying
                _log.error("turn.apology_failed", conversation=room.id, error=type(second).__name__)
        return outage

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            pass
