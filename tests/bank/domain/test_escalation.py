"""When a person comes without being asked for, when one is offered, and when neither."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from bank.domain.escalation import EscalationParameters, Signs, decide
from bank.domain.mood import MoodState
from launcher.places import ROOT

# Even numbers, so that the table can be followed by head; those of data/escalation.yml may change.
P = EscalationParameters.from_mapping(
    {
        "asked": ["talk_to_human"],
        "topics": {"report_fraud": "fraud", "bereavement": "bereavement"},
        "risk": {"risk_self_harm": "risk_self_harm", "risk_fraud": "fraud"},
        "upset_turns": 2,
        "unrest": 0.8,
        "declined_unrest": 0.9,
        "distress_odds": 0.9,
        "distress_turns": 2,
        "misunderstood": 3,
        "repeated": 4,
        "topic_odds": 0.45,
        "risk_odds": 0.5,
        "stakes": ["transfer_money", "report_fraud"],
        "stakes_odds": 0.1,
        "offers": 2,
        "cool_down": 3,
        "placement": {
            "fraud": {"priority": 0, "team": "fraud"},
            "risk_self_harm": {"priority": 0, "team": "support"},
            "bereavement": {"priority": 1, "team": "support"},
        },
    }
)
CALM = Signs(intent="check_balance", confidence=0.9, sure=True, mood=MoodState())
UPSET_ONCE = MoodState(mood="upset", unrest=0.5, upset_turns=1)
UPSET_TWICE = MoodState(mood="upset", unrest=0.5, upset_turns=2)


def signs(**given: Any) -> Signs:
    return replace(CALM, **given)


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        (signs(), None),
        (signs(intent="talk_to_human"), "asked"),
        (signs(intent="report_fraud"), "fraud"),
        (signs(intent="report_fraud", sure=False), None),
        (signs(intent="report_fraud", confidence=0.44), None),
        (signs(intent="report_fraud", confidence=0.45), "fraud"),
        (signs(signals={"risk_fraud": 0.49}), None),
        (signs(intent="bereavement"), "bereavement"),
        (signs(mood=UPSET_ONCE), None),
        (signs(mood=UPSET_TWICE), "anger"),
        (signs(mood=replace(UPSET_ONCE, unrest=0.8)), "anger"),
        (signs(mood=replace(UPSET_TWICE, unrest=0.85), declined=True), None),
        (signs(mood=replace(UPSET_TWICE, unrest=0.95), declined=True), "anger"),
        (signs(intent="make_complaint"), None),
        (signs(intent="make_complaint", mood=UPSET_ONCE), None),
        (signs(intent="make_complaint", mood=UPSET_TWICE), "complaint"),
        (signs(signals={"distress": 0.7}), None),
        (signs(signals={"distress": 0.95}, mood=MoodState(mood="distressed", distress_turns=1)), "distress"),
        # The mood machine found that the anger counts.
        (signs(signals={"distress": 0.95, "anger": 0.6}, mood=UPSET_ONCE), None),
        (signs(mood=MoodState(mood="distressed", distress_turns=2)), "distress"),
        (signs(misunderstood=2), None),
        (signs(misunderstood=3), "repeated_failure"),
        (signs(repeated=4), "repeated_failure"),
        (signs(repeated=4, declined=True), None),
        (signs(signals={"anger": 0.99, "confusion": 0.99}), None),
    ],
)
def test_who_needs_a_person(seen: Signs, reason: str | None) -> None:
    assert decide(seen, P).reason == reason


@pytest.mark.parametrize("mood", ["calm", "pleased", "upset", "uneasy", "distressed"])
@pytest.mark.parametrize("declined", [True, False])
def test_risk_never_waits_for_a_bad_mood_and_knows_no_refusal(mood: str, declined: bool) -> None:
    seen = signs(signals={"risk_self_harm": 0.5}, mood=MoodState(mood=mood), declined=declined, offers=9)
    assert decide(seen, P).reason == "risk_self_harm"


def test_the_weightiest_reason_is_the_reason_and_all_are_on_the_record() -> None:
    seen = signs(intent="talk_to_human", signals={"risk_fraud": 0.8}, mood=UPSET_TWICE)
    assert decide(seen, P).because == ("fraud", "asked", "anger")
    # What would only have led to an offer is no reason that an agent is shown.
    assert decide(signs(intent="talk_to_human", mood=UPSET_ONCE), P).because == ("asked",)


@pytest.mark.parametrize(
    ("seen", "offered"),
    [
        (signs(mood=UPSET_ONCE), True),
        (signs(mood=UPSET_ONCE, declined=True), False),
        (signs(mood=UPSET_ONCE, offers=1, since_offer=3), False),
        (signs(mood=UPSET_ONCE, offers=1, since_offer=4), True),
        (signs(mood=UPSET_ONCE, offers=2, since_offer=40), False),
        (signs(intent="transfer_money", sure=False, confidence=0.2), True),
        (signs(intent="transfer_money", sure=False, confidence=0.05), False),
        (signs(intent="check_balance", sure=False, confidence=0.2), False),
        (signs(intent="report_fraud", confidence=0.3), True),
    ],
)
def test_a_person_is_offered_seldom_and_never_three_times(seen: Signs, offered: bool) -> None:
    decision = decide(seen, P)
    assert decision.reason is None
    assert decision.offer is offered


@pytest.mark.parametrize("wrong", [{"upset_turn": 2}, {"topics": {"x": "nowhere"}}])
def test_a_slip_in_the_file_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"upset_turn|nowhere"):
        EscalationParameters.from_mapping(wrong)


def test_every_reason_of_the_bank_has_its_place() -> None:
    live = EscalationParameters.from_mapping(yaml.safe_load((ROOT / "data" / "escalation.yml").read_text("utf-8")))
    for reason in ("asked", "anger", "distress", "complaint", "repeated_failure", "unsure"):
        assert reason in live.placement
    assert live.place("risk_self_harm").priority == 0
