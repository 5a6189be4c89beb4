"""What the network learns from and is measured on.

Three kinds of file, none of which a customer wrote to a bank:

    <data>/sentiment/umsab/<lang>.{train,val}.tsv   label, text; no header. Tweets, or a bank's own chats
    data/sentiment/{train,heldout}/<lang>.tsv       sentiment, signals, family, evidence, text; header.
                                                    Banking chat, written for this project
    data/**/nlu.<lang>.yml, <data>/intents/*.csv    requests with an intent, for the sentence embedding

Writers of `train` and of `heldout` were different hands that did not see each other's lines.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.sentiment.runtime import LABELS, SIGNALS

SERVED = ("en", "es", "fr", "de")
"""Languages that the product speaks."""

TRAINED = ("en", "es", "fr", "de", "pt", "it")
"""Languages of the tweets learned from; the last two help their neighbours."""

UNSEEN_OF_256 = 51
"""A fifth of the requests is never shown to the network: confidence is calibrated on them."""

CHAT_HEADER = ["sentiment", "signals", "family", "evidence", "text"]

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Line:
    """One message with whatever is known of it.

    Attributes:
        text: As a customer would type it.
        language: Two letters.
        sentiment: Index into LABELS; None where nobody said.
        signals: Of SIGNALS, those that the message shows; None where nobody said.
        evidence: The words that show the first of them, or "".
        task: What `intent` is of: the name of a set of requests, or "".
        intent: What the message asks for, within `task`.
    """

    text: str
    language: str
    sentiment: int | None = None
    signals: frozenset[str] | None = None
    evidence: str = ""
    task: str = ""
    intent: str = ""


def unescape(text: str) -> str:
    r"""Undo what UMSAB's sources left in the text.

    Some English lines carry ' as \u2019 in six characters, and doubled quotes.
    """
    text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace('\\""""', '"').replace('""', '"').strip()


def read_rows(path: Path) -> list[str]:
    """Return a text file's lines, without a byte order mark.

    Raises:
        ValueError: missing, binary, not UTF-8 or empty; one sentence that names the file, and the line if there is one.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    if b"\0" in raw:
        raise ValueError(f"{path}:{raw[: raw.index(0)].count(10) + 1}: NUL bytes; a text file in UTF-8 is needed")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Counted behind the byte order mark, if there is one.
        line = raw.removeprefix(b"\xef\xbb\xbf")[: error.start].count(10) + 1
        raise ValueError(f"{path}:{line}: not UTF-8; save the file as UTF-8 text") from error
    if not text.strip():
        raise ValueError(f"{path} is empty")
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def read_labelled(path: Path, language: str) -> list[Line]:
    """Read label<TAB>text lines.

    Raises:
        ValueError: as `read_rows`; a line without a tab or text, or with an unknown label; names the line.
    """
    lines = []
    for number, row in enumerate(read_rows(path), start=1):
        if not row.strip():
            continue
        label, tab, text = row.partition("\t")
        if not tab or label not in LABELS or not text.strip():
            raise ValueError(f"{path}:{number}: expected negative|neutral|positive, a tab, text")
        lines.append(Line(unescape(text), language, LABELS.index(label)))
    return lines


def read_file(path: Path, language: str) -> list[Line]:
    """Read a file of either kind: with the header of our chat, or label<TAB>text.

    Raises:
        ValueError: as `read_labelled` and `read_chat`.
    """
    first = read_rows(path)[0].split("\t")
    return _read_chat_file(path, language) if first[:2] == CHAT_HEADER[:2] else read_labelled(path, language)


def read_tweets(data: Path, part: str, languages: Sequence[str] = TRAINED) -> list[Line]:
    """Read `part` ('train' or 'val') of every language in `languages`."""
    return [line for language in languages for line in read_labelled(data / f"{language}.{part}.tsv", language)]


def read_chat(folder: Path, languages: Sequence[str] = SERVED) -> list[Line]:
    """Read our banking chat, `<lang>.tsv` in a folder. Signals '?' were not annotated, '-' is none.

    Raises:
        ValueError: a line that is not as `CHAT_HEADER` says; names the line.
    """
    return [line for language in languages for line in _read_chat_file(folder / f"{language}.tsv", language)]


def _read_chat_file(path: Path, language: str) -> list[Line]:
    rows = read_rows(path)
    if rows[0].split("\t") != CHAT_HEADER:
        raise ValueError(f"{path}:1: expected the columns {', '.join(CHAT_HEADER)}")
    lines = [_chat_line(row, language, f"{path}:{number}") for number, row in enumerate(rows[1:], start=2) if row]
    if not lines:
        raise ValueError(f"{path} has a header and no lines")
    return lines


def _chat_line(row: str, language: str, where: str) -> Line:
    cells = row.split("\t")
    if len(cells) != len(CHAT_HEADER) or cells[0] not in LABELS:
        raise ValueError(f"{where}: expected five columns, the first negative|neutral|positive")
    sentiment, marked, _, evidence, text = cells
    signals = None if marked == "?" else frozenset() if marked == "-" else frozenset(marked.split(","))
    if signals and signals - set(SIGNALS):
        raise ValueError(f"{where}: unknown signal {', '.join(sorted(signals - set(SIGNALS)))}")
    if evidence != "-" and evidence not in text:
        raise ValueError(f"{where}: the evidence is not in the text")
    return Line(text, language, LABELS.index(sentiment), signals, "" if evidence == "-" else evidence)


def is_unseen(text: str) -> bool:
    """Tell whether the network never learns from this request, whatever file it stands in.

    By its words alone, so that the answer is the same wherever it is asked: the classifier of intents
    judges its confidence on these, and `bot.evaluate` reports them.
    """
    plain = _NOT_WORDS.sub(" ", text.casefold()).strip()
    return hashlib.sha256(plain.encode("utf-8", "replace")).digest()[0] < UNSEEN_OF_256


def read_requests(data: Path) -> Iterator[Line]:
    """Yield the assistant's own examples and product questions, without those that are `is_unseen`."""
    import yaml  # here: who only reads labelled lines can do without

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(data.rglob("nlu.*.yml")):
        language = path.name.split(".")[-2]
        for entry in yaml.load(path.read_text("utf-8"), Loader=loader).get("nlu") or []:
            if "intent" not in entry:
                continue
            for row in str(entry.get("examples") or "").splitlines():
                text = _ANNOTATION.sub(r"\1", row.strip().removeprefix("-").strip())
                if text and not is_unseen(text):
                    yield Line(text, language, task="intents", intent=entry["intent"])
    for path in sorted((data / "products").glob("questions.*.yml")):
        language = path.name.split(".")[-2]
        for answer, texts in yaml.load(path.read_text("utf-8"), Loader=loader)["questions"].items():
            for text in texts:
                if not is_unseen(str(text)):
                    yield Line(str(text), language, task="answers", intent=answer)


def read_public_requests(folder: Path) -> Iterator[Line]:
    """Yield the training parts of BANKING77 and CLINC150, English."""
    with (folder / "banking77.train.csv").open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            yield Line(row["text"], "en", task="banking77", intent=row["category"])
    for row_text in (folder / "clinc150.train.tsv").read_text("utf-8").splitlines():
        cells = row_text.split("\t")
        if len(cells) == 2:
            yield Line(cells[1], "en", task="clinc150", intent=cells[0])


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
    """Return language -> macro_f1, accuracy (percent) and n; 'mean' is over the languages there are."""
    truth = np.array([line.sentiment for line in lines], dtype=np.int64)
    spoken = np.array([line.language for line in lines])
    scores: dict[str, dict[str, float]] = {}
    for language in dict.fromkeys(spoken.tolist()):
        here = spoken == language
        scores[language] = {
            "macro_f1": round(macro_f1(truth[here], guess[here]), 2),
            "accuracy": round(100 * float((truth[here] == guess[here]).mean()), 2),
            "n": int(here.sum()),
        }
    if scores:
        scores["mean"] = {
            key: round(float(np.mean([score[key] for score in scores.values()])), 2) for key in ("macro_f1", "accuracy")
        }
    return scores
