"""What every turn sets, and the steps that no single rule can know.

Rules and stories say which action answers an intent. This policy stands above them and looks at
the whole turn: the language and the mood, whether a person must be brought in, whether the customer
left a form for another question, and what to do with what was not understood.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import yaml
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bank.domain.mood import CALM, PLEASED, UNDERSTOOD_FROM, UPSET, Evidence, MoodParameters, MoodState, advance
from bot.policies.escalation import SAFETY_TOPICS, EscalationPolicy

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
            # The designer's numbers for the mood.
            "mood": "data/mood.yml",
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
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)
        self._answers: Dict[Text, Text] = answers or {}
        values = yaml.safe_load(Path(config["mood"]).read_text("utf-8"))
        self._mood = MoodParameters.from_mapping(values)
        self._escalation = EscalationPolicy()

    def train(self, training_trackers: List[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn from the rules which action answers which intent."""
        for tracker in training_trackers:
            intent = None
            if not tracker.is_rule_tracker:
                continue
            for event in tracker.events:
                if isinstance(event, UserUttered):
                    intent = event.intent_name
                elif isinstance(event, ActionExecuted) and intent and event.action_name != ACTION_LISTEN_NAME:
                    if event.action_name not in ("...", None):
                        self._answers.setdefault(intent, event.action_name)
                    intent = None
        with self._model_storage.write_to(self._resource) as folder:
            (folder / "answers.json").write_text(json.dumps(self._answers), "utf-8")
        return self._resource

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
            answers = json.loads((folder / "answers.json").read_text("utf-8"))
        return cls(config, model_storage, resource, execution_context, answers=answers)

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
        mood = advance(state, self._evidence(data, metadata, intent, misunderstood), self._mood)
        off_topic = intent == "out_of_scope" and not inside
        count = int(tracker.get_slot("misunderstood") or 0) + 1 if misunderstood or off_topic else 0
        # A no to a person counts until the mood has been repaired; then one may be offered again.
        declined = bool(tracker.get_slot("person_declined")) and mood.mood not in (CALM, PLEASED)
        offer = tracker.get_slot("offer") or {}
        if intent == "affirm" and offer.get("intent") == "talk_to_human":
            intent = "talk_to_human"
        if intent == "deny" and offer.get("intent") == "talk_to_human":
            declined = True
        reason = self._escalation.reason(
            intent=intent,
            sure=not misunderstood,
            mood=mood,
            # Small talk about the weather is no failure that needs a person.
            misunderstood=count if misunderstood else 0,
            declined=declined,
        )
        events: List[Event] = [
            SlotSet("language", _language(data, metadata)),
            SlotSet("mood", mood.mood),
            SlotSet("mood_state", mood.to_json()),
            SlotSet("misunderstood", count),
            SlotSet("escalation", reason),
            SlotSet("person_declined", declined),
            SlotSet("report", _report(said, data, metadata)),
            SlotSet("digressed", None),
        ]
        action, more = self._step(tracker, domain, intent, confidence, reason, misunderstood, inside, data)
        if action is None and off_topic and count > 1:
            action = FALLBACK  # other words than last time, and a way out
        if action is None and intent in _SAYS_NOTHING and mood.mood == UPSET and mood.upset_turns == 1:
            # 'I am so angry, nothing works': no menu answers that.
            action, more = OFFER_PERSON, [SlotSet("offer", {"intent": "talk_to_human"})]
        # `action_deny` needs it still, and forgets it itself.
        if offer and intent != "deny":
            # A 'yes' counts for the question just asked, not for one from ten minutes ago.
            events.append(SlotSet("offer", None))
        return self._predict(domain, action, [*events, *more])

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
            return (CLARIFY if _near_tie(data, self.config) else FALLBACK), []
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
            return self._predict(domain, back, [])
        if done in _LAST_WORDS:
            return self._predict(domain, ACTION_LISTEN_NAME, [])
        state = MoodState.from_json(tracker.get_slot("mood_state"))
        if (
            state.mood == UPSET
            and state.upset_turns == 1
            and not tracker.active_loop_name
            and not tracker.get_slot("person_declined")
            and done not in (None, ACTION_LISTEN_NAME)
            and done not in domain.form_names
        ):
            return self._predict(domain, OFFER_PERSON, [SlotSet("offer", {"intent": "talk_to_human"})])
        return self._predict(domain, ACTION_LISTEN_NAME, [], confidence=0.01)

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
        return confidence < float(self.config["fallback_threshold"]) or _near_tie(data, self.config)

    def _evidence(
        self, data: Dict[Text, Any], metadata: Dict[Text, Any], intent: Text, misunderstood: bool
    ) -> Evidence:
        scores = (data.get("sentiment") or {}).get("scores")
        if metadata.get("mood_analysis") is False:
            scores = None
        sentiment = (scores["negative"], scores["neutral"], scores["positive"]) if scores else None
        # An intent that was only guessed at is no evidence.
        return Evidence(sentiment=sentiment, intent="" if misunderstood else intent, fallback=misunderstood)

    def _predict(
        self, domain: Domain, action: Optional[Text], events: List[Event], confidence: float = 1.0
    ) -> PolicyPrediction:
        probabilities = self._default_predictions(domain)
        if action is None:
            return self._prediction(probabilities, events=events)
        probabilities[domain.index_for_action(action)] = confidence
        # Without this mark the rule that continues a form would overrule whatever stands here.
        return self._prediction(probabilities, events=events, is_no_user_prediction=confidence == 1.0)


def _last_said_or_done(tracker: DialogueStateTracker) -> Optional[Event]:
    for event in reversed(tracker.events):
        if isinstance(event, (UserUttered, ActionExecuted)):
            return event
    return None


def _report(said: UserUttered, data: Dict[Text, Any], metadata: Dict[Text, Any]) -> Dict[Text, Any]:
    """Return what the server stores of the turn. A session may begin anew right after it."""
    analysed = metadata.get("mood_analysis") is not False
    return {
        "intent": said.intent.get("name"),
        "confidence": said.intent.get("confidence"),
        "sentiment": data.get("sentiment") if analysed else None,
        "entities": [{k: e[k] for k in ("entity", "value") if k in e} for e in said.entities],
    }


def _language(data: Dict[Text, Any], metadata: Dict[Text, Any]) -> Text:
    return data.get("language") or metadata.get("language") or "en"


def _near_tie(data: Dict[Text, Any], config: Dict[Text, Any]) -> bool:
    ranking = data.get("intent_ranking") or []
    if len(ranking) < 2 or data.get("follow_up"):
        return False
    first, second = ranking[0], ranking[1]
    if {first["name"], second["name"]} & (SAFETY_TOPICS | {"out_of_scope"}):
        return False
    return first["confidence"] < float(config["clear"]) and first["confidence"] - second["confidence"] < float(
        config["ambiguity"]
    )
