"""A prediction that no other policy can change."""

from __future__ import annotations

from rasa.core.policies.policy import PolicyPrediction


class Decided(PolicyPrediction):
    """What the policy of the highest priority is sure of while no form is active.

    The ensemble would pick it whatever the others say (confidence 1, highest priority), and they add
    events only where a form is under way; so `bot.faster` does not ask them.
    """
