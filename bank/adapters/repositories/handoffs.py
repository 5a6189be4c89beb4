"""Handoffs in the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bank.adapters.orm import HandoffRow, StaffRow
from bank.domain.conversations import Conversation
from bank.domain.errors import UnknownHandoff
from bank.domain.handoffs import ENDED_STATUSES, OPEN_STATUSES, HandedBack, Handoff, HandoffStatus


class Handoffs:
    """Reads and changes handoffs."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        conversation: Conversation,
        reason: str,
        priority: int,
        summary: Mapping[str, Any],
        now: datetime,
    ) -> Handoff:
        """Put a conversation into the queue; it must have no open handoff."""
        row = HandoffRow(
            id=uuid4().hex,
            conversation_id=conversation.id,
            customer_id=conversation.customer_id,
            reason=reason,
            priority=priority,
            summary=dict(summary),
            status=HandoffStatus.QUEUED.value,
            created_at=now,
        )
        self._session.add(row)
        self._session.flush()
        return _handoff(row)

    def get(self, handoff_id: str) -> Handoff:
        """Return the handoff.

        Raises:
            UnknownHandoff: there is none of this id.
        """
        return _handoff(self._row(handoff_id))

    def open_of(self, conversation_id: str) -> Handoff | None:
        """Return the conversation's open handoff, if any."""
        query = select(HandoffRow).where(
            HandoffRow.conversation_id == conversation_id,
            HandoffRow.status.in_([status.value for status in OPEN_STATUSES]),
        )
        row = self._session.scalar(query)
        return None if row is None else _handoff(row)

    def latest_of(self, conversation_id: str) -> Handoff | None:
        """Return the conversation's newest handoff, open or not."""
        query = (
            select(HandoffRow)
            .where(HandoffRow.conversation_id == conversation_id)
            .order_by(HandoffRow.created_at.desc(), HandoffRow.id.desc())
            .limit(1)
        )
        row = self._session.scalar(query)
        return None if row is None else _handoff(row)

    def hand_backs(self, conversation_id: str) -> tuple[HandedBack, ...]:
        """Return what people left behind in the conversation, oldest first."""
        query = (
            select(HandoffRow, StaffRow.name)
            .join(StaffRow, StaffRow.id == HandoffRow.agent_id)
            .where(
                HandoffRow.conversation_id == conversation_id,
                HandoffRow.status.in_([status.value for status in ENDED_STATUSES]),
                HandoffRow.ended_at.is_not(None),
            )
            .order_by(HandoffRow.ended_at, HandoffRow.id)
        )
        return tuple(
            HandedBack(row.id, name, row.note, row.outcome, row.ended_at)
            for row, name in self._session.execute(query)
            if row.ended_at is not None
        )

    def queued(self) -> tuple[Handoff, ...]:
        """Return the queue: the urgent first, then who waits longest."""
        query = (
            select(HandoffRow)
            .where(HandoffRow.status == HandoffStatus.QUEUED.value)
            .order_by(HandoffRow.priority, HandoffRow.created_at, HandoffRow.id)
        )
        return tuple(_handoff(row) for row in self._session.scalars(query))

    def accepted_by(self, agent_id: str) -> tuple[Handoff, ...]:
        """Return the conversations that an agent has now, the longest first."""
        query = (
            select(HandoffRow)
            .where(HandoffRow.status == HandoffStatus.ACCEPTED.value, HandoffRow.agent_id == agent_id)
            .order_by(HandoffRow.accepted_at, HandoffRow.id)
        )
        return tuple(_handoff(row) for row in self._session.scalars(query))

    def position(self, handoff: Handoff) -> int:
        """Return the place of a queued handoff, 1 for the next."""
        row = HandoffRow
        earlier = or_(
            row.priority < handoff.priority,
            (row.priority == handoff.priority) & (row.created_at < handoff.created_at),
            (row.priority == handoff.priority) & (row.created_at == handoff.created_at) & (row.id < handoff.id),
        )
        query = select(func.count()).where(row.status == HandoffStatus.QUEUED.value, earlier)
        return 1 + (self._session.scalar(query) or 0)

    def change(self, handoff_id: str, status: HandoffStatus, **values: Any) -> Handoff:
        """Set the status and other columns; returns the changed handoff."""
        row = self._row(handoff_id)
        row.status = status.value
        for name, value in values.items():
            setattr(row, name, value)
        return _handoff(row)

    def retell(self, customer_id: str, told: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
        """Change the summaries of all of a customer's handoffs, and nothing else of them."""
        for row in self._session.scalars(select(HandoffRow).where(HandoffRow.customer_id == customer_id)):
            row.summary = told(row.summary)

    def _row(self, handoff_id: str) -> HandoffRow:
        # A row that was read before its conversation was locked may be stale.
        row = self._session.get(HandoffRow, handoff_id, populate_existing=True)
        if row is None:
            raise UnknownHandoff("no such handoff")
        return row


def _handoff(row: HandoffRow) -> Handoff:
    return Handoff(
        id=row.id,
        conversation_id=row.conversation_id,
        customer_id=row.customer_id,
        reason=row.reason,
        priority=row.priority,
        summary=row.summary,
        status=HandoffStatus(row.status),
        agent_id=row.agent_id,
        created_at=row.created_at,
        accepted_at=row.accepted_at,
        ended_at=row.ended_at,
        note=row.note,
        outcome=row.outcome,
    )
