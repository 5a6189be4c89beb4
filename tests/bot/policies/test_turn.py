"""What opens a turn, what goes on, and what each turn sets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.policies.policy import PolicyPrediction
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.policies.turn import TurnPolicy

HOUSE = Path(__file__).resolve().parents[3]
ANSWERS = {
    "check_balance": "action_balance",
    "check_spending": "action_spending",
    "set_budget": "set_budget_form",
    "set_bill_reminder": "bill_reminder_form",
    "affirm": "action_affirm",
    "deny": "action_deny",
    "greet": "action_greet",
    "thank": "utter_thank",
    "out_of_scope": "utter_out_of_scope",
    "make_complaint": "action_complaint",
    "cancel": "action_cancel",
}
CALM = {"negative": 0.05, "neutral": 0.9, "positive": 0.05}
FURIOUS = {"negative": 0.99, "neutral": 0.01, "positive": 0.0}
# Enough to be upset, not enough for a person at once.
ANNOYED: dict[str, Any] = {
    "scores": {"negative": 0.80, "neutral": 0.15, "positive": 0.05}, "signals": {"anger": 0.65}
}  # fmt: skip


@pytest.fixture(scope="module")
def domain() -> Domain:
    return Domain.load([str(HOUSE / "domain.yml"), str(HOUSE / "data")])


@pytest.fixture(scope="module")
def policy() -> TurnPolicy:
    context = ExecutionContext(GraphSchema({}))
    files = {name: str(HOUSE / "data" / f"{name}.yml") for name in ("mood", "escalation")}
    config = {**TurnPolicy.get_default_config(), **files}
    policy = TurnPolicy(config, None, Resource("turn"), context, answers=dict(ANSWERS), plain=["greet", "thank"])  # type: ignore[arg-type]
    # The words behind an escalation come from the encoder, which has tests of its own.
    policy._evidence_words = lambda text, signals: sorted(signals)  # type: ignore[method-assign]
    return policy


class Talk:
    """A conversation by its events."""

    def __init__(self, policy: TurnPolicy, domain: Domain) -> None:
        self._policy, self._domain = policy, domain
        self.tracker = DialogueStateTracker.from_events(
            "c", [ActionExecuted(ACTION_LISTEN_NAME)], domain.slots, domain=domain
        )

    def add(self, *events: Event) -> Talk:
        for event in events:
            self.tracker.update(event, self._domain)
        return self

    def in_form(self, form: str, asks: str) -> Talk:
        return self.add(
            ActiveLoop(form), SlotSet("requested_slot", asks), ActionExecuted(form), ActionExecuted(ACTION_LISTEN_NAME)
        )

    def say(
        self,
        intent: str,
        confidence: float = 0.9,
        *,
        entities: list[dict[str, Any]] | None = None,
        ranking: list[tuple[str, float]] | None = None,
        scores: dict[str, float] = CALM,
        metadata: dict[str, Any] | None = None,
        **data: Any,
    ) -> str | None:
        """Say it; return the action that opens the turn, None when it is left to the rules."""
        ranked = ranking or [(intent, confidence), ("help", 0.01)]
        found = {"name": intent, "confidence": confidence}
        parsed = {
            "intent": found,
            "entities": entities or [],
            "intent_ranking": [{"name": n, "confidence": c} for n, c in ranked],
            "language": "es",
            "sentiment": {"label": "neutral", "scores": scores},
            **data,
        }
        self.add(UserUttered("words", found, entities or [], parsed, metadata=metadata or {}))
        return self.next()

    def next(self) -> str | None:
        """Return what the policy wants now, and apply what it sets."""
        prediction: PolicyPrediction = self._policy.predict_action_probabilities(self.tracker, self._domain)
        self.add(*prediction.events)
        if prediction.max_confidence < 0.5:
            return None
        best = prediction.probabilities.index(max(prediction.probabilities))
        return self._domain.action_names_or_texts[best]

    def done(self, *actions: str) -> Talk:
        return self.add(*(ActionExecuted(action) for action in actions))

    def turn(self, intent: str, *args: Any, **kwargs: Any) -> str | None:
        """Say it and end the turn."""
        action = self.say(intent, *args, **kwargs)
        self.done(action or ANSWERS.get(intent, "utter_help"), ACTION_LISTEN_NAME)
        return action

    def slot(self, name: str) -> Any:
        return self.tracker.get_slot(name)


@pytest.fixture
def talk(policy: TurnPolicy, domain: Domain) -> Talk:
    return Talk(policy, domain)


def test_each_turn_sets_language_mood_and_report(talk: Talk) -> None:
    assert talk.say("check_balance") is None  # the rules know the answer
    assert (talk.slot("language"), talk.slot("mood")) == ("es", "calm")
    assert talk.slot("report")["intent"] == "check_balance"
    assert talk.slot("escalation") is None


def test_the_language_of_the_channel_is_used_when_none_was_found(talk: Talk) -> None:
    talk.say("check_balance", language=None, metadata={"language": "fr"})
    assert talk.slot("language") == "fr"


def test_anger_shows_in_the_mood_and_repeated_anger_brings_a_person(talk: Talk) -> None:
    talk.turn("check_spending", **ANNOYED)
    assert talk.slot("mood") == "upset"
    assert talk.turn("check_balance", **ANNOYED) == "action_handoff"
    assert talk.slot("escalation") == "anger"
    assert talk.slot("escalation_because") == ["anger"]
    assert talk.slot("evidence") == ["anger"]


def test_risk_brings_a_person_though_the_reading_of_mood_is_off(talk: Talk) -> None:
    signals = {"risk_coercion": 0.7, "anger": 0.9}
    assert talk.say("check_balance", signals=signals, metadata={"mood_analysis": False}) == "action_handoff"
    assert (talk.slot("escalation"), talk.slot("mood")) == ("risk_coercion", "calm")
    assert talk.slot("report")["signals"] is None


def test_when_much_is_at_stake_a_person_is_offered_instead_of_a_guess(talk: Talk) -> None:
    assert talk.turn("transfer_money", 0.2, ranking=[("transfer_money", 0.2), ("help", 0.05)]) == "utter_handoff_offer"
    assert talk.slot("offer") == {"intent": "talk_to_human"}
    # Not again at once.
    assert talk.turn("transfer_money", 0.2, ranking=[("transfer_money", 0.2), ("help", 0.05)]) == "action_fallback"


def test_a_plain_rule_is_answered_and_ended_without_asking_the_others(talk: Talk) -> None:
    assert talk.say("thank") == "utter_thank"
    assert talk.done("utter_thank").next() == ACTION_LISTEN_NAME


def test_with_mood_analysis_off_the_sentiment_does_not_count(talk: Talk) -> None:
    talk.say("check_balance", scores=FURIOUS, signals={"anger": 0.9}, metadata={"mood_analysis": False})
    assert talk.slot("mood") == "calm"


@pytest.mark.parametrize("intent", ["talk_to_human", "report_fraud", "report_lost_card", "bereavement"])
def test_a_person_comes_from_any_state(talk: Talk, intent: str) -> None:
    assert talk.say(intent) == "action_handoff"
    talk.done("action_handoff", ACTION_LISTEN_NAME).in_form("set_budget_form", "budget_category")
    assert talk.say(intent) == "action_handoff"


def test_after_a_handoff_the_turn_is_over(talk: Talk) -> None:
    talk.in_form("set_budget_form", "budget_amount")
    talk.say("talk_to_human")
    assert talk.done("action_handoff").next() == ACTION_LISTEN_NAME


def test_another_question_leaves_the_form_and_comes_back(talk: Talk) -> None:
    talk.in_form("set_budget_form", "budget_category")
    assert talk.say("check_balance") == "action_balance"
    assert talk.slot("digressed") == "set_budget_form"
    assert talk.done("action_balance").next() == "set_budget_form"


def test_an_answer_to_the_form_stays_in_it_whatever_the_intent(talk: Talk) -> None:
    talk.in_form("set_budget_form", "budget_amount")
    amount = [{"entity": "amount", "value": {"amount": "200", "currency": None}, "start": 0, "end": 3}]
    assert talk.say("chitchat", 0.15, entities=amount) == "set_budget_form"
    assert talk.slot("misunderstood") == 0


def test_another_form_is_a_change_of_mind(talk: Talk) -> None:
    talk.in_form("set_budget_form", "budget_amount")
    assert talk.say("set_bill_reminder") == "bill_reminder_form"
    assert talk.slot("digressed") is None


@pytest.mark.parametrize("intent", ["cancel", "deny"])
def test_a_form_can_be_cancelled(talk: Talk, intent: str) -> None:
    talk.in_form("set_budget_form", "budget_amount")
    assert talk.say(intent) == "action_cancel"


def test_an_unsure_guess_does_not_leave_the_form(talk: Talk) -> None:
    talk.in_form("set_budget_form", "budget_category")
    assert talk.say("check_balance", 0.35, ranking=[("check_balance", 0.35), ("help", 0.1)]) == "set_budget_form"


def test_what_is_not_understood_is_counted_and_then_a_person_comes(talk: Talk) -> None:
    assert talk.turn("check_balance", 0.1) == "action_fallback"
    assert talk.turn("check_balance", 0.1) == "action_fallback"
    assert talk.slot("misunderstood") == 2
    assert talk.turn("check_balance", 0.1) == "action_handoff"
    assert talk.slot("escalation") == "repeated_failure"


def test_being_understood_again_ends_the_count(talk: Talk) -> None:
    talk.turn("check_balance", 0.1)
    talk.turn("check_balance")
    assert talk.slot("misunderstood") == 0


def test_two_likely_intents_are_asked_about(talk: Talk) -> None:
    tie = [("check_balance", 0.40), ("check_spending", 0.36)]
    assert talk.say("check_balance", 0.40, ranking=tie) == "action_clarify"


def test_a_tie_with_a_safety_topic_is_not_asked_about(talk: Talk) -> None:
    tie = [("report_fraud", 0.45), ("check_spending", 0.38)]
    assert talk.say("report_fraud", 0.45, ranking=tie) == "action_handoff"


def test_a_safety_topic_that_is_only_likely_offers_a_person(talk: Talk) -> None:
    tie = [("report_fraud", 0.40), ("check_spending", 0.38)]
    assert talk.say("report_fraud", 0.40, ranking=tie) == "utter_handoff_offer"


def test_yes_starts_what_was_offered(talk: Talk) -> None:
    offer = {"intent": "set_bill_reminder", "slots": {"reminder_bill": {"id": "b"}}}
    talk.add(SlotSet("offer", offer))
    assert talk.say("affirm") == "bill_reminder_form"
    assert talk.slot("reminder_bill") == {"id": "b"}
    assert talk.slot("offer") is None


def test_yes_to_a_person_brings_one_and_no_is_remembered(talk: Talk) -> None:
    talk.add(SlotSet("offer", {"intent": "talk_to_human"}))
    assert talk.turn("affirm") == "action_handoff"
    talk.add(SlotSet("offer", {"intent": "talk_to_human"}))
    assert talk.turn("deny") in (None, "action_deny")
    assert talk.slot("person_declined") is True


def test_an_offer_is_for_the_next_message_only(talk: Talk) -> None:
    talk.add(SlotSet("offer", {"intent": "set_bill_reminder"}))
    talk.turn("check_balance")
    assert talk.slot("offer") is None


def test_the_first_upset_answer_is_followed_by_an_offer_of_a_person(talk: Talk) -> None:
    assert talk.say("check_balance", **ANNOYED) is None
    assert talk.slot("mood") == "upset"
    assert talk.done("action_balance").next() == "utter_handoff_offer"
    assert talk.slot("offer") == {"intent": "talk_to_human"}


def test_a_calm_turn_ends_when_the_answer_was_given(talk: Talk) -> None:
    talk.say("check_balance")
    assert talk.done("action_balance").next() is None  # the rules listen


def test_what_is_out_of_scope_again_gets_other_words(talk: Talk) -> None:
    assert talk.turn("out_of_scope") is None
    assert talk.turn("out_of_scope") == "action_fallback"


def test_every_intent_has_a_rule_that_answers_it() -> None:
    """What is understood and not served says so: no intent may end in silence."""
    import yaml

    domain = Domain.load(str(HOUSE / "domain.yml"))
    answered = {
        step["intent"]
        for path in (HOUSE / "data").rglob("rules.yml")
        for rule in yaml.safe_load(path.read_text("utf-8"))["rules"]
        for step in rule["steps"]
        if "intent" in step
    }
    escalation = yaml.safe_load((HOUSE / "data" / "escalation.yml").read_text("utf-8"))
    ours = {i for i in domain.intents if i not in ("back", "restart", "session_start", "nlu_fallback")}
    assert ours - answered - {*escalation["topics"], *escalation["asked"]} == set()
