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
            focus = {"intent": "freeze_card", "asked": True}
            return Reply().set(focus=focus).say("card-ask-which", choices=choices)
        return self._freeze(bank, turn, cards[0])

    @staticmethod
    def _freeze(bank: Bank, turn: Turn, card: Card) -> Reply:
        # The question is closed: 'and the credit card' must not freeze another by mistake later. Only a
        # correction, 'no, I meant the debit card', still finds the topic.
        reply = Reply().set(focus={"intent": "freeze_card", "card": card.id})
        if card.status is not CardStatus.ACTIVE:
            return reply.say("card-already-frozen", **_named(card))
        reply.say("card-frozen", **_named(bank.cards.freeze(turn.customer_id, card.id, turn.now)))
        mistaken = [other for other in bank.cards.list(turn.customer_id) if other.id == turn.focus.get("card")]
        if mistaken and mistaken[0].id != card.id and mistaken[0].status is CardStatus.FROZEN:
            # Lifting a block takes a colleague's check, a correction in the chat is none.
            choices = [{"key": "card-still-frozen.human", "payload": "/talk_to_human"}]
            reply.say("card-still-frozen", choices, **_named(mistaken[0])).offer("talk_to_human")
        return reply


def _named(card: Card) -> dict[str, Any]:
    return {"card": Name("card", str(card.kind)), "last4": card.last4}
