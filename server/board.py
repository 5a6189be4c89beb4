"""The agents' queue, kept in sight: told to every desk after anything in it has changed."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog

from bank.bootstrap import Bank
from bank.domain.ownership import Owner
from server import desk_views, frames
from server.rooms import DeskSeat, Rooms

_log = structlog.get_logger(__name__)
# Many changes in a moment are told once.
_GATHER = 0.2


class Board:
    """Tells desks the queue, and waiting customers their place in it."""

    def __init__(self, bank: Bank, rooms: Rooms) -> None:
        self._bank = bank
        self._rooms = rooms
        self._changed = asyncio.Event()
        self._told_positions: dict[str, int] = {}

    def changed(self) -> None:
        """Say that the queue, or something shown in it, is different now."""
        self._changed.set()

    def told(self, conversation_id: str, position: int) -> None:
        """Say that a customer has been told this place already; only another one is news."""
        self._told_positions[conversation_id] = position

    async def run(self) -> None:
        """Tell changes for as long as the server runs."""
        while True:
            await self._changed.wait()
            await asyncio.sleep(_GATHER)
            self._changed.clear()
            try:
                await self._tell()
            except Exception as error:  # the edge of a background task
                _log.error("board.failed", error=type(error).__name__)

    async def frame_for(self, desk: DeskSeat) -> dict[str, Any]:
        """Return the queue as one agent sees it."""
        waiting = await asyncio.to_thread(desk_views.queue, self._bank)
        mine = await asyncio.to_thread(desk_views.mine, self._bank, desk.staff.id)
        return {"type": "queue", "items": waiting, "mine": mine}

    async def _tell(self) -> None:
        waiting = await asyncio.to_thread(desk_views.queue, self._bank)
        self._tell_positions(waiting)
        for desk in list(self._rooms.desks):
            mine = await asyncio.to_thread(desk_views.mine, self._bank, desk.staff.id)
            desk.outbox.put({"type": "queue", "items": waiting, "mine": mine})

    def _tell_positions(self, waiting: list[dict[str, Any]]) -> None:
        now = {str(item["conversation"]): int(item["position"]) for item in waiting}
        for conversation_id, position in now.items():
            if self._told_positions.get(conversation_id) != position:
                with self._rooms.use(conversation_id) as room:
                    self._rooms.tell_customers(room, frames.owner(Owner.QUEUED, None, position))
        self._told_positions = now
