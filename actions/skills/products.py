"""Questions on products, answered from the catalogue or honestly not at all."""

from __future__ import annotations

from collections.abc import Mapping
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
        answer = _meant(turn)
        if answer is None:
            choices = [{"key": "product-unknown.human", "payload": "/talk_to_human"}]
            return Reply().say("product-unknown", choices).offer("talk_to_human")
        product_id, _, aspect = answer.partition("-")
        facts = bank.products.get(product_id).facts
        args = {name: shown(value, turn.customer.currency) for name, value in facts.items()}
        focus = {"intent": "ask_product", "product": product_id, "aspect": aspect}
        return Reply().set(focus=focus).say(f"answer-{answer}", **args)


def _meant(turn: Turn) -> str | None:
    """Return the id of the answer, or None when none is sure enough."""
    ranked = turn.data.get("product_answers") or []
    best: Mapping[str, Any] = ranked[0] if ranked else {"id": "unanswerable", "score": 0.0}
    sure = best["id"] != "unanswerable" and best["score"] >= SURE_ENOUGH
    # 'No, I meant the gold card' is no question; it leaves the one before it and exchanges the product.
    same = f"{turn.entity('product')}-{turn.focus.get('aspect')}"
    if any(answer["id"] == same for answer in ranked) and not (sure and _is_about(best, turn.entity("product"))):
        return same
    return str(best["id"]) if sure else None


def _is_about(answer: Mapping[str, Any], product: str | None) -> bool:
    return str(answer["id"]).partition("-")[0] == product


def shown(fact: Any, currency: str) -> Any:
    """Return a fact as a sentence shows it: a price in the currency, a rate as a percentage."""
    if isinstance(fact, dict):
        return fact.get(currency) or next(iter(fact.values()))
    return Percent(fact) if isinstance(fact, str) else fact
