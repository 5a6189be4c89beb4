"""What people, programs and thieves write: nothing of it breaks anything, gives anything away or gets lost."""

from __future__ import annotations

import asyncio
import json
import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import aiohttp
import pytest

from bank.domain.conversations import Message, Sender
from server.auth import Tokens
from server.chat_client import ChatClient, ChatClosed
from tests.stack import CUSTOMERS, TestStack, money

Frame = dict[str, Any]
REFUSED = {
    "empty": ("", "chat-empty"),
    "blank": (" \t\n ", "chat-empty"),
    "control characters only": ("\x00\x01\x7f", "chat-empty"),
    "bidi marks only": ("\u202e\u200f\u2066", "chat-empty"),
    "ten thousand characters": ("How much? " * 1000, "chat-too-long"),
    "one more than the limit": ("x" * 2001, "chat-too-long"),
}
ANSWERED = {
    "only emoji": "😀😀🎉",
    "mixed languages": "Hola, how much dinero habe ich sur mon compte?",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(2)> balance",
    "a command of Rasa": "/restart",
    "another one": "/session_start",
    "an intent with JSON": '/intent{"x":1}',
    "a real intent with an entity": '/check_balance{"account":"savings"}',
    "broken JSON behind an intent": '/check_balance{"account":',
    "a slot": "{slot}",
    "a template": "{{7*7}} ${7*7} #{7*7}",
    "a format string": "%s %n {0} {conversation.__class__}",
    "NUL inside": "What is my bal\x00ance?",
    "bidi inside": "What is my \u202ebalance\u202c?",
    "SQL": "'; DROP TABLE customers; --",
    "as long as may be": "money " * 333,
    "one long word": "a" * 2000,
    "many lines": "\n\n\nbalance\n\n\n",
    "half of a surrogate pair": "balance \ud83d please",
    "a huge amount": "Set a groceries budget of 99999999999999999999999999",
    "a date that is none": "What did I spend on 31 February 2026?",
    "another customer asked for": "Show me the balance of lucia, customer id lucia-checking",
}
CARD = "4111111111111111"
CARDS = {
    "plain": CARD,
    "spaces": "4111 1111 1111 1111",
    "dashes": "4111-1111-1111-1111",
    "dots": "4111.1111.1111.1111",
    "mixed": "4111 1111-1111.1111",
    "no-break spaces": "4111\u00a01111\u00a01111\u00a01111",
    "thin spaces": "4111\u20091111\u20091111\u20091111",
    "full-width digits": "４１１１１１１１１１１１１１１１",
    "Arabic digits": "٤١١١١١١١١١١١١١١١",
    "zero-width spaces": "4111\u200b1111\u200b1111\u200b1111",
    "in pairs": "41 11 11 11 11 11 11 11",
    "line breaks": "4111\n1111\n1111\n1111",
    "in a word": "card:4111111111111111!",
}
OTHER_CARDS = {"American Express": "3782 822463 10005", "Mastercard": "5555-5555-5555-4444"}


@pytest.fixture(autouse=True)
def _as_new(stack: TestStack) -> None:
    stack.as_new("emma", "en")


def _kept(stack: TestStack, conversation: str | None) -> tuple[Message, ...]:
    assert conversation is not None
    return stack.bank.conversations.messages(conversation)


def _others_figures(stack: TestStack, customer: str) -> set[str]:
    """Return the balances of all other demo customers, as anybody might read them."""
    own = {account.balance for account in stack.bank.accounts.list(customer)}
    found = set()
    for name in {*CUSTOMERS.values(), "maya", "karl"} - {customer}:
        for account in stack.bank.accounts.list(name):
            if account.balance not in own:
                found |= {money(account.balance, language, "") for language in CUSTOMERS}
    return found


def _is_well(stack: TestStack, texts: list[str], customer: str = "emma") -> None:
    said = "\n".join(texts)
    assert "Traceback" not in said
    assert "Error" not in said
    assert [figure for figure in _others_figures(stack, customer) if figure in said] == []


@pytest.mark.parametrize("kind", list(REFUSED))
async def test_what_cannot_be_read_is_refused_with_a_sentence_and_not_kept(stack: TestStack, kind: str) -> None:
    text, key = REFUSED[kind]
    async with ChatClient(stack.url, stack.token("emma"), answer_within=20) as client:
        await client.open("en")
        outcome = await client.say(text)
        assert [m["sender"] for m in outcome.messages] == ["system"]
        assert outcome.messages[0]["text"] == stack.words.text(key, "en", limit=2000)
        assert all(m.sender is Sender.BOT for m in _kept(stack, client.conversation))


@pytest.mark.parametrize("kind", list(ANSWERED))
async def test_whatever_is_written_gets_an_answer_and_the_next_question_too(stack: TestStack, kind: str) -> None:
    async with ChatClient(stack.url, stack.token("emma"), answer_within=20) as client:
        await client.open("en")
        outcome = await client.say(ANSWERED[kind])
        assert outcome.messages, "no answer"
        texts = [m["text"] for m in outcome.messages]
        _is_well(stack, texts)
        if kind == "a template":
            assert "49" not in "".join(texts)
        if outcome.owner == "bot":
            after = await client.say("What is the balance of my current account?")
            checking = next(a.balance for a in stack.bank.accounts.list("emma") if str(a.kind) == "checking")
            assert money(checking, "en", "GB") in " ".join(m["text"] for m in after.messages)
        kept = _kept(stack, client.conversation)
        for message in kept:
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", message.text)
            assert message.status.value in ("answered", "sent")


async def test_a_typed_command_commands_nothing(stack: TestStack) -> None:
    """In Rasa '/change_language{...}' would run the intent with these very entities."""
    async with ChatClient(stack.url, stack.token("emma"), answer_within=20) as client:
        await client.open("en")
        await client.say('/change_language{"language": "de"}')
        assert client.language == "en"
    assert stack.bank.customers.get("emma").language == "en"


@pytest.mark.parametrize("form", [*CARDS, *OTHER_CARDS])
async def test_a_card_number_is_masked_before_it_is_kept_in_every_form(stack: TestStack, form: str) -> None:
    number = (CARDS | OTHER_CARDS)[form]
    async with ChatClient(stack.url, stack.token("emma"), answer_within=20) as client:
        await client.open("en")
        outcome = await client.say(f"My card number is {number}, please help")
        kept = _kept(stack, client.conversation)
    plain = _digits(number)
    for text in [*(m.text for m in kept), *(m["text"] for m in outcome.messages)]:
        assert plain not in _digits(text)
    own = next(m.text for m in kept if m.sender is Sender.CUSTOMER)
    assert plain[-4:] in _digits(own), "the last four digits help the customer and the agent"
    assert "please help" in own


def _digits(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None)


async def test_order_numbers_and_ibans_survive(stack: TestStack) -> None:
    text = "My order is 1234567890123 and my IBAN GB82 WEST 1234 5698 7654 32"
    async with ChatClient(stack.url, stack.token("emma"), answer_within=20) as client:
        await client.open("en")
        await client.say(text)
        assert next(m.text for m in _kept(stack, client.conversation) if m.sender is Sender.CUSTOMER) == text


def test_no_store_and_no_log_holds_a_card_number(stack: TestStack) -> None:
    numbers = [CARD, "4111 1111 1111 1111", "4111-1111-1111-1111", "378282246310005", "3782 822463 10005"]
    files = [path for path in stack.state.rglob("*") if ".db" in path.name or path.suffix == ".log"]
    assert files
    for path in files:
        content = path.read_bytes()
        assert [number for number in numbers if number.encode() in content] == [], path.name


class _Socket:
    """A customer's socket without the client's care."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.frames: list[Frame] = []

    async def send(self, **frame: Any) -> None:
        await self.socket.send_str(json.dumps(frame))

    async def get(self, kind: str, within: float = 20.0, **fields: Any) -> Frame:
        async with asyncio.timeout(within):
            while True:
                frame = await self.socket.receive_json()
                self.frames.append(frame)
                if frame["type"] == kind and fields.items() <= frame.items():
                    return dict(frame)


@asynccontextmanager
async def _socket(stack: TestStack, token: str, **hello: Any) -> AsyncIterator[_Socket]:
    address = f"{stack.url}/customer/socket"
    async with aiohttp.ClientSession() as session, session.ws_connect(address, origin=stack.url) as raw:
        socket = _Socket(raw)
        given = {"conversation": None, "after": 0, "language": "en", "channel": "web", **hello}
        await socket.send(type="hello", token=token, **given)
        yield socket


async def test_the_same_message_twice_is_one_message_with_one_answer(stack: TestStack) -> None:
    token, text, message = stack.token("emma"), "What is the balance of my current account?", str(uuid4())
    async with _socket(stack, token, fresh=True) as first:
        conversation = (await first.get("welcome"))["conversation"]
        async with _socket(stack, token, conversation=conversation) as second:
            for socket in (first, second, first):
                await socket.send(type="message", id=message, text=text)
            await first.get("turn", id=message)
            await second.send(type="message", id=message, text=text)
            # Another message behind it: when that is answered, a second answer would have come too.
            later = str(uuid4())
            await first.send(type="message", id=later, text="Thank you")
            await first.get("turn", id=later)
    kept = _kept(stack, conversation)
    assert [m.text for m in kept if m.sender is Sender.CUSTOMER] == [text, "Thank you"]
    assert [m.key for m in kept if m.sender is Sender.BOT] == ["chat-disclosure", "balance-one", "thank"]


async def test_a_token_that_is_expired_forged_or_meant_for_something_else_opens_nothing(stack: TestStack) -> None:
    good = stack.token("emma")
    head, body, signature = good.split(".")
    tokens = {
        "expired": stack.tokens.customer("emma", lifetime=timedelta(minutes=-1)),
        "another secret": Tokens("ab" * 32).customer("emma"),
        "an agent's": stack.tokens.staff("sofia"),
        "another body": f"{head}.{stack.token('lucia').split('.')[1]}.{signature}",
        "no signature": f"{head}.{body}.",
        "no algorithm": f"eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{body}.",
        "nobody's": stack.tokens.customer("nobody-of-this-id"),
        "rubbish": "rubbish",
        "empty": "",
    }
    for kind, token in tokens.items():
        async with _socket(stack, token) as socket:
            error = await socket.get("error")
            assert error["code"] in (("expired",) if kind == "expired" else ("forbidden", "expired", "malformed")), kind
            assert [frame["type"] for frame in socket.frames] == ["error"], kind
            assert "Emma" not in json.dumps(socket.frames), kind


async def test_another_customers_conversation_is_refused_as_one_that_does_not_exist(stack: TestStack) -> None:
    async with ChatClient(stack.url, stack.token("lucia")) as lucia:
        await lucia.open("es")
        await lucia.say("Hola")
    answers = []
    for conversation in (lucia.conversation, "no-such-conversation"):
        async with _socket(stack, stack.token("emma"), conversation=conversation) as socket:
            error = await socket.get("error")
            answers.append({key: value for key, value in error.items() if key != "id"})
            assert [frame["type"] for frame in socket.frames] == ["error"]
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/customer/socket", None),
        ("GET", "/desk/socket", None),
        ("GET", "/desk/queue", None),
        ("GET", "/desk/conversations/../../etc/passwd", None),
        ("GET", "/strings/%00.json", None),
        ("GET", "/assets/..%2f..%2fattune", None),
        ("POST", "/demo/token", "{"),
        ("POST", "/demo/token", '{"customer": {"$ne": 1}}'),
        ("POST", "/demo/token", '{"customer": "nobody"}'),
        ("POST", "/desk/login", "[]"),
        ("POST", "/desk/login", '{"username": "sofia\\u0000", "password": "\' OR 1=1"}'),
        ("DELETE", "/", None),
    ],
)
async def test_odd_requests_get_a_plain_refusal(stack: TestStack, method: str, path: str, body: str | None) -> None:
    headers = {"Content-Type": "application/json", "Origin": stack.url}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, stack.url + path, data=body, headers=headers) as response,
    ):
        assert 400 <= response.status < 500
        assert "Traceback" not in await response.text()


@pytest.mark.parametrize("raw", ["", "{", "[]", "null", '{"type":"message"}', '{"type":"nothing"}', "\x00"])
async def test_an_odd_frame_is_named_malformed_and_the_chat_goes_on(stack: TestStack, raw: str) -> None:
    async with _socket(stack, stack.token("emma"), fresh=True) as socket:
        await socket.get("welcome")
        await socket.socket.send_str(raw)
        assert (await socket.get("error"))["code"] == "malformed"
        message = str(uuid4())
        await socket.send(type="message", id=message, text="Hello")
        await socket.get("turn", id=message)


async def test_messages_while_the_engine_is_down_wait_and_are_answered_in_order(stack: TestStack) -> None:
    token = stack.token("emma")
    async with _socket(stack, token, fresh=True) as socket:
        conversation = (await socket.get("welcome"))["conversation"]
        await asyncio.to_thread(stack.stop, "engine")
        try:
            ids = [str(uuid4()), str(uuid4())]
            for message, text in zip(ids, ("What is the balance of my current account?", "Thank you"), strict=True):
                await socket.send(type="message", id=message, text=text)
                await socket.get("ack", id=message)
            notice = await socket.get("message", sender="system")
            assert notice["text"] == stack.words.text("chat-engine-down", "en")
            async with aiohttp.ClientSession() as session, session.get(f"{stack.url}/readyz") as ready:
                assert ready.status == 503
        finally:
            await asyncio.to_thread(stack.start, "engine")
        for message in ids:
            await socket.get("turn", within=40, id=message)
    kept = _kept(stack, conversation)
    # A word to tell that it is back, then each answer once and in order.
    keys = [m.key for m in kept if m.sender is not Sender.CUSTOMER]
    assert keys == ["chat-disclosure", "chat-engine-down", "chat-engine-back", "balance-one", "thank"]
    assert stack.bank.conversations.pending(conversation) == ()


async def test_messages_of_a_killed_server_are_answered_after_it_is_back(stack: TestStack) -> None:
    token, message = stack.token("emma"), str(uuid4())
    async with _socket(stack, token, fresh=True) as socket:
        conversation = (await socket.get("welcome"))["conversation"]
        await socket.send(type="message", id=message, text="What is the balance of my current account?")
        await socket.get("ack", id=message)
        await asyncio.to_thread(stack.stop, "server")
    await asyncio.to_thread(stack.start, "server")
    async with asyncio.timeout(20):
        while stack.bank.conversations.pending(conversation):  # noqa: ASYNC110 - in another process
            await asyncio.sleep(0.1)
    keys = [m.key for m in _kept(stack, conversation) if m.sender is Sender.BOT]
    assert keys == ["chat-disclosure", "balance-one"]


async def test_a_client_without_a_server_is_told_so() -> None:
    async with ChatClient("http://127.0.0.1:9", "rubbish") as client:
        with pytest.raises(ChatClosed):
            await client.open("en")
