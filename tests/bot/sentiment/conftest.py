"""The encoder that the tests read with, and a stand-in that knows words instead of meanings."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.sentiment.runtime import CONFIG_FILE, SIGNALS, Encoded, MessageEncoder, softmax

HOUSE = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def folder() -> Path:
    """Return the exported encoder's folder: the committed one, or what ATTUNE_TEST_ENCODER names."""
    return Path(os.environ.get("ATTUNE_TEST_ENCODER", HOUSE / "models" / "encoder"))


@pytest.fixture(scope="session")
def encoder(folder: Path) -> MessageEncoder:
    return MessageEncoder.load(folder)


@pytest.fixture(scope="session")
def trained(folder: Path) -> None:
    """Skip a test that asks for knowledge when the folder was exported untrained."""
    if "epochs" not in json.loads((folder / CONFIG_FILE).read_text("utf-8"))["training"]:
        pytest.skip("the encoder was exported untrained")


class WordReader:
    """Reads 'bad' as negative, 'good' as positive, 'fraud' as that signal; else neutral."""

    thresholds = dict.fromkeys(SIGNALS, 0.5)

    def encode(self, texts: Sequence[str]) -> Encoded:
        words = [set(text.lower().split()) for text in texts]
        logits = np.array([[3.0 * ("bad" in w), 1.0, 3.0 * ("good" in w)] for w in words], np.float32).reshape(-1, 3)
        signals = np.full((len(texts), len(SIGNALS)), 0.1, np.float32)
        for row, found in enumerate(words):
            signals[row, SIGNALS.index("risk_fraud")] = 0.9 if "fraud" in found else 0.1
        embeddings = np.zeros((len(texts), 4), np.float32)
        for row, found in enumerate(words):
            embeddings[row, len(found) % 4] = 1
        return Encoded(embeddings, logits, softmax(logits) if len(texts) else logits, signals)

    def shown(self, encoded: Encoded, row: int = 0) -> dict[str, float]:
        return {name: float(odds) for name, odds in zip(SIGNALS, encoded.signals[row], strict=True) if odds >= 0.5}


@pytest.fixture
def reader() -> WordReader:
    return WordReader()
