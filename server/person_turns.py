"""A customer message while a person answers, or is awaited: nothing is said by the assistant."""

from __future__ import annotations

import asyncio

import structlog

from bank.bootstrap import Bank
from bank.domain.conversations import TurnRecord
from bank.domain.errors import IllegalMove
from bank.domain.mood import UNDERSTOOD_FROM, Evidence, MoodParameters, MoodState, advance
from bank.domain.ownership import Owner
from bank.words import Words
from bank.words.tone import tone_for
from server import turns
from server.board import Board
from server.delivery import Delivery, utc_now
from server.engine import EngineClient, EngineRefused, EngineUnavailable, Parse
from server.options import Options
from server.rooms import Room, Rooms
from server.turns import OpenTurn

_log = structlog.get_logger(__name__)
# The mood is a nicety here: the agent has the message already.
_PARSE_WITHIN = 5.0
# Somebody who waited for a person must not lose the place to a guess.
_SURE_TO_LEAVE = 0.6


class PersonTurns:
    """Follows the mood, keeps waiting customers informed, and lets them leave the queue."""

    def __init__(
        self, bank: Bank, engine: EngineClient, words: Words, rooms: Rooms, delivery: Delivery, board: Board,
        options: Options, mood_parameters: MoodParameters,
    ) -> None:  # fmt: skip
        self._bank = bank
        self._engine = engine
        self._words = words
        self._rooms = rooms
        self._delivery = delivery
        self._board = board
        self._options = options
        self._mood_parameters = mood_parameters

    async def listen(self, room: Room, turn: OpenTurn) -> None:
        """Deal with one message that the assistant does not answer."""
        parse = await self._parse(room, turn)
        record = self._record(turn, parse)
        record = await asyncio.to_thread(turns.keep_heard, self._bank, turn, record, utc_now())
        owner = turn.conversation.owner
        if owner is Owner.QUEUED:
            owner = await self._answer_waiting(room, turn, record)
        self._board.changed()  # mood and last words are shown there, of accepted customers too
        self._rooms.tell_turn(room, turn.message, record, owner)

    async def _parse(self, room: Room, turn: OpenTurn) -> Parse | None:
        try:
            async with asyncio.timeout(_PARSE_WITHIN):
                return await self._engine.parse(turn.message.text, turn.metadata(utc_now()))
        except (EngineUnavailable, EngineRefused, TimeoutError) as error:
            _log.warning(
                "parse.unavailable",
                conversation=room.id,
                message=turn.message.id,
                reason=type(error).__name__,
            )
            return None

    def _record(self, turn: OpenTurn, parse: Parse | None) -> TurnRecord:
        language = turn.conversation.language
        owner = turn.conversation.owner.value
        state = MoodState.from_json(turn.mood_state)
        if parse is None:
            return TurnRecord(None, None, language, None, state.mood, state.reason, None, None, state.to_json(), owner)
        scores = parse.sentiment.scores if parse.sentiment else None
        sentiment = scores.as_tuple() if scores else None
        intent = parse.intent_name
        understood = intent is not None and (parse.confidence or 0.0) >= UNDERSTOOD_FROM
        # As the engine does: an intent that was only guessed at is no evidence.
        evidence = Evidence(sentiment, (intent or "") if understood else "", not understood, parse.signals)
        state = advance(state, evidence, self._mood_parameters)
        if parse.language in self._words.languages:
            language = parse.language
        tone = tone_for(state.mood, turn.customer.answer_length)
        return TurnRecord(
            intent,
            parse.confidence,
            language,
            sentiment,
            state.mood,
            state.reason,
            tone,
            None,
            state.to_json(),
            owner,
        )

    async def _answer_waiting(self, room: Room, turn: OpenTurn, record: TurnRecord) -> Owner:
        if record.intent == "cancel" and (record.confidence or 0.0) >= _SURE_TO_LEAVE:
            try:
                await asyncio.to_thread(self._bank.handoffs.withdraw, room.id, utc_now())
            except IllegalMove:
                # An agent was faster; the customer is told by the agent's arrival.
                _log.info("handoff.withdraw_late", conversation=room.id)
            else:
                _log.info("handoff.withdrawn", conversation=room.id)
                await self._delivery.say(turn.conversation, "chat-queue-left", client_id=f"{turn.message.id}:left")
            conversation, _ = await self._delivery.tell_owner(room.id)
            return conversation.owner
        now = asyncio.get_running_loop().time()
        last = room.queue_notice_at
        if last is None or now - last >= self._options.queue_notice_every:
            conversation, position = await self._delivery.tell_owner(room.id)
            if position is None:
                return conversation.owner
            room.queue_notice_at = now
            await self._delivery.say(
                turn.conversation,
                "chat-queued-still",
                client_id=f"{turn.message.id}:still",
                position=position,
            )
        return Owner.QUEUED
