"""When a person comes without being asked for."""

from __future__ import annotations

import pytest

from bank.domain.mood import MoodState
from bot.policies.escalation import EscalationPolicy

POLICY = EscalationPolicy()
CALM = MoodState()


def reason(
    intent: str = "check_balance",
    *,
    sure: bool = True,
    mood: MoodState = CALM,
    misunderstood: int = 0,
    declined: bool = False,
) -> str | None:
    return POLICY.reason(intent=intent, sure=sure, mood=mood, misunderstood=misunderstood, declined=declined)


@pytest.mark.parametrize(
    ("intent", "why"),
    [
        ("talk_to_human", "asked"),
        ("report_fraud", "fraud"),
        ("report_lost_card", "lost_card"),
        ("dispute_charge", "dispute"),
        ("financial_hardship", "hardship"),
        ("bereavement", "bereavement"),
        ("check_balance", None),
    ],
)
def test_some_topics_need_a_person(intent: str, why: str | None) -> None:
    assert reason(intent) == why


def test_a_guess_does_not_call_a_person() -> None:
    assert reason("report_fraud", sure=False) is None


def test_anger_calls_one_after_two_upset_messages_or_at_once_when_furious() -> None:
    assert reason(mood=MoodState(mood="upset", unrest=0.5, upset_turns=1)) is None
    assert reason(mood=MoodState(mood="upset", unrest=0.5, upset_turns=2)) == "anger"
    assert reason(mood=MoodState(mood="upset", unrest=0.85, upset_turns=1)) == "anger"


def test_who_declined_a_person_is_left_alone_for_longer() -> None:
    assert reason(mood=MoodState(mood="upset", unrest=0.85, upset_turns=3), declined=True) is None
    assert reason(mood=MoodState(mood="upset", unrest=0.97, upset_turns=3), declined=True) == "anger"


def test_not_being_understood_three_times_calls_one() -> None:
    assert reason(misunderstood=2) is None
    assert reason(misunderstood=3) == "repeated_failure"
