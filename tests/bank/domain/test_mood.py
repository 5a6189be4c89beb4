"""The mood of a conversation: what raises unrest, what lets it fade, and what is on the record."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bank.domain.mood import MOODS, Evidence, Level, MoodParameters, MoodState, advance
from launcher.places import ROOT

# Even numbers, so that the tables can be followed by head; those of data/mood.yml may change.
P = MoodParameters(
    negative_weight=0.5, negative_floor=0.5, intent_push={"insult": 0.5, "make_complaint": 0.2}, fallback_push=0.2,
    repeated_push=0.2, person_again_push=0.1, decay=0.5, positive_floor=0.6, repair=0.25, calm_topics=("freeze_card",),
    calm_topic_factor=0.5, uneasy=Level(0.2, 0.1), upset=Level(0.4, 0.3), pleased=Level(0.8),
    distress_intents=("bereavement",), distress_leave_turns=3, signal_push={"anger": 0.4, "confusion": 0.1},
)  # fmt: skip
NEUTRAL = (0.0, 1.0, 0.0)
FURIOUS = (1.0, 0.0, 0.0)
DELIGHTED = (0.0, 0.1, 0.9)


def said(intent: str = "check_balance", sentiment=NEUTRAL, fallback: bool = False, **signals: float) -> Evidence:
    return Evidence(sentiment, intent, fallback, signals)


def after(*messages: Evidence, start: MoodState | None = None) -> MoodState:
    state = start or MoodState()
    for message in messages:
        state = advance(state, message, P)
    return state


@pytest.mark.parametrize(
    ("evidence", "unrest", "mood", "reason"),
    [
        (said(), 0.0, "calm", "steady"),
        (said(sentiment=(0.5, 0.5, 0.0)), 0.0, "calm", "steady"),
        (said(sentiment=(0.75, 0.25, 0.0)), 0.25, "uneasy", "negative_words"),
        (said(sentiment=FURIOUS), 0.5, "upset", "negative_words"),
        (said("insult"), 0.5, "upset", "insult"),
        (said("insult", FURIOUS), 1.0, "upset", "negative_words"),
        (said("make_complaint"), 0.2, "uneasy", "complaint"),
        (said(fallback=True), 0.2, "uneasy", "not_understood"),
        (said(sentiment=DELIGHTED), 0.0, "pleased", "positive_words"),
        (said("praise"), 0.0, "pleased", "thanked"),
        (said("thank"), 0.0, "calm", "thanked"),
        (said("bereavement"), 0.0, "distressed", "distress_topic"),
    ],
)  # fmt: skip
def test_first_message_tells(evidence: Evidence, unrest: float, mood: str, reason: str) -> None:
    state = after(evidence)
    assert (state.unrest, state.mood, state.reason) == (unrest, mood, reason)


@pytest.mark.parametrize(
    ("mood", "unrest", "stays"),
    [("upset", 0.64, "upset"), ("upset", 0.58, "uneasy"), ("uneasy", 0.24, "uneasy"), ("uneasy", 0.18, "calm"),
     ("calm", 0.38, "calm"), ("calm", 0.44, "uneasy"), ("uneasy", 0.64, "uneasy"), ("pleased", 0.0, "calm")],
)  # fmt: skip
def test_state_is_left_at_a_lower_level_than_it_is_entered(mood: str, unrest: float, stays: str) -> None:
    # One neutral message halves the unrest.
    assert after(said("list_bills"), start=MoodState(mood=mood, unrest=unrest, last_intent="greet")).mood == stays


def test_tone_does_not_flicker_around_a_threshold() -> None:
    wavering = [said("a", (0.7, 0.3, 0.0)), said("b"), said("c", (0.7, 0.3, 0.0)), said("d")]
    state, moods = MoodState(mood="uneasy", unrest=0.2), []
    for message in wavering * 3:
        state = advance(state, message, P)
        moods.append(state.mood)
    assert set(moods) == {"uneasy"}


def test_unrest_fades_with_calm_messages_and_says_so() -> None:
    state = after(said("a", FURIOUS))
    course = []
    for intent in ("b", "c", "d", "e"):
        state = advance(state, said(intent), P)
        course.append((state.unrest, state.mood, state.reason))
    assert course == [
        (0.25, "uneasy", "faded"), (0.125, "uneasy", "steady"), (0.0625, "calm", "faded"), (0.0312, "calm", "steady"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("evidence", "unrest"),
    [(said("thank"), 0.125), (said("praise"), 0.125), (said("x", DELIGHTED), 0.125), (said("x"), 0.25)],
)
def test_thanks_repair_faster_than_time(evidence: Evidence, unrest: float) -> None:
    assert after(said("a", FURIOUS), evidence).unrest == unrest


def test_polite_word_in_anger_does_not_make_a_customer_pleased() -> None:
    assert after(said("insult", FURIOUS), said("x", DELIGHTED)).mood != "pleased"


def test_repeating_oneself_is_impatience() -> None:
    state = after(said("list_bills"), said("list_bills"))
    assert (state.unrest, state.reason) == (0.2, "repeated")


@pytest.mark.parametrize(
    "intent", ["affirm", "deny", "thank", "check_spending", "find_transactions", "ask_product", ""]
)
def test_normal_talk_may_repeat_itself(intent: str) -> None:
    assert after(said(intent), said(intent), said(intent)).unrest == 0.0


def test_asking_for_a_person_once_is_a_wish_and_twice_is_impatience() -> None:
    once = after(said("talk_to_human"))
    assert (once.unrest, once.times_person_asked) == (0.0, 1)
    # Also with something else in between.
    again = after(said("check_balance"), said("talk_to_human"), start=once)
    assert (again.unrest, again.reason, again.times_person_asked) == (0.1, "asked_again", 2)


def test_misunderstanding_counts_once_and_not_as_repetition() -> None:
    state = after(said("list_bills"), said("list_bills", fallback=True))
    assert (state.unrest, state.reason) == (0.2, "not_understood")


def test_bad_sounding_topic_in_a_calm_voice_counts_less() -> None:
    assert after(said("freeze_card", FURIOUS)).unrest == 0.25
    assert after(said("list_bills", FURIOUS)).unrest == 0.5


def test_distress_lasts_some_messages_whatever_the_voice() -> None:
    state, moods = MoodState(), []
    for intent in ("bereavement", "a", "b", "c", "d"):
        state = advance(state, said(intent, DELIGHTED), P)
        moods.append(state.mood)
    assert moods == ["distressed", "distressed", "distressed", "pleased", "pleased"]


def test_distress_begins_anew_when_it_is_spoken_of_again() -> None:
    state = after(said("bereavement"), said("a"), said("b"), said("bereavement"))
    assert (state.mood, state.distress_left) == ("distressed", 3)


def test_upset_messages_in_a_row_are_counted_and_the_count_is_broken() -> None:
    state = after(said("a", FURIOUS), said("b", FURIOUS), said("c", FURIOUS))
    assert state.upset_turns == 3
    assert after(said("d"), said("e"), said("f"), start=state).upset_turns == 0


@pytest.mark.parametrize(
    ("evidence", "unrest", "mood"),
    [(said("x", None), 0.0, "calm"), (said("insult", None), 0.5, "upset"), (said("praise", None), 0.0, "pleased"),
     (said("bereavement", None), 0.0, "distressed"), (said("x", None, True), 0.2, "uneasy")],
)  # fmt: skip
def test_with_mood_analysis_off_only_what_is_said_counts(evidence: Evidence, unrest: float, mood: str) -> None:
    state = after(evidence)
    assert (state.unrest, state.mood) == (unrest, mood)


_scores = st.tuples(*[st.floats(0.001, 1)] * 3).map(lambda raw: tuple(value / sum(raw) for value in raw))
_evidence = st.builds(
    Evidence,
    st.one_of(st.none(), _scores),
    st.sampled_from(
        ["", "greet", "insult", "thank", "praise", "bereavement", "list_bills", "talk_to_human", "freeze_card"]
    ),
    st.booleans(),
)


@given(st.lists(_evidence, max_size=30))
def test_any_conversation_keeps_the_mood_on_its_scale_and_can_be_stored(messages: list[Evidence]) -> None:
    state = MoodState()
    for message in messages:
        state = advance(state, message, P)
        assert 0.0 <= state.unrest <= 1.0
        assert state.mood in MOODS
        # Engine and server hand the state to each other as JSON and must go on from the same point.
        assert MoodState.from_json(json.loads(json.dumps(state.to_json()))) == state


@pytest.mark.parametrize("stored", [None, {}, {"future": 1}])
def test_unreadable_state_is_a_calm_start(stored: object) -> None:
    assert MoodState.from_json(stored) == MoodState()  # type: ignore[arg-type]


def test_state_of_an_older_version_keeps_what_is_known() -> None:
    assert MoodState.from_json({"mood": "upset", "unrest": 0.5, "old": True}) == replace(
        MoodState(), mood="upset", unrest=0.5
    )


def _from_file() -> MoodParameters:
    return MoodParameters.from_mapping(yaml.safe_load((ROOT / "data" / "mood.yml").read_text("utf-8")))


def test_designers_numbers_load_and_name_only_intents_that_exist() -> None:
    parameters = _from_file()
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    intents = {next(iter(entry)) if isinstance(entry, dict) else entry for entry in domain["intents"]}
    named = {*parameters.intent_push, *parameters.repair_intents, *parameters.calm_topics, *parameters.distress_intents}
    assert named - intents == set()
    for level in (parameters.uneasy, parameters.upset):
        assert 0 < level.leave < level.enter < 1
    assert parameters.uneasy.enter < parameters.upset.enter


def test_typing_error_in_the_designers_numbers_is_refused() -> None:
    with pytest.raises(TypeError, match="negativ_weight"):
        MoodParameters.from_mapping({"negativ_weight": 0.5})
    with pytest.raises(TypeError):
        MoodParameters.from_mapping({"upset": {"enter": 0.5, "leav": 0.2}})


def test_designers_numbers_give_the_story_of_the_product() -> None:
    """Annoyed by the second bad message, not by a single sharp word; and thanks help."""
    parameters = _from_file()
    state = advance(MoodState(), said("list_bills", (0.8, 0.2, 0.0)), parameters)
    assert state.mood != "upset"
    state = advance(state, said("list_bills", (0.9, 0.1, 0.0)), parameters)
    assert state.mood == "upset"
    for _ in range(3):
        state = advance(state, said("thank", DELIGHTED), parameters)
    assert state.mood in ("calm", "pleased")


@pytest.mark.parametrize(
    ("evidence", "unrest", "mood", "reason"),
    [
        (said(anger=1.0), 0.4, "upset", "anger"),
        (said(anger=0.75), 0.3, "uneasy", "anger"),
        (said(sentiment=FURIOUS, anger=0.5), 0.7, "upset", "negative_words"),
        (said("freeze_card", sentiment=FURIOUS), 0.25, "uneasy", "negative_words"),
        # A bad topic in a calm voice is discounted; the same topic in anger is not.
        (said("freeze_card", sentiment=FURIOUS, anger=0.5), 0.7, "upset", "negative_words"),
        (said(confusion=1.0), 0.1, "calm", "confusion"),
        (said(urgency=1.0), 0.0, "calm", "steady"),
        (said(gratitude=0.9), 0.0, "calm", "thanked"),
        (said(distress=0.6), 0.0, "distressed", "distress_words"),
        (said(distress=0.9, anger=0.75), 0.3, "uneasy", "anger"),
        (said("make_complaint", distress=0.9), 0.2, "uneasy", "complaint"),
        (said("make_complaint", risk_coercion=0.9), 0.2, "distressed", "distress_words"),
        (said(risk_self_harm=0.6), 0.0, "distressed", "distress_words"),
    ],
)
def test_what_a_message_shows_counts(evidence: Evidence, unrest: float, mood: str, reason: str) -> None:
    state = after(evidence)
    assert (state.unrest, state.mood, state.reason) == (pytest.approx(unrest), mood, reason)


def test_thanks_that_are_meant_repair_and_sarcastic_ones_do_not() -> None:
    angry = after(said("a", FURIOUS))
    assert after(said("x", gratitude=0.9), start=angry).unrest == pytest.approx(0.125)
    assert after(said("x", gratitude=0.9, anger=0.9), start=angry).unrest > angry.unrest


def test_distress_is_counted_until_it_is_over() -> None:
    state = after(said("a", distress=0.9), said("b"), said("c", distress=0.9))
    assert (state.distress_turns, state.distress_left) == (2, 3)
    assert after(said("d"), said("e"), said("f"), start=state).distress_turns == 0


def test_asking_for_the_same_again_is_counted() -> None:
    again = [said("list_bills")] * 3
    assert after(*again).repeats == 3
    assert after(*again, said("check_balance")).repeats == 1
    assert after(*again).turns == 3
