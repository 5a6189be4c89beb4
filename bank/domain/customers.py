"""Customers: who they are to the bank and how they like to be spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Customer:
    """One customer.

    Attributes:
        preferred_name: What to call them.
        language: ISO 639-1 of the conversation ('es').
        country: ISO 3166-1 of residence ('GB').
        currency: ISO 4217 of all their accounts.
        timezone: IANA zone ('Europe/Madrid').
        persona: employed, family, student, retiree, self_employed, small_business or newcomer.
        answer_length: 'brief' or 'detailed'.
        mood_analysis: Whether they allow their mood to be read from their messages.
        mood_analysis_since: When they last said so themselves; None while it is as the bank opened the record.
    """

    id: str
    given_name: str
    family_name: str
    preferred_name: str
    language: str
    country: str
    currency: str
    timezone: str
    persona: str
    answer_length: str
    mood_analysis: bool
    customer_since: date
    mood_analysis_since: datetime | None = None

    def mood_counts(self, read_at: datetime) -> bool:
        """Tell whether a mood that was read then is still to go by: not once they have chosen anew."""
        since = self.mood_analysis_since
        return self.mood_analysis and (since is None or read_at >= since)

    def has_chosen_anew(self, before: Customer) -> bool:
        """Tell whether they have switched the reading of their mood since `before`, if only to and fro."""
        return self.mood_analysis_since != before.mood_analysis_since


@dataclass(frozen=True)
class MoodReading:
    """What a customer may see of how their mood is read in one conversation.

    Attributes:
        on: They allow it.
        since: When they last chose; None when they never did.
        mood: As read at present (`bank.domain.mood.MOODS`); None while it is off or nothing has been read yet.
        reason: Code of why, as of `bank.domain.mood.MoodState`.
        kept: Earlier readings of this customer are stored, of whichever conversation.
    """

    on: bool
    since: datetime | None
    mood: str | None
    reason: str | None
    kept: bool
