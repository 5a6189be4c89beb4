"""What a turn has to go by: what was understood, what may be read of the mood, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Dict, List, Text

from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bank.domain.mood import CALM, PLEASED, Evidence, MoodParameters, MoodState, advance
from bot.nlu.attributes import SIGNALS


def may_read_mood(metadata: Dict[Text, Any]) -> bool:
    """Tell whether the customer lets their mood be read."""
    return metadata.get("mood_analysis") is not False


def signals_of(data: Dict[Text, Any], metadata: Dict[Text, Any]) -> Dict[Text, float]:
    """Return what the message shows; with the reading of mood switched off, risk to somebody alone."""
    shown: Dict[Text, float] = data.get(SIGNALS) or {}
    if may_read_mood(metadata):
        return shown
    return {name: odds for name, odds in shown.items() if name.startswith("risk")}


def mood_after(
    state: MoodState,
    data: Dict[Text, Any],
    metadata: Dict[Text, Any],
    intent: Text,
    misunderstood: bool,
    parameters: MoodParameters,
) -> MoodState:
    """Return the mood after the message; calm, whatever it says, for who does not want it read.

    An intent that was only guessed at is no evidence.
    """
    known = "" if misunderstood else intent
    if not may_read_mood(metadata):
        counted = advance(state, Evidence(None, known, misunderstood), parameters)
        return replace(MoodState(), turns=counted.turns, repeats=counted.repeats, last_intent=counted.last_intent)
    scores = (data.get("sentiment") or {}).get("scores")
    sentiment = (scores["negative"], scores["neutral"], scores["positive"]) if scores else None
    return advance(state, Evidence(sentiment, known, misunderstood, signals_of(data, metadata)), parameters)


def is_uneasy(mood: MoodState) -> bool:
    """Tell whether anything is left of bad feelings."""
    return mood.mood not in (CALM, PLEASED)


def report_of(said: UserUttered, data: Dict[Text, Any], metadata: Dict[Text, Any]) -> Dict[Text, Any]:
    """Return what the server stores of the turn. A session may begin anew right after it."""
    analysed = may_read_mood(metadata)
    return {
        "intent": said.intent.get("name"),
        "confidence": said.intent.get("confidence"),
        "sentiment": data.get("sentiment") if analysed else None,
        "signals": data.get(SIGNALS) if analysed else None,
        "entities": [{k: e[k] for k in ("entity", "value") if k in e} for e in said.entities],
    }


def language_of(data: Dict[Text, Any], metadata: Dict[Text, Any]) -> Text:
    """Return the language of the message, else of the conversation."""
    return data.get("language") or metadata.get("language") or "en"


def offered(tracker: DialogueStateTracker, mood: MoodState) -> List[Event]:
    """Return what is kept of an offer of a person: what a 'yes' means, how often and when one was made."""
    count = int((tracker.get_slot("person_offers") or {}).get("count") or 0) + 1
    return [
        SlotSet("offer", {"intent": "talk_to_human"}),
        SlotSet("person_offers", {"count": count, "turn": mood.turns}),
        SlotSet("person_wanted", False),
    ]


def changes(tracker: DialogueStateTracker, events: List[Event]) -> List[Event]:
    """Leave out slots that have their value already: each event is kept, copied and written to the database."""
    slots = [event for event in events if isinstance(event, SlotSet)]
    # Where a turn sets a slot twice the last word counts, and both must be there.
    twice = {event.key for event in slots if sum(other.key == event.key for other in slots) > 1}
    return [
        event
        for event in events
        if not isinstance(event, SlotSet) or event.key in twice or tracker.get_slot(event.key) != event.value
    ]
