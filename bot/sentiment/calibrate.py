"""From logits to probabilities that mean what they say: temperature, thresholds, and how well signals rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.sentiment.corpus import Line
from bot.sentiment.runtime import LABELS, SIGNALS, Floats

Truths = npt.NDArray[np.bool_]

JUDGED = slice(1, None, 2)
"""Of the held-out chat: lines with an odd place judge, those with an even one set temperature and thresholds."""


def signal_truth(lines: Sequence[Line]) -> tuple[Truths, Truths]:
    """Return bool [n, 8]: whether a line shows each of SIGNALS, and bool [n]: whether anybody annotated it."""
    shown = np.array([[name in (line.signals or ()) for name in SIGNALS] for line in lines], dtype=np.bool_)
    return shown.reshape(len(lines), len(SIGNALS)), np.array([line.signals is not None for line in lines], np.bool_)


def best_temperature(logits: Floats, labels: npt.NDArray[np.int64]) -> float:
    """Return the temperature in 0.5..4 with the least cross-entropy.

    Args:
        logits: float32 [n, 3].
        labels: int64 [n].
    Source: Guo et al. 2017, On Calibration of Modern Neural Networks.
    """
    grid = np.arange(0.5, 4.0, 0.02)
    losses = []
    for temperature in grid:
        scaled = logits.astype(np.float64) / temperature
        whole = np.log(np.exp(scaled - scaled.max(axis=1, keepdims=True)).sum(axis=1)) + scaled.max(axis=1)
        losses.append(float((whole - scaled[np.arange(len(labels)), labels]).mean()))
    return round(float(grid[int(np.argmin(losses))]), 2)


def average_precision(scores: Floats, truth: Truths) -> float:
    """Return the area under precision and recall, percent.

    Args:
        scores: float32 [n].
        truth: bool [n], at least one True.
    """
    ranked = truth[np.argsort(-scores, kind="stable")].astype(np.float64)
    precision = ranked.cumsum() / np.arange(1, len(ranked) + 1)
    return round(100 * float((precision * ranked).sum() / ranked.sum()), 1)


def signal_scores(lines: Sequence[Line], logits: Floats) -> dict[str, float]:
    """Return signal -> average precision over the annotated lines, percent.

    Args:
        lines: n of them.
        logits: float32 [n, 3 + 8].
    """
    truth, annotated = signal_truth(lines)
    return {
        name: average_precision(logits[annotated, len(LABELS) + place], truth[annotated, place])
        for place, name in enumerate(SIGNALS)
        if truth[annotated, place].any()
    }


LEAST_ODDS = 0.25
"""No signal is shown on weaker odds. With some thirty lines to choose by, F-beta alone would go down to 0.08 for
self-harm, and then one in a hundred plain requests brings a person."""


def best_threshold(odds: Floats, truth: Truths, beta: float) -> float:
    """Return the probability with the greatest F-beta; beta 2 would rather show too much than miss one.

    Args:
        odds: float32 [n], probabilities.
        truth: bool [n].
        beta: Weight of recall against precision.
    """
    best, at = -1.0, 0.5
    for threshold in np.arange(LEAST_ODDS, 0.96, 0.01):
        said = odds >= threshold
        hit = float((said & truth).sum())
        wanted = (1 + beta**2) * hit / max(1e-9, beta**2 * float(truth.sum()) + float(said.sum()))
        if wanted > best:
            best, at = wanted, float(threshold)
    return round(at, 2)


def calibrated(lines: Sequence[Line], logits: Floats) -> dict[str, Any]:
    """Return `temperature` and `thresholds`, from the lines with an even place; the others judge them.

    Args:
        lines: n of them, all with a sentiment.
        logits: float32 [n, 3 + 8].
    """
    half = np.arange(len(lines)) % 2 == 0
    labels = np.array([line.sentiment for line in lines], dtype=np.int64)
    truth, annotated = signal_truth(lines)
    odds = 1 / (1 + np.exp(-logits[:, len(LABELS) :]))
    rows = half & annotated
    return {
        "temperature": best_temperature(logits[half, : len(LABELS)], labels[half]),
        "thresholds": {
            name: best_threshold(odds[rows, place], truth[rows, place], 2.0 if name.startswith("risk") else 1.0)
            for place, name in enumerate(SIGNALS)
        },
    }
