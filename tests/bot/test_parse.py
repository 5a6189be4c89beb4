"""`./attune parse`: a line in, a JSON line out, in order."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.agent import Agent

from bot import parse


@pytest.fixture
def parsed_lines(monkeypatch: pytest.MonkeyPatch) -> Any:
    async def parse_message(message: Any) -> dict[str, Any]:
        return {"intent": {"name": "greet", "confidence": 0.9}, "entities": [], "language": "de"}

    agent = SimpleNamespace(processor=SimpleNamespace(parse_message=parse_message))
    monkeypatch.setattr(Agent, "load", lambda model: agent)

    async def run(text: str) -> list[dict[str, Any]]:
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        await parse._parse_all(Path("m"), out)
        return [json.loads(line) for line in out.getvalue().splitlines()]

    return run


async def test_line_out_belongs_to_line_in_empty_ones_too(parsed_lines: Any) -> None:
    lines = await parsed_lines("hallo\n\n🙂 grüezi\n")
    assert [line["text"] for line in lines] == ["hallo", "", "🙂 grüezi"]
    assert [line["intent"] for line in lines] == ["greet", None, "greet"]


async def test_a_card_number_is_masked_before_it_is_read(parsed_lines: Any) -> None:
    [line] = await parsed_lines("my card 4111 1111 1111 1111\n")
    assert "4111 1111" not in line["text"]


async def test_letters_are_written_as_they_are(parsed_lines: Any) -> None:
    [line] = await parsed_lines("für später\n")
    assert line["text"] == "für später"


def test_without_a_model_it_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "argv", ["parse", "--model", str(tmp_path / "none.tar.gz")])
    with pytest.raises(SystemExit, match=r"attune train"):
        parse.main()
