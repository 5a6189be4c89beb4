"""Bringing in a person: who it is, whether they are there now, and what to do until then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.conversations import Sender
from bank.domain.escalation import Placement
from bank.domain.ownership import Owner
from bank.domain.support import COERCION, DESPAIR

# Somebody is in danger: what to do stands in the one message, and nothing after it asks for patience.
RISKS = {"risk_self_harm": DESPAIR, "risk_coercion": COERCION}
_FREEZABLE = ("fraud", "lost_card")
# 'Yes, please' is not what the customer wanted.
_SAYS_LITTLE = frozenset(
    {"", "affirm", "deny", "thank", "greet", "goodbye", "cancel", "help", "repeat", "talk_to_human", "insult",
     "ask_if_bot", "chitchat", "praise", "change_language"}
)  # fmt: skip


class Handoff(SkillAction):
    """Puts the conversation into the agents' queue, with a summary that saves asking again."""

    action = "action_handoff"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The policy decided why; the sentence fits the reason, the hour and the customer's country."""
        reason = turn.slots.get("escalation") or "asked"
        placement = bank.escalation.place(reason)
        opens = bank.support.opening(placement.team, turn.now)
        reply = Reply(ends_form=True)
        if turn.conversation.owner is not Owner.BOT:
            # Who is in danger hears where help is, however often a person has been asked for.
            if reason not in RISKS:
                return reply.say("handoff-already")
            return self._say(reply, bank, turn, reason, placement.team, opens)
        if reason == "complaint":
            # What is said next, that the complaint counts from today, must be true; one open here already is kept.
            bank.cases.open_complaint(turn.customer_id, turn.conversation.id, turn.now)
        bank.handoffs.request(
            turn.conversation.id,
            reason,
            placement.priority,
            self._summary(bank, turn, reason, placement, opens),
            turn.now,
        )
        reply.set(offer=None, digressed=None)
        return self._say(reply, bank, turn, reason, placement.team, opens)

    @staticmethod
    def _say(reply: Reply, bank: Bank, turn: Turn, reason: str, team: str, opens: datetime | None) -> Reply:
        # Read where the customer is, not where the team is.
        at = opens and opens.astimezone(turn.now.tzinfo)
        said: dict[str, Any] = {"there": "later" if opens else "now"}
        if reason in RISKS:
            return reply.say(f"handoff-{reason}", **said, at=at, **_help(bank, turn, RISKS[reason]))
        closed = f"handoff-closed-{team}"
        if opens is None:
            return reply.say(f"handoff-{reason}", _freeze(f"handoff-{reason}") if reason in _FREEZABLE else (), **said)
        # The button belongs to the last sentence: the widget shows it below.
        reply.say(f"handoff-{reason}", **said)
        if team == "support":
            return reply.say(closed, at=at, **_help(bank, turn, DESPAIR))
        return reply.say(closed, _freeze(closed), at=at)

    @staticmethod
    def _summary(bank: Bank, turn: Turn, reason: str, placement: Placement, opens: datetime | None) -> dict[str, Any]:
        """Return what the agent should know, in codes and the customer's own words."""
        messages = bank.conversations.messages(turn.conversation.id)
        turns = bank.conversations.turns(turn.conversation.id)
        meant = {t.seq: t.intent for t in turns}
        own = [m for m in messages if m.sender is Sender.CUSTOMER]
        # The newest message has no turn yet: it is the one being answered.
        requests = [m.text for m in own if meant.get(m.seq, turn.intent) not in _SAYS_LITTLE]
        own_words = requests or [m.text for m in own]
        tried = [t.intent for t in turns if t.intent]
        # An older complaint was promised in another conversation, and its colleague keeps it.
        here = [case for case in bank.cases.list(turn.customer_id) if case.conversation_id == turn.conversation.id]
        earlier = [part for part in bank.handoffs.hand_backs(turn.conversation.id) if part.says_something]
        unfinished = {
            name: turn.slots[name]
            for name in ("budget_category", "budget_amount", "reminder_bill", "reminder_lead")
            if turn.slots.get(name) is not None
        }
        return {
            "wanted": own_words[-1] if own_words else "",
            "reason": reason,
            "team": placement.team,
            "priority": placement.priority,
            "because": list(turn.slots.get("escalation_because") or []),
            "evidence": list(turn.slots.get("evidence") or []),
            # None while the team is there: else the customer was told this hour.
            "opens": opens and opens.isoformat(),
            "tried": list(dict.fromkeys(tried))[-5:],
            "mood": turn.slots.get("mood") or "calm",
            "promised": [case.reference for case in here],
            "unfinished": unfinished,
            # From the book, not from what the engine remembers: a colleague relies on it.
            "earlier": [part.to_json() for part in earlier],
            "language": turn.language,
        }


def _freeze(key: str) -> list[dict[str, Any]]:
    return [{"key": f"{key}.freeze", "payload": "/freeze_card"}]


def _help(bank: Bank, turn: Turn, kind: str) -> dict[str, Any]:
    """Return who helps outside the bank, as the arguments of a sentence."""
    country = turn.customer.country
    line, emergency = bank.support.line_for(country, kind), bank.support.emergency_for(country, kind)
    return {
        "help": "line" if line else "emergency" if emergency else "none",
        "line": line and line.name_in(turn.language),
        "number": line and line.number,
        "emergency": emergency,
    }
