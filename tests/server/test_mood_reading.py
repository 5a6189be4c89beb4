"""Customers see how their mood is read, and switch it off and on; it takes effect at once and everywhere."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from fake_engine import reply
from world import Frame, Tab, World

from server.delivery import utc_now

ANGER = {
    "mood": "upset",
    "mood_reason": "anger",
    "mood_state": {"mood": "upset", "unrest": 0.6, "reason": "anger"},
    "tone": "empathetic",
    "intent": "check_balance",
}
CALM = {"mood": "calm", "unrest": 0.0, "reason": "steady"}


def _angry(world: World) -> None:
    async def answer(turn: dict[str, Any]) -> dict[str, Any]:
        return reply(f"echo: {turn['text']}", **ANGER)

    world.engine.answer = answer


async def _switch(tab: Tab, on: bool) -> Frame:
    frame_id = str(uuid4())
    await tab.send(type="mood_analysis", id=frame_id, on=on)
    return await tab.get("mood", id=frame_id)


async def _forget(tab: Tab) -> Frame:
    frame_id = str(uuid4())
    await tab.send(type="forget_mood", id=frame_id)
    return await tab.get("mood", id=frame_id)


async def _ask(tab: Tab, text: str) -> Frame:
    """Say something, and return the reading after its answer."""
    await tab.ask(text)
    return await tab.get("mood")


async def _with_an_agent(world: World, customer: str = "emma") -> tuple[Tab, Any]:
    tab = await world.tab(customer)
    conversation = tab.welcome["conversation"]
    await _ask(tab, "hello")
    handoff = await asyncio.to_thread(
        world.bank.handoffs.request, conversation, "asked", 2, {"mood": "upset"}, utc_now()
    )
    desk = await world.desk()
    await desk.send(type="accept", handoff=handoff.id)
    await desk.get("conversation")
    return tab, desk


async def test_reading_is_shown_at_the_opening_and_after_each_turn(world: World) -> None:
    _angry(world)
    tab = await world.tab()
    opening = await tab.get("mood")
    assert opening == {
        "type": "mood", "on": True, "since": None, "mood": None, "reason": None, "kept": False, "id": None,
    }  # fmt: skip
    reading = await _ask(tab, "this is useless")
    assert (reading["mood"], reading["reason"], reading["kept"]) == ("upset", "anger", True)
    again = await world.tab()
    assert (await again.get("mood"))["mood"] == "upset"


async def test_customer_whose_record_says_off_finds_it_off(world: World) -> None:
    _angry(world)
    tab = await world.tab("jonas")
    assert not (await tab.get("mood"))["on"]
    reading = await _ask(tab, "this is useless")
    assert (reading["on"], reading["mood"], reading["kept"]) == (False, None, False)


async def test_off_takes_effect_on_the_running_conversation(world: World) -> None:
    _angry(world)
    tab = await world.tab(inspect=True)
    await _ask(tab, "this is useless")
    off = await _switch(tab, False)
    assert (off["on"], off["mood"], off["reason"], off["kept"]) == (False, None, None, True)
    assert off["since"] is not None
    await tab.ask("and still nothing")
    turn = await tab.get("turn")
    assert (turn["intent"], turn["mood"], turn["tone"]) == ("check_balance", None, None)
    told = world.engine.turns[-1]["metadata"]
    assert told["mood_analysis"] is False
    assert CALM.items() <= told["mood_state"].items(), "the engine would go on from what it remembers"
    before, after = world.bank.conversations.turns(tab.welcome["conversation"])
    assert (before.mood, before.sentiment is None) == ("upset", False)
    assert (after.mood, after.mood_reason, after.mood_state, after.sentiment, after.tone) == (None,) * 5


async def test_on_again_begins_calm(world: World) -> None:
    _angry(world)
    tab = await world.tab()
    await _ask(tab, "this is useless")
    await _switch(tab, False)
    on = await _switch(tab, True)
    assert (on["on"], on["mood"]) == (True, None)
    assert (await _ask(tab, "hello again"))["mood"] == "upset"
    told = world.engine.turns[-1]["metadata"]
    assert told["mood_analysis"] is True
    assert CALM.items() <= told["mood_state"].items()


@pytest.mark.parametrize("there_and_back", [False, True])
async def test_turn_that_was_under_way_is_kept_without_a_mood(world: World, there_and_back: bool) -> None:
    _angry(world)
    tab = await world.tab(inspect=True)
    world.engine.gate.clear()
    await tab.get("ack", id=await tab.say("this is useless"))
    await tab.get("typing", on=True)
    await _switch(tab, False)
    if there_and_back:
        await _switch(tab, True)
    world.engine.gate.set()
    assert (await tab.get("turn"))["mood"] is None
    (turn,) = world.bank.conversations.turns(tab.welcome["conversation"])
    assert (turn.mood, turn.sentiment, turn.mood_state) == (None, None, None)


async def test_deleting_empties_what_was_kept_and_the_mood_starts_calm(world: World) -> None:
    _angry(world)
    tab = await world.tab()
    await _ask(tab, "this is useless")
    forgotten = await _forget(tab)
    assert (forgotten["on"], forgotten["mood"], forgotten["kept"]) == (True, None, False)
    (turn,) = world.bank.conversations.turns(tab.welcome["conversation"])
    assert (turn.intent, turn.mood, turn.sentiment, turn.mood_state) == ("check_balance", None, None, None)
    await tab.ask("hello again")
    assert CALM.items() <= world.engine.turns[-1]["metadata"]["mood_state"].items()


async def test_every_tab_of_the_customer_is_told_and_nobody_elses(world: World) -> None:
    first = await world.tab()
    second = await world.tab(conversation=first.welcome["conversation"])
    elsewhere = await world.tab(fresh=True)
    stranger = await world.tab("lucia")
    for tab in (first, second, elsewhere, stranger):
        await tab.get("mood", on=True)
    await _switch(first, False)
    for tab in (second, elsewhere):
        assert (await tab.get("mood", on=False))["id"] is None
    assert not stranger.has("mood", on=False)
    assert world.bank.customers.get("lucia").mood_analysis


async def test_desk_sees_no_mood_while_it_is_off_and_gets_it_back(world: World) -> None:
    _angry(world)
    tab, desk = await _with_an_agent(world)
    assert desk.frames[-1]["customer"]["mood_analysis"]
    assert [turn["mood"] for turn in desk.frames[-1]["turns"]] == ["upset"]
    await _switch(tab, False)
    off = await desk.get("mood", conversation=tab.welcome["conversation"], mood_analysis=False)
    assert [(turn["mood"], turn["mood_reason"], turn["sentiment"]) for turn in off["turns"]] == [(None, None, None)]
    board = await desk.get("queue")
    assert board["mine"][0]["mood"] is None
    await desk.send(type="open", conversation=tab.welcome["conversation"])
    view = await desk.get("conversation")
    assert not view["customer"]["mood_analysis"]
    assert [turn["mood"] for turn in view["turns"]] == [None]
    assert "mood" not in view["handoff"]["summary"]
    await _switch(tab, True)
    on = await desk.get("mood", mood_analysis=True)
    assert [turn["mood"] for turn in on["turns"]] == ["upset"]
    await _forget(tab)
    assert [turn["mood"] for turn in (await desk.get("mood"))["turns"]] == [None]


async def test_mood_is_neither_followed_nor_told_while_a_person_answers(world: World) -> None:
    tab, desk = await _with_an_agent(world)
    await _switch(tab, False)
    await tab.say("this is useless")
    turn = await desk.get("turn")
    assert (turn["mood"], turn["mood_reason"], turn["sentiment"]) == (None, None, None)
    kept = world.bank.conversations.turns(tab.welcome["conversation"])[-1]
    assert (kept.owner, kept.mood, kept.mood_state) == ("human", None, None)


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "mood_analysis", "on": False},
        {"type": "mood_analysis", "id": "7", "on": False},
        {"type": "mood_analysis", "id": "d9b1b0f0-0000-4000-8000-000000000000", "on": "no"},
        {"type": "forget_mood"},
    ],
)
async def test_request_that_makes_no_sense_changes_nothing(world: World, frame: dict[str, Any]) -> None:
    tab = await world.tab()
    await tab.send(**frame)
    assert (await tab.get("error"))["code"] == "malformed"
    assert world.bank.customers.get("emma").mood_analysis


async def test_many_requests_at_once_are_slowed_down_with_a_sentence(world: World) -> None:
    await world.restart(message_burst=2, message_rate=0.01)
    tab = await world.tab()
    for on in (False, True):
        await _switch(tab, on)
    frame_id = str(uuid4())
    await tab.send(type="mood_analysis", id=frame_id, on=False)
    error = await tab.get("error", id=frame_id)
    assert error["code"] == "rate_limited"
    assert error["message"]
    assert world.bank.customers.get("emma").mood_analysis
