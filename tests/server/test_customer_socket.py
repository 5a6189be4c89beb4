"""What a customer notices on the socket: answers, order, resends, reloads, other tabs."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from fake_engine import reply
from world import World, eventually

from bank.domain.conversations import Sender

pytestmark = pytest.mark.asyncio


async def test_first_message_says_that_a_machine_is_speaking(world: World) -> None:
    tab = await world.tab("lucia")
    first = await tab.get("message")
    assert (first["seq"], first["sender"]) == (1, "bot")
    assert "Lucía" in first["text"]
    assert "programa" in first["text"]
    assert tab.welcome | {"conversation": "?"} == {
        "type": "welcome", "conversation": "?", "owner": "bot", "agent": None, "language": "es",
        "name": "Lucía", "last_seq": 1,
    }  # fmt: skip


async def test_message_is_acknowledged_typed_on_and_answered(world: World) -> None:
    tab = await world.tab()
    message_id = await tab.say("What is my balance?")
    ack = await tab.get("ack")
    assert (ack["id"], ack["seq"], ack["text"]) == (message_id, 2, "What is my balance?")
    assert (await tab.get("typing"))["on"] is True
    answer = await tab.get("message", sender="bot")
    assert (answer["seq"], answer["text"]) == (3, "echo: What is my balance?")
    assert (await tab.get("typing"))["on"] is False
    assert not tab.has("turn")


async def test_engine_is_told_who_asks_and_never_a_typed_command(world: World) -> None:
    tab = await world.tab()
    await tab.ask('/restart{"x": 1}')
    turn = world.engine.turns[0]
    assert turn["payload"] is None
    assert turn["conversation"] == tab.welcome["conversation"]
    metadata = turn["metadata"]
    assert {key: metadata[key] for key in ("customer_id", "language", "country", "timezone", "currency")} == {
        "customer_id": "emma", "language": "en", "country": "GB", "timezone": "Europe/London",
        "currency": "GBP",
    }  # fmt: skip
    assert (metadata["channel"], metadata["mood_state"], metadata["name"]) == ("web", None, "Emma")
    await tab.ask("again")
    assert world.engine.turns[1]["metadata"]["mood_state"] == {"mood": "calm", "unrest": 0.0}


async def test_messages_are_answered_in_order_one_at_a_time(world: World) -> None:
    at_once, most = 0, 0

    async def slowly(turn: dict[str, Any]) -> dict[str, Any]:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(0.02)
        at_once -= 1
        return reply(f"re {turn['text']}")

    world.engine.answer = slowly
    tab = await world.tab()
    for number in range(8):
        await tab.say(f"n{number}")
    await tab.get("message", text="re n7")
    assert most == 1
    assert tab.texts("bot")[1:] == [f"re n{number}" for number in range(8)]
    stored = world.bank.conversations.messages(tab.welcome["conversation"])
    assert [message.seq for message in stored] == list(range(1, 18))


async def test_frames_come_in_order_of_seq_when_tabs_write_at_once(world: World) -> None:
    first = await world.tab()
    second = await world.tab(conversation=first.welcome["conversation"])
    for number in range(5):
        await asyncio.gather(first.say(f"a{number}"), second.say(f"b{number}"))
    await asyncio.gather(*(tab.until(lambda frame: frame.get("seq") == 21) for tab in (first, second)))
    for tab in (first, second):
        seqs = [frame["seq"] for frame in tab.frames if frame["type"] in ("ack", "message")]
        assert seqs == list(range(1, 22))


async def test_message_sent_again_is_acknowledged_again_and_answered_once(world: World) -> None:
    tab = await world.tab()
    message_id = str(uuid4())
    for _ in range(3):
        await tab.say("only once", message_id)
    acks = [await tab.get("ack", id=message_id) for _ in range(3)]
    assert {ack["seq"] for ack in acks} == {2}
    await tab.say("next")
    await tab.get("message", text="echo: next")
    assert world.engine.texts == ["only once", "next"]


async def test_another_tab_sees_both_sides(world: World) -> None:
    writer = await world.tab()
    reader = await world.tab(conversation=writer.welcome["conversation"])
    message_id = await writer.say("hello from here")
    own = await reader.get("message", sender="customer")
    assert (own["id"], own["text"], own["seq"]) == (message_id, "hello from here", 2)
    await reader.get("message", text="echo: hello from here")
    await writer.get("message", text="echo: hello from here")
    assert not writer.has("message", sender="customer")


async def test_reload_brings_back_the_whole_conversation(world: World) -> None:
    tab = await world.tab()
    await tab.ask("one")
    await tab.close()
    again = await world.tab()
    assert again.welcome["conversation"] == tab.welcome["conversation"]
    await again.get("message", text="echo: one")
    assert [frame["seq"] for frame in again.frames if frame["type"] == "message"] == [1, 2, 3]


async def test_reconnect_replays_only_what_was_missed(world: World) -> None:
    tab = await world.tab()
    world.engine.gate.clear()
    await tab.say("answer me later")
    await tab.get("ack")
    await tab.close()
    world.engine.gate.set()
    await _until_answered(world, tab.welcome["conversation"])
    again = await world.tab(conversation=tab.welcome["conversation"], after=2)
    await again.get("message", text="echo: answer me later")
    assert [frame["seq"] for frame in again.frames if frame["type"] == "message"] == [3]


async def test_nothing_is_missed_or_doubled_when_reconnecting_in_a_storm(world: World) -> None:
    writer = await world.tab(inspect=True)
    conversation = writer.welcome["conversation"]

    async def write() -> None:
        for number in range(15):
            await writer.say(f"m{number}")
            await asyncio.sleep(0.01)

    writing = asyncio.create_task(write())
    seen: list[int] = []
    while len(seen) < 31:
        reader = await world.tab(conversation=conversation, after=seen[-1] if seen else 0)
        await asyncio.sleep(0.06)
        await reader.close()
        seen += [frame["seq"] for frame in reader.frames if frame["type"] == "message"]
    await writing
    assert seen == list(range(1, 32))


async def test_two_tabs_opening_at_once_share_one_conversation(world: World) -> None:
    tabs = await asyncio.gather(*(world.tab("jonas") for _ in range(4)))
    assert len({tab.welcome["conversation"] for tab in tabs}) == 1


async def test_fresh_begins_a_new_conversation(world: World) -> None:
    first = await world.tab()
    second = await world.tab(fresh=True, language="fr-CA")
    assert second.welcome["conversation"] != first.welcome["conversation"]
    assert second.welcome["language"] == "fr"
    assert "Bonjour" in (await second.get("message"))["text"]


async def test_button_sends_its_stored_payload(world: World) -> None:
    async def offer(turn: dict[str, Any]) -> dict[str, Any]:
        if turn["payload"]:
            return reply(f"did {turn['payload']}")
        return reply("Shall I?", buttons=[{"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "/deny"}])

    world.engine.answer = offer
    tab = await world.tab()
    offered = await tab.ask("freeze my card")
    assert offered["buttons"] == [{"title": "Yes"}, {"title": "No"}]
    await tab.send(type="choose", id=str(uuid4()), seq=offered["seq"], index=1)
    assert (await tab.get("ack"))["text"] == "No"
    await tab.get("message", text="did /deny")

    await tab.ask("freeze my card")
    await tab.say("  yes ")
    await tab.get("message", text="did /affirm")
    again = await world.tab(conversation=tab.welcome["conversation"])
    chosen = await again.get("message", text="No")
    assert (chosen["sender"], chosen["data"]) == ("customer", None)


@pytest.mark.parametrize(("seq", "index"), [(1, 0), (99, 0), (2, 0), (0, 0)])
async def test_button_that_is_not_there_is_refused(world: World, seq: int, index: int) -> None:
    tab = await world.tab()
    await tab.ask("hello")
    message_id = str(uuid4())
    await tab.send(type="choose", id=message_id, seq=seq, index=index)
    assert (await tab.get("error"))["code"] == "malformed"
    assert len(world.engine.turns) == 1


async def test_card_number_is_masked_before_it_is_stored(world: World) -> None:
    tab = await world.tab()
    await tab.say("my card is 4111 1111 1111 1111")
    ack = await tab.get("ack")
    assert "4111 1111" not in ack["text"]
    assert "1111" in ack["text"]
    assert "4111" not in world.bank.conversations.messages(tab.welcome["conversation"])[1].text


@pytest.mark.parametrize("text", ["", "   \n\t ", "\x00\x07\x1b", "\u200b\u200d\ufeff", "\u202e\u2066"])
async def test_empty_text_is_refused_with_a_sentence(world: World, text: str) -> None:
    tab = await world.tab("lucia")
    message_id = await tab.say(text)
    error = await tab.get("error")
    assert (error["code"], error["id"]) == ("empty", message_id)
    assert error["message"]
    assert world.bank.conversations.get(tab.welcome["conversation"]).last_seq == 1


async def test_too_long_text_is_refused_and_not_kept(world: World) -> None:
    tab = await world.tab()
    await tab.say("x" * 2_001)
    error = await tab.get("error")
    assert error["code"] == "too_long"
    assert "2,000" in error["message"]
    await tab.say("x" * 60_000)
    assert (await tab.get("error"))["code"] == "too_long"
    await tab.say("é" * 2_000)
    await tab.get("ack")
    assert world.bank.conversations.messages(tab.welcome["conversation"])[1].text == "é" * 2_000


async def test_control_signs_and_half_emoji_are_taken_out(world: World) -> None:
    tab = await world.tab()
    await tab.say("pay\x00 \u202eevil\u202c cafe\u0301 \ud83d")
    assert (await tab.get("ack"))["text"].startswith("pay evil café")


async def test_language_of_the_conversation_can_be_changed(world: World) -> None:
    tab = await world.tab()
    other = await world.tab(conversation=tab.welcome["conversation"])
    await tab.send(type="language", language="de")
    assert (await other.get("language"))["language"] == "de"
    await tab.ask("hallo")
    assert world.engine.turns[0]["metadata"]["language"] == "de"
    assert world.bank.customers.get("emma").language == "de"
    await tab.say("")
    assert "leer" in (await tab.get("error"))["message"]


async def test_language_that_the_engine_heard_is_followed(world: World) -> None:
    async def spanish(turn: dict[str, Any]) -> dict[str, Any]:
        return reply("Hola", language="es")

    world.engine.answer = spanish
    tab = await world.tab()
    await tab.say("hola, ¿cuánto tengo?")
    assert (await tab.get("language"))["language"] == "es"
    assert world.bank.conversations.get(tab.welcome["conversation"]).language == "es"


async def test_inspector_is_told_what_was_understood_after_the_messages(world: World) -> None:
    tab = await world.tab(inspect=True)
    message_id = await tab.say("balance")
    turn = await tab.get("turn")
    assert turn == {
        "type": "turn", "id": message_id, "intent": "check_balance", "language": "en", "mood": "calm",
        "tone": "neutral", "owner": "bot", "escalation": None,
    }  # fmt: skip
    assert "echo: balance" in tab.texts("bot")


async def test_stalled_reader_is_dropped_and_holds_up_nobody(world: World) -> None:
    await world.restart(outbox_limit=20)

    async def long_answer(turn: dict[str, Any]) -> dict[str, Any]:
        return reply("y" * 300_000)

    world.engine.answer = long_answer
    writer = await world.tab(inspect=True)
    stalled = await world.tab(conversation=writer.welcome["conversation"])
    reading = stalled.socket._response.connection.transport  # type: ignore[union-attr]
    reading.pause_reading()
    for number in range(40):
        await writer.say(f"n{number}")
    for _ in range(40):
        await writer.get("turn", within=20)
    reading.resume_reading()
    assert await stalled.closed(within=10) in (1006, None)
    again = await world.tab(conversation=writer.welcome["conversation"], after=80)
    await again.get("message")


async def test_customers_do_not_hear_each_other(world: World) -> None:
    emma, lucia = await world.tab("emma"), await world.tab("lucia")
    await asyncio.gather(*(tab.ask("x") for tab in (emma, lucia)))
    await asyncio.gather(emma.say("secret of emma"), lucia.say("secreto de lucia"))
    await asyncio.gather(
        emma.get("message", text="echo: secret of emma"), lucia.get("message", text="echo: secreto de lucia")
    )
    assert not any("lucia" in text for text in emma.texts())
    assert not any("emma" in text for text in lucia.texts())


async def _until_answered(world: World, conversation: str) -> None:
    await eventually(lambda: not world.bank.conversations.pending(conversation))
    stored = world.bank.conversations.messages(conversation)
    assert stored[-1].sender is Sender.BOT
