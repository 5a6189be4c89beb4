"""The engine's door: one turn in, messages and a report out."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel import TurnChannel, TurnOutput, parsed
from bot.tracker_store import TURNS_PER_SESSION, BoundedTrackerStore

DOMAIN = Domain.load("domain.yml")


class FakeStore(BoundedTrackerStore):
    """Knows one conversation: as it was before anything was heard, and after."""

    def __init__(self, agent: FakeAgent) -> None:
        self._agent = agent

    async def peek(self, sender_id: str) -> DialogueStateTracker | None:
        return self._agent.after if self._agent.heard else self._agent.before


class FakeAgent:
    """An engine whose turn sets slots and says something."""

    def __init__(self, says: list[dict[str, Any]], sets: dict[str, Any], before: dict[str, Any] | None = None) -> None:
        self.says = says
        self.before = self._tracker(before) if before is not None else None
        self.after = self._tracker(sets)
        self.heard: list[Any] = []
        self.tracker_store = SimpleNamespace(_tracker_store=FakeStore(self))  # as Rasa wraps it
        words = SimpleNamespace(text=lambda key, language, tone, region: f"{key} {language} {tone}")
        self.processor = SimpleNamespace(nlg=SimpleNamespace(words=words))

    @staticmethod
    def _tracker(slots: dict[str, Any]) -> DialogueStateTracker:
        return DialogueStateTracker.from_events("c", [SlotSet(k, v) for k, v in slots.items()], DOMAIN.slots)

    async def on_new_message(self, message: Any) -> None:
        self.heard.append(message)
        for said in self.says:
            await message.output_channel.send_response("c", said)


CALM = {"mood": "calm", "language": "en", "report": {"intent": "greet"}}
UPSET = {"mood": "upset", "language": "de", "report": {"intent": "check_balance"}}


async def turn(agent: FakeAgent, **body: Any) -> dict[str, Any]:
    return await TurnChannel("secret")._turn(agent, {"conversation": "c", "text": "hi", **body}, agent.on_new_message)


def said(text: str, key: str = "balance") -> dict[str, Any]:
    return {"text": text, "custom": {"key": key, "tone": "neutral"}}


async def test_what_is_typed_is_never_a_command() -> None:
    agent = FakeAgent([said("hello")], CALM)
    await turn(agent, text="/restart")
    assert not agent.heard[0].text.startswith("/")


async def test_a_button_of_ours_is_a_command() -> None:
    agent = FakeAgent([said("hello")], CALM)
    await turn(agent, text="Yes", payload='/change_language{"language":"es"}')
    assert agent.heard[0].text == '/change_language{"language":"es"}'


async def test_the_turn_is_reported() -> None:
    agent = FakeAgent([said("hello")], {**CALM, "escalation": "asked"})
    result = await turn(agent)
    assert result["messages"] == [{"text": "hello", "buttons": [], "key": "balance", "tone": "neutral", "data": None}]
    report = result["turn"]
    assert (report["intent"], report["mood"], report["language"], report["escalation"]) == (
        "greet",
        "calm",
        "en",
        "asked",
    )


async def test_focus_and_question_of_the_form_reach_the_understanding() -> None:
    agent = FakeAgent(
        [said("x")], CALM, before={"focus": {"intent": "check_spending"}, "requested_slot": "budget_amount"}
    )
    await turn(agent)
    assert agent.heard[0].metadata["focus"] == {"intent": "check_spending"}
    assert agent.heard[0].metadata["requested_slot"] is None  # no form is under way


async def test_what_a_person_did_is_kept_with_the_conversation(tmp_path: Path) -> None:
    left = {"agent": "Sofia", "note": "Fee refunded", "outcome": None, "at": "2026-03-10T12:00:00+00:00"}
    store = BoundedTrackerStore(domain=DOMAIN, host=f"sqlite:///{tmp_path}/tracker.db")
    agent = FakeAgent([said("hello")], CALM)
    agent.tracker_store = SimpleNamespace(_tracker_store=store)
    agent.lock_store = InMemoryLockStore()
    await store.get_or_create_tracker("c")
    for number in range(2 * TURNS_PER_SESSION):
        await turn(agent, metadata={"handed_back": left if number == 0 else None})
        tracker = await store.get_or_create_tracker("c")
        tracker.update(UserUttered("hi", {"name": "greet", "confidence": 0.9}))
        tracker.update(ActionExecuted("action_listen"))
        await store.save(tracker)
    for known in (store, BoundedTrackerStore(domain=DOMAIN, host=f"sqlite:///{tmp_path}/tracker.db")):
        tracker = await known.peek("c")
        assert tracker is not None
        assert tracker.get_slot("handed_back") == left
    assert all("handed_back" not in message.metadata for message in agent.heard)


async def test_being_upset_is_acknowledged_once() -> None:
    first = await turn(FakeAgent([said("so much")], UPSET, before={"mood": "calm"}))
    assert [m["key"] for m in first["messages"]] == ["mood-acknowledge", "balance"]
    assert first["messages"][0]["text"] == "mood-acknowledge de empathetic"
    second = await turn(FakeAgent([said("so much")], UPSET, before={"mood": "upset"}))
    assert [m["key"] for m in second["messages"]] == ["balance"]


@pytest.mark.parametrize("key", ["handoff-asked", "complaint-opened"])
async def test_what_acknowledges_in_its_own_words_stands_alone(key: str) -> None:
    result = await turn(FakeAgent([said("sorry", key)], UPSET, before={"mood": "calm"}))
    assert [m["key"] for m in result["messages"]] == [key]


async def test_the_bare_offer_of_a_person_is_introduced() -> None:
    result = await turn(FakeAgent([said("a person?", "handoff-offer")], UPSET, before={"mood": "calm"}))
    assert [m["key"] for m in result["messages"]] == ["mood-acknowledge", "handoff-offer"]


async def test_a_message_sent_twice_is_handled_once() -> None:
    agent, channel = FakeAgent([said("done")], CALM), TurnChannel("secret")
    body = {"conversation": "c", "text": "pay it", "message_id": "m1"}
    first = await channel._once(agent, body, agent.on_new_message)
    assert await channel._once(agent, body, agent.on_new_message) == first
    assert len(agent.heard) == 1
    await channel._once(agent, {**body, "message_id": "m2"}, agent.on_new_message)
    assert len(agent.heard) == 2


async def test_a_message_whose_turn_failed_is_tried_again() -> None:
    agent, channel = FakeAgent([said("done")], CALM), TurnChannel("secret")
    body = {"conversation": "c", "text": "pay it", "message_id": "m1"}

    async def fail(message: Any) -> None:
        raise RuntimeError("the action server is down")

    with pytest.raises(RuntimeError):
        await channel._once(agent, body, fail)
    assert (await channel._once(agent, body, agent.on_new_message))["messages"]


async def test_a_handoff_needs_no_acknowledgement() -> None:
    result = await turn(
        FakeAgent([said("one moment", "balance")], {**UPSET, "escalation": "anger"}, before={"mood": "calm"})
    )
    assert [m["key"] for m in result["messages"]] == ["balance"]


async def test_an_empty_message_is_not_shown() -> None:
    output = TurnOutput()
    await output.send_response("c", {"text": "", "custom": {"key": "x"}})
    assert output.messages == []


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer wrong", "secret", "Bearer sécret"])
def test_without_the_secret_nobody_comes_in(given: str | None) -> None:
    request = SimpleNamespace(headers={"authorization": given} if given is not None else {})
    assert not TurnChannel("secret")._allowed(request)  # type: ignore[arg-type]
    request.headers["authorization"] = "Bearer secret"
    assert TurnChannel("secret")._allowed(request)  # type: ignore[arg-type]


async def test_nothing_said_is_nothing_understood() -> None:
    result = await parsed(SimpleNamespace(), "  ")
    assert (result["intent"], result["confidence"], result["entities"]) == (None, 0.0, [])


async def test_parsing_has_the_form_that_others_rely_on() -> None:
    async def parse_message(message: Any) -> dict[str, Any]:
        entity = {"entity": "amount", "value": {"amount": "5"}, "text": "5", "start": 0, "end": 1, "extractor": "E"}
        return {"intent": {"name": "greet", "confidence": 0.9}, "entities": [entity], "language": "en"}

    agent = SimpleNamespace(processor=SimpleNamespace(parse_message=parse_message))
    result = await parsed(agent, "5")
    assert list(result) == ["text", "language", "intent", "confidence", "ranking", "entities", "sentiment", "signals"]
    assert result["entities"] == [{"entity": "amount", "value": {"amount": "5"}, "text": "5", "start": 0, "end": 1}]
