"""When a person is brought in without being asked, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from bank.domain.mood import MoodState

_ASKED = {"talk_to_human": "asked"}
# Topics where a machine should not stand between the customer and help, however calm the voice.
_TOPICS = {
    "report_fraud": "fraud",
    "report_lost_card": "lost_card",
    "dispute_charge": "dispute",
    "financial_hardship": "hardship",
    "bereavement": "bereavement",
}
SAFETY_TOPICS = frozenset(_TOPICS) | frozenset(_ASKED)


@dataclass(frozen=True)
class EscalationPolicy:
    """The thresholds.

    Attributes:
        upset_turns: Upset messages in a row until a person comes unasked.
        unrest: Unrest at which one comes at once, a single furious message included.
        declined_unrest: The same after the customer preferred to go on with the assistant.
        misunderstood: Messages in a row that were not understood.
    """

    upset_turns: int = 2
    unrest: float = 0.80
    declined_unrest: float = 0.95
    misunderstood: int = 3

    def reason(self, *, intent: str, sure: bool, mood: MoodState, misunderstood: int, declined: bool) -> Optional[str]:
        """Return why a person must come now, or None.

        Args:
            intent: What the message asks for.
            sure: The intent was understood with some confidence.
            mood: After this message.
            misunderstood: Messages in a row that were not understood, this one included.
            declined: The customer said no to a person before.
        """
        if sure and intent in _ASKED:
            return _ASKED[intent]
        if sure and intent in _TOPICS:
            return _TOPICS[intent]
        if mood.unrest >= (self.declined_unrest if declined else self.unrest):
            return "anger"
        if mood.upset_turns >= self.upset_turns and not declined:
            return "anger"
        if misunderstood >= self.misunderstood:
            return "repeated_failure"
        return None
