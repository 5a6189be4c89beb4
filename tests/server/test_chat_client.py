"""The command line's chat, as a program sees it: JSON lines in and out of a real process."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from world import World

from server.chat_client import ChatClient, ChatClosed

pytestmark = pytest.mark.asyncio


async def _run(world: World, *arguments: str, stdin: str = "") -> tuple[int, list[Any], str]:
    environment = {
        **os.environ,
        "ATTUNE_SECRET_FILE": str(world.settings.secret_file),
        "ATTUNE_DATABASE_URL": world.settings.database_url,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "server.chat_client", "--url", world.url, *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env=environment, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(stdin.encode()), 30)
    lines = out.decode().splitlines()
    return (
        process.returncode or 0,
        [json.loads(line) for line in lines] if "--json" in arguments else lines,
        err.decode(),
    )


async def test_one_line_in_is_one_line_out(world: World) -> None:
    lines = [
        '{"text": "hello"}', "not json", '{"nothing": 1}', '{"text": 7}', "", '{"text": "  "}',
        json.dumps({"text": "x" * 3_000}), '{"text": "a person please"}', '{"text": "anybody?"}',
    ]  # fmt: skip
    status, out, err = await _run(world, "--json", stdin="\n".join(lines) + "\n")
    assert (status, err) == (0, "")
    assert out[0] == {
        "messages": [{"text": "echo: hello", "buttons": [], "sender": "bot"}], "intent": "check_balance",
        "language": "en", "mood": "calm", "tone": "neutral", "owner": "bot", "escalation": None,
    }  # fmt: skip
    assert [list(line) for line in out[1:4]] == [["error"]] * 3
    empty, long, person, waiting = out[4:]
    assert empty["messages"][0]["sender"] == long["messages"][0]["sender"] == "system"
    assert "2,000" in long["messages"][0]["text"]
    assert (empty["intent"], empty["owner"], empty["mood"]) == (None, "bot", "calm")
    assert (person["owner"], person["escalation"]) == ("queued", "asked")
    assert [message["sender"] for message in person["messages"]] == ["bot", "system"]
    assert (waiting["owner"], waiting["messages"]) == ("queued", [])


async def test_many_conversations_come_out_in_the_order_of_the_file(world: World, tmp_path: Path) -> None:
    file = tmp_path / "conversations.jsonl"
    scripts = [
        {
            "id": f"c{number}",
            "language": language,
            "turns": [{"text": f"{number}.{turn}"} for turn in range(3)],
        }
        for number, language in enumerate(["en", "es", "de", "en", "es", "de"])
    ]
    lines = [json.dumps(script) for script in scripts]
    lines.insert(2, "{broken")
    lines.insert(4, '{"id": "bad", "turns": [{"text": 1}]}')
    file.write_text("\n".join(lines) + "\n\n")
    status, out, _ = await _run(world, "--json", "--conversations", str(file))
    assert status == 0
    good = [line for line in out if "error" not in line]
    assert [(line["id"], line["turn"]) for line in good] == [
        (f"c{number}", turn) for number in range(6) for turn in range(3)
    ]
    assert [line["messages"][0]["text"] for line in good[:3]] == ["echo: 0.0", "echo: 0.1", "echo: 0.2"]
    assert [line["language"] for line in good[::3]] == ["en", "es", "de", "en", "es", "de"]
    assert [index for index, line in enumerate(out) if "error" in line] == [6, 10]
    assert len({turn["conversation"] for turn in world.engine.turns}) == 6


async def test_script_speaks_as_the_customer_of_its_language(world: World, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text('{"id": 1, "language": "es", "turns": [{"text": "hola"}]}\n')
    _, out, _ = await _run(world, "--json", "--conversations", str(file))
    assert out[0]["id"] == 1
    assert world.engine.turns[0]["metadata"]["customer_id"] == "lucia"
    await _run(world, "--json", "--customer", "jonas", stdin='{"text": "hallo"}\n')
    assert world.engine.turns[1]["metadata"]["customer_id"] == "jonas"
    assert world.engine.turns[1]["metadata"]["channel"] == "cli"


async def test_person_at_a_terminal_reads_plain_lines(world: World) -> None:
    status, lines, _ = await _run(world, stdin="hello\n\na person please\n")
    assert status == 0
    assert "Emma" in lines[0]
    assert "< echo: hello" in lines
    assert any(line.startswith("* You're next in line") for line in lines)


async def test_no_server_and_unknown_customer_say_so(world: World) -> None:
    status, out, _ = await _run(world, "--json", "--customer", "nobody", stdin='{"text": "x"}\n')
    assert (status, out) == (2, [{"error": "forbidden"}])
    await world.stop_server()
    status, out, _ = await _run(world, "--json", stdin='{"text": "x"}\n')
    assert status == 2
    assert "no server" in out[0]["error"]


async def test_client_goes_on_after_a_restart_of_the_server(world: World) -> None:
    async with ChatClient(world.url, world.tokens.customer("emma", scope="inspect")) as client:
        await client.open("en")
        assert client.greeting[0]["sender"] == "bot"
        await client.say("one")
        await world.restart()
        await asyncio.sleep(0.05)
        outcome = await client.say("two")
        assert [message["text"] for message in outcome.messages] == ["echo: two"]


async def test_token_without_inspect_scope_never_gets_an_outcome(world: World) -> None:
    client = ChatClient(world.url, world.tokens.customer("emma"), answer_within=0.5)
    async with client:
        await client.open("en")
        with pytest.raises(ChatClosed):
            await client.say("hello")
