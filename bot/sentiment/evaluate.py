"""Measure the exported encoder: sentiment by language, latency, memory.

    python -m bot.sentiment.evaluate --data DIR [--latency] [--json FILE]

Needs only what the runtime needs, so it also runs where the engine runs.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.sentiment.corpus import (
    TRAINED,
    Line,
    macro_f1,
    read_chat,
    read_tweets,
    scores_by_language,
)
from bot.sentiment.runtime import LABELS, Floats, MessageEncoder

TWELVE_WORDS = "I would like to know when my new card will arrive please"
TIMED_CALLS = 300


def calibration_error(probabilities: Floats, truth: Sequence[int], bins: int = 10) -> float:
    """Return the expected calibration error, percent.

    Args:
        probabilities: float32 [n, 3].
        truth: n indices into LABELS.
        bins: Equal widths of confidence.
    """
    confidence = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == np.array(truth)
    which = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [
        abs(float(confidence[here].mean()) - float(right[here].mean())) * int(here.sum())
        for here in (which == number for number in range(bins))
        if here.any()
    ]
    return 100 * sum(gaps) / len(right)


def measure_sentiment(encoder: MessageEncoder, lines: Sequence[Line]) -> dict[str, Any]:
    """Return the scores of `scores_by_language`, and 'calibration_error', percent."""
    encoded = encoder.encode([line.text for line in lines])
    guess = encoded.logits.argmax(axis=1).astype(np.int64)
    scores: dict[str, Any] = dict(scores_by_language(lines, guess))
    truth = [line.label for line in lines]
    scores["calibration_error"] = round(calibration_error(encoded.probabilities, truth), 2)
    scores["all_macro_f1"] = round(macro_f1(np.array(truth, dtype=np.int64), guess), 2)
    return scores


def measure_requests(encoder: MessageEncoder, file: Path) -> dict[str, float]:
    """Return the share of each label, percent, among unlabelled bank requests.

    Args:
        encoder: What to measure.
        file: BANKING77's test set: CSV, header, columns text and category. Most are
            plain requests, so most should be neutral.
    """
    with file.open(encoding="utf-8", newline="") as opened:
        texts = [row["text"] for row in csv.DictReader(opened)]
    counts = Counter(encoder.encode(texts).labels)
    return {label: round(100 * counts[label] / len(texts), 2) for label in LABELS}


def resident_megabytes() -> float:
    """Return this process's resident memory, MiB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def measure_latency(folder: Path, threads: int) -> dict[str, float]:
    """Return milliseconds of one twelve-word message, and resident MiB.

    `least` is what the machine can do; `median` includes whatever else it did.
    """
    before = resident_megabytes()
    encoder = MessageEncoder.load(folder, threads)
    loaded = resident_megabytes()
    times = []
    for _ in range(TIMED_CALLS):
        began = time.perf_counter()
        encoder.encode([TWELVE_WORDS])
        times.append(1000 * (time.perf_counter() - began))
    warm = times[20:]
    return {
        "median": round(float(np.median(warm)), 2),
        "p95": round(float(np.percentile(warm, 95)), 2),
        "least": round(min(warm), 2),
        "rss_before": before,
        "rss_loaded": loaded,
        "rss_after": resident_megabytes(),
    }


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Measure the exported encoder.")
    parser.add_argument("--model", type=Path, default=Path("models/encoder"))
    parser.add_argument("--data", type=Path, help="<lang>.val.tsv of tweets")
    parser.add_argument("--chat", type=Path, default=Path("data/sentiment"))
    parser.add_argument("--requests", type=Path, help="banking77.test.csv")
    parser.add_argument("--languages", nargs="+", default=list(TRAINED))
    parser.add_argument("--latency", action="store_true", help="time 1 and 2 threads")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    chosen = parser.parse_args(arguments)
    figures: dict[str, Any] = {}
    if chosen.latency:  # first, while the memory is that of one session
        figures["latency"] = {str(threads): measure_latency(chosen.model, threads) for threads in (1, 2)}
    encoder = MessageEncoder.load(chosen.model, threads=2)
    if chosen.data:
        tweets = read_tweets(chosen.data, "val", chosen.languages)
        figures["validation"] = measure_sentiment(encoder, tweets)
    figures["chat"] = measure_sentiment(encoder, read_chat(chosen.chat)[1])
    if chosen.requests:
        figures["requests"] = measure_requests(encoder, chosen.requests)
    text = json.dumps(figures, indent=2)
    print(text)
    if chosen.json:
        chosen.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
