"""The engine fails, is slow, or is gone; the server is stopped in the middle. Nothing is lost."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from fake_engine import reply
from world import World, eventually

from bank.adapters.repositories.messages import Messages
from bank.domain.conversations import MessageStatus

pytestmark = pytest.mark.asyncio


async def test_engine_down_is_told_once_and_all_is_answered_in_order_when_it_is_back(world: World) -> None:
    await world.engine.stop()
    tab = await world.tab("lucia", inspect=True)
    for number in range(3):
        await tab.say(f"n{number}")
    notice = await tab.get("message", sender="system")
    assert "Su mensaje" in notice["text"] or "mensaje" in notice["text"]
    await asyncio.sleep(0.6)
    assert len(tab.texts("system")) == 1
    await world.engine.start()
    await tab.get("message", text="echo: n2")
    assert tab.texts("bot")[1:] == ["echo: n0", "echo: n1", "echo: n2"]
    # The notice, and that it is over.
    assert len(tab.texts("system")) == 2
    assert [frame["id"] for frame in tab.frames if frame["type"] == "turn"] == [
        frame["id"] for frame in tab.frames if frame["type"] == "ack"
    ]


async def test_short_outage_is_not_told(world: World) -> None:
    world.engine.status = 503
    tab = await world.tab()
    await tab.say("hello")
    await asyncio.sleep(0.1)
    world.engine.status = 200
    await tab.get("message", text="echo: hello")
    assert tab.texts("system") == []


async def test_notice_comes_at_the_promised_time_whatever_the_waits_are(world: World) -> None:
    await world.restart(retry_first=5.0, retry_longest=10.0)
    await world.engine.stop()
    tab = await world.tab()
    began = time.monotonic()
    await tab.say("hello")
    await tab.get("message", sender="system")
    assert 0.25 < time.monotonic() - began < 1.0


async def test_unanswered_messages_survive_a_restart_of_the_server(world: World) -> None:
    await world.engine.stop()
    tab = await world.tab()
    for number in range(3):
        await tab.say(f"n{number}")
    await tab.get("message", sender="system")
    conversation = tab.welcome["conversation"]
    await world.stop_server()
    assert await tab.closed() == 1001
    assert [message.text for message in world.bank.conversations.pending()] == ["n0", "n1", "n2"]
    await world.engine.start()
    await world.start_server()
    again = await world.tab(conversation=conversation)
    await again.get("message", text="echo: n2")
    assert again.texts("bot")[1:] == ["echo: n0", "echo: n1", "echo: n2"]
    assert world.engine.texts == ["n0", "n1", "n2"]


async def test_stopping_waits_for_the_turn_under_way_and_delivers_it(world: World) -> None:
    world.engine.gate.clear()
    tab = await world.tab()
    await tab.say("slow one")
    await tab.say("not begun")
    await eventually(lambda: bool(world.engine.turns))
    stopping = asyncio.create_task(world.stop_server())
    await asyncio.sleep(0.2)
    assert not stopping.done()
    world.engine.gate.set()
    await tab.get("message", text="echo: slow one")
    assert await tab.closed() == 1001
    await stopping
    assert [message.text for message in world.bank.conversations.pending()] == ["not begun"]


async def test_stopping_does_not_wait_for_ever(world: World) -> None:
    await world.restart(drain=0.3, turn_timeout=30.0)
    world.engine.gate.clear()
    tab = await world.tab()
    await tab.say("never answered")
    await eventually(lambda: bool(world.engine.turns))
    assert await world.stop_server() < 2.0
    assert [message.text for message in world.bank.conversations.pending()] == ["never answered"]


async def test_message_that_breaks_a_healthy_engine_is_given_up_with_an_apology(world: World) -> None:
    world.engine.status = 500
    tab = await world.tab(inspect=True)
    message_id = await tab.say("poison")
    turn = await tab.get("turn")
    assert (turn["id"], turn["intent"]) == (message_id, None)
    assert len(world.engine.turns) == 4
    assert tab.texts("system")
    stored = world.bank.conversations.messages(tab.welcome["conversation"])
    assert stored[1].status is MessageStatus.APOLOGISED
    world.engine.status = 200
    await tab.say("good")
    await tab.get("message", text="echo: good")


@pytest.mark.parametrize(
    "answer",
    [{"messages": "no list"}, {"messages": [{"text": 7}]}, [], {"messages": [], "turn": {"sentiment": "x"}}],
)
async def test_answer_that_makes_no_sense_is_an_apology_not_a_hang(world: World, answer: Any) -> None:
    async def nonsense(turn: dict[str, Any]) -> Any:
        return answer

    world.engine.answer = nonsense
    tab = await world.tab(inspect=True)
    await tab.say("hello")
    await tab.get("message", sender="system")
    await tab.get("turn")
    assert world.bank.conversations.pending() == ()


async def test_engine_with_another_secret_is_an_outage_not_an_apology(world: World) -> None:
    world.engine._secret = "other"
    tab = await world.tab()
    await tab.say("hello")
    await tab.get("message", sender="system")
    world.engine._secret = "5e" * 32
    await tab.get("message", text="echo: hello")


async def test_slow_conversation_does_not_hold_up_another(world: World) -> None:
    async def sometimes_slow(turn: dict[str, Any]) -> dict[str, Any]:
        if turn["text"] == "slow":
            await asyncio.sleep(1.0)
        return reply(f"re {turn['text']}")

    world.engine.answer = sometimes_slow
    emma, lucia = await world.tab("emma"), await world.tab("lucia")
    await emma.say("slow")
    await emma.get("ack")
    began = time.monotonic()
    await lucia.say("quick")
    await lucia.get("message", text="re quick")
    assert time.monotonic() - began < 0.5


async def test_turn_with_no_messages_is_still_a_turn(world: World) -> None:
    async def silent(turn: dict[str, Any]) -> dict[str, Any]:
        return reply()

    world.engine.answer = silent
    tab = await world.tab(inspect=True)
    await tab.say("hm")
    assert (await tab.get("turn"))["intent"] == "check_balance"


async def test_crash_between_answer_and_receipt_tells_the_answer_once(world: World) -> None:
    tab = await world.tab()
    await tab.say("hello")
    await tab.get("message", text="echo: hello")
    conversation = tab.welcome["conversation"]
    await tab.get("typing", on=False)
    await world.stop_server()
    # As if the server had died right before it noted that the message was answered.
    world.bank.database.write(_forget_answered)
    await world.start_server()
    await eventually(lambda: len(world.engine.turns) == 2 and not world.bank.conversations.pending())
    texts = [message.text for message in world.bank.conversations.messages(conversation)]
    assert texts.count("echo: hello") == 1


async def test_crash_while_the_answer_is_kept_neither_loses_nor_doubles_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def two(turn: dict[str, Any]) -> dict[str, Any]:
        return reply("one", "two", language="es")

    kept, cuts = Messages.settle, []

    def settle(self: Messages, *args: Any) -> int:
        if not cuts:
            # Seen from outside nothing has happened yet: neither half of it.
            cuts.append([message.text for message in world.bank.conversations.messages(conversation)])
            raise RuntimeError("the power is cut")
        return kept(self, *args)

    tab = await world.tab()
    conversation = tab.welcome["conversation"]
    world.engine.answer = two
    monkeypatch.setattr(Messages, "settle", settle)
    await tab.say("hello")
    await tab.get("message", text="two")
    assert cuts[0][-1] == "hello"
    assert tab.texts("bot")[1:] == ["one", "two"]
    assert [message.text for message in world.bank.conversations.messages(conversation)][1:] == ["hello", "one", "two"]
    assert len(world.bank.conversations.turns(conversation)) == 1
    assert world.bank.conversations.pending() == ()


def _forget_answered(session: Any) -> None:
    from sqlalchemy import update

    from bank.adapters.orm import MessageRow

    session.execute(update(MessageRow).where(MessageRow.sender == "customer").values(status="received"))
