"""Names of what our components put on a message, and how they read its context."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Dict
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rasa.shared.nlu.training_data.message import Message

ENCODING = "encoding"
"""float32 [384], centred and of length 1: what the intent classifier and the answers read."""
SENTIMENT = "sentiment"
"""{"label", "scores": {"negative", "neutral", "positive"}}; in the parse output."""
SIGNALS = "signals"
"""{name: probability} of what else the message shows, `bot.sentiment.runtime.SIGNALS`; in the parse output."""
LANGUAGE = "language"
"""ISO 639-1 code of a served language; in the parse output."""
FOLLOW_UP = "follow_up"
"""True when a fragment continues the topic before it; in the parse output."""
PRODUCT_ANSWERS = "product_answers"
"""[{"id", "score"}], best first; in the parse output."""


def context(message: Message) -> Dict[str, Any]:
    """Return what the channel knows about the turn: language, now, timezone, focus, requested_slot.

    Empty for training examples and when a message is parsed on its own.
    """
    return message.get("metadata") or {}


def today(message: Message) -> datetime:
    """Return the customer's local date and time, aware; the machine's when the channel gave none."""
    known = context(message)
    try:
        zone = ZoneInfo(known.get("timezone") or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    given = known.get("now")
    return (datetime.fromisoformat(given) if given else datetime.now(zone)).astimezone(zone)
