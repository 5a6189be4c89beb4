"""A turn that the assistant answers: one engine call, its reply kept and told, its failures survived."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace

import structlog

from bank.bootstrap import Bank
from bank.domain.conversations import TurnRecord
from bank.words import Words
from server import turns
from server.board import Board
from server.delivery import Delivery, utc_now
from server.engine import EngineClient, EngineRefused, EngineUnavailable, Reply
from server.options import Options
from server.rooms import Room, Rooms
from server.turns import KeptReply, OpenTurn

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Outage:
    """Failed attempts at one message.

    Attributes:
        since: Loop time of the first failure.
        wait: Seconds to the next attempt.
        faults: Failures that the message itself may have caused.
        told: The customer knows that the answer will be late.
    """

    message_id: str
    since: float
    wait: float
    faults: int = 0
    told: bool = False


class BotTurns:
    """Answers with the engine."""

    def __init__(
        self, bank: Bank, engine: EngineClient, words: Words, rooms: Rooms, delivery: Delivery, board: Board,
        options: Options,
    ) -> None:  # fmt: skip
        self._bank = bank
        self._engine = engine
        self._words = words
        self._rooms = rooms
        self._delivery = delivery
        self._board = board
        self._options = options

    async def answer(self, room: Room, turn: OpenTurn, outage: Outage | None) -> Outage | None:
        """Try to answer once.

        Args:
            outage: Of earlier attempts at the same message.
        Returns:
            None when the message is dealt with; else how the attempts stand.
        """
        message = turn.message
        self._type(room, True)
        try:
            reply = await self._engine.turn(
                turn.conversation.id, message.id, message.text, turn.payload, turn.metadata(utc_now())
            )
            if outage is not None and outage.told:
                await self._delivery.say(turn.conversation, "chat-engine-back", client_id=f"{message.id}:back")
            await self._keep(room, turn, reply)
            return None
        except EngineRefused as error:
            _log.error("turn.refused", conversation=room.id, message=message.id, reason=str(error))
            await self.apologise(room, turn)
            return None
        except EngineUnavailable as error:
            _log.warning("turn.unavailable", conversation=room.id, message=message.id, reason=str(error))
            return await self._failed(room, turn, outage, error)
        finally:
            self._type(room, False)

    async def apologise(self, room: Room, turn: OpenTurn) -> None:
        """Give a message up, and say so."""
        language = turn.conversation.language
        key = "chat-internal-error"
        sentence = self._words.text(key, language)
        async with room.lock:
            for message in await asyncio.to_thread(turns.give_up, self._bank, turn, key, sentence, utc_now()):
                self._rooms.tell_message(room, message)
        owner = turn.conversation.owner
        record = TurnRecord(None, None, language, None, None, None, None, None, None, owner.value)
        self._rooms.tell_turn(room, turn.message, record, owner)

    async def _failed(
        self, room: Room, turn: OpenTurn, outage: Outage | None, error: EngineUnavailable
    ) -> Outage | None:
        now = asyncio.get_running_loop().time()
        options = self._options
        if outage is None:
            outage = Outage(turn.message.id, now, options.retry_first)
        else:
            outage = replace(outage, wait=min(outage.wait * 2, options.retry_longest))
        # Only a fault that comes back while the engine is well can be the message's own.
        if error.suspicious and await self._engine.ready():
            outage = replace(outage, faults=outage.faults + 1)
            if outage.faults >= options.give_up_after:
                await self.apologise(room, turn)
                return None
        until_told = outage.since + options.tell_down_after - now
        if not outage.told and until_told <= 0:
            await self._delivery.say(turn.conversation, "chat-engine-down", client_id=f"{turn.message.id}:down")
            outage = replace(outage, told=True)
        elif not outage.told:
            # Come by again in time to say so.
            outage = replace(outage, wait=min(outage.wait, max(until_told, 0.05)))
        return outage

    async def _keep(self, room: Room, turn: OpenTurn, reply: Reply) -> None:
        async with room.lock:
            kept = await asyncio.to_thread(turns.keep_reply, self._bank, turn, reply, self._words.languages, utc_now())
            for message in kept.messages:
                self._rooms.tell_message(room, message)
        self._type(room, False)
        await self._tell_consequences(room, turn, kept)
        self._rooms.tell_turn(room, turn.message, kept.record, kept.conversation.owner)
        _log.info(
            "turn.answered", conversation=room.id, message=turn.message.id, intent=kept.record.intent,
            owner=kept.conversation.owner.value,
        )  # fmt: skip

    async def _tell_consequences(self, room: Room, turn: OpenTurn, kept: KeptReply) -> None:
        if kept.dropped:
            _log.warning("bot.output_dropped", conversation=room.id, message=turn.message.id)
        if kept.language_changed:
            self._rooms.tell_customers(room, {"type": "language", "language": kept.conversation.language})
        if kept.newly_queued:
            _log.info("handoff.queued", conversation=room.id, escalation=kept.record.escalation)
            _, position = await self._delivery.tell_owner(room.id)
            if position is not None:
                self._board.told(room.id, position)
                await self._delivery.say(
                    kept.conversation, "chat-queued", client_id=f"{turn.message.id}:queued", position=position
                )
            room.queue_notice_at = asyncio.get_running_loop().time()
            self._board.changed()

    def _type(self, room: Room, on: bool) -> None:
        self._rooms.tell_customers(room, {"type": "typing", "who": "bot", "on": on})
