"""What the customer's socket refuses: forgers, strangers, floods and nonsense."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import pytest
from world import World

pytestmark = pytest.mark.asyncio


async def test_forged_token_is_refused(world: World) -> None:
    forged = type(world.tokens)("f0" * 32).customer("emma")
    for token in (forged, "nonsense", "", "a.b.c", world.tokens.staff("sofia")):
        tab = await world.line(token)
        assert (await tab.get("error"))["code"] == "forbidden"
        assert await tab.closed() == 4403


async def test_token_of_an_unknown_customer_is_refused(world: World) -> None:
    tab = await world.line(world.tokens.customer("nobody"))
    assert (await tab.get("error"))["code"] == "forbidden"


async def test_expired_token_is_told_in_the_customers_language(world: World) -> None:
    tab = await world.line(world.tokens.customer("lucia", lifetime=timedelta(seconds=-1)), language="es")
    error = await tab.get("error")
    assert error["code"] == "expired"
    assert "sesión" in error["message"]
    assert await tab.closed() == 4401


async def test_open_socket_ends_when_its_token_expires(world: World) -> None:
    tab = await world.line(world.tokens.customer("emma", lifetime=timedelta(seconds=1.5)))
    await tab.get("welcome")
    assert (await tab.get("error"))["code"] == "expired"
    assert await tab.closed() == 4401


async def test_another_customers_conversation_is_refused_and_nothing_revealed(world: World) -> None:
    lucia = await world.tab("lucia")
    errors = []
    for conversation in (lucia.welcome["conversation"], "no-such-conversation"):
        tab = await world.line(world.tokens.customer("emma"), conversation=conversation)
        errors.append(await tab.get("error"))
        assert await tab.closed() == 4403
        assert [frame["type"] for frame in tab.frames] == ["error"]
    assert errors[0] == errors[1]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://"])
async def test_socket_from_another_page_is_refused(world: World, origin: str) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await world.line(origin=origin)
    assert refused.value.status == 403


async def test_socket_without_origin_is_refused_and_the_banks_own_page_let_in(world: World) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await world.session().ws_connect(f"{world.url}/customer/socket")
    tab = await world.line(world.tokens.customer("emma"), origin="https://bank.example")
    await tab.get("welcome")


async def test_silence_instead_of_hello_is_closed(world: World) -> None:
    tab = await world.line()
    assert await tab.closed(within=3) == 4408


async def test_message_before_hello_is_closed(world: World) -> None:
    tab = await world.line()
    await tab.say("hi")
    assert await tab.closed() == 1008


@pytest.mark.parametrize(
    "raw",
    [
        "{", "[]", "null", '"x"', "1", "[" * 5_000, '{"type": "nonsense"}', '{"type": "message"}', "{}",
        '{"type": "message", "id": 7, "text": "x"}', '{"type": "message", "id": "not-a-uuid", "text": "x"}',
        '{"type": "message", "id": "6b1ff0a3-1c8e-4d5b-8a2f-2d8c6f1f2a11", "text": {"a": 1}}',
        '{"type": "message", "id": "6b1ff0a3-1c8e-4d5b-8a2f-2d8c6f1f2a11", "text": null}',
        '{"type": "choose", "id": "6b1ff0a3-1c8e-4d5b-8a2f-2d8c6f1f2a11", "seq": -1, "index": 0}',
        '{"type": "choose", "id": "6b1ff0a3-1c8e-4d5b-8a2f-2d8c6f1f2a11", "seq": 1e99, "index": "0"}',
        '{"type": "typing", "on": "yes"}', '{"type": "seen", "seq": true}', '{"type": "language"}',
        '{"type": "language", "language": "xx"}', '{"type": ["message"]}',
    ],
)  # fmt: skip
async def test_malformed_frame_is_answered_and_the_socket_lives_on(world: World, raw: str) -> None:
    tab = await world.tab()
    await tab.socket.send_str(raw)
    assert (await tab.get("error"))["code"] == "malformed"
    assert (await tab.ask("still there?"))["text"] == "echo: still there?"


async def test_binary_frames_and_many_bad_ones_end_the_socket(world: World) -> None:
    tab = await world.tab()
    await tab.socket.send_bytes(b"\x00\x01")
    assert (await tab.get("error"))["code"] == "malformed"
    for _ in range(12):
        await tab.socket.send_str("{")
    assert await tab.closed() == 1008


async def test_huge_frame_ends_the_socket_and_only_that(world: World) -> None:
    tab, other = await world.tab(), await world.tab("lucia")
    await tab.socket.send_str("x" * 1_000_000)
    assert await tab.closed() == 1009
    await other.ask("hola")


async def test_too_many_messages_are_refused_with_a_sentence(world: World) -> None:
    await world.restart(message_burst=3, message_rate=0.01)
    tab = await world.tab()
    ids = [await tab.say(f"n{number}") for number in range(5)]
    refused = [await tab.get("error", code="rate_limited") for _ in range(2)]
    assert [error["id"] for error in refused] == ids[3:]
    second = await world.tab(conversation=tab.welcome["conversation"])
    await second.say("from another tab")
    await second.get("error", code="rate_limited")
    inspector = await world.tab(inspect=True)
    for number in range(8):
        await inspector.say(f"i{number}")
    await inspector.get("message", text="echo: i7")
    assert not inspector.has("error")


async def test_flood_of_frames_ends_the_socket(world: World) -> None:
    await world.restart(frame_burst=20, frame_rate=1)
    tab = await world.tab()
    for _ in range(60):
        await tab.send(type="typing", on=True)
    assert await tab.closed() == 1008
