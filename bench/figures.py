"""From single times to figures. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie, linear between neighbours.

    Raises:
        ValueError: there are no values, or the share is not between 0 and 1.
    """
    if not values or not 0 <= share <= 1:
        raise ValueError("a percentile needs values and a share between 0 and 1")
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = math.ceil(place)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def median(values: Sequence[float]) -> float:
    """Return the middle value."""
    return percentile(values, 0.5)


@dataclass(frozen=True)
class Latency:
    """Distribution of turn times, ms.

    Attributes:
        turns: How many were measured.
    """

    p50: float
    p95: float
    turns: int

    @classmethod
    def of(cls, milliseconds: Sequence[float]) -> Latency:
        """Return the figures of at least one time."""
        return cls(percentile(milliseconds, 0.5), percentile(milliseconds, 0.95), len(milliseconds))


@dataclass(frozen=True)
class Stage:
    """One stage of a turn, ms; turns in which it did not occur count as zero in `mean`.

    Attributes:
        share: Of the mean turn, 0 to 1.
        turns: In how many turns it occurred.
        p50, p95: Over these turns.
    """

    name: str
    mean: float
    share: float
    p50: float
    p95: float
    turns: int


def parse_stage_lines(lines: Iterable[str]) -> list[dict[str, float]]:
    """Return the turns that `bench.staged_engine` wrote; an unfinished last line is left out."""
    turns = []
    for line in lines:
        try:
            turns.append({str(name): float(value) for name, value in json.loads(line).items()})
        except (ValueError, AttributeError, TypeError):
            continue
    return turns


def stages(client: Sequence[float], turns: Sequence[Mapping[str, float]]) -> list[Stage]:
    """Return the stages of the turns, the dearest first.

    Args:
        client: What the customer's side measured, ms, in the order of `turns`. What the engine did
            not see of it is the stage 'http'.

    Raises:
        ValueError: the two are not of the same turns.
    """
    if len(client) != len(turns) or not turns:
        raise ValueError(f"{len(client)} turns were sent and {len(turns)} noted")
    times: dict[str, list[float]] = {"http": []}
    for whole, turn in zip(client, turns, strict=True):
        times["http"].append(whole - turn["total"])
        for name, value in turn.items():
            if name != "total":
                times.setdefault(name, []).append(value)
    everything = sum(client)
    found = [
        Stage(
            name,
            sum(values) / len(client),
            sum(values) / everything,
            percentile(values, 0.5),
            percentile(values, 0.95),
            len(values),
        )
        for name, values in times.items()
    ]
    return sorted(found, key=lambda stage: -stage.mean)


def stat_ticks(stat: str) -> int:
    """Return user and system time of `/proc/<pid>/stat`, in clock ticks; 0 when it is not there."""
    # The name in parentheses may itself hold spaces and parentheses.
    fields = stat.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]) if len(fields) > 12 else 0


def status_kib(status: str, field: str = "VmRSS") -> int:
    """Return a field of `/proc/<pid>/status` in KiB; 0 when it is not there."""
    for line in status.splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    return 0
