"""From the assistant to a person and back, seen from both sides."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from fake_engine import reply
from world import Line, Tab, World, eventually

from bank.domain.ownership import Owner

pytestmark = pytest.mark.asyncio


async def _queued(world: World, customer: str = "emma") -> Tab:
    """Return a customer's tab who is waiting for a person."""
    tab = await world.tab(customer, inspect=True)
    await tab.say("a person please")
    await tab.get("turn")
    return tab


async def _accepted(world: World, tab: Tab, name: str = "sofia") -> Line:
    """Return the desk of an agent who has accepted the customer."""
    desk = await world.desk(name)
    item = _item(desk.frames[-1] if desk.frames else {}, tab)
    await desk.send(type="accept", handoff=item["handoff"])
    await desk.get("conversation")
    await tab.get("owner", owner="human")
    return desk


def _item(queue: dict[str, Any], tab: Tab) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in queue["items"] if item["conversation"] == tab.welcome["conversation"])
    return found


async def test_asking_for_a_person_tells_the_place_in_the_queue(world: World) -> None:
    tab = await _queued(world)
    assert "Passing you on." in tab.texts("bot")
    assert "next in line" in tab.texts("system")[0]
    assert tab.has("owner", owner="queued", position=1, agent=None)
    turn = next(frame for frame in tab.frames if frame["type"] == "turn")
    assert (turn["owner"], turn["escalation"]) == ("queued", "asked")


async def test_waiting_customer_appears_on_every_desk_at_once(world: World) -> None:
    desks = [await world.desk("sofia"), await world.desk("noah")]
    tab = await _queued(world)
    for desk in desks:
        frame = await desk.until(lambda frame: frame["type"] == "queue" and bool(frame["items"]))
        item = _item(frame, tab)
        assert item | {"handoff": "?", "waiting_since": "?"} == {
            "handoff": "?", "conversation": tab.welcome["conversation"], "customer_name": "Emma Clark",
            "language": "en", "reason": "asked", "mood": "calm", "priority": 2, "waiting_since": "?",
            "position": 1, "preview": "a person please",
        }  # fmt: skip
        assert frame["mine"] == []


async def test_agent_accepts_talks_and_hands_back(world: World) -> None:
    tab = await _queued(world)
    conversation = tab.welcome["conversation"]
    desk = await _accepted(world, tab)
    assert "Sofia" in (await tab.get("message", sender="system"))["text"]

    message_id = await tab.say("are you a person?")
    seen = await desk.get("message", sender="customer")
    assert (seen["conversation"], seen["text"], seen["id"]) == (conversation, "are you a person?", message_id)
    assert (await desk.get("turn"))["mood"] == "calm"
    turn = await tab.get("turn", id=message_id)
    assert (turn["owner"], turn["intent"]) == ("human", "check_balance")

    await desk.send(type="typing", conversation=conversation, on=True)
    await tab.get("typing", who="agent", on=True)
    agent_id = str(uuid4())
    await desk.send(type="message", conversation=conversation, id=agent_id, text="Yes, I am Sofia.")
    answer = await tab.get("message", sender="agent")
    assert (answer["name"], answer["text"]) == ("Sofia", "Yes, I am Sofia.")
    assert tab.has("typing", who="agent", on=False)
    assert (await desk.get("ack"))["id"] == agent_id
    await desk.send(type="message", conversation=conversation, id=agent_id, text="Yes, I am Sofia.")
    assert (await desk.get("ack"))["seq"] == answer["seq"]
    assert len(tab.texts("agent")) == 1

    await tab.send(type="typing", on=True)
    await desk.get("typing", on=True)

    await desk.send(type="hand_back", conversation=conversation, note="all clear")
    await tab.get("owner", owner="bot")
    assert "Sofia" in (await tab.get("message", sender="system"))["text"]
    await desk.get("owner", owner="bot")
    assert (await tab.ask("and now the bot"))["text"] == "echo: and now the bot"
    assert "are you a person?" not in world.engine.texts
    handoff = world.bank.handoffs.latest_of(conversation)
    assert handoff is not None
    assert handoff.note == "all clear"


async def test_assistant_learns_what_the_person_did_and_the_customer_does_not(world: World) -> None:
    tab = await _queued(world)
    conversation = tab.welcome["conversation"]
    desk = await _accepted(world, tab)
    note = "Goodwill of 15 pounds, rude on the phone, card 4111 1111 1111 1111"
    await desk.send(type="hand_back", conversation=conversation, note=note)
    left = (await desk.get("notes"))["notes"]
    assert [(one["agent"], one["outcome"]) for one in left] == [("Sofia", None)]
    assert left[0]["note"].startswith("Goodwill of 15 pounds")
    assert "4111 1111 1111" not in left[0]["note"]

    await world.engine.stop()  # an engine that was down must not miss it
    await tab.say("thanks, what now?")
    await tab.get("ack")
    await asyncio.sleep(0.1)
    await world.engine.start()
    await tab.get("message", text="echo: thanks, what now?")
    told = world.engine.turns[-1]["metadata"]["handed_back"]
    assert told == {key: left[0][key] for key in ("agent", "note", "outcome", "at")}
    await tab.ask("and my balance?")
    assert world.engine.turns[-1]["metadata"]["handed_back"] is None
    assert world.engine.turns[0]["metadata"]["handed_back"] is None

    again = await world.tab(conversation=conversation)
    await again.get("message", text="echo: and my balance?")
    assert not any("oodwill" in str(frame) for frame in [*tab.frames, *again.frames])
    # While a person has it, or is awaited, the engine only listens.
    assert all(parse["metadata"]["handed_back"] is None for parse in world.engine.parses)


async def test_second_agent_sees_what_the_first_noted_in_the_transcript(world: World) -> None:
    tab = await _queued(world)
    conversation = tab.welcome["conversation"]
    desk = await _accepted(world, tab)
    await desk.send(type="hand_back", conversation=conversation, note="Fee refunded.")
    await tab.get("owner", owner="bot")
    await tab.say("a person again")
    await tab.get("owner", owner="queued")
    desk = await _accepted(world, tab, "noah")
    await desk.send(type="close", conversation=conversation, outcome="solved")
    await tab.get("owner", owner="bot")
    await tab.say("a third person")
    await tab.get("owner", owner="queued")
    assert world.engine.turns[-1]["metadata"]["handed_back"]["outcome"] == "solved"
    session = await world.agent("sofia")
    async with session.get(f"{world.url}/desk/conversations/{conversation}") as response:
        view = await response.json()
    assert [(one["agent"], one["note"], one["outcome"]) for one in view["notes"]] == [
        ("Sofia", "Fee refunded.", None), ("Noah", None, "solved"),
    ]  # fmt: skip
    assert not any("refunded" in message["text"] for message in view["messages"])
    assert not any("refunded" in str(frame) for frame in tab.frames)


async def test_handing_back_without_a_word_leaves_nothing_to_read(world: World) -> None:
    tab = await _queued(world)
    desk = await _accepted(world, tab)
    await desk.send(type="hand_back", conversation=tab.welcome["conversation"], note="")
    assert (await desk.get("notes"))["notes"] == []
    await tab.get("owner", owner="bot")
    await tab.ask("hello")
    # That a person had it is known all the same.
    assert world.engine.turns[-1]["metadata"]["handed_back"]["agent"] == "Sofia"


async def test_two_agents_accept_the_same_and_one_is_told(world: World) -> None:
    tab = await _queued(world)
    desks = [await world.desk("sofia"), await world.desk("noah")]
    handoff = _item(desks[0].frames[-1], tab)["handoff"]
    await asyncio.gather(*(desk.send(type="accept", handoff=handoff) for desk in desks))
    outcomes = await asyncio.gather(
        *(desk.until(lambda frame: frame["type"] in ("conversation", "error")) for desk in desks)
    )
    codes = sorted(frame.get("code", "won") for frame in outcomes)
    assert codes == ["already_taken", "won"]
    await tab.get("owner", owner="human")
    await asyncio.sleep(0.1)
    assert sum("has joined" in text for text in tab.texts("system")) == 1
    loser = desks[0] if outcomes[0]["type"] == "error" else desks[1]
    await loser.until(lambda frame: frame["type"] == "queue" and not frame["items"])
    await loser.send(type="message", conversation=tab.welcome["conversation"], id=str(uuid4()), text="me too")
    assert (await loser.get("error"))["code"] == "not_yours"
    assert tab.texts("agent") == []


async def test_late_output_of_the_assistant_is_dropped(world: World) -> None:
    """The agent takes over while the engine is still thinking: its answer must not be shown."""
    tab = await world.tab(inspect=True)
    conversation = tab.welcome["conversation"]
    taken_over = asyncio.Event()

    async def slow_handoff(turn: dict[str, Any]) -> dict[str, Any]:
        answer = await world.engine.echo(turn)
        await taken_over.wait()
        return answer

    world.engine.answer = slow_handoff
    desk = await world.desk()
    await tab.say("a person please")
    await eventually(lambda: bool(world.bank.handoffs.queue()))
    await desk.send(type="accept", handoff=world.bank.handoffs.queue()[0].id)
    await tab.get("owner", owner="human")
    await desk.send(type="message", conversation=conversation, id=str(uuid4()), text="I am here already")
    await tab.get("message", sender="agent")
    taken_over.set()
    turn = await tab.get("turn")
    assert turn["owner"] == "human"
    assert "Passing you on." not in tab.texts("bot")
    assert not tab.has("owner", owner="queued")
    assert world.bank.conversations.pending() == ()


async def test_typed_text_does_not_reach_the_assistant_while_waiting(world: World) -> None:
    tab = await _queued(world)
    for number in range(3):
        await tab.say(f"hello {number}?")
        assert (await tab.get("turn"))["owner"] == "queued"
    assert world.engine.texts == ["a person please"]
    # Told at the beginning; the next notice is due only later.
    assert len(tab.texts("system")) == 1


async def test_waiting_customer_is_told_the_place_again_after_a_while(world: World) -> None:
    await world.restart(queue_notice_every=0.2)
    tab = await _queued(world)
    await asyncio.sleep(0.25)
    await tab.say("still there?")
    assert "still next in line" in (await tab.get("message", sender="system", seq=6))["text"]
    await tab.say("hello?")
    await tab.get("turn")
    assert len(tab.texts("system")) == 2


async def test_button_pressed_while_waiting_reaches_the_assistant(world: World) -> None:
    async def fraud(turn: dict[str, Any]) -> dict[str, Any]:
        if turn["payload"]:
            return reply("Frozen.", intent="freeze_card")
        await world.engine.echo(turn)
        return reply("Someone comes.", buttons=[{"title": "Freeze my card", "payload": "/freeze_card"}])

    world.engine.answer = fraud
    tab = await _queued(world)
    seq = next(frame["seq"] for frame in tab.frames if frame.get("text") == "Someone comes.")
    await tab.send(type="choose", id=str(uuid4()), seq=seq, index=0)
    await tab.get("message", text="Frozen.")
    assert (await tab.get("turn"))["owner"] == "queued"


async def test_customer_leaves_the_queue(world: World) -> None:
    tab = await _queued(world)
    desk = await world.desk()
    await tab.say("cancel that")
    await tab.get("owner", owner="bot")
    assert (await tab.get("turn"))["owner"] == "bot"
    assert "out of the line" in tab.texts("system")[-1]
    await desk.until(lambda frame: frame["type"] == "queue" and not frame["items"])
    assert (await tab.ask("balance"))["text"] == "echo: balance"


async def test_places_move_up_when_somebody_is_accepted(world: World) -> None:
    first, second = await _queued(world, "emma"), await _queued(world, "lucia")
    assert second.has("owner", owner="queued", position=2)
    await _accepted(world, first)
    await second.get("owner", owner="queued", position=1)


async def test_mood_is_followed_while_a_person_answers(world: World) -> None:
    tab = await _queued(world)
    desk = await _accepted(world, tab)
    await tab.say("this is useless")
    turn = await desk.get("turn")
    assert turn["mood"] == "upset"
    assert turn["sentiment"] == [0.96, 0.03, 0.01]
    assert world.bank.conversations.turns(tab.welcome["conversation"])[-1].owner == "human"


async def test_mood_is_not_measured_where_the_customer_switched_it_off(world: World) -> None:
    tab = await _queued(world, "jonas")
    desk = await _accepted(world, tab)
    await tab.say("this is useless")
    assert (await desk.get("turn"))["sentiment"] is None


async def test_person_answers_even_when_the_engine_is_down(world: World) -> None:
    tab = await _queued(world)
    desk = await _accepted(world, tab)
    await world.engine.stop()
    await tab.say("anybody?")
    await desk.get("message", text="anybody?")
    assert (await tab.get("turn"))["owner"] == "human"
    assert world.bank.conversations.pending() == ()
    assert not any("can't answer" in text for text in tab.texts("system"))


async def test_agent_puts_the_customer_back_in_line(world: World) -> None:
    tab = await _queued(world)
    desk = await _accepted(world, tab)
    await desk.send(type="release", conversation=tab.welcome["conversation"])
    await tab.get("owner", owner="queued", position=1)
    assert "back in line" in (await tab.get("message", sender="system"))["text"]
    other = await _accepted(world, tab, "noah")
    await other.close()


async def test_closing_keeps_the_outcome_and_gives_the_bot_back(world: World) -> None:
    tab = await _queued(world)
    desk = await _accepted(world, tab)
    await desk.send(type="close", conversation=tab.welcome["conversation"], outcome="resolved")
    await tab.get("owner", owner="bot")
    await desk.until(lambda frame: frame["type"] == "queue" and not frame["mine"])
    handoff = world.bank.handoffs.latest_of(tab.welcome["conversation"])
    assert handoff is not None
    assert handoff.outcome == "resolved"
    assert world.bank.conversations.get(tab.welcome["conversation"]).owner is Owner.BOT
    # The agent may still look at what was said.
    await desk.send(type="open", conversation=tab.welcome["conversation"])
    await desk.get("conversation")


async def test_agent_that_reloads_finds_the_conversation_as_it_was(world: World) -> None:
    tab = await _queued(world)
    desk = await _accepted(world, tab)
    await desk.close()
    await tab.say("are you still there?")
    await tab.get("turn")
    again = await world.desk()
    assert len(again.frames[-1]["mine"]) == 1
    await again.send(type="open", conversation=tab.welcome["conversation"])
    view = await again.get("conversation")
    assert view["messages"][-1]["text"] == "are you still there?"
    await tab.say("good")
    await again.get("message", text="good")


async def test_desk_shows_transcript_mood_and_customer(world: World) -> None:
    tab = await _queued(world)
    session = await world.agent()
    async with session.get(f"{world.url}/desk/conversations/{tab.welcome['conversation']}") as response:
        assert response.status == 200
        view = await response.json()
    assert view["conversation"]["owner"] == "queued"
    assert view["customer"]["name"] == "Emma Clark"
    assert view["customer"]["accounts"] == [{"kind": "checking", "balance": "£1,234.50"}]
    assert view["customer"]["cards"][0]["last4"] == "4242"
    assert [message["sender"] for message in view["messages"]] == ["bot", "customer", "bot", "system"]
    assert [turn["seq"] for turn in view["turns"]] == [2]
    assert view["handoff"]["summary"]["wanted"] == "a person"


async def test_conversation_in_which_nobody_asked_for_a_person_is_not_shown(world: World) -> None:
    tab = await world.tab()
    session = await world.agent()
    for conversation in (tab.welcome["conversation"], "no-such"):
        async with session.get(f"{world.url}/desk/conversations/{conversation}") as response:
            assert response.status == 404
    desk = await world.desk()
    await desk.send(type="open", conversation=tab.welcome["conversation"])
    assert (await desk.get("error"))["code"] == "not_found"


@pytest.mark.parametrize(
    "raw", ["{", "[]", '{"type": "accept"}', '{"type": "accept", "handoff": 7}', '{"type": "hello"}', "\x00"]
)
async def test_malformed_frame_of_a_desk_is_answered(world: World, raw: str) -> None:
    desk = await world.desk()
    await desk.socket.send_str(raw)
    assert (await desk.get("error"))["code"] == "malformed"
    await desk.send(type="accept", handoff="no-such")
    assert (await desk.get("error"))["code"] == "not_found"


async def test_desk_socket_needs_a_session_and_our_own_page(world: World) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await world.session().ws_connect(f"{world.url}/desk/socket", origin=world.url)
    assert refused.value.status == 401
    session = await world.agent()
    for origin in ("https://bank.example", "https://evil.example"):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(f"{world.url}/desk/socket", origin=origin)
        assert refused.value.status == 403


async def test_logging_out_closes_the_desk_and_ends_the_session(world: World) -> None:
    session = await world.agent()
    desk = Line(await session.ws_connect(f"{world.url}/desk/socket", origin=world.url))
    await desk.get("queue")
    cookie = next(cookie.value for cookie in session.cookie_jar if cookie.key == "attune_desk")
    async with session.post(f"{world.url}/desk/logout") as response:
        assert response.status == 200
    assert await desk.closed() == 4401
    stolen = {"Cookie": f"attune_desk={cookie}"}
    async with world.session().get(f"{world.url}/desk/me", headers=stolen) as response:
        assert response.status == 401
