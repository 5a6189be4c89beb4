"""How good the reading is: accuracy, macro-F1, calibration and signals, from labelled lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.sentiment.calibrate import average_precision, signal_truth
from bot.sentiment.corpus import Line, macro_f1
from bot.sentiment.runtime import LABELS, SIGNALS, Encoded, Floats, MessageEncoder

BINS = 10
Integers = npt.NDArray[np.int64]


def read_alone(encoder: MessageEncoder, lines: Sequence[Line], seen: Callable[[int], None] = lambda _: None) -> Encoded:
    """Read each line on its own, as the engine does: int8 numbers move a little with a line's company.

    Args:
        encoder: The exported encoder.
        lines: n of them, at least one.
        seen: Called with how many are done.
    """
    found = []
    for number, line in enumerate(lines, start=1):
        found.append(encoder.encode([line.text]))
        seen(number)
    return Encoded(
        *(np.concatenate([getattr(one, part) for one in found])
          for part in ("embeddings", "logits", "probabilities", "signals"))
    )  # fmt: skip


def reliability(probabilities: Floats, truth: Integers, bins: int = BINS) -> list[dict[str, float]]:
    """Return, for each band of confidence that occurs, what was promised and what was kept.

    Args:
        probabilities: float32 [n, 3].
        truth: int64 [n], indices into LABELS.
        bins: Bands of equal width.

    Returns:
        `from`, `to`, `n`, and `confidence` and `accuracy`, means over the band, 0 to 1.
    """
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    return [
        {
            "from": number / bins,
            "to": (number + 1) / bins,
            "n": int(here.sum()),
            "confidence": round(float(confidence[here].mean()), 4),
            "accuracy": round(float(right[here].mean()), 4),
        }
        for number, here in ((number, which == number) for number in range(bins))
        if here.any()
    ]


def calibration_error(bands: Sequence[Mapping[str, float]]) -> float:
    """Return the expected calibration error, percent: the mean gap between promised and kept."""
    total = sum(band["n"] for band in bands)
    return 100 * sum(band["n"] * abs(band["confidence"] - band["accuracy"]) for band in bands) / total


def confusion(truth: Integers, guess: Integers) -> list[list[int]]:
    """Return counts [3][3]: rows what people said, columns what the model said, both in the order of LABELS."""
    return [
        [int(((truth == said) & (guess == found)).sum()) for found in range(len(LABELS))]
        for said in range(len(LABELS))
    ]  # fmt: skip


def sentiment_scores(probabilities: Floats, truth: Integers) -> dict[str, Any]:
    """Return `n`, `accuracy`, `macro_f1`, `calibration_error` (percent), `confusion` and `bins` of n >= 1 lines."""
    guess = probabilities.argmax(axis=1).astype(np.int64)
    bands = reliability(probabilities, truth)
    return {
        "n": len(truth),
        "accuracy": round(100 * float((guess == truth).mean()), 2),
        "macro_f1": round(macro_f1(truth, guess), 2),
        "calibration_error": round(calibration_error(bands), 2),
        "confusion": confusion(truth, guess),
        "bins": bands,
    }


def sentiment_figures(lines: Sequence[Line], probabilities: Floats) -> dict[str, Any]:
    """Return `languages` (language -> `sentiment_scores`), `all` lines together, and the languages' `mean`.

    Args:
        lines: n of them, each with a sentiment.
        probabilities: float32 [n, 3].
    """
    truth = np.array([line.sentiment for line in lines], dtype=np.int64)
    spoken = np.array([line.language for line in lines])
    languages = {
        language: sentiment_scores(probabilities[spoken == language], truth[spoken == language])
        for language in dict.fromkeys(spoken.tolist())
    }
    mean = {
        key: round(float(np.mean([score[key] for score in languages.values()])), 2)
        for key in ("accuracy", "macro_f1", "calibration_error")
    }
    return {"languages": languages, "all": sentiment_scores(probabilities, truth), "mean": mean}


def signal_figures(lines: Sequence[Line], odds: Floats, thresholds: Mapping[str, float]) -> dict[str, Any]:
    """Return signal -> how well it is told, over the annotated lines; empty where nobody annotated.

    Args:
        lines: n of them.
        odds: float32 [n, 8], probabilities.
        thresholds: Signal -> probability from which it counts as shown.

    Returns:
        `threshold`, `n` lines that show it, `said` by the model, and `precision`, `recall`, `f1`,
        `average_precision` in percent; None where there is nothing to divide by.
    """
    truth, annotated = signal_truth(lines)
    if not annotated.any():
        return {}
    return {
        name: _signal_scores(truth[annotated, place], odds[annotated, place], thresholds[name])
        for place, name in enumerate(SIGNALS)
    }


def _signal_scores(truth: npt.NDArray[np.bool_], odds: Floats, threshold: float) -> dict[str, Any]:
    said = odds >= threshold
    hit, shown, claimed = (int(part.sum()) for part in (said & truth, truth, said))
    return {
        "threshold": threshold,
        "n": shown,
        "said": claimed,
        "precision": _percent(hit, claimed),
        "recall": _percent(hit, shown),
        "f1": _percent(2 * hit, shown + claimed),
        "average_precision": average_precision(odds, truth) if shown else None,
    }


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def surest_mistakes(lines: Sequence[Line], probabilities: Floats, most: int = 8) -> list[dict[str, Any]]:
    """Return the lines that the model was surest of and wrong about, surest first."""
    wrong = [
        (float(row.max()), line, int(row.argmax()))
        for line, row in zip(lines, probabilities)
        if line.sentiment is not None and int(row.argmax()) != line.sentiment
    ]
    wrong.sort(key=lambda found: -found[0])
    return [
        {
            "language": line.language,
            "text": line.text,
            "people": LABELS[line.sentiment or 0],
            "model": LABELS[said],
            "confidence": round(sure, 2),
        }
        for sure, line, said in wrong[:most]
    ]
