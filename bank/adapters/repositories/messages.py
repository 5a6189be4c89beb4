"""Messages and turns in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, exists, null, or_, select, update
from sqlalchemy.orm import Session

from bank.adapters.orm import ConversationRow, MessageRow, TurnRow
from bank.domain.conversations import (
    Button,
    Message,
    MessageStatus,
    RecordedTurn,
    Sender,
)


class Messages:
    """Reads and adds messages, and what was understood of them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_client_id(self, conversation_id: str, client_id: str) -> Message | None:
        """Return the message that was stored under this client id, if any."""
        query = select(MessageRow).where(
            MessageRow.conversation_id == conversation_id, MessageRow.client_id == client_id
        )
        row = self._session.scalar(query)
        return None if row is None else _message(row)

    def get(self, message_id: str) -> Message | None:
        """Return the message, if it exists."""
        row = self._session.get(MessageRow, message_id)
        return None if row is None else _message(row)

    def add(self, message: Message) -> None:
        """Store a new message; its number must be the conversation's next."""
        self._session.add(
            MessageRow(
                id=message.id,
                conversation_id=message.conversation_id,
                seq=message.seq,
                client_id=message.client_id,
                sender=message.sender.value,
                name=message.name,
                text=message.text,
                buttons=[{"title": button.title, "payload": button.payload} for button in message.buttons],
                key=message.key,
                tone=message.tone,
                data=None if message.data is None else dict(message.data),
                at=message.at,
                status=message.status.value,
            )
        )

    def after(self, conversation_id: str, seq: int, limit: int) -> tuple[Message, ...]:
        """Return messages with a higher number, in order."""
        query = (
            select(MessageRow)
            .where(MessageRow.conversation_id == conversation_id, MessageRow.seq > seq)
            .order_by(MessageRow.seq)
            .limit(limit)
        )
        return tuple(_message(row) for row in self._session.scalars(query))

    def waiting(self, conversation_id: str | None) -> tuple[Message, ...]:
        """Return messages that are not answered yet, oldest first; of all conversations when None."""
        query = select(MessageRow).where(MessageRow.status == MessageStatus.RECEIVED.value)
        if conversation_id is None:
            query = query.order_by(MessageRow.at, MessageRow.conversation_id, MessageRow.seq)
        else:
            query = query.where(MessageRow.conversation_id == conversation_id).order_by(MessageRow.seq)
        return tuple(_message(row) for row in self._session.scalars(query))

    def settle(self, message_ids: Iterable[str], status: MessageStatus) -> int:
        """Give waiting messages their final status; returns how many were waiting."""
        changed = self._session.execute(
            update(MessageRow)
            .where(MessageRow.id.in_(list(message_ids)), MessageRow.status == MessageStatus.RECEIVED.value)
            .values(status=status.value)
            .returning(MessageRow.id)
        )
        return len(changed.all())

    def record_turn(self, conversation_id: str, turn: RecordedTurn) -> None:
        """Keep a turn; a second record of the same message replaces the first."""
        negative, neutral, positive = turn.sentiment or (None, None, None)
        self._session.merge(
            TurnRow(
                message_id=turn.message_id,
                conversation_id=conversation_id,
                seq=turn.seq,
                intent=turn.intent,
                confidence=turn.confidence,
                language=turn.language,
                negative=negative,
                neutral=neutral,
                positive=positive,
                mood=turn.mood,
                mood_reason=turn.mood_reason,
                tone=turn.tone,
                escalation=turn.escalation,
                mood_state=None if turn.mood_state is None else dict(turn.mood_state),
                owner=str(turn.owner),
                at=turn.at,
            )
        )

    def turns(self, conversation_id: str) -> tuple[RecordedTurn, ...]:
        """Return the conversation's turns, in order."""
        query = select(TurnRow).where(TurnRow.conversation_id == conversation_id).order_by(TurnRow.seq)
        return tuple(_turn(row) for row in self._session.scalars(query))

    def last_turn(self, conversation_id: str) -> RecordedTurn | None:
        """Return the conversation's newest turn, None before the first."""
        query = select(TurnRow).where(TurnRow.conversation_id == conversation_id).order_by(TurnRow.seq.desc()).limit(1)
        row = self._session.scalars(query).first()
        return _turn(row) if row else None

    def has_mood(self, customer_id: str) -> bool:
        """Tell whether any turn of the customer has a sentiment or a mood."""
        query = select(exists().where(TurnRow.conversation_id.in_(_conversations_of(customer_id)), _READ))
        return bool(self._session.scalar(query))

    def forget_mood(self, customer_id: str, tones: Sequence[str]) -> int:
        """Empty sentiment and mood of all turns of a customer; return how many had one.

        Args:
            tones: These go too, from turns and from messages.
        """
        theirs = _conversations_of(customer_id)
        self._session.execute(
            update(MessageRow)
            .where(MessageRow.conversation_id.in_(theirs), MessageRow.tone.in_(tones))
            .values(tone=None)
            .execution_options(synchronize_session=False)
        )
        self._session.execute(
            update(TurnRow)
            .where(TurnRow.conversation_id.in_(theirs), TurnRow.tone.in_(tones))
            .values(tone=None)
            .execution_options(synchronize_session=False)
        )
        emptied = self._session.execute(
            update(TurnRow)
            .where(TurnRow.conversation_id.in_(theirs), _READ)
            .values(negative=None, neutral=None, positive=None, mood=None, mood_reason=None, mood_state=null())
            .returning(TurnRow.message_id)
            .execution_options(synchronize_session=False)
        )
        return len(emptied.all())


_READ: ColumnElement[bool] = or_(
    TurnRow.negative.is_not(None),
    TurnRow.mood.is_not(None),
    TurnRow.mood_reason.is_not(None),
    TurnRow.mood_state.is_not(None),
)


def _conversations_of(customer_id: str) -> Select[str]:
    return select(ConversationRow.id).where(ConversationRow.customer_id == customer_id)


def _message(row: MessageRow) -> Message:
    return Message(
        seq=row.seq,
        id=row.id,
        conversation_id=row.conversation_id,
        client_id=row.client_id,
        sender=Sender(row.sender),
        name=row.name,
        text=row.text,
        buttons=tuple(Button(button["title"], button["payload"]) for button in row.buttons),
        key=row.key,
        tone=row.tone,
        data=row.data,
        at=row.at,
        status=MessageStatus(row.status),
    )


def _turn(row: TurnRow) -> RecordedTurn:
    sentiment = None
    if row.negative is not None and row.neutral is not None and row.positive is not None:
        sentiment = (row.negative, row.neutral, row.positive)
    return RecordedTurn(
        intent=row.intent,
        confidence=row.confidence,
        language=row.language,
        sentiment=sentiment,
        mood=row.mood,
        mood_reason=row.mood_reason,
        tone=row.tone,
        escalation=row.escalation,
        mood_state=row.mood_state,
        owner=row.owner,
        seq=row.seq,
        message_id=row.message_id,
        at=row.at,
    )
