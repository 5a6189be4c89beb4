"""Conversations in the database: who owns them, and how they are opened and found."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bank.adapters.orm import ConversationRow, StaffRow
from bank.domain.conversations import Conversation
from bank.domain.errors import FenceLost, UnknownConversation
from bank.domain.ownership import Owner, Ownership


class Conversations:
    """Reads and changes conversations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, customer_id: str, channel: str, language: str, now: datetime) -> Conversation:
        """Start a conversation, owned by the bot."""
        row = ConversationRow(
            id=uuid4().hex,
            customer_id=customer_id,
            channel=channel,
            language=language,
            owner=Owner.BOT.value,
            fence=0,
            agent_id=None,
            last_seq=0,
            opened_at=now,
        )
        self._session.add(row)
        self._session.flush()
        return self._conversation(row)

    def get(self, conversation_id: str) -> Conversation:
        """Return the conversation.

        Raises:
            UnknownConversation: there is none of this id.
        """
        return self._conversation(self._row(conversation_id))

    def lock(self, conversation_id: str) -> Conversation:
        """Return the conversation, and keep its other writers waiting until the commit."""
        return self._conversation(self._row(conversation_id, lock=True))

    def latest(self, customer_id: str) -> Conversation | None:
        """Return the customer's newest conversation, if any."""
        query = (
            select(ConversationRow)
            .where(ConversationRow.customer_id == customer_id)
            .order_by(ConversationRow.opened_at.desc(), ConversationRow.id.desc())
            .limit(1)
        )
        row = self._session.scalar(query)
        return None if row is None else self._conversation(row)

    def ids_of(self, customer_id: str) -> tuple[str, ...]:
        """Return the ids of the customer's conversations, the newest first."""
        query = (
            select(ConversationRow.id)
            .where(ConversationRow.customer_id == customer_id)
            .order_by(ConversationRow.opened_at.desc(), ConversationRow.id.desc())
        )
        return tuple(self._session.scalars(query))

    def set_language(self, conversation_id: str, language: str) -> Conversation:
        """Change the language; returns the changed conversation."""
        row = self._row(conversation_id)
        row.language = language
        return self._conversation(row)

    def next_seq(self, conversation_id: str) -> int:
        """Take the next message number; lock the conversation first."""
        row = self._row(conversation_id)
        row.last_seq += 1
        return row.last_seq

    def hand_over(self, conversation_id: str, before: Ownership, after: Ownership) -> None:
        """Change the ownership, if it still is what it was before.

        Raises:
            FenceLost: somebody else changed it in between.
        """
        changed = self._session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == conversation_id, ConversationRow.fence == before.fence)
            .values(owner=after.owner.value, fence=after.fence, agent_id=after.agent_id)
            .returning(ConversationRow.id)
        )
        if changed.first() is None:
            raise FenceLost("the conversation has changed hands")

    def _row(self, conversation_id: str, *, lock: bool = False) -> ConversationRow:
        row = self._session.get(ConversationRow, conversation_id, with_for_update=lock or None)
        if row is None:
            raise UnknownConversation("no such conversation")
        return row

    def _conversation(self, row: ConversationRow) -> Conversation:
        agent = None if row.agent_id is None else self._session.get(StaffRow, row.agent_id)
        return Conversation(
            id=row.id,
            customer_id=row.customer_id,
            channel=row.channel,
            owner=Owner(row.owner),
            fence=row.fence,
            language=row.language,
            agent=None if agent is None else agent.name,
            agent_id=row.agent_id,
            opened_at=row.opened_at,
            last_seq=row.last_seq,
        )
