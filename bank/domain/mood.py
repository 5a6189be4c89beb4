"""How the customer seems to feel over a conversation, as a small explicit state machine.

One message says little; the mood is what several messages add up to. The machine is pure: the
engine advances it while the assistant talks, the server while a person does, and both get the
same answer. Its numbers are in `data/mood.yml`, where a designer can read and change them.

Python 3.10 must be able to import this module: the dialogue engine uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

CALM, UNEASY, UPSET, DISTRESSED, PLEASED = "calm", "uneasy", "upset", "distressed", "pleased"
UNDERSTOOD_FROM = 0.22
"""Least confidence at which an intent counts as understood, for the engine and for the server alike."""

MOODS = (CALM, UNEASY, UPSET, DISTRESSED, PLEASED)


@dataclass(frozen=True)
class Level:
    """A threshold with hysteresis: entered at `enter`, left below `leave`; unrest, 0 to 1."""

    enter: float
    leave: float = 0.0


@dataclass(frozen=True)
class MoodParameters:
    """The numbers of the machine; see the comments of `data/mood.yml` for each."""

    negative_weight: float = 0.34
    negative_floor: float = 0.45
    signal_push: Mapping[str, float] = field(default_factory=lambda: {"anger": 0.42, "confusion": 0.06})
    intent_push: Mapping[str, float] = field(default_factory=lambda: {"insult": 0.55, "make_complaint": 0.22})
    fallback_push: float = 0.16
    repeated_push: float = 0.18
    person_again_push: float = 0.15
    decay: float = 0.72
    positive_floor: float = 0.55
    repair: float = 0.45
    repair_intents: Sequence[str] = ("thank", "praise")
    repair_signals: Sequence[str] = ("gratitude",)
    calm_topics: Sequence[str] = ()
    calm_topic_factor: float = 0.45
    uneasy: Level = Level(0.22, 0.12)
    upset: Level = Level(0.46, 0.26)
    pleased: Level = Level(0.80)
    distress_intents: Sequence[str] = ("bereavement", "financial_hardship")
    distress_signals: Sequence[str] = ("distress", "risk_self_harm", "risk_fraud", "risk_coercion")
    distress_leave_turns: int = 3

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> MoodParameters:
        """Build from the parsed YAML.

        Raises:
            TypeError: an unknown key, so that a typing error does not pass silently.
        """
        levels = {name: Level(**values[name]) for name in ("uneasy", "upset", "pleased") if name in values}
        return cls(**{**values, **levels})


@dataclass(frozen=True)
class Evidence:
    """What one customer message shows.

    Attributes:
        sentiment: Probabilities of negative, neutral, positive; they sum to 1. None when the
            customer has switched mood analysis off: then only what is said in words counts.
        intent: The intent that was understood.
        fallback: The message was not understood.
        signals: What else the message shows (`bot.sentiment.runtime.SIGNALS`), with the probability.
    """

    sentiment: tuple[float, float, float] | None
    intent: str
    fallback: bool = False
    signals: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class MoodState:
    """The mood after a message, and why.

    Attributes:
        mood: One of `MOODS`.
        unrest: 0 (calm) to 1.
        reason: A code for the desk's curve: negative_words, anger, confusion, insult, complaint,
            not_understood, repeated, asked_again, distress_topic, distress_words, positive_words, thanked,
            faded, steady.
        upset_turns: Outbursts since the mood became upset.
        distress_turns: Messages since distress began that show it themselves.
        distress_left: Messages until distress is over.
        turns: Messages so far.
        repeats: Times in a row that the same was asked for, this message included.
        last_intent: Of the message before, to see repetition.
        times_person_asked: How often a person was asked for.
    """

    mood: str = CALM
    unrest: float = 0.0
    reason: str = "steady"
    upset_turns: int = 0
    distress_turns: int = 0
    distress_left: int = 0
    turns: int = 0
    repeats: int = 1
    last_intent: str = ""
    times_person_asked: int = 0

    @classmethod
    def from_json(cls, values: Mapping[str, Any] | None) -> MoodState:
        """Read what `to_json` wrote; None or unknown keys (an older version) give a calm start."""
        if not values:
            return cls()
        known = {name: values[name] for name in cls.__dataclass_fields__ if name in values}
        return cls(**known)

    def to_json(self) -> dict[str, Any]:
        """Return a JSON object that `from_json` reads."""
        return asdict(self)


# A push this small is not why the mood is what it is, when the customer gave thanks as well.
_MARGINAL = 0.1

# Saying these twice in a row is normal talk and no sign of impatience.
_FREELY_REPEATED = frozenset(
    {"", "affirm", "deny", "greet", "thank", "praise", "out_of_scope", "chitchat", "check_spending",
     "find_transactions", "ask_product", "ask_fees", "ask_rates", "set_budget", "check_budget", "goodbye"}
)  # fmt: skip


def advance(state: MoodState, evidence: Evidence, parameters: MoodParameters | None = None) -> MoodState:
    """Return the mood after one more customer message.

    Args:
        state: The mood before it.
        evidence: What the message shows.
        parameters: The designer's numbers; the built-in ones when None.
    """
    p = parameters or MoodParameters()
    pushes = _pushes(state, evidence, p)
    positive = evidence.sentiment[2] if evidence.sentiment else 0.0
    thanked = evidence.intent in p.repair_intents or any(name in p.repair_signals for name in evidence.signals)
    repaired = (thanked and "anger" not in pushes) or (positive >= p.positive_floor and not pushes)
    distressed = evidence.intent in p.distress_intents or shows_distress(evidence.signals, evidence.intent, p)

    unrest = state.unrest * (p.repair if repaired else p.decay) + sum(pushes.values())
    unrest = round(min(1.0, max(0.0, unrest)), 4)
    distress_left = p.distress_leave_turns if distressed else max(0, state.distress_left - 1)
    mood = _mood(state, unrest, distress_left, positive, evidence.intent, p)
    return replace(
        state,
        mood=mood,
        unrest=unrest,
        reason=_reason(state, evidence, pushes, repaired, mood, p),
        upset_turns=_upset_turns(state, mood, pushed=bool(pushes)),
        distress_turns=(state.distress_turns + distressed) if distress_left else 0,
        distress_left=distress_left,
        turns=state.turns + 1,
        repeats=state.repeats + 1 if _repeats(state, evidence) else 1,
        last_intent=evidence.intent,
        times_person_asked=state.times_person_asked + (evidence.intent == "talk_to_human"),
    )


def shows_distress(signals: Mapping[str, float], intent: str, parameters: MoodParameters) -> bool:
    """Tell whether a message shows worry or despair, or risk to somebody.

    Who is angry, insults or complains sounds worried to the model as well; there the anger is what counts.
    Risk is believed whatever else is said.
    """
    angry = "anger" in signals or intent in parameters.intent_push
    return any(name in signals for name in parameters.distress_signals if name != "distress" or not angry)


def _repeats(state: MoodState, evidence: Evidence) -> bool:
    return evidence.intent == state.last_intent and evidence.intent not in _FREELY_REPEATED


def _upset_turns(state: MoodState, mood: str, pushed: bool) -> int:
    """Count outbursts in a row; a calm message while the anger fades neither counts nor ends the row."""
    if mood != UPSET:
        return 0
    return state.upset_turns + (1 if pushed or state.mood != UPSET else 0)


def _pushes(state: MoodState, evidence: Evidence, p: MoodParameters) -> dict[str, float]:
    pushes: dict[str, float] = {}
    if evidence.sentiment and evidence.sentiment[0] > p.negative_floor:
        calm = evidence.intent in p.calm_topics and "anger" not in evidence.signals
        weight = p.negative_weight * (p.calm_topic_factor if calm else 1.0)
        # Scaled to the whole range above the floor, so that a certain 'negative' counts fully.
        pushes["negative_words"] = weight * (evidence.sentiment[0] - p.negative_floor) / (1 - p.negative_floor)
    for name, odds in evidence.signals.items():
        if name in p.signal_push:
            pushes[name] = p.signal_push[name] * odds
    if evidence.intent in p.intent_push:
        name = "complaint" if evidence.intent == "make_complaint" else evidence.intent
        pushes[name] = p.intent_push[evidence.intent]
    if evidence.fallback:
        pushes["not_understood"] = p.fallback_push
    elif evidence.intent == "talk_to_human" and state.times_person_asked:
        pushes["asked_again"] = p.person_again_push
    elif _repeats(state, evidence):
        pushes["repeated"] = p.repeated_push
    return pushes


def _mood(state: MoodState, unrest: float, distress_left: int, positive: float, intent: str, p: MoodParameters) -> str:
    if distress_left:
        return DISTRESSED
    if unrest >= (p.upset.leave if state.mood == UPSET else p.upset.enter):
        return UPSET
    if unrest >= (p.uneasy.leave if state.mood in (UNEASY, UPSET) else p.uneasy.enter):
        return UNEASY
    # 'pleased' needs more than a polite word while something still rankles.
    if positive >= p.pleased.enter or intent == "praise":
        return PLEASED
    return CALM


def _reason(
    state: MoodState,
    evidence: Evidence,
    pushes: Mapping[str, float],
    repaired: bool,
    mood: str,
    p: MoodParameters,
) -> str:
    if evidence.intent in p.distress_intents:
        return "distress_topic"
    if shows_distress(evidence.signals, evidence.intent, p):
        return "distress_words"
    if pushes and not (repaired and max(pushes.values()) < _MARGINAL):
        return max(pushes, key=lambda name: pushes[name])
    if repaired:
        said_so = evidence.intent in p.repair_intents or any(name in p.repair_signals for name in evidence.signals)
        return "thanked" if said_so else "positive_words"
    return "faded" if mood != state.mood else "steady"
