"""The one rule of tone."""

from __future__ import annotations

import pytest

from bank.domain.mood import MOODS
from bank.words.tone import TONES, tone_for


@pytest.mark.parametrize(
    ("mood", "answer_length", "tone"),
    [
        ("calm", "detailed", "neutral"), ("calm", "brief", "brief"),
        ("pleased", "detailed", "warm"), ("pleased", "brief", "brief"),
        ("uneasy", "detailed", "neutral"), ("uneasy", "brief", "neutral"),
        ("upset", "detailed", "empathetic"), ("upset", "brief", "empathetic"),
        ("distressed", "detailed", "empathetic"), ("distressed", "brief", "empathetic"),
    ],
)  # fmt: skip
def test_tone_follows_mood_before_preference(mood: str, answer_length: str, tone: str) -> None:
    assert tone_for(mood, answer_length) == tone


def test_every_mood_has_a_tone_and_every_tone_is_reached() -> None:
    reached = {tone_for(mood, length) for mood in MOODS for length in ("brief", "detailed")}
    assert reached == set(TONES)


def test_unheard_of_mood_is_spoken_to_plainly() -> None:
    assert tone_for("furious") == "neutral"
