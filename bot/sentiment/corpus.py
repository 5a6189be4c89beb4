"""Labelled lines to learn from and to measure on.

Two kinds of file, both tab-separated:

    <data>/<lang>.train.tsv, <lang>.val.tsv   label, text; no header. UMSAB's tweets, or
                                              a bank's own labelled chats
    data/sentiment/<lang>.tsv                 label, text; with header. Our banking chat
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.sentiment.runtime import LABELS

SERVED = ("en", "es", "fr", "de")
"""Languages that the product speaks; the best epoch is chosen by their mean."""

TRAINED = ("en", "es", "fr", "de", "pt", "it")
"""Languages learned from; the last two help their neighbours."""

HELD_OUT_OF_256 = 64
"""A quarter of the chat lines is never trained on."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Line:
    """One labelled message.

    Attributes:
        label: Index into LABELS.
        text: As a customer would type it, without the encoder's prefix.
        language: Two letters.
    """

    label: int
    text: str
    language: str


def unescape(text: str) -> str:
    r"""Undo what UMSAB's sources left in the text.

    Some English lines carry ' as \u2019 in six characters, and doubled quotes.
    """
    text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace('\\""""', '"').replace('""', '"').strip()


def read_lines(path: Path, language: str, header: bool = False) -> list[Line]:
    """Read one file.

    Raises:
        ValueError: a line without a tab, or with an unknown label; names the line.
    """
    lines = []
    rows = path.read_text(encoding="utf-8").split("\n")
    for number, row in enumerate(rows, start=1):
        if not row.strip() or (header and number == 1):
            continue
        label, tab, text = row.partition("\t")
        if not tab or label not in LABELS:
            raise ValueError(f"{path}:{number}: expected negative|neutral|positive, a tab, text")
        lines.append(Line(LABELS.index(label), unescape(text), language))
    return lines


def read_tweets(data: Path, part: str, languages: Sequence[str] = TRAINED) -> list[Line]:
    """Read `part` ('train' or 'val') of every language in `languages`."""
    return [line for language in languages for line in read_lines(data / f"{language}.{part}.tsv", language)]


def read_chat(folder: Path, languages: Sequence[str] = SERVED) -> tuple[list[Line], list[Line]]:
    """Read our banking chat and return (to train on, held out).

    The draw hashes a line's label and its rank among that label's lines, not its
    words: the languages' files say much the same in the same order, and a line whose
    translation was trained on would flatter the figure. So append new lines at the end
    of the file; inserting one moves those below it between the two sides.
    """
    train: list[Line] = []
    held_out: list[Line] = []
    for language in languages:
        ranks: Counter[int] = Counter()
        for line in read_lines(folder / f"{language}.tsv", language, header=True):
            key = f"{LABELS[line.label]}:{ranks[line.label]}"
            ranks[line.label] += 1
            first = hashlib.sha256(key.encode()).digest()[0]
            (held_out if first < HELD_OUT_OF_256 else train).append(line)
    return train, held_out


def macro_f1(truth: npt.NDArray[np.int64], guess: npt.NDArray[np.int64]) -> float:
    """Return the mean F1 of the labels, percent; a label that never occurs counts 0.

    Args:
        truth: int64 [n], indices into LABELS.
        guess: int64 [n], likewise.
    """
    scores = []
    for label in range(len(LABELS)):
        hit = int(((truth == label) & (guess == label)).sum())
        claimed_or_true = int((truth == label).sum() + (guess == label).sum())
        scores.append(2 * hit / claimed_or_true if claimed_or_true else 0.0)
    return 100 * float(np.mean(scores))


def scores_by_language(lines: Sequence[Line], guess: npt.NDArray[np.int64]) -> dict[str, dict[str, float]]:
    """Return language -> macro_f1, accuracy (percent) and n; 'mean' is over SERVED."""
    truth = np.array([line.label for line in lines], dtype=np.int64)
    spoken = np.array([line.language for line in lines])
    scores: dict[str, dict[str, float]] = {}
    for language in dict.fromkeys(spoken.tolist()):
        here = spoken == language
        scores[language] = {
            "macro_f1": round(macro_f1(truth[here], guess[here]), 2),
            "accuracy": round(100 * float((truth[here] == guess[here]).mean()), 2),
            "n": int(here.sum()),
        }
    served = [scores[language] for language in SERVED if language in scores]
    if served:
        scores["mean"] = {
            key: round(float(np.mean([score[key] for score in served])), 2) for key in ("macro_f1", "accuracy")
        }
    return scores
