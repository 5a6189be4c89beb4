"""What is left of a turn when the customer does not want their mood read: the one place that knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from bank.domain.conversations import Draft, TurnRecord
from bank.words.tone import EMPATHETIC, WARM

# These tones are taken for a mood alone, so that keeping them would keep the mood.
TELLING_TONES = (EMPATHETIC, WARM)

Turn = TypeVar("Turn", bound=TurnRecord)


def turn_without_mood(turn: Turn) -> Turn:
    """Return the turn without sentiment and mood; intent, language and the reason for a person stay."""
    tone = _untelling(turn.tone)
    return replace(turn, sentiment=None, mood=None, mood_reason=None, mood_state=None, tone=tone)


def draft_without_mood(draft: Draft) -> Draft:
    """Return the message without a tone that tells of a mood; its words are what was said."""
    return replace(draft, tone=_untelling(draft.tone))


def summary_without_mood(summary: Mapping[str, Any]) -> dict[str, Any]:
    """Return a hand-off's summary without the mood. Why a person was called stays: that is what was decided."""
    return {name: value for name, value in summary.items() if name != "mood"}


def _untelling(tone: str | None) -> str | None:
    return None if tone in TELLING_TONES else tone
