"""When a person is brought in, and why: one decision for each customer message.

Pure: the engine asks while the assistant talks, the replay of past conversations asks again with other
numbers. The numbers are in `data/escalation.yml`, where a designer can read and change them.

Python 3.10 must be able to import this module: the dialogue engine uses it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from bank.domain.mood import DISTRESSED, UPSET, MoodState


@dataclass(frozen=True)
class Placement:
    """How urgent a reason is, 0 to 3 where 0 is urgent, and whose it is."""

    priority: int
    team: str


@dataclass(frozen=True)
class EscalationParameters:
    """The numbers and lists; see the comments of `data/escalation.yml` for each."""

    asked: Sequence[str] = ("talk_to_human",)
    topics: Mapping[str, str] = field(default_factory=dict)
    topic_odds: float = 0.45
    risk: Mapping[str, str] = field(default_factory=dict)
    risk_odds: float = 0.5
    upset_turns: int = 2
    unrest: float = 0.72
    declined_unrest: float = 0.92
    complaint_intents: Sequence[str] = ("make_complaint",)
    distress_odds: float = 0.93
    distress_turns: int = 2
    misunderstood: int = 3
    repeated: int = 4
    stakes: Sequence[str] = ()
    stakes_odds: float = 0.15
    offers: int = 2
    cool_down: int = 4
    placement: Mapping[str, Placement] = field(default_factory=dict)

    @classmethod
    def from_mapping(cls, values: Mapping[str, Any]) -> EscalationParameters:
        """Build from the parsed YAML.

        Raises:
            ValueError: an unknown key or a reason without a placement, so that a typing error does not pass.
        """
        unknown = set(values) - {known.name for known in fields(cls)}
        if unknown:
            raise ValueError(f"unknown in the escalation policy: {', '.join(sorted(unknown))}")
        placement = {name: Placement(**spec) for name, spec in (values.get("placement") or {}).items()}
        built = cls(**{**values, "placement": placement})
        lost = {*built.topics.values(), *built.risk.values()} - set(placement)
        if lost:
            raise ValueError(f"no placement for: {', '.join(sorted(lost))}")
        return built

    @property
    def safety(self) -> frozenset[str]:
        """Intents that are never asked back about: being wrong there costs more than a question."""
        return frozenset({*self.topics, *self.asked})

    def place(self, reason: str) -> Placement:
        """Return urgency and team of a reason; a reason that nobody placed goes to the general team."""
        return self.placement.get(reason, Placement(2, "general"))


@dataclass(frozen=True)
class Signs:
    """What is known after a customer message.

    Attributes:
        intent: What it was understood as, or what was guessed.
        confidence: Of the intent, 0 to 1.
        sure: The intent was understood, not guessed.
        mood: After the message.
        signals: What the message shows, with its probability. With the reading of mood switched off, risk alone.
        misunderstood: Messages in a row that were not understood, this one included.
        repeated: Times in a row that the same was asked for, this one included.
        declined: The customer said no to a person, and is still not calm.
        offers: How often a person was offered in this conversation.
        since_offer: Customer messages since the last offer.
    """

    intent: str
    confidence: float
    sure: bool
    mood: MoodState
    signals: Mapping[str, float] = field(default_factory=dict)
    misunderstood: int = 0
    repeated: int = 1
    declined: bool = False
    offers: int = 0
    since_offer: int = 1_000


@dataclass(frozen=True)
class Decision:
    """What to do about a person.

    Attributes:
        reason: Why one comes now, or None.
        offer: Ask whether one is wanted, after the answer.
        because: Codes of all that spoke for it, for the agent and for the record.
    """

    reason: str | None = None
    offer: bool = False
    because: tuple[str, ...] = ()


def decide(signs: Signs, parameters: EscalationParameters) -> Decision:
    """Return whether a person comes, is offered, or neither."""
    p, because = parameters, _because(signs, parameters)
    for reason in because:
        # An offer is not yet a reason to come.
        if reason not in _OFFERED:
            return Decision(reason, False, tuple(code for code in because if code not in _OFFERED))
    offered = bool(because) and signs.offers < p.offers and signs.since_offer > p.cool_down and not signs.declined
    return Decision(None, offered, because if offered else ())


_OFFERED = frozenset({"upset_once", "unsure"})


def _because(signs: Signs, p: EscalationParameters) -> tuple[str, ...]:
    """Return all reasons that hold, the weightiest first."""
    mood = signs.mood
    found = [reason for signal, reason in p.risk.items() if signs.signals.get(signal, 0.0) >= p.risk_odds]
    doubtful = not signs.sure or (signs.intent in p.topics and signs.confidence < p.topic_odds)
    if signs.intent in p.topics and not doubtful:
        found.append(p.topics[signs.intent])
    if signs.sure and signs.intent in p.asked:
        found.append("asked")
    furious = mood.unrest >= (p.declined_unrest if signs.declined else p.unrest)
    if furious or (mood.upset_turns >= p.upset_turns and not signs.declined):
        # Whoever complains in anger belongs to the team that can settle it.
        complains = signs.sure and signs.intent in p.complaint_intents
        found += ["complaint", "anger"] if complains else ["anger"]
    worried = mood.mood == DISTRESSED and signs.signals.get("distress", 0.0) >= p.distress_odds
    if (worried or mood.distress_turns >= p.distress_turns) and not signs.declined:
        found.append("distress")
    if signs.misunderstood >= p.misunderstood or (signs.repeated >= p.repeated and not signs.declined):
        found.append("repeated_failure")
    if mood.mood == UPSET and mood.upset_turns == 1:
        found.append("upset_once")
    if doubtful and signs.intent in p.stakes and signs.confidence >= p.stakes_odds:
        found.append("unsure")
    return tuple(dict.fromkeys(found))
