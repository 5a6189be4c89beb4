"""The customer's own view of how their mood is read, and their choice about it."""

from __future__ import annotations

import asyncio

from bank.bootstrap import Bank
from server import desk_views, frames
from server.board import Board
from server.delivery import utc_now
from server.rooms import CustomerSeat, Room, Rooms


class MoodReadings:
    """Shows the present reading in every tab, and carries out what the customer wants of it."""

    def __init__(self, bank: Bank, rooms: Rooms, board: Board) -> None:
        self._bank = bank
        self._rooms = rooms
        self._board = board

    async def show(self, room: Room, *, receipt_to: CustomerSeat | None = None, frame_id: str | None = None) -> None:
        """Tell all tabs in a room how the mood is read now.

        Args:
            receipt_to: The tab that asked for a change; its frame carries `frame_id`.
        """
        if not room.customers:
            return
        # Under the lock, so that of two tellings the later one is also the newer.
        async with room.lock:
            reading = await asyncio.to_thread(self._bank.customers.mood_reading, room.id)
            for seat in room.customers:
                seat.outbox.put(frames.mood(reading, frame_id if seat is receipt_to else None))

    async def switch(self, seat: CustomerSeat, on: bool, frame_id: str) -> None:
        """Allow or forbid the reading, and tell every tab of the customer and every desk that follows them."""
        await asyncio.to_thread(self._bank.customers.set_mood_analysis, seat.customer_id, on, utc_now())
        await self._tell_everywhere(seat, frame_id)

    async def forget(self, seat: CustomerSeat, frame_id: str) -> None:
        """Delete what was read so far, and tell the same listeners."""
        await asyncio.to_thread(self._bank.customers.forget_mood, seat.customer_id)
        await self._tell_everywhere(seat, frame_id)

    async def _tell_everywhere(self, seat: CustomerSeat, frame_id: str) -> None:
        for conversation_id in await asyncio.to_thread(self._bank.conversations.ids_of, seat.customer_id):
            with self._rooms.use(conversation_id) as room:
                await self.show(room, receipt_to=seat, frame_id=frame_id)
                await self._tell_desks(room)
        self._board.changed()  # the queue shows the mood too

    async def _tell_desks(self, room: Room) -> None:
        if not self._rooms.followers(room.id):
            return
        async with room.lock:
            shown = await asyncio.to_thread(desk_views.mood, self._bank, room.id)
            self._rooms.tell_desks(room.id, {"type": "mood", "conversation": room.id, **shown})
