"""Tables. Ids are strings, amounts integers of minor units, moments UTC."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bank.domain.periods import aware


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite would drop the zone, and a naive one would shift silently."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments, convert the others to UTC."""
        if value is None:
            return None
        moment = aware(value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


class Base(DeclarativeBase):
    """Root of the tables; names of constraints are fixed so that migrations can alter them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        str: String(64),
        datetime: UtcDateTime(),
        date: Date(),
        int: BigInteger(),
        dict[str, Any]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
    }


class CustomerRow(Base):
    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(primary_key=True)
    given_name: Mapped[str]
    family_name: Mapped[str]
    preferred_name: Mapped[str]
    language: Mapped[str]
    country: Mapped[str]
    currency: Mapped[str] = mapped_column(String(3))
    timezone: Mapped[str]
    persona: Mapped[str]
    answer_length: Mapped[str]
    mood_analysis: Mapped[bool]
    # When the customer last chose; empty while nobody but the bank has.
    mood_analysis_since: Mapped[datetime | None]
    customer_since: Mapped[date]
    # Position on the demo page; empty for everybody else.
    demo_rank: Mapped[int | None]


class AccountRow(Base):
    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    iban: Mapped[str]
    currency: Mapped[str] = mapped_column(String(3))
    # balance = opening + sum of the account's transactions, kept up to date with each booking.
    opening_minor: Mapped[int]
    balance_minor: Mapped[int]
    # Agreed overdraft or card limit, not negative.
    credit_minor: Mapped[int]


class AgreementRow(Base):
    __tablename__ = "agreements"

    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    payee: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str]
    category: Mapped[str]
    every_months: Mapped[int]
    day: Mapped[int]
    anchor: Mapped[date]
    amount_minor: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    variable: Mapped[bool]
    automatic: Mapped[bool]
    ends_on: Mapped[date | None]


class TransactionRow(Base):
    __tablename__ = "transactions"
    __table_args__ = (
        # Newest first of one customer, and everything that sums over a period.
        Index("ix_transactions_customer_day", "customer_id", "booked_on", "kind", "category", "amount_minor"),
        Index("ix_transactions_customer_merchant", "customer_id", "merchant", "booked_on"),
        Index(
            "ix_transactions_agreement",
            "agreement_id",
            "booked_on",
            sqlite_where=text("agreement_id IS NOT NULL"),
            postgresql_where=text("agreement_id IS NOT NULL"),
        ),
    )

    # Grows with the booking order of one customer, so it also orders the lines of a day.
    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    agreement_id: Mapped[str | None] = mapped_column(ForeignKey("agreements.id", ondelete="SET NULL"))
    booked_on: Mapped[date]
    amount_minor: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    merchant: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(String(200))
    category: Mapped[str]
    kind: Mapped[str]


class BudgetRow(Base):
    __tablename__ = "budgets"

    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), primary_key=True)
    category: Mapped[str] = mapped_column(primary_key=True)
    limit_minor: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class CardRow(Base):
    __tablename__ = "cards"

    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    kind: Mapped[str]
    brand: Mapped[str]
    last4: Mapped[str] = mapped_column(String(4))
    status: Mapped[str]
    status_changed_at: Mapped[datetime | None]


class ProductRow(Base):
    __tablename__ = "products"

    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    kind: Mapped[str]
    # As in the catalogue: name -> {"money": {iso: minor}} | {"percent": "3.49"} | {"number": n}
    facts: Mapped[dict[str, Any]]


class ConversationRow(Base):
    __tablename__ = "conversations"
    __table_args__ = (Index("ix_conversations_customer_opened", "customer_id", "opened_at"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    channel: Mapped[str]
    language: Mapped[str]
    owner: Mapped[str]
    fence: Mapped[int]
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    last_seq: Mapped[int]
    opened_at: Mapped[datetime]


class MessageRow(Base):
    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_id"),
        # The few that wait for an answer, found without reading the many that do not.
        Index(
            "ix_messages_waiting",
            "conversation_id",
            "seq",
            sqlite_where=text("status = 'received'"),
            postgresql_where=text("status = 'received'"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    seq: Mapped[int]
    client_id: Mapped[str] = mapped_column(String(100))
    sender: Mapped[str]
    name: Mapped[str | None] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text())
    buttons: Mapped[list[Any]]
    key: Mapped[str | None] = mapped_column(String(120))
    tone: Mapped[str | None]
    data: Mapped[dict[str, Any] | None]
    at: Mapped[datetime]
    status: Mapped[str]


class TurnRow(Base):
    __tablename__ = "turns"
    __table_args__ = (Index("ix_turns_conversation_seq", "conversation_id", "seq"),)

    # One customer message is understood once; a repeated record replaces the first.
    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    seq: Mapped[int]
    intent: Mapped[str | None]
    confidence: Mapped[float | None]
    language: Mapped[str]
    negative: Mapped[float | None]
    neutral: Mapped[float | None]
    positive: Mapped[float | None]
    mood: Mapped[str | None]
    mood_reason: Mapped[str | None] = mapped_column(String(200))
    tone: Mapped[str | None]
    escalation: Mapped[str | None]
    mood_state: Mapped[dict[str, Any] | None]
    owner: Mapped[str]
    at: Mapped[datetime]


class HandoffRow(Base):
    __tablename__ = "handoffs"
    __table_args__ = (
        Index(
            "uq_handoffs_open",
            "conversation_id",
            unique=True,
            sqlite_where=text("status IN ('queued', 'accepted')"),
            postgresql_where=text("status IN ('queued', 'accepted')"),
        ),
        Index("ix_handoffs_status", "status", "priority", "created_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    reason: Mapped[str]
    priority: Mapped[int]
    summary: Mapped[dict[str, Any]]
    status: Mapped[str]
    agent_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    note: Mapped[str | None] = mapped_column(Text())
    outcome: Mapped[str | None] = mapped_column(Text())


class ReminderRow(Base):
    __tablename__ = "reminders"
    __table_args__ = (
        Index(
            "uq_reminders_waiting",
            "customer_id",
            "bill_id",
            unique=True,
            sqlite_where=text("status IN ('scheduled', 'claimed')"),
            postgresql_where=text("status IN ('scheduled', 'claimed')"),
        ),
        Index("ix_reminders_status_remind_at", "status", "remind_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"))
    agreement_id: Mapped[str] = mapped_column(ForeignKey("agreements.id", ondelete="CASCADE"))
    bill_id: Mapped[str] = mapped_column(String(100))
    due: Mapped[date]
    remind_at: Mapped[datetime]
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"))
    status: Mapped[str]
    created_at: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class CaseRow(Base):
    __tablename__ = "cases"
    __table_args__ = (
        Index(
            "uq_cases_open_complaint",
            "conversation_id",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
    )

    reference: Mapped[str] = mapped_column(String(16), primary_key=True)
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id", ondelete="CASCADE"), index=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    topic: Mapped[str | None] = mapped_column(String(120))
    status: Mapped[str]
    opened_at: Mapped[datetime]
    acknowledge_by: Mapped[date]
    respond_by: Mapped[date]


class StaffRow(Base):
    __tablename__ = "staff"

    id: Mapped[str] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    languages: Mapped[list[Any]]
    password_hash: Mapped[str] = mapped_column(String(200))
