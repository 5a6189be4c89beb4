"""Greeting, language, yes and no, repeating, misunderstandings."""

from __future__ import annotations

import json
from dataclasses import replace

from actions.action import SkillAction
from actions.skills.accounts import Balance, Transactions
from actions.skills.budgeting import MOST_MINOR, Status, usable_limits
from actions.skills.cards import FreezeCard
from actions.skills.products import ProductAnswer
from actions.skills.spending import Spending
from actions.turn import Reply, Turn
from bank.bootstrap import Bank
from bank.domain.conversations import Sender
from bank.domain.money import Money
from bank.words import Name

SERVED = ("en", "es", "fr", "de")
# What is answered anew when the customer corrects what they asked: the topic, and what of it may be named.
_ASKED_ANEW: dict[str, tuple[type[SkillAction], tuple[str, ...]]] = {
    "check_balance": (Balance, ("account", "card")),
    "check_spending": (Spending, ("category", "merchant", "payee", "period", "date")),
    "find_transactions": (Transactions, ("category", "merchant", "payee", "period", "date", "amount")),
    "check_budget": (Status, ("category",)),
    "ask_product": (ProductAnswer, ("product",)),
    "freeze_card": (FreezeCard, ("card",)),
}
_FORM_SLOTS = ("budget_category", "budget_amount", "reminder_bill", "reminder_lead")


class Greet(SkillAction):
    """Greets by the preferred name and the local time of day."""

    action = "action_greet"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Name and time of day reach the words from the turn's metadata."""
        choices = [
            {"key": "greet.balance", "payload": "/check_balance"},
            {"key": "greet.spending", "payload": "/check_spending"},
            {"key": "greet.bills", "payload": "/list_bills"},
        ]
        return Reply().say("greet", choices=choices)


class ChangeLanguage(SkillAction):
    """Changes the language of conversation and customer."""

    action = "action_change_language"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Without a language named, or with one that is not served, the served ones are offered."""
        wanted = turn.entity("language")
        if wanted in SERVED:
            same = wanted == turn.conversation.language
            bank.customers.set_language(turn.customer_id, wanted)
            bank.conversations.set_language(turn.conversation.id, wanted)
            key = "language-same" if same else "language-changed"
            return Reply().set(language=wanted).say(key, in_language=wanted)
        choices = [
            {"key": f"language-{code}", "payload": "/change_language" + json.dumps({"language": code})}
            for code in SERVED
        ]
        return Reply().say("language-not-served" if wanted else "language-which", choices=choices)


class Cancel(SkillAction):
    """Stops the form under way, if any."""

    action = "action_cancel"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Forget what was filled so far, and what was asked."""
        asked = _asked(turn)
        under_way = turn.slots.get("requested_slot") or asked
        reply = Reply(ends_form=True).set(**dict.fromkeys(_FORM_SLOTS), digressed=None)
        if asked:
            reply.set(focus=None)
        return reply.say("cancelled" if under_way else "nothing-to-cancel")


class Repeat(SkillAction):
    """Says the last answer again."""

    action = "action_repeat"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The stored words are repeated as they were, so that figures cannot differ."""
        messages = bank.conversations.messages(turn.conversation.id)
        said = [m for m in messages if m.sender is Sender.BOT and m.key != "chat-disclosure"]
        if not said:
            return Reply().say("repeat-nothing")
        last_turn = [said[-1]]
        for earlier in reversed(said[:-1]):
            if earlier.seq != last_turn[0].seq - 1:
                break
            last_turn.insert(0, earlier)
        return Reply().say("repeated", text="\n".join(message.text for message in last_turn))


class Affirm(SkillAction):
    """A yes to nothing in particular; a yes to an offer is decided by the policy."""

    action = "action_affirm"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Ask what to do."""
        return Reply().say("affirm-nothing")


class Deny(SkillAction):
    """A no: to an offer, or to nothing in particular."""

    action = "action_deny"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The offer is forgotten."""
        offer = turn.slots.get("offer") or {}
        key = "handoff-declined" if offer.get("intent") == "talk_to_human" else "deny-nothing"
        reply = Reply().set(offer=None).say(key)
        # 'No' to 'which card?': a card named later is not the answer any more.
        return reply.set(focus=None) if _asked(turn) else reply


class Correct(SkillAction):
    """A correction outside a form."""

    action = "action_correct"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """A new amount changes the budget just set; another account, shop or month is looked up instead."""
        focus = turn.slots.get("focus") or {}
        amounts = turn.amounts()
        if focus.get("intent") == "set_budget" and amounts:
            usable = usable_limits(turn)
            if not usable:
                return Reply().say("budget-bad-amount", most=Money(MOST_MINOR, turn.customer.currency))
            # 'no, 50, not 15': what comes first is what is meant.
            budget = bank.budgets.set(turn.customer_id, focus["category"], usable[0], turn.now)
            category = Name("category", budget.category)
            if budget.previous is None:
                return Reply().say("budget-set", category=category, limit=budget.limit)
            return Reply().say("budget-changed", category=category, limit=budget.limit, previous=budget.previous)
        action, parts = _ASKED_ANEW.get(str(focus.get("intent")), (None, ()))
        if action is not None and (turn.entity(*parts) is not None or _asked(turn)):
            # 'No, I meant my savings account' goes on with the topic, as a fragment does. What is asked
            # and still not named is asked again.
            return action().answer(bank, replace(turn, follow_up=True))
        return Reply().say("correct-nothing")


def _asked(turn: Turn) -> bool:
    """Tell whether the last answer was a question that waits for a name, such as 'which card?'."""
    return bool((turn.slots.get("focus") or {}).get("asked"))


class NotServed(SkillAction):
    """Understood, but not ours to do in this version: says so and offers a person."""

    action = "action_not_served"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """A yes brings the person."""
        choices = [
            {"key": "not-served.human", "payload": "/talk_to_human"},
            {"key": "not-served.no", "payload": "/deny"},
        ]
        topic = Name("intent", turn.intent)
        return Reply().say("not-served", choices=choices, topic=topic).offer("talk_to_human")


class Clarify(SkillAction):
    """Two intents are equally likely: asks which."""

    action = "action_clarify"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The buttons carry what was already understood, so that nothing is asked twice."""
        entities = {e["entity"]: e["value"] for e in turn.entities if isinstance(e.get("value"), str)}
        payload = json.dumps(entities) if entities else ""
        choices = [
            {"key": f"intent-{entry['name']}", "payload": f"/{entry['name']}{payload}"}
            for entry in turn.data.get("intent_ranking", [])[:2]
        ]
        choices.append({"key": "clarify.neither", "payload": "/help"})
        return Reply().say("clarify", choices=choices)


class Fallback(SkillAction):
    """Not understood. Never the same words twice running, and always a way out."""

    action = "action_fallback"

    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """The policy counts; at the third time it brings a person instead."""
        key = "fallback-again" if int(turn.slots.get("misunderstood") or 0) > 1 else "fallback"
        choices = [
            {"key": f"{key}.help", "payload": "/help"},
            {"key": f"{key}.human", "payload": "/talk_to_human"},
        ]
        return Reply().say(key, choices=choices)
