"""The agents' socket: the live queue, and talking to customers."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone
from typing import Any

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bank.domain.conversations import Sender, Stored
from bank.domain.errors import BankError, NotYours, UnknownConversation
from bank.domain.handoffs import Handoff
from bank.domain.masking import mask
from bank.domain.ownership import Owner
from bank.domain.text import clean
from server import desk_views, frames, keys, turns
from server.auth import origin_allowed
from server.delivery import utc_now
from server.desk import signed_in, staff_json
from server.frames import (
    Accept,
    AgentSay,
    AgentTyping,
    Close,
    DeskFrame,
    HandBack,
    MalformedFrame,
    Open,
    Release,
)
from server.hub import where
from server.limits import Buckets
from server.outbox import Outbox
from server.rooms import DeskSeat
from server.turns import TextRefused

_log = structlog.get_logger(__name__)

# Agents read codes' meaning in their own language from the page; these are for what has no words there.
_SENTENCES = {
    "already_taken": "A colleague has accepted this conversation.",
    "not_yours": "This conversation is not yours to answer.",
    "illegal_move": "That is not possible any more.",
    "fence_lost": "The conversation has changed hands.",
    "not_found": "There is no such conversation.",
    "empty": "The message is empty.",
    "too_long": "The message is too long.",
    "malformed": "The desk sent something that the server does not understand.",
    "internal": "Something went wrong on the server. Please try again.",
}


async def socket(request: web.Request) -> web.StreamResponse:
    """Serve one agent over one socket until it closes."""
    options = request.app[keys.OPTIONS]
    # The desk is our own page; the bank's pages have no business here.
    if not origin_allowed(request, frozenset()):
        _log.warning("origin.refused", path=request.path)
        raise web.HTTPForbidden(text="origin not allowed")
    staff, token = await signed_in(request)
    websocket = web.WebSocketResponse(heartbeat=30, max_msg_size=options.largest_frame)
    await websocket.prepare(request)
    rooms, outboxes = request.app[keys.ROOMS], request.app[keys.OUTBOXES]
    async with Outbox(websocket, request.transport, options.outbox_limit) as outbox:
        outboxes.add(outbox)
        seat = DeskSeat(outbox, staff, token.session)
        expiry = asyncio.create_task(_expire(outbox, token.expires_at))
        try:
            outbox.put({"type": "hello", "staff": staff_json(staff)})
            outbox.put(await request.app[keys.BOARD].frame_for(seat))
            rooms.desks.add(seat)
            _log.info("desk.joined", staff=staff.id)
            await _DeskLine(request.app, websocket, seat).listen()
        finally:
            expiry.cancel()
            rooms.desks.discard(seat)
            outboxes.discard(outbox)
            _log.info("desk.left", staff=staff.id)
    return websocket


async def _expire(outbox: Outbox, at: datetime) -> None:
    await asyncio.sleep(max(0.0, (at - datetime.now(timezone.utc)).total_seconds()))
    await outbox.close(4401, "expired")


class _DeskLine:
    """One agent on one socket."""

    def __init__(self, app: web.Application, websocket: web.WebSocketResponse, seat: DeskSeat) -> None:
        self._bank = app[keys.BANK]
        self._rooms = app[keys.ROOMS]
        self._delivery = app[keys.DELIVERY]
        self._board = app[keys.BOARD]
        self._options = app[keys.OPTIONS]
        self._socket = websocket
        self._seat = seat
        self._typing_in: set[str] = set()

    async def listen(self) -> None:
        """Deal with frames until either side closes."""
        limit = Buckets(self._options.frame_burst, self._options.frame_rate)
        bad = 0
        try:
            async for received in self._socket:
                try:
                    if received.type is not WSMsgType.TEXT or not limit.take("frame"):
                        raise MalformedFrame
                    await self._answer(frames.read_desk(received.data))
                except MalformedFrame as error:
                    self._error("malformed", error.frame_id)
                    bad += 1
                    if bad > self._options.bad_frames:
                        await self._seat.outbox.close(WSCloseCode.POLICY_VIOLATION, "too many bad frames")
                        return
        finally:
            for conversation_id in self._typing_in:
                self._tell_typing(conversation_id, False)

    async def _answer(self, frame: DeskFrame) -> None:
        frame_id = str(frame.id) if isinstance(frame, AgentSay) else None
        try:
            await self._handle(frame)
        except TextRefused as error:
            self._error(error.code, frame_id)
        except BankError as error:
            _log.info("desk.refused", staff=self._seat.staff.id, code=error.code)
            known = error.code if error.code in _SENTENCES else "not_found"
            self._error(known, frame_id)
            self._board.changed()  # what the agent saw was out of date
        except Exception as error:  # the edge of the socket: a fault in one frame must not end it
            _log.error("desk.failed", staff=self._seat.staff.id, error=type(error).__name__, at=where(error))
            self._error("internal", frame_id)

    async def _handle(self, frame: DeskFrame) -> None:
        match frame:
            case Accept():
                await self._accept(frame.handoff)
            case Open():
                await self._open(frame.conversation)
            case AgentSay():
                await self._say(frame)
            case AgentTyping():
                await self._type(frame.conversation, frame.on)
            case HandBack():
                handoff = await self._mine(frame.conversation)
                await asyncio.to_thread(
                    self._bank.handoffs.hand_back, handoff.id, self._seat.staff.id, masked(frame.note), utc_now()
                )
                await self._ended(handoff, "chat-handed-back")
            case Close():
                handoff = await self._mine(frame.conversation)
                await asyncio.to_thread(
                    self._bank.handoffs.close, handoff.id, self._seat.staff.id, masked(frame.outcome), utc_now()
                )
                await self._ended(handoff, "chat-handed-back")
            case Release():
                handoff = await self._mine(frame.conversation)
                await asyncio.to_thread(self._bank.handoffs.release, handoff.id, self._seat.staff.id, utc_now())
                await self._ended(handoff, "chat-agent-left")

    async def _accept(self, handoff_id: str) -> None:
        handoff = await asyncio.to_thread(self._bank.handoffs.accept, handoff_id, self._seat.staff.id, utc_now())
        conversation, _ = await self._delivery.tell_owner(handoff.conversation_id)
        self._seat.follows.add(conversation.id)
        await self._delivery.say(
            conversation,
            "chat-agent-joined",
            # Under one fence an agent joins once, however often accept is pressed.
            client_id=f"{handoff.id}:joined:{conversation.fence}",
            agent=self._seat.staff.name,
        )
        self._board.changed()
        await self._open(conversation.id)

    async def _open(self, conversation_id: str) -> None:
        with self._rooms.use(conversation_id) as room:
            # Under the lock, so that no message falls between the transcript and the live frames.
            async with room.lock:
                view = await asyncio.to_thread(desk_views.conversation, self._bank, conversation_id, self._seat.staff)
                self._seat.follows.add(conversation_id)
                self._seat.outbox.put({"type": "conversation", **view})

    async def _say(self, frame: AgentSay) -> None:
        text = turns.checked_text(frame.text)
        staff = self._seat.staff

        def store() -> Stored:
            conversation = self._bank.conversations.get(frame.conversation)
            if conversation.owner is not Owner.HUMAN or conversation.agent_id != staff.id:
                raise NotYours("it is not with this agent")
            return self._bank.conversations.append(
                frame.conversation,
                client_id=str(frame.id),
                sender=Sender.AGENT,
                name=staff.name,
                text=text,
                now=utc_now(),
                expected_fence=conversation.fence,
            )

        self._stop_typing(frame.conversation)
        stored = await self._delivery.post(frame.conversation, store)
        self._seat.outbox.put(frames.ack(stored.message))

    async def _type(self, conversation_id: str, on: bool) -> None:
        await self._mine(conversation_id)
        if on:
            self._typing_in.add(conversation_id)
            self._tell_typing(conversation_id, True)
        else:
            self._stop_typing(conversation_id)

    def _stop_typing(self, conversation_id: str) -> None:
        if conversation_id in self._typing_in:
            self._typing_in.discard(conversation_id)
            self._tell_typing(conversation_id, False)

    def _tell_typing(self, conversation_id: str, on: bool) -> None:
        with self._rooms.use(conversation_id) as room:
            self._rooms.tell_customers(room, {"type": "typing", "who": "agent", "on": on})

    async def _mine(self, conversation_id: str) -> Handoff:
        """Return the agent's own open handoff of a conversation.

        Raises:
            UnknownConversation: there is no open one.
            NotYours: somebody else has it.
        """
        handoff = await asyncio.to_thread(self._bank.handoffs.open_of, conversation_id)
        if handoff is None:
            raise UnknownConversation("no open handoff")
        if handoff.agent_id != self._seat.staff.id:
            raise NotYours("it is not with this agent")
        return handoff

    async def _ended(self, handoff: Handoff, key: str) -> None:
        self._stop_typing(handoff.conversation_id)
        conversation, position = await self._delivery.tell_owner(handoff.conversation_id)
        if position is not None:
            self._board.told(conversation.id, position)
        args: dict[str, Any] = {"agent": self._seat.staff.name}
        await self._delivery.say(conversation, key, client_id=f"{handoff.id}:left:{conversation.fence}", **args)
        await self._tell_notes(conversation.id)
        self._board.changed()
        _log.info("handoff.left", ticket=handoff.id, conversation=conversation.id, position=position)

    async def _tell_notes(self, conversation_id: str) -> None:
        noted = await asyncio.to_thread(desk_views.notes, self._bank, conversation_id)
        self._rooms.tell_desks(conversation_id, {"type": "notes", "conversation": conversation_id, "notes": noted})

    def _error(self, code: str, frame_id: str | None) -> None:
        self._seat.outbox.put(frames.error(code, _SENTENCES[code], frame_id))


def masked(note: str | None) -> str | None:
    """Return what an agent noted, without card numbers and codes: notes are kept like messages."""
    return mask(clean(note)).text if note else None
