"""Who is listening to which conversation in this process, and the ways to tell them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bank.domain.conversations import Message, TurnRecord
from bank.domain.ownership import Owner
from bank.domain.staff import Staff
from server import frames
from server.outbox import Outbox


@dataclass(eq=False)
class CustomerSeat:
    """One open tab or app of a customer; `inspect` also gets what was understood."""

    outbox: Outbox
    customer_id: str
    inspect: bool = False


@dataclass(eq=False)
class DeskSeat:
    """One open desk of an agent; `follows` are ids of conversations."""

    outbox: Outbox
    staff: Staff
    session: str
    follows: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Room:
    """What this process knows of a conversation, beyond what is stored.

    Attributes:
        lock: Held while a message is stored and told, so that everybody hears in order of `seq`,
            and while a replay is put together, so that nothing is missed or doubled.
        queue_notice_at: Loop time of the last notice about the place in the queue.
        worker: Works through the unanswered messages; None while there are none.
        users: Callers that hold the room now, see `Rooms.use`.
    """

    id: str
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    customers: set[CustomerSeat] = field(default_factory=set)
    queue_notice_at: float | None = None
    worker: asyncio.Task[None] | None = None
    users: int = 0

    @property
    def idle(self) -> bool:
        """Nobody listens, nothing is under way."""
        return not self.customers and self.worker is None and not self.users


class Rooms:
    """The rooms and desks of this process."""

    def __init__(self) -> None:
        self._rooms: dict[str, Room] = {}
        self.desks: set[DeskSeat] = set()

    def __iter__(self) -> Iterator[Room]:
        return iter(list(self._rooms.values()))

    def room(self, conversation_id: str) -> Room:
        """Return the room of a conversation, made when it is not there."""
        return self._rooms.setdefault(conversation_id, Room(conversation_id))

    @contextmanager
    def use(self, conversation_id: str) -> Iterator[Room]:
        """Hold a conversation's room for a while; there is never a second one with a second lock."""
        room = self.room(conversation_id)
        room.users += 1
        try:
            yield room
        finally:
            room.users -= 1
            self.forget_idle(room)

    def forget_idle(self, room: Room) -> None:
        """Drop a room that nobody needs; its conversation lives on in the database."""
        if room.idle:
            self._rooms.pop(room.id, None)

    def seats_of(self, customer_id: str) -> int:
        """Return how many sockets a customer has open here."""
        return sum(seat.customer_id == customer_id for room in self._rooms.values() for seat in room.customers)

    def live_room_of(self, customer_id: str) -> Room | None:
        """Return a room in which the customer is present now."""
        for room in self._rooms.values():
            if any(seat.customer_id == customer_id for seat in room.customers):
                return room
        return None

    def followers(self, conversation_id: str) -> list[DeskSeat]:
        """Return the desks that follow a conversation."""
        return [desk for desk in self.desks if conversation_id in desk.follows]

    def tell_customers(self, room: Room, frame: Mapping[str, Any], *, but: CustomerSeat | None = None) -> None:
        """Send a frame to every open tab of the customer, except one."""
        for seat in room.customers:
            if seat is not but:
                seat.outbox.put(frame)

    def tell_desks(self, conversation_id: str, frame: Mapping[str, Any], *, but: DeskSeat | None = None) -> None:
        """Send a frame to every desk that follows the conversation, except one."""
        for desk in self.followers(conversation_id):
            if desk is not but:
                desk.outbox.put(frame)

    def tell_message(self, room: Room, message: Message, *, by: CustomerSeat | None = None) -> None:
        """Show a stored message to every desk and every tab, except the tab that wrote it."""
        frame = frames.message(message)
        self.tell_customers(room, frame, but=by)
        self.tell_desks(room.id, {**frame, "conversation": room.id})

    def tell_turn(self, room: Room, message: Message, record: TurnRecord, owner: Owner) -> None:
        """Show what was understood to the desks and to the command line."""
        desk_turn = {**frames.desk_turn(message.seq, record), "at": message.at.isoformat()}
        self.tell_desks(room.id, {"type": "turn", "conversation": room.id, **desk_turn})
        for seat in room.customers:
            if seat.inspect:
                seat.outbox.put(frames.inspected_turn(message.client_id, record, owner))

    def tell_owner(self, room: Room, owner: Owner, agent: str | None, position: int | None) -> None:
        """Tell both sides who answers now."""
        self.tell_customers(room, frames.owner(owner, agent, position))
        self.tell_desks(room.id, {"type": "owner", "conversation": room.id, "owner": owner.value})
