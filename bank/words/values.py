"""The typed arguments of a sentence, and their JSON form between actions and engine.

An action never formats: it sends `{"$": "money", "minor": 123450, "currency": "EUR"}`, and the
words' language decides that this reads '1.234,50 €' or '€1,234.50'.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Union


@dataclass(frozen=True)
class Amount:
    """Money to be shown: integer minor units (cents) with an ISO 4217 currency."""

    minor: int
    currency: str


@dataclass(frozen=True)
class Span:
    """A stretch of days to be shown, both ends included.

    Attributes:
        grain: day, week, month, quarter, year or range: what the customer named, so that a month
            reads 'October 2026' and not '1-31 October'.
    """

    start: date
    end: date
    grain: str = "range"


@dataclass(frozen=True)
class Name:
    """Something that has a name in every language: `Name("category", "groceries")`.

    The words are the message `<kind>-<id>`.
    """

    kind: str
    id: str


@dataclass(frozen=True)
class Percent:
    """A rate to be shown with two decimals: "2.40" per cent, as text and never a float."""

    value: str


@dataclass(frozen=True)
class Rows:
    """Lines of a list; each is formatted by the attribute of the message named as the argument."""

    rows: Sequence[Mapping[str, Any]]


Value = Union[str, int, float, bool, date, datetime, Amount, Span, Name, Percent, Rows]


def to_json(value: Any) -> Any:
    """Return the JSON form of a typed argument; plain values are returned as they are.

    Anything with `minor` and `currency` counts as money and anything with `start`, `end` and
    `grain` as a span, so that the domain's own values can be handed over directly.

    Raises:
        TypeError: a value that no sentence can show, a float amount for instance.
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, datetime):
        return {"$": "time", "at": value.isoformat()}
    if isinstance(value, date):
        return {"$": "date", "on": value.isoformat()}
    if isinstance(value, Name):
        return {"$": "name", "kind": value.kind, "id": value.id}
    if isinstance(value, Percent):
        return {"$": "percent", "value": value.value}
    if isinstance(value, Rows):
        return {"$": "rows", "rows": [{k: to_json(v) for k, v in row.items()} for row in value.rows]}
    if hasattr(value, "minor") and hasattr(value, "currency"):
        return {"$": "money", "minor": value.minor, "currency": value.currency}
    if hasattr(value, "grain") and hasattr(value, "start"):
        return {"$": "span", "start": value.start.isoformat(), "end": value.end.isoformat(), "grain": value.grain}
    raise TypeError(f"{type(value).__name__} cannot be shown in a sentence")


def from_json(value: Any) -> Any:
    """Return the typed argument that `to_json` wrote; plain values are returned as they are."""
    if not isinstance(value, Mapping) or "$" not in value:
        return value
    kind = value["$"]
    if kind == "money":
        return Amount(int(value["minor"]), str(value["currency"]))
    if kind == "date":
        return date.fromisoformat(value["on"])
    if kind == "time":
        return datetime.fromisoformat(value["at"])
    if kind == "span":
        return Span(date.fromisoformat(value["start"]), date.fromisoformat(value["end"]), value["grain"])
    if kind == "name":
        return Name(value["kind"], value["id"])
    if kind == "percent":
        return Percent(value["value"])
    if kind == "rows":
        return Rows([{k: from_json(v) for k, v in row.items()} for row in value["rows"]])
    raise ValueError(f"unknown kind of argument: {kind}")
