"""Budgets: setting one with a form, and how they are doing."""

from __future__ import annotations

import json
from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.budgets import BudgetStatus
from bank.domain.money import Money
from bank.domain.transactions import CATEGORIES
from bank.words import Name, Rows

MOST_MINOR = 100_000_000
"""Above a million a month it is a slip of the finger."""
_SUGGESTED = ("groceries", "eating_out", "transport", "shopping", "entertainment")
_NOT_BUDGETED = ("income", "transfers")


class ValidateBudget(SkillAction):
    """Fills the form from what the message names, whichever question was asked."""

    action = "validate_set_budget_form"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """An answer that cannot be used is explained; the form then asks again."""
        reply = Reply()
        if turn.slots.get("digressed"):
            return reply
        asked = turn.slots.get("requested_slot")
        category, amounts = turn.entity("category"), turn.amounts()
        if category in CATEGORIES and category not in _NOT_BUDGETED:
            reply.set(budget_category=category)
        elif asked == "budget_category":
            reply.set(budget_category=None).say("budget-bad-category")
        usable = usable_limits(turn)
        if usable:
            # 'no, 50, not 15': what comes first is what is meant.
            reply.set(budget_amount={"minor": usable[0].minor, "currency": usable[0].currency})
        elif amounts or (asked == "budget_amount" and "budget_category" not in reply.slots):
            most = Money(MOST_MINOR, turn.customer.currency)
            reply.set(budget_amount=None).say("budget-bad-amount", most=most)
        return reply


class AskCategory(SkillAction):
    """Asks what the budget is for."""

    action = "action_ask_set_budget_form_budget_category"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The usual categories are one tap away."""
        choices = [{"key": f"category-{c}", "payload": "/set_budget" + json.dumps({"category": c})} for c in _SUGGESTED]
        return Reply().say("budget-ask-category", choices=choices)


class AskAmount(SkillAction):
    """Asks how much."""

    action = "action_ask_set_budget_form_budget_amount"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The category is repeated, so that a misunderstanding shows."""
        return Reply().say("budget-ask-amount", category=Name("category", turn.slots["budget_category"]))


class SetBudget(SkillAction):
    """Stores the budget when the form is complete."""

    action = "action_set_budget"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """A budget for the same category is replaced, and the old figure is named."""
        category: str = turn.slots["budget_category"]
        amount: dict[str, Any] = turn.slots["budget_amount"]
        limit = Money(int(amount["minor"]), str(amount["currency"]))
        budget = bank.budgets.set(turn.customer_id, category, limit, turn.now)
        name = Name("category", category)
        reply = Reply().set(budget_category=None, budget_amount=None)
        reply.set(focus={"intent": "set_budget", "category": category})
        check = "/check_budget" + json.dumps({"category": category})
        if budget.previous is None or budget.previous == limit:
            reply.say("budget-set", [{"key": "budget-set.check", "payload": check}], category=name, limit=limit)
        else:
            reply.say(
                "budget-changed",
                [{"key": "budget-changed.check", "payload": check}],
                category=name,
                limit=limit,
                previous=budget.previous,
            )
        for status in bank.budgets.status(turn.customer_id, turn.today, category):
            if status.spent.minor > 0:
                reply.say("budget-so-far", spent=status.spent)
        return reply


class Status(SkillAction):
    """How one budget, or all of them, is doing this month."""

    action = "action_budget_status"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Where there is none, one is offered and a yes starts it."""
        category = turn.entity("category") or turn.focus.get("category")
        category = category if category in CATEGORIES else None
        found = bank.budgets.status(turn.customer_id, turn.today, category)
        reply = Reply().set(focus={"intent": "check_budget", "category": category})
        if not found:
            payload = "/set_budget" + (json.dumps({"category": category}) if category else "")
            reply.offer("set_budget", **({"budget_category": category} if category else {}))
            if category is None:
                return reply.say("budget-none", [{"key": "budget-none.set", "payload": payload}])
            return reply.say(
                "budget-none-category",
                [{"key": "budget-none-category.set", "payload": payload}],
                category=Name("category", category),
            )
        if len(found) > 1:
            return reply.say("budget-status", rows=Rows([_row(status) for status in found]))
        status = found[0]
        reply.say("budget-status-one", days=status.days_left, **_row(status))
        if status.left.minor >= 0 and status.projected > status.limit:
            reply.say("budget-pace", projected=status.projected)
        return reply


def usable_limits(turn: Turn) -> list[Money]:
    """Return the amounts named that a budget can have: in the customer's currency, above zero, below a million."""
    return [m for m in turn.amounts() if 0 < m.minor < MOST_MINOR and m.currency == turn.customer.currency]


def _row(status: BudgetStatus) -> dict[str, Any]:
    return {
        "category": Name("category", status.category),
        "limit": status.limit,
        "spent": status.spent,
        "left": abs(status.left),
        "state": "over" if status.left.minor < 0 else "under",
    }
