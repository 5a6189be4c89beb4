"""What every turn sets, and the steps that no single rule can know.

Rules and stories say which action answers an intent. This policy stands above them and looks at
the whole turn: the language and the mood, whether a person must be brought in, whether the customer
left a form for another question, and what to do with what was not understood.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, List, Optional, Text

import yaml
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME, RULE_SNIPPET_ACTION_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bank.domain.escalation import Decision, EscalationParameters, Signs, decide
from bank.domain.mood import UNDERSTOOD_FROM, MoodParameters, MoodState
from bot.policies.decided import Decided
from bot.policies.reading import changes, is_uneasy, language_of, mood_after, offered, report_of, signals_of
from bot.sentiment.runtime import MessageEncoder

logger = logging.getLogger(__name__)

HANDOFF, OFFER_PERSON = "action_handoff", "utter_handoff_offer"
CANCEL, NOT_SERVED, CLARIFY, FALLBACK = "action_cancel", "action_not_served", "action_clarify", "action_fallback"
# After these the turn is over, or a person was offered already.
_LAST_WORDS = frozenset({HANDOFF, OFFER_PERSON, CANCEL, NOT_SERVED, CLARIFY, FALLBACK, "action_complaint"})
# What an answer to each question of a form looks like.
_ANSWERS = {
    "budget_category": {"category"},
    "budget_amount": {"amount"},
    "reminder_bill": {"payee", "merchant"},
    "reminder_lead": {"lead_time", "date", "period"},
}
# These answer the question at hand, or belong to it, and never lead away from a form.
_INSIDE_FORM = frozenset({"affirm", "correct_answer", "repeat", "thank", "chitchat", "out_of_scope", "greet"})


_SURE_OF_ANOTHER, _WORDS_OF_A_SENTENCE = 0.85, 4
# Intents that hold no request; said in anger, they are about the anger.
_SAYS_NOTHING = frozenset({"help", "chitchat", "greet", "ask_if_bot", "out_of_scope", "repeat", "insult", "goodbye"})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TurnPolicy(Policy):
    """Sets language, mood and escalation, and decides across rules. See the module."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the defaults."""
        return {
            "priority": 10,
            # Below this confidence a message counts as not understood.
            "fallback_threshold": UNDERSTOOD_FROM,
            # Two intents closer than this, both below `clear`, are asked about.
            "ambiguity": 0.08,
            "clear": 0.45,
            # Confidence from which another topic interrupts a form.
            "digression_threshold": 0.50,
            # The designer's numbers for the mood, and for bringing a person in.
            "mood": "data/mood.yml",
            "escalation": "data/escalation.yml",
            # The encoder of EncoderFeaturizer, asked again for the words behind an escalation.
            "model": "models/encoder",
        }

    @staticmethod
    def supported_data() -> SupportedData:
        """Rules are read at training, to know which action answers which intent."""
        return SupportedData.ML_AND_RULE_DATA

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: Optional[Any] = None,
        answers: Optional[Dict[Text, Text]] = None,
        plain: Iterable[Text] = (),
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)
        self._answers: Dict[Text, Text] = answers or {}
        # Intents with one rule of one action and no condition: here the answer is known without RulePolicy.
        self._plain = set(plain)
        self._mood = MoodParameters.from_mapping(yaml.safe_load(Path(config["mood"]).read_text("utf-8")))
        policy = yaml.safe_load(Path(config["escalation"]).read_text("utf-8"))
        self._escalation = EscalationParameters.from_mapping(policy)

    def train(self, training_trackers: List[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn from the rules which action answers which intent."""
        rules_of: Counter[Text] = Counter()
        for tracker in training_trackers:
            if tracker.is_rule_tracker:
                self._learn_rule(list(tracker.events), rules_of, domain)
        self._plain = {intent for intent in self._plain if rules_of[intent] == 1}
        with self._model_storage.write_to(self._resource) as folder:
            learnt = {"answers": self._answers, "plain": sorted(self._plain)}
            (folder / "answers.json").write_text(json.dumps(learnt), "utf-8")
        return self._resource

    def _learn_rule(self, events: List[Event], rules_of: Counter[Text], domain: Domain) -> None:
        intent = None
        for event in events:
            if isinstance(event, UserUttered):
                intent = event.intent_name
                rules_of[intent or ""] += 1
            elif isinstance(event, ActionExecuted) and intent and event.action_name != ACTION_LISTEN_NAME:
                if event.action_name not in (RULE_SNIPPET_ACTION_NAME, None):
                    self._answers.setdefault(intent, event.action_name)
                intent = None
        said = [event for event in events if isinstance(event, UserUttered)]
        done = [e.action_name for e in events if isinstance(e, ActionExecuted)]
        # '...', listen, the action, listen, '...': anything more is a condition or a longer rule.
        steps = [name for name in done if name not in (RULE_SNIPPET_ACTION_NAME, ACTION_LISTEN_NAME)]
        conditions = any(isinstance(event, (SlotSet, ActiveLoop)) for event in events)
        alone = len(said) == 1 and len(steps) == 1 and done[0] == RULE_SNIPPET_ACTION_NAME and not conditions
        if alone and said[0].intent_name and steps[0] not in domain.form_names:
            self._plain.add(said[0].intent_name)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TurnPolicy":
        """Return the trained policy."""
        with model_storage.read_from(resource) as folder:
            learnt = json.loads((folder / "answers.json").read_text("utf-8"))
        return cls(config, model_storage, resource, execution_context, **learnt)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: Optional[Dict[Text, Any]] = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Return the next action, or no opinion, and what the turn sets."""
        begins = tracker.latest_action_name == ACTION_LISTEN_NAME and tracker.latest_message is not None
        if begins and isinstance(_last_said_or_done(tracker), UserUttered):
            return self._open_turn(tracker, domain)
        return self._go_on(tracker, domain)

    def _open_turn(self, tracker: DialogueStateTracker, domain: Domain) -> PolicyPrediction:
        said = tracker.latest_message
        assert said is not None
        data = said.parse_data or {}
        metadata = said.metadata or {}
        intent = said.intent.get("name") or ""
        confidence = float(said.intent.get("confidence") or 0.0)
        inside = (
            tracker.active_loop_name is not None
            and self._answers_question(tracker)
            and not self._is_another_question(tracker, intent, confidence)
        )
        misunderstood = not inside and self._misunderstood(data, confidence)

        state = MoodState.from_json(metadata.get("mood_state") or tracker.get_slot("mood_state"))
        mood = mood_after(state, data, metadata, intent, misunderstood, self._mood)
        off_topic = intent == "out_of_scope" and not inside
        count = int(tracker.get_slot("misunderstood") or 0) + 1 if misunderstood or off_topic else 0
        # A no to a person counts until the mood has been repaired; then one may be offered again.
        declined = bool(tracker.get_slot("person_declined")) and is_uneasy(mood)
        offer = tracker.get_slot("offer") or {}
        if intent == "affirm" and offer.get("intent") == "talk_to_human":
            intent = "talk_to_human"
        if intent == "deny" and offer.get("intent") == "talk_to_human":
            declined = True
        signals = signals_of(data, metadata)
        decision = self._decide(tracker, intent, confidence, mood, signals, misunderstood, count, declined)
        reason = decision.reason
        events: List[Event] = [
            SlotSet("language", language_of(data, metadata)),
            SlotSet("mood", mood.mood),
            SlotSet("mood_state", mood.to_json()),
            SlotSet("misunderstood", count),
            SlotSet("escalation", reason),
            SlotSet("escalation_because", list(decision.because) if reason else None),
            SlotSet("evidence", self._evidence_words(said.text or "", signals) if reason else None),
            SlotSet("person_declined", declined),
            SlotSet("person_wanted", decision.offer),
            SlotSet("report", report_of(said, data, metadata)),
            SlotSet("digressed", None),
        ]
        action, more = self._step(tracker, domain, intent, confidence, reason, misunderstood, inside, data)
        if action is None and off_topic and count > 1:
            action = FALLBACK  # other words than last time, and a way out
        unanswerable = intent in _SAYS_NOTHING or intent in self._escalation.topics
        if decision.offer and (action in (FALLBACK, CLARIFY) or (action is None and unanswerable)):
            # 'I am so angry, nothing works': no menu answers that, and no guess when much is at stake.
            action, more = OFFER_PERSON, offered(tracker, mood)
        if action is None and not tracker.active_loop_name and said.intent.get("name") in self._plain:
            action = self._answers[said.intent["name"]]
        # `action_deny` needs it still, and forgets it itself.
        if offer and intent != "deny":
            # A 'yes' counts for the question just asked, not for one from ten minutes ago.
            events.append(SlotSet("offer", None))
        return self._predict(tracker, domain, action, changes(tracker, [*events, *more]))

    def _decide(
        self,
        tracker: DialogueStateTracker,
        intent: Text,
        confidence: float,
        mood: MoodState,
        signals: Dict[Text, float],
        misunderstood: bool,
        count: int,
        declined: bool,
    ) -> Decision:
        offers = tracker.get_slot("person_offers") or {}
        signs = Signs(
            intent=intent,
            confidence=confidence,
            sure=not misunderstood,
            mood=mood,
            signals=signals,
            # Small talk about the weather is no failure that needs a person.
            misunderstood=count if misunderstood else 0,
            repeated=mood.repeats,
            declined=declined,
            offers=int(offers.get("count") or 0),
            since_offer=mood.turns - int(offers["turn"]) if offers else 1_000,
        )
        return decide(signs, self._escalation)

    def _evidence_words(self, text: Text, signals: Dict[Text, float]) -> List[Text]:
        """Return the customer's own words behind the signals, for the agent who takes over."""
        if not signals or not text:
            return []
        found = MessageEncoder.load(Path(self.config["model"])).evidence(text, list(signals))
        return list(dict.fromkeys(part.text for part in found if part.text.strip()))

    def _step(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        intent: Text,
        confidence: float,
        reason: Optional[Text],
        misunderstood: bool,
        inside: bool,
        data: Dict[Text, Any],
    ) -> "tuple[Optional[Text], List[Event]]":
        """Return the action that opens the turn, or None to leave it to rules and stories."""
        if reason:
            return HANDOFF, []
        if inside:
            return tracker.active_loop_name, []
        offer = tracker.get_slot("offer") or {}
        if intent == "affirm" and offer.get("intent") in self._answers and not tracker.active_loop_name:
            slots: List[Event] = [SlotSet(name, value) for name, value in (offer.get("slots") or {}).items()]
            return self._answers[offer["intent"]], slots
        if tracker.active_loop_name:
            return self._in_form(tracker, domain, intent, confidence)
        if misunderstood:
            return (CLARIFY if _near_tie(data, self.config, self._escalation.safety) else FALLBACK), []
        return None, []

    def _in_form(
        self, tracker: DialogueStateTracker, domain: Domain, intent: Text, confidence: float
    ) -> "tuple[Optional[Text], List[Event]]":
        form = tracker.active_loop_name
        if intent in ("cancel", "deny"):
            return CANCEL, []
        sure = confidence >= float(self.config["digression_threshold"])
        answer = self._answers.get(intent)
        if not sure or intent in _INSIDE_FORM or answer == form:
            return form, []
        if answer is None:
            return form, []
        # One form for another is a change of mind; anything else is a question in between.
        return answer, [] if answer in domain.form_names else [SlotSet("digressed", form)]

    def _go_on(self, tracker: DialogueStateTracker, domain: Domain) -> PolicyPrediction:
        done = tracker.latest_action_name
        back = tracker.get_slot("digressed")
        if back and tracker.active_loop_name == back and done != back and not tracker.get_slot("escalation"):
            # The slot stays until the next turn: it tells the form to ask again and not to take the
            # digression for an answer.
            return self._predict(tracker, domain, back, [])
        if done in _LAST_WORDS:
            return self._predict(tracker, domain, ACTION_LISTEN_NAME, [])
        if (
            tracker.get_slot("person_wanted")
            and not tracker.active_loop_name
            and done not in (None, ACTION_LISTEN_NAME)
            and done not in domain.form_names
        ):
            state = MoodState.from_json(tracker.get_slot("mood_state"))
            return self._predict(tracker, domain, OFFER_PERSON, offered(tracker, state))
        if self._answered(tracker):
            return self._predict(tracker, domain, ACTION_LISTEN_NAME, [])
        return self._predict(tracker, domain, ACTION_LISTEN_NAME, [], confidence=0.01)

    def _answered(self, tracker: DialogueStateTracker) -> bool:
        """Tell whether the one action of a plain rule was the last thing done."""
        said = tracker.latest_message
        intent = said.intent.get("name") if said else None
        return intent in self._plain and tracker.latest_action_name == self._answers[intent]

    def _answers_question(self, tracker: DialogueStateTracker) -> bool:
        wanted = _ANSWERS.get(tracker.get_slot("requested_slot") or "", set())
        said = tracker.latest_message
        return said is not None and any(e.get("entity") in wanted for e in said.entities)

    def _is_another_question(self, tracker: DialogueStateTracker, intent: Text, confidence: float) -> bool:
        """Tell whether a message about something else just happens to name what the form asks for.

        'What did I spend on restaurants last month?' answers neither 'what should the budget be
        for?' nor 'when shall I remind you?'.
        """
        said = tracker.latest_message
        if said is None or intent in _INSIDE_FORM:
            return False
        if self._answers.get(intent) in (None, tracker.active_loop_name):
            return False
        if tracker.get_slot("requested_slot") == "reminder_lead":
            # Nearly every question names a time; a lead or a payee would be meant for the form.
            own = any(e.get("entity") in ("lead_time", "payee", "merchant") for e in said.entities)
            return not own and confidence >= float(self.config["digression_threshold"])
        return confidence >= _SURE_OF_ANOTHER and len((said.text or "").split()) >= _WORDS_OF_A_SENTENCE

    def _misunderstood(self, data: Dict[Text, Any], confidence: float) -> bool:
        unsure = confidence < float(self.config["fallback_threshold"])
        return unsure or _near_tie(data, self.config, self._escalation.safety)

    def _predict(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        action: Optional[Text],
        events: List[Event],
        confidence: float = 1.0,
    ) -> PolicyPrediction:
        probabilities = self._default_predictions(domain)
        if action is None:
            return self._prediction(probabilities, events=events)
        probabilities[domain.index_for_action(action)] = confidence
        if confidence == 1.0 and not tracker.active_loop_name:
            return Decided(probabilities, self.__class__.__name__, self.priority, events, is_no_user_prediction=True)
        # Without this mark the rule that continues a form would overrule whatever stands here.
        return self._prediction(probabilities, events=events, is_no_user_prediction=confidence == 1.0)


def _last_said_or_done(tracker: DialogueStateTracker) -> Optional[Event]:
    for event in reversed(tracker.events):
        if isinstance(event, (UserUttered, ActionExecuted)):
            return event
    return None


def _near_tie(data: Dict[Text, Any], config: Dict[Text, Any], safety: FrozenSet[Text]) -> bool:
    ranking = data.get("intent_ranking") or []
    if len(ranking) < 2 or data.get("follow_up"):
        return False
    first, second = ranking[0], ranking[1]
    if {first["name"], second["name"]} & (safety | {"out_of_scope"}):
        return False
    return first["confidence"] < float(config["clear"]) and first["confidence"] - second["confidence"] < float(
        config["ambiguity"]
    )
