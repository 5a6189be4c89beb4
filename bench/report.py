"""The table that a person reads, and the requirements beside the figures. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.figures import Latency, Stage


@dataclass(frozen=True)
class Row:
    """One line of the comparison.

    Attributes:
        at_most, at_least: What ours / peer must be; None where nothing is required.
        alone: The requirement is on ours itself (turn 200 against turn 1), not on the ratio.
    """

    name: str
    unit: str
    ours: float | None
    peer: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    alone: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours / peer, where both were measured."""
        return self.ours / self.peer if self.ours is not None and self.peer else None

    @property
    def met(self) -> bool | None:
        """Whether the requirement holds; None where there is none or the figures are missing."""
        value = self.ours if self.alone else self.ratio
        if value is None or (self.at_most is None and self.at_least is None):
            return None
        return (self.at_most is None or value <= self.at_most) and (self.at_least is None or value >= self.at_least)

    @property
    def requirement(self) -> str:
        """The requirement in words, empty where there is none."""
        if self.at_most is None and self.at_least is None:
            return ""
        limit = f"<= {_share(self.at_most)}" if self.at_most is not None else f">= {_share(self.at_least or 0)}"
        return limit if self.alone else f"{limit} of peer"


def _share(value: float) -> str:
    return f"1/{1 / value:.0f}" if value < 1 else f"{value:g}x"


@dataclass(frozen=True)
class Side:
    """Everything measured of one assistant; None where it was not.

    Attributes:
        turn, template_turn, action_turn: All turns, those without and those with the action server.
        processor: The engine's processor time for a turn, ms: steadier than a clock on a busy machine.
        throughput: Customers at once -> turns per second, the median of the rounds.
        early, late: Median of turns 1-10 and 196-205 of long conversations, ms.
        train_cold, train_warm: Seconds; the processor's seconds; warm is with one sentence added.
        start: Seconds until ready.
        memory_start, memory_load: MiB resident of the engine, after the start and after all load.
        failed: Turns without a proper answer.
    """

    turn: Latency | None = None
    template_turn: Latency | None = None
    action_turn: Latency | None = None
    processor: float | None = None
    throughput: dict[int, float] | None = None
    early: float | None = None
    late: float | None = None
    train_cold: float | None = None
    train_cold_processor: float | None = None
    train_warm: float | None = None
    start: float | None = None
    memory_start: float | None = None
    memory_load: float | None = None
    failed: int = 0
    stages: tuple[Stage, ...] = ()


def rows(ours: Side, peer: Side | None) -> list[Row]:
    """Return the comparison with the requirements of the project."""
    other = peer or Side()

    def p50(latency: Latency | None) -> float | None:
        return latency.p50 if latency else None

    def p95(latency: Latency | None) -> float | None:
        return latency.p95 if latency else None

    def growth(side: Side) -> float | None:
        return side.late / side.early if side.late is not None and side.early else None

    found = [
        Row("turn, median", "ms", p50(ours.turn), p50(other.turn), at_most=1 / 5),
        Row("turn, p95", "ms", p95(ours.turn), p95(other.turn)),
        Row("turn without action, median", "ms", p50(ours.template_turn), p50(other.template_turn)),
        Row("action turn, median", "ms", p50(ours.action_turn), p50(other.action_turn), at_most=1 / 3),
        Row("action turn, p95", "ms", p95(ours.action_turn), p95(other.action_turn)),
        Row("engine's processor time a turn", "ms", ours.processor, other.processor),
    ]
    for customers, value in (ours.throughput or {}).items():
        least = 6.0 if customers > 1 else None
        theirs = (other.throughput or {}).get(customers)
        found.append(Row(f"turns/s, {customers} at once", "/s", value, theirs, at_least=least))
    return [
        *found,
        Row("turn 1-10, median", "ms", ours.early, other.early),
        Row("turn 196-205, median", "ms", ours.late, other.late),
        Row("turn 200 against turn 1", "x", growth(ours), growth(other), at_most=1.5, alone=True),
        Row("training, cold", "s", ours.train_cold, other.train_cold, at_most=1 / 8),
        Row("training, cold, processor", "s", ours.train_cold_processor, other.train_cold_processor),
        Row("training, a sentence added", "s", ours.train_warm, other.train_warm),
        Row("start until ready", "s", ours.start, other.start),
        Row("engine memory after start", "MiB", ours.memory_start, other.memory_start),
        Row("engine memory after load", "MiB", ours.memory_load, other.memory_load, at_most=1.0),
    ]


def table(rows: Sequence[Row], *, compared: bool) -> str:
    """Return the lines of a plain-text table."""
    head = ["", "ours", "peer", "ratio", "required", ""] if compared else ["", "ours", "required", ""]
    body = []
    for row in rows:
        verdict = {True: "ok", False: "MISSED", None: ""}[row.met]
        if compared:
            ratio = "" if row.alone or row.ratio is None else f"{row.ratio:.2f}"
            body.append([row.name, _cell(row, row.ours), _cell(row, row.peer), ratio, row.requirement, verdict])
        elif row.ours is not None:
            needed = row.requirement if row.alone else ""
            body.append([row.name, _cell(row, row.ours), needed, verdict if row.alone else ""])
    return _aligned([head, *body], numbers=range(1, 4) if compared else range(1, 2))


def stage_table(title: str, stages: Sequence[Stage], least: float = 0.005) -> str:
    """Return where the time of a turn goes; stages below `least` of it (0 to 1) are summed up."""
    shown = [stage for stage in stages if stage.share >= least]
    small = [stage for stage in stages if stage.share < least]
    lines = [[title, "mean ms", "share", "p50", "p95", "turns"]]
    lines += [[s.name, f"{s.mean:.2f}", f"{s.share:.0%}", f"{s.p50:.2f}", f"{s.p95:.2f}", str(s.turns)] for s in shown]
    if small:
        mean, share = sum(s.mean for s in small), sum(s.share for s in small)
        lines.append([f"{len(small)} more", f"{mean:.2f}", f"{share:.0%}", "", "", ""])
    return _aligned(lines, numbers=range(1, 6))


def to_json(ours: Side, peer: Side | None, circumstances: dict[str, Any]) -> dict[str, Any]:
    """Return the same figures for programs."""
    compared = [
        {**asdict(row), "ratio": row.ratio, "requirement": row.requirement or None, "met": row.met}
        for row in rows(ours, peer)
    ]
    return {
        "circumstances": circumstances,
        "rows": compared,
        "ours": asdict(ours),
        "peer": asdict(peer) if peer else None,
    }


def _cell(row: Row, value: float | None) -> str:
    if value is None:
        return "-"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {row.unit}"


def _aligned(lines: Sequence[Sequence[str]], numbers: range) -> str:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in numbers else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
