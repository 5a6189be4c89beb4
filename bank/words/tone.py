"""Which tone a sentence takes: the one rule, on one page.

The tone never changes a fact or a figure, only the words around them. In order:

1. distressed or upset: `empathetic`: plain, slow, no exclamation mark, no joke, no offer. The
   apology is said once, by the message `mood-acknowledge`, not in every sentence.
2. uneasy: `neutral`; chattiness would grate.
3. the customer prefers short answers: `brief`.
4. pleased: `warm`.
5. else `neutral`.

A message has only the tones that it needs; a tone that it lacks falls back to its default.
"""

from __future__ import annotations

NEUTRAL, WARM, EMPATHETIC, BRIEF = "neutral", "warm", "empathetic", "brief"
TONES = (NEUTRAL, WARM, EMPATHETIC, BRIEF)


def tone_for(mood: str, answer_length: str = "detailed") -> str:
    """Return the tone for a mood (`bank.domain.mood.MOODS`) and the preferred answer length."""
    if mood in ("upset", "distressed"):
        return EMPATHETIC
    if mood == "uneasy":
        return NEUTRAL
    if answer_length == "brief":
        return BRIEF
    return WARM if mood == "pleased" else NEUTRAL
