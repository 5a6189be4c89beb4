"""What other numbers would have done, from readings that were written down."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.mood_replay import BadFile, Conversation, Course, Policy, changes, follow, read_conversations, tallies

HOUSE = Path(__file__).resolve().parents[2]
LIVE = Policy.read(HOUSE / "data" / "mood.yml", HOUSE / "data" / "escalation.yml")


def reading(intent: str = "check_balance", negative: float = 0.05, **signals: float) -> dict[str, Any]:
    scores = {"negative": negative, "neutral": 1 - negative, "positive": 0.0}
    return {"intent": intent, "confidence": 0.9, "sentiment": {"scores": scores}, "signals": signals}


ANNOYED = reading("check_spending", 0.8, anger=0.65)


def test_a_calm_conversation_brings_nobody() -> None:
    course = follow([reading(), reading("list_bills"), reading("thank")], LIVE)
    assert (course.at, course.moods) == (None, ["calm", "calm", "calm"])


def test_the_message_that_brings_a_person_is_found() -> None:
    assert follow([reading(), ANNOYED, ANNOYED], LIVE).at == 3
    assert follow([reading(), reading(risk_coercion=0.6)], LIVE).reason == "risk_coercion"


def test_another_number_moves_gains_and_loses() -> None:
    eager = Policy(LIVE.mood, replace(LIVE.escalation, upset_turns=1))
    conversations = [Conversation("a", "en", []), Conversation("b", "de", [])]
    said = {"a": [ANNOYED, ANNOYED], "b": [reading(), ANNOYED]}
    now, tried = ({name: follow(turns, policy) for name, turns in said.items()} for policy in (LIVE, eager))
    found = changes(conversations, now, tried)
    assert found["en"]["moved"] == ["a: 2 -> 1"]
    assert found["de"]["gained"] == ["b: anger at 2"]
    assert changes(conversations, tried, now)["de"]["lost"] == ["b: was anger at 2"]


def test_what_should_have_happened_is_counted() -> None:
    conversations = [
        Conversation("calm", "en", [], "none"),
        Conversation("false", "en", [], "none"),
        Conversation("missed", "en", [], "anger", 2),
        Conversation("late", "en", [], "risk", 1),
        Conversation("other", "en", [], "asked", 2),
    ]
    courses = {
        "calm": Course(),
        "false": Course(1, "anger"),
        "missed": Course(),
        "late": Course(3, "risk_coercion"),
        "other": Course(2, "anger"),
    }
    tally = tallies(conversations, courses)["en"]
    assert (tally.calm, len(tally.false), tally.due, len(tally.missed), tally.delays) == (2, 1, 3, 1, [2, 0])
    assert [row.split()[0] for row in tally.other_reason] == ["other"]
    assert "recall 66.7% of 3, false 50.0% of 2, median delay 1 turns" in tally.line()


def test_one_number_can_be_changed_by_hand() -> None:
    policy = Policy.read(HOUSE / "data" / "mood.yml", HOUSE / "data" / "escalation.yml", ["decay=0.5", "offers=1"])
    assert (policy.mood.decay, policy.escalation.offers) == (0.5, 1)
    with pytest.raises(BadFile, match="no number is called 'decai'"):
        Policy.read(HOUSE / "data" / "mood.yml", HOUSE / "data" / "escalation.yml", ["decai=0.5"])


def test_files_are_read_in_both_forms(tmp_path: Path) -> None:
    spec = {"id": "x", "language": "fr", "turns": [{"text": "bonjour"}], "expect": "none"}
    (tmp_path / "past.jsonl").write_text(json.dumps(spec) + "\n\n", "utf-8")
    (tmp_path / "fr.yml").write_text(yaml.safe_dump([{"id": "y", "turns": [{"say": "salut"}]}]), "utf-8")
    assert read_conversations(tmp_path / "past.jsonl")[0].turns == [{"text": "bonjour"}]
    [short] = read_conversations(tmp_path / "fr.yml")
    assert (short.language, short.turns, short.expect) == ("fr", [{"text": "salut"}], None)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", "{", "cannot be read"),
        ("a.jsonl", "", "holds no conversations"),
        ("a.yml", "- id: x\n  turns: []", "conversation 1"),
        ("a.yml", "- id: x\n  turns: [{sagt: hallo}]", "neither text nor reading"),
        ("a.yml", "- turns: [{text: hallo}]", "conversation 1"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(tmp_path: Path, name: str, content: str, told: str) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(BadFile, match=told):
        read_conversations(tmp_path / name)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de"])
def test_the_conversations_to_measure_with_are_whole(language: str) -> None:
    conversations = read_conversations(HOUSE / "tests" / "escalation" / f"{language}.yml")
    assert len(conversations) >= 40
    assert len({c.id for c in conversations}) == len(conversations)
    known = {*LIVE.escalation.placement, "risk", "none"}
    for conversation in conversations:
        assert conversation.expect in known, conversation.id
        if conversation.expect == "none":
            assert conversation.at is None, conversation.id
        else:
            assert conversation.at is not None, conversation.id
            assert 1 <= conversation.at <= len(conversation.turns), conversation.id
