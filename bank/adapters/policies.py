"""Reading what designers decide about bringing a person in: data/escalation.yml and data/support.yml."""

from __future__ import annotations

from pathlib import Path

import yaml

from bank.domain.escalation import EscalationParameters
from bank.domain.support import SupportPlan

_DATA = Path(__file__).resolve().parents[2] / "data"
ESCALATION_PATH = _DATA / "escalation.yml"
SUPPORT_PATH = _DATA / "support.yml"


def read_escalation(path: Path = ESCALATION_PATH) -> EscalationParameters:
    """Return when a person comes, and to whom a reason goes.

    Raises:
        ValueError: an entry is not as it should be.
    """
    return EscalationParameters.from_mapping(yaml.safe_load(path.read_text("utf-8")))


def read_support(path: Path = SUPPORT_PATH) -> SupportPlan:
    """Return the teams with their hours, and the help lines.

    Raises:
        ValueError: an entry is not as it should be.
    """
    return SupportPlan.from_mapping(yaml.safe_load(path.read_text("utf-8")))
