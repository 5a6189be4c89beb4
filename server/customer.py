"""The customer's socket."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

import structlog
from aiohttp import WSCloseCode, WSMsgType, web

from bank.domain.errors import BankError, NotFound
from bank.domain.text import LONGEST_MESSAGE
from server import frames, keys
from server.auth import CustomerToken, TokenExpired, TokenRefused, origin_allowed
from server.frames import (
    ChangeLanguage,
    Choose,
    CustomerFrame,
    ForgetMood,
    Hello,
    MalformedFrame,
    Say,
    SwitchMood,
    Typing,
)
from server.hub import where
from server.limits import Buckets
from server.outbox import Outbox
from server.reception import Forbidden, served_language
from server.rooms import CustomerSeat
from server.turns import TextRefused

_log = structlog.get_logger(__name__)

# Close codes of our own: the page shows the error and does not come back by itself.
CLOSE_EXPIRED = 4401
CLOSE_FORBIDDEN = 4403
CLOSE_NO_HELLO = 4408

_SENTENCES = {
    "empty": "chat-empty",
    "too_long": "chat-too-long",
    "rate_limited": "chat-rate-limited",
    "expired": "chat-session-expired",
}


async def socket(request: web.Request) -> web.StreamResponse:
    """Serve one customer over one socket until it closes."""
    options = request.app[keys.OPTIONS]
    if not origin_allowed(request, options.allowed_origins):
        _log.warning("origin.refused", path=request.path)
        raise web.HTTPForbidden(text="origin not allowed")
    websocket = web.WebSocketResponse(heartbeat=30, max_msg_size=options.largest_frame)
    await websocket.prepare(request)
    async with Outbox(websocket, request.transport, options.outbox_limit) as outbox:
        request.app[keys.OUTBOXES].add(outbox)
        try:
            await _Line(request.app, websocket, outbox).serve()
        finally:
            request.app[keys.OUTBOXES].discard(outbox)
    return websocket


class _Line:
    """One customer on one socket, from the hello to the end."""

    def __init__(self, app: web.Application, websocket: web.WebSocketResponse, outbox: Outbox) -> None:
        self._app = app
        self._options = app[keys.OPTIONS]
        self._words = app[keys.WORDS]
        self._socket = websocket
        self._outbox = outbox
        self._language = self._words.languages[0]
        self._frames = Buckets(self._options.frame_burst, self._options.frame_rate)
        self._bad_frames = 0

    async def serve(self) -> None:
        """Let the customer in and deal with frames until either side closes."""
        hello = await self._hello()
        if hello is None:
            return
        self._language = served_language(hello.language, self._words) or self._language
        token = await self._token(hello)
        if token is None:
            return
        rooms, reception = self._app[keys.ROOMS], self._app[keys.RECEPTION]
        if not token.inspect and rooms.seats_of(token.customer_id) >= self._options.sockets_per_customer:
            await self._refuse("rate_limited", WSCloseCode.TRY_AGAIN_LATER)
            return
        seat = CustomerSeat(self._outbox, token.customer_id, token.inspect)
        try:
            conversation = await reception.admit(seat, hello)
        except Forbidden:
            _log.warning("customer.forbidden", customer=token.customer_id)
            await self._refuse("forbidden", CLOSE_FORBIDDEN)
            return
        self._language = conversation.language
        _log.info("customer.joined", conversation=conversation.id)
        expiry = asyncio.create_task(self._expire(token.expires_at))
        try:
            await self._listen(seat, conversation.id)
        finally:
            expiry.cancel()
            reception.leave(seat, conversation.id)
            rooms.tell_desks(conversation.id, {"type": "typing", "conversation": conversation.id, "on": False})
            _log.info("customer.left", conversation=conversation.id)

    async def _hello(self) -> Hello | None:
        try:
            async with asyncio.timeout(self._options.hello_within):
                first = await self._socket.receive()
        except TimeoutError:
            await self._refuse("malformed", CLOSE_NO_HELLO)
            return None
        if first.type is not WSMsgType.TEXT:
            if first.type is WSMsgType.BINARY:
                await self._refuse("malformed", WSCloseCode.UNSUPPORTED_DATA)
            return None
        try:
            frame = frames.read_customer(first.data)
        except MalformedFrame:
            frame = None
        if not isinstance(frame, Hello):
            await self._refuse("malformed", WSCloseCode.POLICY_VIOLATION)
            return None
        return frame

    async def _token(self, hello: Hello) -> CustomerToken | None:
        try:
            return self._app[keys.TOKENS].read_customer(hello.token)
        except TokenExpired:
            await self._refuse("expired", CLOSE_EXPIRED)
        except TokenRefused:
            _log.warning("token.refused")
            await self._refuse("forbidden", CLOSE_FORBIDDEN)
        return None

    async def _expire(self, at: datetime) -> None:
        await asyncio.sleep(max(0.0, (at - datetime.now(timezone.utc)).total_seconds()))
        await self._refuse("expired", CLOSE_EXPIRED)

    async def _listen(self, seat: CustomerSeat, conversation_id: str) -> None:
        async for received in self._socket:
            if not self._frames.take("frame"):
                self._error("rate_limited")
                self._bad_frames += 1
            elif received.type is not WSMsgType.TEXT:
                self._malformed(None)
            else:
                await self._answer(seat, conversation_id, received.data)
            if self._bad_frames > self._options.bad_frames:
                await self._outbox.close(WSCloseCode.POLICY_VIOLATION, "too many bad frames")
                return

    async def _answer(self, seat: CustomerSeat, conversation_id: str, raw: str) -> None:
        frame_id: str | None = None
        try:
            frame = frames.read_customer(raw)
            frame_id = str(frame.id) if isinstance(frame, Say | Choose | SwitchMood | ForgetMood) else None
            await self._handle(seat, conversation_id, frame, frame_id)
        except MalformedFrame as error:
            self._malformed(error.frame_id)
        except TextRefused as error:
            self._error(error.code, frame_id)
        except NotFound:
            self._malformed(frame_id)
        except BankError as error:
            _log.error("customer.frame_refused", conversation=conversation_id, code=error.code)
            self._error("internal", frame_id)
        except Exception as error:  # the edge of the socket: a fault in one frame must not end it
            _log.error(
                "customer.frame_failed",
                conversation=conversation_id,
                error=type(error).__name__,
                at=where(error),
            )
            self._error("internal", frame_id)

    async def _handle(
        self, seat: CustomerSeat, conversation_id: str, frame: CustomerFrame, frame_id: str | None
    ) -> None:
        rooms = self._app[keys.ROOMS]
        match frame:
            case Say() | Choose() | SwitchMood() | ForgetMood():
                if not seat.inspect and not self._app[keys.MESSAGE_LIMIT].take(seat.customer_id):
                    self._error("rate_limited", frame_id)
                else:
                    await self._act(seat, conversation_id, frame)
            case Typing():
                rooms.tell_desks(conversation_id, {"type": "typing", "conversation": conversation_id, "on": frame.on})
            case ChangeLanguage():
                await self._change_language(seat, conversation_id, frame.language)
            case Hello():
                self._malformed(None)
            case _:  # Seen: nothing depends on it yet; accepted so that pages need not know
                pass

    async def _act(
        self, seat: CustomerSeat, conversation_id: str, frame: Say | Choose | SwitchMood | ForgetMood
    ) -> None:
        hub, moods, frame_id = self._app[keys.HUB], self._app[keys.MOODS], str(frame.id)
        match frame:
            case Say():
                await hub.say(conversation_id, seat, frame_id, frame.text)
            case Choose():
                await hub.choose(conversation_id, seat, frame_id, frame.seq, frame.index)
            case SwitchMood():
                await moods.switch(seat, frame.on, frame_id)
            case ForgetMood():
                await moods.forget(seat, frame_id)

    async def _change_language(self, seat: CustomerSeat, conversation_id: str, wanted: str) -> None:
        language = served_language(wanted, self._words)
        if language is None:
            self._malformed(None)
            return
        bank, rooms = self._app[keys.BANK], self._app[keys.ROOMS]
        await asyncio.to_thread(bank.conversations.set_language, conversation_id, language)
        await asyncio.to_thread(bank.customers.set_language, seat.customer_id, language)
        self._language = language
        with rooms.use(conversation_id) as room:
            rooms.tell_customers(room, {"type": "language", "language": language})

    def _malformed(self, frame_id: str | None) -> None:
        self._bad_frames += 1
        self._error("malformed", frame_id)

    def _error(self, code: str, frame_id: str | None = None) -> None:
        key = _SENTENCES.get(code, "chat-internal-error")
        sentence = self._words.text(key, self._language, limit=LONGEST_MESSAGE)
        self._outbox.put(frames.error(code, sentence, frame_id))

    async def _refuse(self, code: str, close_code: int) -> None:
        self._error(code)
        await self._outbox.close(close_code, code)
