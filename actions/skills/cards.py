"""Freezing a card."""

from __future__ import annotations

import json
from typing import Any

from actions.action import SkillAction
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.cards import Card, CardStatus
from bank.words import Name


class FreezeCard(SkillAction):
    """Freezes at once: it protects and can be undone, so no confirmation stands in the way."""

    action = "action_freeze_card"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """With several cards and none named, asks which."""
        cards = bank.cards.list(turn.customer_id)
        # `topic` is the card's id, from one of our own buttons.
        chosen, kind = turn.entity("topic"), turn.entity("card")
        if chosen:
            cards = tuple(card for card in cards if card.id == chosen)
        elif kind and any(card.kind == kind for card in cards):
            cards = tuple(card for card in cards if card.kind == kind)
            kind = None
        if not cards:
            return Reply().say("card-none")
        # A kind that the customer does not have: the other card must not be frozen for it unasked.
        if len(cards) > 1 or kind:
            choices = [
                {"key": "card-choice", "args": _named(card), "payload": "/freeze_card" + json.dumps({"topic": card.id})}
                for card in cards
            ]
            # 'The credit card', typed instead of pressed, goes on from here.
            return Reply().set(focus={"intent": "freeze_card"}).say("card-ask-which", choices=choices)
        card = cards[0]
        if card.status is not CardStatus.ACTIVE:
            return Reply().set(focus=None).say("card-already-frozen", **_named(card))
        # The topic is closed: 'and the credit card' must not freeze another by mistake later.
        return (
            Reply().set(focus=None).say("card-frozen", **_named(bank.cards.freeze(turn.customer_id, card.id, turn.now)))
        )


def _named(card: Card) -> dict[str, Any]:
    return {"card": Name("card", str(card.kind)), "last4": card.last4}
