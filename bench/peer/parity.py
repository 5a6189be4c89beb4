"""The peer's domain and rules, made from ours so that both know the same intents and actions.

What the peer lacks is what stock Rasa has no counterpart for without being built: languages,
moods, forms with typed answers. Leaving it out makes the peer faster, not slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

NOT_UNDERSTOOD = "utter_please_rephrase"


def intents(domain: Mapping[str, Any]) -> list[str]:
    """Return the names of the intents of a Rasa domain, in its order."""
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in domain["intents"]]


def answers(rules: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return which action answers which intent, by the rules that begin with an intent.

    A form counts as what it asks, so the intent that starts it is left out: the peer has no forms.
    """
    found: dict[str, str] = {}
    for rule in rules:
        steps = rule["steps"]
        if len(steps) >= 2 and "intent" in steps[0] and not str(steps[1].get("action", "_form")).endswith("_form"):
            found.setdefault(steps[0]["intent"], steps[1]["action"])
    return found


def read_rules(data: Path) -> list[Mapping[str, Any]]:
    """Return all rules under a data folder."""
    rules: list[Mapping[str, Any]] = []
    for path in sorted(data.rglob("rules.yml")):
        rules.extend(yaml.safe_load(path.read_text("utf-8")).get("rules") or [])
    return rules


def peer_rules(domain: Mapping[str, Any], answered: Mapping[str, str]) -> dict[str, Any]:
    """Return a rule for every intent: the action of ours where it has one, else a template.

    And the rule that Rasa's documentation gives for what was not understood; without it the peer is
    silent then.
    """
    steps = {name: answered.get(name, f"utter_{name}") for name in intents(domain)}
    steps["nlu_fallback"] = NOT_UNDERSTOOD
    rules = [{"rule": name, "steps": [{"intent": name}, {"action": action}]} for name, action in steps.items()]
    return {"version": "3.1", "rules": rules}


def peer_domain(domain: Mapping[str, Any], answered: Mapping[str, str]) -> dict[str, Any]:
    """Return a domain with our intents, entities and actions, and one English template a response."""
    names = intents(domain)
    said = {NOT_UNDERSTOOD, *(answered.get(name, f"utter_{name}") for name in names)}
    templates = sorted(name for name in said if name.startswith("utter_"))
    return {
        "version": "3.1",
        "intents": names,
        "entities": list(domain["entities"]),
        "actions": [name for name in domain["actions"] if not name.startswith("validate_")],
        "responses": {name: [{"text": template(name)}] for name in templates},
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }


def template(response: str) -> str:
    """Return the English sentence of a response."""
    topic = response.removeprefix("utter_").replace("_", " ")
    return f"You asked about this: {topic}. I can help you with that, just tell me a little more."
