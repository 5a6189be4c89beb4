"""What was read a moment ago, and what is read ahead."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.sentiment import recent
from bot.sentiment.runtime import Encoded

MODEL = Path("somewhere")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Count what is really read; forget everything before and after."""
    read: list[str] = []

    def encode(model: Path, threads: int, text: str) -> Encoded:
        read.append(text)
        ones = np.ones((1, 3), np.float32)
        return Encoded(ones, ones, ones, np.ones((1, 8), np.float32))

    monkeypatch.setattr(recent, "_encode", encode)
    monkeypatch.delenv("ATTUNE_ENCODER_CACHE", raising=False)
    recent._kept.clear()
    recent._ahead.clear()
    yield read
    recent._kept.clear()
    recent._ahead.clear()


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch, calls: list[str]) -> list[str]:
    monkeypatch.setenv("ATTUNE_ENCODER_CACHE", "0")
    return calls


def test_the_same_message_is_read_once(calls: list[str]) -> None:
    first = recent.read(MODEL, 1, "hello")
    assert recent.read(MODEL, 1, "hello") is first
    assert calls == ["hello"]


def test_another_model_reads_it_itself(calls: list[str]) -> None:
    recent.read(MODEL, 1, "hello")
    recent.read(Path("elsewhere"), 1, "hello")
    assert calls == ["hello", "hello"]


def test_what_is_read_ahead_is_there(calls: list[str]) -> None:
    recent.read_ahead(MODEL, 1, "hello")
    recent.read(MODEL, 1, "hello")
    assert calls == ["hello"]


def test_the_oldest_is_forgotten_first_and_use_makes_young(calls: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "KEPT", 2)
    for text in ("a", "b", "a", "c", "a", "b"):
        recent.read(MODEL, 1, text)
    assert calls == ["a", "b", "c", "b"]
    assert len(recent._kept) == 2


def test_no_text_stays_in_memory(calls: list[str]) -> None:
    recent.read(MODEL, 1, "my secret")
    assert "my secret" not in repr(list(recent._kept))


def test_half_an_emoji_can_be_asked_for(calls: list[str]) -> None:
    recent.read(MODEL, 1, "\ud83d")
    assert len(calls) == 1


def test_without_memory_every_message_is_a_new_one(forgetful: list[str]) -> None:
    recent.read(MODEL, 1, "hello")
    recent.read(MODEL, 1, "hello")
    assert forgetful == ["hello", "hello"]
    assert not recent._kept


def test_without_memory_what_is_read_ahead_serves_one_turn(forgetful: list[str]) -> None:
    recent.read_ahead(MODEL, 1, "hello")
    recent.read(MODEL, 1, "hello")
    assert forgetful == ["hello"]
    recent.read(MODEL, 1, "hello")
    assert forgetful == ["hello", "hello"]
    assert not recent._ahead


def test_many_threads_agree(calls: list[str]) -> None:
    found: list[Encoded] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(recent.read(MODEL, 1, f"text {n % 5}"))) for n in range(40)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 40
    assert len(recent._kept) == 5


def test_alone_is_how_it_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.sentiment.runtime import MessageEncoder

    monkeypatch.setenv("ATTUNE_ENCODER_CACHE", "0")
    expected = MessageEncoder.load(folder).encode(["where is my card"])
    np.testing.assert_array_equal(recent.read(folder, 1, "where is my card").logits, expected.logits)
