"""Complaints."""

from __future__ import annotations

from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank


class Complaint(SkillAction):
    """Logs dissatisfaction as a case with its dates, with or without the word 'complaint'."""

    action = "action_complaint"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """One open case a conversation: saying it again adds to it."""
        case = bank.cases.open_complaint(turn.customer_id, turn.conversation.id, turn.now)
        key = "complaint-existing" if case.existing else "complaint-opened"
        args: dict[str, Any] = {"reference": case.reference, "respond_by": case.respond_by}
        if not case.existing:
            args["acknowledge_by"] = case.acknowledge_by
        choices = [{"key": f"{key}.human", "payload": "/talk_to_human"}]
        return Reply().offer("talk_to_human").say(key, choices, **args)
