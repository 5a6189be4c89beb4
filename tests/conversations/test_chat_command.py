"""`./attune chat` and `./attune parse`, as the programs that call them know them."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path
from typing import Any

from launcher.places import ROOT
from tests.stack import TestStack, money

_LINE = {"messages", "intent", "language", "mood", "tone", "owner", "escalation"}
_PARSED = {"text", "language", "intent", "confidence", "ranking", "entities", "sentiment"}


def _attune(stack: TestStack, *arguments: str, stdin: str = "") -> list[Any]:
    done = subprocess.run(
        [str(ROOT / "attune"), *arguments], cwd=ROOT, env=stack.environment(), input=stdin.encode(),
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    # Nothing but JSON lines on standard output, whatever the launcher has to say beside it.
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def _lines(*texts: str) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


def test_chat_gives_a_line_for_each_line_in_one_conversation(stack: TestStack) -> None:
    stack.as_new("lucia", "es")
    texts = ["¿Cuál es el saldo de mi cuenta corriente?", "¿Y en mi cuenta de ahorro?", "Quiero hablar con una persona"]
    found = _attune(stack, "chat", "--json", "--language", "es", stdin=_lines(*texts))
    assert [set(line) for line in found] == [_LINE] * 3
    assert [line["intent"] for line in found] == ["check_balance", "check_balance", "talk_to_human"]
    assert {line["language"] for line in found} == {"es"}
    assert [line["owner"] for line in found] == ["bot", "bot", "queued"]
    assert [line["escalation"] for line in found] == [None, None, "asked"]
    assert found[0]["mood"] == "calm"
    for line in found:
        for message in line["messages"]:
            assert set(message) == {"text", "buttons", "sender"}
            assert message["sender"] in ("bot", "agent", "system")
    accounts = {str(a.kind): a.balance for a in stack.bank.accounts.list("lucia")}
    assert money(accounts["checking"], "es", "ES") in found[0]["messages"][0]["text"]
    assert money(accounts["savings"], "es", "ES") in found[1]["messages"][0]["text"]
    stack.as_new("lucia", "es")


def test_chat_speaks_for_the_customer_named(stack: TestStack) -> None:
    stdin = _lines("What is the balance of my current account?")
    found = _attune(stack, "chat", "--json", "--customer", "maya", stdin=stdin)
    checking = next(a.balance for a in stack.bank.accounts.list("maya") if str(a.kind) == "checking")
    assert money(checking, "en", stack.bank.customers.get("maya").country) in found[0]["messages"][0]["text"]


def test_a_line_that_cannot_be_used_says_why_and_the_next_is_answered(stack: TestStack) -> None:
    stdin = 'rubbish\n{"text": 5}\n{"words": "x"}\n' + _lines("", "Hello")
    found = _attune(stack, "chat", "--json", stdin=stdin)
    assert [list(line) for line in found[:3]] == [["error"]] * 3
    assert found[3]["messages"][0]["sender"] == "system"
    assert found[4]["intent"] == "greet"


def test_scripted_conversations_are_each_fresh_and_come_in_the_order_of_the_file(
    stack: TestStack, tmp_path: Path
) -> None:
    ask = "How much did I spend on groceries last month?"
    scripts = [
        {"id": "first", "language": "en", "turns": [{"text": ask}, {"text": "and this month?"}]},
        {"id": 2, "language": "de", "turns": [{"text": "Guten Tag"}]},
        {"id": "third", "language": "en", "turns": [{"text": "and this month?"}]},
        {"id": "none", "language": "fr", "turns": []},
    ]
    path = tmp_path / "conversations.jsonl"
    path.write_text("".join(json.dumps(script) + "\n" for script in scripts) + "rubbish\n", "utf-8")
    found = _attune(stack, "chat", "--conversations", str(path))
    assert [line.get("id") for line in found] == ["first", "first", 2, "third", None]
    assert [line.get("turn") for line in found[:4]] == [0, 1, 0, 0]
    assert set(found[0]) == _LINE | {"id", "turn"}
    assert [line["intent"] for line in found[:3]] == ["check_spending", "check_spending", "greet"]
    assert found[2]["language"] == "de"
    # In the third nothing was asked before: there is nothing that 'and this month?' could go on with.
    assert found[3]["messages"][0]["text"] != found[1]["messages"][0]["text"]
    assert list(found[4]) == ["error"]


def test_parse_reads_five_hundred_lines_in_seconds_and_keeps_their_order(stack: TestStack) -> None:
    kinds = ["What is my balance?", "¿Cuánto gasté en Mercadona el mes pasado?", "Je veux parler à un conseiller",
             "Sperre meine Karte", "", "/restart", "😀", "I am furious, nothing works"]  # fmt: skip
    texts = [f"{kinds[number % len(kinds)]} {number}" if number % 8 != 4 else "" for number in range(500)]
    # Once for the time that it takes to load, as every start does.
    begun = time.monotonic()
    _attune(stack, "parse", stdin="Hello\n")
    loading = time.monotonic() - begun
    begun = time.monotonic()
    found = _attune(stack, "parse", stdin="".join(text + "\n" for text in texts))
    assert time.monotonic() - begun - loading < 30
    assert [line["text"] for line in found] == texts
    for line in found:
        assert set(line) >= _PARSED
        if not line["text"]:
            assert (line["intent"], line["entities"]) == (None, [])
            continue
        assert set(line["sentiment"]["scores"]) == {"negative", "neutral", "positive"}
        assert line["sentiment"]["label"] in line["sentiment"]["scores"]
        assert abs(sum(line["sentiment"]["scores"].values()) - 1) < 0.01
        assert line["language"] in ("en", "es", "fr", "de")
        assert all(set(one) == {"name", "confidence"} for one in line["ranking"])
        confidences = [one["confidence"] for one in line["ranking"]]
        assert confidences == sorted(confidences, reverse=True)
        for entity in line["entities"]:
            assert {"entity", "value", "text", "start", "end"} <= set(entity)
            assert line["text"][entity["start"] : entity["end"]] == entity["text"]
    assert [line["intent"] for line in found[:4]] == ["check_balance", "check_spending", "talk_to_human", "freeze_card"]
    assert [line["language"] for line in found[:4]] == ["en", "es", "fr", "de"]
    assert found[7]["sentiment"]["label"] == "negative"
