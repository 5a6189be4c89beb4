"""What the agents' desk shows, as JSON objects: read from the bank in a worker thread."""

from __future__ import annotations

from typing import Any

from babel.core import UnknownLocaleError
from babel.numbers import format_currency

from bank.bootstrap import Bank
from bank.domain.conversations import Message, Sender
from bank.domain.customers import Customer
from bank.domain.errors import UnknownConversation
from bank.domain.handoffs import OPEN_STATUSES, Handoff
from bank.domain.money import Money
from bank.domain.staff import Staff
from bank.services.mood_reading import summary_without_mood, turn_without_mood
from server import frames

# Characters of the last customer message that the queue shows.
_PREVIEW = 120
# Messages looked through for it.
_RECENT = 30


def queue(bank: Bank) -> list[dict[str, Any]]:
    """Return the waiting customers, the next one first."""
    return [_item(bank, handoff, position) for position, handoff in enumerate(bank.handoffs.queue(), start=1)]


def mine(bank: Bank, staff_id: str) -> list[dict[str, Any]]:
    """Return the conversations that an agent has now; `position` is 0."""
    return [_item(bank, handoff, 0) for handoff in bank.handoffs.mine(staff_id)]


def _item(bank: Bank, handoff: Handoff, position: int) -> dict[str, Any]:
    conversation = bank.conversations.get(handoff.conversation_id)
    customer = bank.customers.get(handoff.customer_id)
    last = bank.conversations.last_turn(handoff.conversation_id)
    recent = bank.conversations.messages(conversation.id, after=max(0, conversation.last_seq - _RECENT))
    said = next((m.text for m in reversed(recent) if m.sender is Sender.CUSTOMER), "")
    return {
        "handoff": handoff.id,
        "conversation": conversation.id,
        "customer_name": _full_name(customer),
        "language": conversation.language,
        "reason": handoff.reason,
        "mood": last.mood if last and customer.mood_analysis else None,
        "priority": handoff.priority,
        "waiting_since": handoff.created_at.isoformat(),
        "position": position,
        "preview": said if len(said) <= _PREVIEW else said[: _PREVIEW - 1] + "…",
    }


def conversation(bank: Bank, conversation_id: str, staff: Staff) -> dict[str, Any]:
    """Return everything that an agent needs of one conversation.

    Raises:
        UnknownConversation: there is none, or it is none of the agent's business: nobody asked for
            a person in it.
    """
    handoff = handoff_for(bank, conversation_id, staff)
    found = bank.conversations.get(conversation_id)
    customer = bank.customers.get(found.customer_id)
    return {
        "conversation": {
            "id": found.id,
            "language": found.language,
            "owner": found.owner.value,
            "opened_at": found.opened_at.isoformat(),
        },
        "customer": _customer(bank, customer),
        "messages": [frames.message(message) for message in all_messages(bank, conversation_id)],
        "turns": _turns(bank, conversation_id, customer),
        "notes": notes(bank, conversation_id),
        "handoff": {
            "id": handoff.id,
            "reason": handoff.reason,
            "priority": handoff.priority,
            "summary": dict(handoff.summary) if customer.mood_analysis else summary_without_mood(handoff.summary),
            "created_at": handoff.created_at.isoformat(),
        },
    }


def mood(bank: Bank, conversation_id: str) -> dict[str, Any]:
    """Return whether the customer's mood is read, and the turns as an agent may see them."""
    customer = bank.customers.get(bank.conversations.get(conversation_id).customer_id)
    return {"mood_analysis": customer.mood_analysis, "turns": _turns(bank, conversation_id, customer)}


def _turns(bank: Bank, conversation_id: str, customer: Customer) -> list[dict[str, Any]]:
    kept = bank.conversations.turns(conversation_id)
    # Switched off means: not looked at either, even where it was kept before.
    shown = kept if customer.mood_analysis else map(turn_without_mood, kept)
    return [frames.recorded_turn(turn) for turn in shown]


def notes(bank: Bank, conversation_id: str) -> list[dict[str, Any]]:
    """Return what agents noted when they gave the conversation back. Never for a customer's eyes."""
    return [frames.note(part) for part in bank.handoffs.hand_backs(conversation_id) if part.says_something]


def handoff_for(bank: Bank, conversation_id: str, staff: Staff) -> Handoff:
    """Return the handoff by which an agent may look into a conversation: open, or ended by this agent.

    Raises:
        UnknownConversation: there is none.
    """
    handoff = bank.handoffs.latest_of(conversation_id)
    if handoff is None or (handoff.status not in OPEN_STATUSES and handoff.agent_id != staff.id):
        raise UnknownConversation("no handoff for this agent")
    return handoff


def all_messages(bank: Bank, conversation_id: str, after: int = 0) -> list[Message]:
    """Return every message with a higher number than `after`, in order."""
    found: list[Message] = []
    while page := bank.conversations.messages(conversation_id, after=after):
        found.extend(page)
        after = page[-1].seq
    return found


def _full_name(customer: Customer) -> str:
    return f"{customer.preferred_name} {customer.family_name}".strip()


def _customer(bank: Bank, customer: Customer) -> dict[str, Any]:
    # Amounts as the customer reads them: the two talk about the same figures.
    locale = f"{customer.language}_{customer.country}"
    return {
        "name": _full_name(customer),
        "language": customer.language,
        "country": customer.country,
        "persona": customer.persona,
        "mood_analysis": customer.mood_analysis,
        "customer_since": customer.customer_since.isoformat(),
        "accounts": [
            {"kind": str(account.kind), "balance": shown(account.balance, locale)}
            for account in bank.accounts.list(customer.id)
        ],
        "cards": [
            {"kind": str(card.kind), "brand": card.brand, "last4": card.last4, "status": str(card.status)}
            for card in bank.cards.list(customer.id)
        ],
        "cases": [
            {
                "reference": case.reference,
                "opened_at": case.opened_at.isoformat(),
                "respond_by": case.respond_by.isoformat(),
            }
            for case in bank.cases.list(customer.id)
        ],
    }


def shown(money: Money, locale: str) -> str:
    """Return an amount as people of a locale ('de', 'en_GB') write it: '1.234,50 €'."""
    try:
        return str(format_currency(money.decimal, money.currency, locale=locale))
    except UnknownLocaleError:
        # CLDR has no 'es_GB': whoever reads Spanish in Britain reads plain Spanish.
        return str(format_currency(money.decimal, money.currency, locale=locale.partition("_")[0]))
