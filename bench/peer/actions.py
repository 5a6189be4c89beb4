"""The peer's action server: ordinary rasa-sdk actions over the same bank database.

Run by `python -m rasa_sdk --actions bench.peer.actions`. Every action of the domain is here, each
asks one service and says one English sentence.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bank.bootstrap import Bank, Settings, build
from bank.domain.periods import Period

_DOMAIN = Path(__file__).resolve().parents[2] / "domain.yml"


@functools.cache
def the_bank() -> Bank:
    """Return this process's bank."""
    return build(Settings.from_env())


def _balance(bank: Bank, customer: str, today: date) -> str:
    return "; ".join(f"{a.kind.value}: {a.balance.minor / 100:.2f}" for a in bank.accounts.list(customer))


def _spending(bank: Bank, customer: str, today: date) -> str:
    month = Period(today.replace(day=1), today, "month")
    report = bank.spending.report(customer, period=month, today=today)
    return f"{report.total.minor / 100:.2f} in {report.count} payments this month"


def _transactions(bank: Bank, customer: str, today: date) -> str:
    page = bank.transactions.find(customer, period=Period.last_days(90, today), limit=5)
    return "; ".join(f"{item.booked_on} {item.merchant} {item.amount.minor / 100:.2f}" for item in page.items)


def _bills(bank: Bank, customer: str, today: date) -> str:
    return "; ".join(f"{b.payee} on {b.due}: {b.amount.minor / 100:.2f}" for b in bank.bills.upcoming(customer, today))


def _budgets(bank: Bank, customer: str, today: date) -> str:
    return "; ".join(f"{b.category}: {b.left.minor / 100:.2f} left" for b in bank.budgets.status(customer, today))


def _products(bank: Bank, customer: str, today: date) -> str:
    return ", ".join(product.id for product in bank.products.all())


def _customer(bank: Bank, customer: str, today: date) -> str:
    return f"{bank.customers.get(customer).preferred_name}, what can I do for you?"


_ANSWERS: dict[str, Callable[[Bank, str, date], str]] = {
    "action_balance": _balance,
    "action_spending": _spending,
    "action_transactions": _transactions,
    "action_bills": _bills,
    "action_budget_status": _budgets,
    "action_product_answer": _products,
}


class PlainAction(Action):  # type: ignore[misc]  # rasa_sdk is untyped
    """One service call, one sentence."""

    action = "action_plain"

    def name(self) -> str:
        """Return the name that the domain declares."""
        return self.action

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer. The conversation's id begins with the customer's, as the bench makes it."""
        answer = _ANSWERS.get(self.action, _customer)
        customer = tracker.sender_id.partition(":")[0]
        dispatcher.utter_message(text=f"Here it is: {answer(the_bank(), customer, datetime.now(UTC).date())}")
        return []


def _declare() -> None:
    # rasa-sdk registers every subclass that it finds: one for each action of our domain. It hands them
    # to a process of its own, for which a class must be found in its module under its name.
    for action in yaml.safe_load(_DOMAIN.read_text("utf-8"))["actions"]:
        name = action.title().replace("_", "")
        globals()[name] = type(name, (PlainAction,), {"action": action, "__module__": __name__})


_declare()
