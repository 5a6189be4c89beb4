"""What an action gets to know of the turn, and what it may answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from babel.numbers import get_currency_precision
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bank.bootstrap import Bank
from bank.domain.conversations import Conversation
from bank.domain.customers import Customer
from bank.domain.money import Money
from bank.domain.periods import Period
from bank.words import to_json

_ABSURD = Decimal(10) ** 12
"""From here on a number is no amount of a person's money, and would not fit the database either."""


@dataclass(frozen=True)
class Turn:
    """One customer message, as the actions see it.

    Attributes:
        conversation: Whose customer is the only one that the action may touch. It is read from the
            database by the engine's sender id and never taken from what the engine claims.
        now: Aware, in the customer's zone.
        entities: As the engine found them: {"entity", "value", "text"}.
        follow_up: The message was a fragment that goes on with `focus`.
        slots: The tracker's slots.
        data: What else the engine found, `product_answers` and `intent_ranking` for instance.
    """

    conversation: Conversation
    customer: Customer
    now: datetime
    language: str
    intent: str
    entities: Sequence[Mapping[str, Any]]
    follow_up: bool
    slots: Mapping[str, Any]
    data: Mapping[str, Any]

    @classmethod
    def read(cls, tracker: Tracker, bank: Bank) -> Turn:
        """Read the turn from rasa-sdk's tracker.

        Raises:
            UnknownConversation: the sender id is none of ours.
        """
        conversation, customer = bank.conversations.with_customer(tracker.sender_id)
        said: dict[str, Any] = tracker.latest_message or {}
        zone = ZoneInfo(customer.timezone)
        given = (said.get("metadata") or {}).get("now")
        now = datetime.fromisoformat(given) if given else datetime.now(zone)
        return cls(
            conversation=conversation,
            customer=customer,
            now=now.astimezone(zone),
            language=tracker.slots.get("language") or conversation.language,
            intent=(said.get("intent") or {}).get("name") or "",
            entities=said.get("entities") or [],
            follow_up=bool(said.get("follow_up")),
            slots=tracker.slots,
            data=said,
        )

    @property
    def customer_id(self) -> str:
        """Whose turn it is."""
        return self.customer.id

    @property
    def today(self) -> date:
        """The customer's own calendar day."""
        return self.now.date()

    @property
    def focus(self) -> Mapping[str, Any]:
        """The topic of the last answer when this message goes on with it, else nothing."""
        return (self.slots.get("focus") or {}) if self.follow_up else {}

    def entity(self, *names: str) -> Any:
        """Return the value of the first entity with one of the names, or None."""
        for entity in self.entities:
            if entity.get("entity") in names:
                return entity.get("value")
        return None

    def words_of(self, *names: str) -> str | None:
        """Return what the customer wrote for the first entity with one of the names, or None."""
        for entity in self.entities:
            if entity.get("entity") in names:
                return str(entity.get("text") or entity.get("value"))
        return None

    def period(self) -> Period | None:
        """Return the stretch of time named, a single date included; None when none was."""
        named, on = self.entity("period"), self.entity("date")
        if named is None and isinstance(on, str):
            return Period.day(datetime.fromisoformat(on).date())
        if named is None:
            named = self.focus.get("period")
        if isinstance(named, Mapping):
            return Period(date.fromisoformat(named["start"]), date.fromisoformat(named["end"]), named["grain"])
        return None

    def amounts(self) -> list[Money]:
        """Return the amounts named, in the currency named or else the customer's own.

        Rounded half up to the currency's minor unit; one that is absurdly large is left out.
        """
        found = []
        for entity in self.entities:
            value = entity.get("value")
            if entity.get("entity") == "amount" and isinstance(value, Mapping):
                currency = str(value.get("currency") or self.customer.currency)
                number = Decimal(str(value["amount"]))
                if number.is_finite() and abs(number) < _ABSURD:
                    scaled = number.scaleb(get_currency_precision(currency))
                    found.append(Money(int(scaled.to_integral_value(ROUND_HALF_UP)), currency))
        return found


@dataclass
class Reply:
    """What an action answers: sentences, slots, and what it leaves to a plain yes."""

    sentences: list[dict[str, Any]] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)
    ends_form: bool = False

    def say(
        self,
        key: str,
        choices: Sequence[Mapping[str, Any]] = (),
        data: Mapping[str, Any] | None = None,
        in_language: str | None = None,
        **args: Any,
    ) -> Reply:
        """Add a sentence.

        Args:
            key: Message id in the Fluent files.
            choices: Buttons made from data: {"key" or "title", "args", "payload"}.
            data: What a front end may draw beside the text.
            in_language: Another language than the conversation's, to which it changes with this answer.
            args: Typed values, never formatted text: see `bank.words.values`.
        """
        self.sentences.append(
            {
                "response": "utter_" + key.replace("-", "_"),
                # The name above cannot tell 'gold_card-fee' from 'gold-card-fee'.
                "key": key,
                "args": {name: to_json(value) for name, value in args.items()},
                "choices": [
                    {**choice, "args": {n: to_json(v) for n, v in (choice.get("args") or {}).items()}}
                    for choice in choices
                ],
                **({"data": data} if data else {}),
                **({"language": in_language} if in_language else {}),
            }
        )
        return self

    def set(self, **slots: Any) -> Reply:
        """Set slots."""
        self.slots.update(slots)
        return self

    def offer(self, intent: str, **slots: Any) -> Reply:
        """Leave something to a plain yes in the next message."""
        return self.set(offer={"intent": intent, "slots": slots})

    def deliver(self, dispatcher: CollectingDispatcher) -> None:
        """Hand the sentences to rasa-sdk."""
        for sentence in self.sentences:
            dispatcher.utter_message(**sentence)
