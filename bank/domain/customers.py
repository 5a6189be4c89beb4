"""Customers: who they are to the bank and how they like to be spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
