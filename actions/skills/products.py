"""Questions on products, answered from the catalogue or honestly not at all."""

from __future__ import annotations

from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.words import Percent

SURE_ENOUGH = 0.55
"""Least cosine between the question and a known one. Below it the honest answer is 'I don't know';
the figure comes from the questions held out in tests/bot/nlu/test_product_answers.py."""


class ProductAnswer(SkillAction):
    """Says what the catalogue knows, with its facts in the customer's currency."""

    action = "action_product_answer"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The engine ranked the answers by meaning; here it is decided whether the best is good enough."""
        ranked = turn.data.get("product_answers") or []
        best: dict[str, Any] = ranked[0] if ranked else {"id": "unanswerable", "score": 0.0}
        if best["id"] == "unanswerable" or best["score"] < SURE_ENOUGH:
            choices = [{"key": "product-unknown.human", "payload": "/talk_to_human"}]
            return Reply().say("product-unknown", choices).offer("talk_to_human")
        product_id, _, _ = str(best["id"]).partition("-")
        facts = bank.products.get(product_id).facts
        args = {name: shown(value, turn.customer.currency) for name, value in facts.items()}
        return Reply().set(focus={"intent": "ask_product", "product": product_id}).say(f"answer-{best['id']}", **args)


def shown(fact: Any, currency: str) -> Any:
    """Return a fact as a sentence shows it: a price in the currency, a rate as a percentage."""
    if isinstance(fact, dict):
        return fact.get(currency) or next(iter(fact.values()))
    return Percent(fact) if isinstance(fact, str) else fact
