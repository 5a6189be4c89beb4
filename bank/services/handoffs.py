"""Passing a conversation to a person, and back.

Every move changes handoff and conversation in one transaction, with a compare-and-set on the
conversation's fence: of two agents who accept at once, one wins and the other is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from bank.adapters.unit_of_work import Store, UnitOfWork
from bank.domain.conversations import Conversation
from bank.domain.errors import AlreadyTaken, IllegalMove, InvalidValue
from bank.domain.handoffs import OPEN_STATUSES, HandedBack, Handoff, HandoffStatus
from bank.domain.ownership import Move, Ownership
from bank.domain.periods import aware
from bank.services.mood_reading import summary_without_mood

log = structlog.get_logger()


class HandoffService:
    """Handoffs between the bot and people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def request(
        self, conversation_id: str, reason: str, priority: int, summary: Mapping[str, Any], now: datetime
    ) -> Handoff:
        """Ask for a person: BOT -> QUEUED. Where one was asked for already, that handoff is returned.

        Args:
            reason: Short code ('asked', 'upset', 'fraud' ...).
            priority: 0 urgent .. 3 can wait; a second request can only make the first more urgent.
            summary: wanted, tried, mood, promised; JSON values only. The mood is left out where the customer has
                switched its reading off.

        Raises:
            UnknownConversation: there is none of this id.
        """
        if priority not in range(4):
            raise InvalidValue("priority is 0 to 3")
        moment = aware(now)

        def work(work: UnitOfWork) -> tuple[Handoff, bool]:
            conversation = work.conversations.lock(conversation_id)
            handoff = work.handoffs.open_of(conversation_id)
            if handoff is not None:
                if handoff.status is HandoffStatus.QUEUED and priority < handoff.priority:
                    handoff = work.handoffs.change(handoff.id, HandoffStatus.QUEUED, priority=priority)
                return handoff, False
            _move(work, conversation, Move.REQUEST)
            reads_mood = work.customers.lock(conversation.customer_id).mood_analysis
            told = summary if reads_mood else summary_without_mood(summary)
            return work.handoffs.add(conversation, reason, priority, told, moment), True

        handoff, created = self._store.write(work)
        if created:
            log.info("handoff.opened", ticket=handoff.id, conversation=conversation_id, reason=reason)
        return handoff

    def get(self, handoff_id: str) -> Handoff:
        """Return the handoff.

        Raises:
            UnknownHandoff: there is none of this id.
        """
        return self._store.read(lambda work: work.handoffs.get(handoff_id))

    def open_of(self, conversation_id: str) -> Handoff | None:
        """Return the conversation's open handoff, queued or accepted, if any."""
        return self._store.read(lambda work: work.handoffs.open_of(conversation_id))

    def latest_of(self, conversation_id: str) -> Handoff | None:
        """Return the conversation's newest handoff, open or not, if any."""
        return self._store.read(lambda work: work.handoffs.latest_of(conversation_id))

    def hand_backs(self, conversation_id: str) -> tuple[HandedBack, ...]:
        """Return what people left behind in a conversation that they gave back, oldest first."""
        return self._store.read(lambda work: work.handoffs.hand_backs(conversation_id))

    def position(self, handoff_id: str) -> int:
        """Return the place in the queue, 1 for the next; 0 when it is not queued (any more)."""

        def work(work: UnitOfWork) -> int:
            handoff = work.handoffs.get(handoff_id)
            return work.handoffs.position(handoff) if handoff.status is HandoffStatus.QUEUED else 0

        return self._store.read(work)

    def queue(self) -> tuple[Handoff, ...]:
        """Return who waits: the urgent first, then the longest waiting."""
        return self._store.read(lambda work: work.handoffs.queued())

    def mine(self, agent_id: str) -> tuple[Handoff, ...]:
        """Return the handoffs that an agent has accepted and not ended."""
        return self._store.read(lambda work: work.handoffs.accepted_by(agent_id))

    def accept(self, handoff_id: str, agent_id: str, now: datetime) -> Handoff:
        """Take a conversation: QUEUED -> HUMAN. Accepting one's own again changes nothing.

        Raises:
            UnknownHandoff: there is none of this id.
            UnknownStaff: there is no such agent.
            AlreadyTaken: another agent was faster.
            IllegalMove: the customer has left the queue, or it has ended.
        """
        moment = aware(now)

        def work(work: UnitOfWork) -> tuple[Handoff, bool]:
            work.staff.get(agent_id)
            handoff, conversation = _locked(work, handoff_id)
            if handoff.status is HandoffStatus.ACCEPTED:
                if handoff.agent_id != agent_id:
                    raise AlreadyTaken("another agent has accepted it")
                return handoff, False
            _open(handoff)
            _move(work, conversation, Move.ACCEPT, agent_id)
            accepted = work.handoffs.change(handoff_id, HandoffStatus.ACCEPTED, agent_id=agent_id, accepted_at=moment)
            return accepted, True

        handoff, changed = self._store.write(work)
        if changed:
            log.info("handoff.accepted", ticket=handoff_id, agent=agent_id)
        return handoff

    def hand_back(self, handoff_id: str, agent_id: str, note: str | None, now: datetime) -> Handoff:
        """Give the conversation back to the bot, with a note for it: HUMAN -> BOT.

        Raises:
            UnknownHandoff: there is none of this id.
            NotYours: another agent has it.
            IllegalMove: nobody has accepted it, or it has ended.
        """
        values = {"note": note, "ended_at": aware(now)}
        return self._end(handoff_id, agent_id, Move.HAND_BACK, HandoffStatus.RETURNED, values)

    def close(self, handoff_id: str, agent_id: str, outcome: str | None, now: datetime) -> Handoff:
        """End the agent's part with an outcome: HUMAN -> BOT.

        Raises:
            UnknownHandoff: there is none of this id.
            NotYours: another agent has it.
            IllegalMove: nobody has accepted it, or it has ended.
        """
        values = {"outcome": outcome, "ended_at": aware(now)}
        return self._end(handoff_id, agent_id, Move.CLOSE, HandoffStatus.CLOSED, values)

    def release(self, handoff_id: str, agent_id: str, now: datetime) -> Handoff:
        """Put an accepted conversation back into the queue, at its old place: HUMAN -> QUEUED.

        Raises:
            UnknownHandoff: there is none of this id.
            NotYours: another agent has it.
            IllegalMove: nobody has accepted it, or it has ended.
        """
        aware(now)
        values = {"agent_id": None, "accepted_at": None}
        return self._end(handoff_id, agent_id, Move.RELEASE, HandoffStatus.QUEUED, values)

    def withdraw(self, conversation_id: str, now: datetime) -> Handoff | None:
        """Leave the queue, as the customer wants: QUEUED -> BOT; None when nothing was queued.

        Raises:
            UnknownConversation: there is none of this id.
            IllegalMove: an agent has accepted it already.
        """
        moment = aware(now)

        def work(work: UnitOfWork) -> Handoff | None:
            conversation = work.conversations.lock(conversation_id)
            handoff = work.handoffs.open_of(conversation_id)
            if handoff is None:
                return None
            _move(work, conversation, Move.WITHDRAW)
            return work.handoffs.change(handoff.id, HandoffStatus.WITHDRAWN, ended_at=moment)

        handoff = self._store.write(work)
        if handoff is not None:
            log.info("handoff.withdrawn", ticket=handoff.id)
        return handoff

    def _end(
        self, handoff_id: str, agent_id: str, move: Move, status: HandoffStatus, values: Mapping[str, Any]
    ) -> Handoff:
        def work(work: UnitOfWork) -> Handoff:
            handoff, conversation = _locked(work, handoff_id)
            _open(handoff)
            _move(work, conversation, move, agent_id)
            return work.handoffs.change(handoff_id, status, **values)

        handoff = self._store.write(work)
        log.info("handoff.ended", ticket=handoff_id, agent=agent_id, status=status.value)
        return handoff


def _locked(work: UnitOfWork, handoff_id: str) -> tuple[Handoff, Conversation]:
    """Return a handoff as it is once its conversation is locked."""
    conversation = work.conversations.lock(work.handoffs.get(handoff_id).conversation_id)
    return work.handoffs.get(handoff_id), conversation


def _open(handoff: Handoff) -> None:
    if handoff.status not in OPEN_STATUSES:
        raise IllegalMove("the handoff has ended")


def _move(work: UnitOfWork, conversation: Conversation, move: Move, agent_id: str | None = None) -> None:
    before = Ownership(conversation.owner, conversation.fence, conversation.agent_id)
    work.conversations.hand_over(conversation.id, before, before.after(move, agent_id))
