"""The frame of every action: read the turn, run the one service call off the loop, answer."""

from __future__ import annotations

import asyncio
import functools
import traceback
from abc import ABC, abstractmethod
from typing import Any

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.turn import Reply, Turn
from bank.bootstrap import Bank, Settings, build
from bank.domain.errors import BankError

log = structlog.get_logger()


@functools.cache
def the_bank() -> Bank:
    """Return this process's bank, built at the first action and not at import."""
    return build(Settings.from_env())


class SkillAction(Action, ABC):
    """An action of ours. A subclass has `action` (its name) and `answer`."""

    action: str

    def name(self) -> str:
        """Return the name that the domain declares."""
        return self.action

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Answer the turn; what goes wrong becomes a sentence that helps, never a traceback."""
        reply = await asyncio.to_thread(self._answered, tracker)
        reply.deliver(dispatcher)
        events: list[EventType] = [SlotSet(name, value) for name, value in reply.slots.items()]
        if reply.ends_form:
            events += [ActiveLoop(None), SlotSet("requested_slot", None)]
        if self._has_the_last_word(tracker):
            events.append(FollowupAction("action_listen"))
        return events

    def _has_the_last_word(self, tracker: Tracker) -> bool:
        """Tell whether nothing can follow in this turn, so that the engine need not ask its policies.

        A form goes on after its actions, a digression returns to its form, and somebody who has
        become upset may be offered a person.
        """
        if self.action.startswith(("validate_", "action_ask_")) or (tracker.active_loop or {}).get("name"):
            return False
        return not tracker.slots.get("digressed") and tracker.slots.get("mood") != "upset"

    def _answered(self, tracker: Tracker) -> Reply:
        try:
            bank = the_bank()
            return self.answer(bank, Turn.read(tracker, bank))
        except (BankError, SQLAlchemyError) as error:
            code = getattr(error, "code", None) or type(error).__name__
            log.warning("action.failed", action=self.action, conversation=tracker.sender_id, code=code)
        except Exception as error:
            # The edge of the process: a defect of ours must still end in a sentence. The places are
            # logged and not the traceback: its message and its locals are the customer's own figures.
            log.error(
                "action.defect",
                action=self.action,
                conversation=tracker.sender_id,
                error=type(error).__name__,
                at=" < ".join(f"{f.filename}:{f.lineno}" for f in reversed(traceback.extract_tb(error.__traceback__))),
            )
        choices = [{"key": "service-problem.human", "payload": "/talk_to_human"}]
        return Reply().say("service-problem", choices)

    @abstractmethod
    def answer(self, bank: Bank, turn: Turn) -> Reply:
        """Return the answer. Runs in a thread; may raise `BankError`."""
