"""Bringing in a person."""

from __future__ import annotations

from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.conversations import Sender
from bank.domain.ownership import Owner

# 0 is urgent. Money or people at risk come before impatience, impatience before a plain wish.
PRIORITIES = {"risk": 0, "fraud": 0, "lost_card": 0, "bereavement": 1, "hardship": 1, "anger": 1, "dispute": 2}
_USUAL = 2
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
        """The policy decided why; the sentence fits the reason."""
        reason = turn.slots.get("escalation") or "asked"
        if turn.conversation.owner is not Owner.BOT:
            return Reply(ends_form=True).say("handoff-already")
        bank.handoffs.request(
            turn.conversation.id, reason, PRIORITIES.get(reason, _USUAL), self._summary(bank, turn, reason), turn.now
        )
        choices = [{"key": f"handoff-{reason}.freeze", "payload": "/freeze_card"}] if reason in _FREEZABLE else []
        return Reply(ends_form=True).set(offer=None, digressed=None).say(f"handoff-{reason}", choices=choices)

    @staticmethod
    def _summary(bank: Bank, turn: Turn, reason: str) -> dict[str, Any]:
        """Return what the agent should know, in codes and the customer's own words."""
        messages = bank.conversations.messages(turn.conversation.id)
        turns = bank.conversations.turns(turn.conversation.id)
        meant = {t.seq: t.intent for t in turns}
        own = [m for m in messages if m.sender is Sender.CUSTOMER]
        # The newest message has no turn yet: it is the one being answered.
        requests = [m.text for m in own if meant.get(m.seq, turn.intent) not in _SAYS_LITTLE]
        own_words = requests or [m.text for m in own]
        tried = [t.intent for t in turns if t.intent]
        cases = [case.reference for case in bank.cases.list(turn.customer_id)]
        unfinished = {
            name: turn.slots[name]
            for name in ("budget_category", "budget_amount", "reminder_bill", "reminder_lead")
            if turn.slots.get(name) is not None
        }
        return {
            "wanted": own_words[-1] if own_words else "",
            "reason": reason,
            "tried": list(dict.fromkeys(tried))[-5:],
            "mood": turn.slots.get("mood") or "calm",
            "promised": cases,
            "unfinished": unfinished,
            "language": turn.language,
        }
