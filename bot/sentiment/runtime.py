"""One transformer pass a message: features for intents, the sentiment, and what else it shows.

Runs in the engine (Python 3.10) and in the app (3.11+): numpy, onnxruntime and
tokenizers only. Nothing here may import rasa, torch or transformers.

Source: models/encoder/card.md says how the file was made and how good it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]

LABELS: tuple[str, str, str] = ("negative", "neutral", "positive")
"""Columns of `logits` and `probabilities`, in this order."""

SIGNALS: tuple[str, ...] = (
    "anger",
    "distress",
    "confusion",
    "gratitude",
    "urgency",
    "risk_self_harm",
    "risk_fraud",
    "risk_coercion",
)
"""What else a message may show, each on its own; columns of `signals`, in this order."""

MESSAGE_TOKENS = 128
"""Longest input, prefix and the two end marks included; the rest is cut."""

MAX_BATCH = 32

# Padded tokens of one pass. Thirty-two messages of 128 tokens at once would need half a
# gigabyte that the allocator keeps; this bounds it and is no slower.
MAX_BATCH_TOKENS = 1_024

# A message this long cannot fit in MESSAGE_TOKENS; cutting it first keeps the
# tokenizer's time bounded when somebody pastes a book.
MAX_CHARACTERS = 4_000

CONFIG_FILE = "config.json"
TOKENIZER_FILE = "tokenizer.json"
MODEL_FILE = "model.int8.onnx"


class EncoderError(Exception):
    """The encoder's folder is missing, damaged or of another version."""


FORMAT = 2
"""Of config.json; another one was made for other code."""

OUTPUTS = ("sentence_embedding", "logits", "added")
"""Of the exported graph: [n, width], [n, 3 + 8], and [n, tokens, 3 + 8], which sums to the logits
but for a constant."""


@dataclass(frozen=True)
class Encoded:
    """What the encoder says about n messages, in the order they were given.

    Attributes:
        embeddings: float32 [n, 384]; each row has length 1.
        logits: float32 [n, 3]; negative, neutral, positive.
        probabilities: float32 [n, 3]; softmax of logits / temperature, rows sum to 1.
        signals: float32 [n, 8]; probability of each of SIGNALS, on its own.
    """

    embeddings: Floats
    logits: Floats
    probabilities: Floats
    signals: Floats

    @property
    def labels(self) -> list[str]:
        """The likeliest label of each message, n of them."""
        return [LABELS[column] for column in self.logits.argmax(axis=1)]


@dataclass(frozen=True)
class Evidence:
    """Where a message shows a signal: characters `start` to `end` of the text, and how strongly, 0 to 1."""

    signal: str
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True)
class EncoderConfig:
    """The part of `config.json` that the runtime depends on.

    Attributes:
        width: Length of an embedding (384).
        temperature: Divides the logits before the softmax; positive.
        thresholds: Signal -> probability from which the message shows it.
        sha256: File name -> hexadecimal digest of what was exported.
    """

    width: int
    temperature: float
    thresholds: dict[str, float]
    sha256: dict[str, str]

    @classmethod
    def read(cls, folder: Path) -> EncoderConfig:
        """Read and check `folder/config.json`.

        Raises:
            EncoderError: missing, not JSON, or made for other labels or another version.
        """
        path = folder / CONFIG_FILE
        try:
            fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            config = cls(
                width=int(fields["width"]),
                temperature=float(fields["temperature"]),
                thresholds={str(k): float(v) for k, v in fields["thresholds"].items()},
                sha256={str(k): str(v) for k, v in fields["sha256"].items()},
            )
            made_for = (fields["format"], tuple(fields["labels"]), tuple(fields["signals"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise EncoderError(f"cannot read {path}: {error}") from error
        if made_for != (FORMAT, LABELS, SIGNALS) or config.temperature <= 0:
            raise EncoderError(f"{path} was made for another version of this code")
        return config


def prepare(text: str) -> str:
    """Return the text as the tokenizer gets it: cut and encodable.

    A lone surrogate (half an emoji in a JSON escape) is legal in a `str` but the
    tokenizer refuses it, so it becomes '?'.
    """
    return text[:MAX_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def load_tokenizer(path: Path, max_tokens: int = MESSAGE_TOKENS) -> Tokenizer:
    """Load the tokenizer, cutting at `max_tokens` and leaving padding to `pad`.

    Raises:
        EncoderError: the file is missing or damaged.
    """
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise EncoderError(f"cannot read {path}: {error}") from error
    tokenizer.enable_truncation(max_length=max_tokens)
    tokenizer.no_padding()
    return tokenizer


def pad(rows: Sequence[Sequence[int]], pad_id: int) -> tuple[Integers, Integers]:
    """Return input_ids and attention_mask, int64 [len(rows), longest row]."""
    longest = max(len(row) for row in rows)
    ids = np.full((len(rows), longest), pad_id, dtype=np.int64)
    mask = np.zeros((len(rows), longest), dtype=np.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return ids, mask


def softmax(logits: Floats, temperature: float = 1.0) -> Floats:
    """Return the probabilities of each row of `logits`, float32 [n, k]."""
    scaled = logits / np.float32(temperature)
    exponents = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    probabilities: Floats = exponents / exponents.sum(axis=1, keepdims=True)
    return probabilities


class MessageEncoder:
    """The exported encoder, loaded. Safe to call from several threads.

    Use `load`: it hands every component of a process the same session.
    """

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        config: EncoderConfig,
    ) -> None:
        """Put the parts together; `load` is what callers want."""
        pad_id = tokenizer.token_to_id("<pad>")
        if pad_id is None:
            raise EncoderError("the tokenizer has no <pad> token")
        self._session = session
        self._tokenizer = tokenizer
        self._pad_id = int(pad_id)
        self._config = config

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> MessageEncoder:
        """Return the encoder in `folder`; one session per process and thread count.

        Args:
            folder: Holds model.int8.onnx, tokenizer.json and config.json.
            threads: Cores that one pass may use, at least 1.

        Raises:
            EncoderError: a file is missing or is not the one that was exported.
        """
        config = _config_of(folder)
        # The process id: a session's threads do not survive a fork. The digest: a
        # newly published model in the same folder is another model.
        key = (os.getpid(), folder.resolve(), threads, config.sha256.get(MODEL_FILE, ""))
        with _loading:
            if key not in _loaded:
                _loaded[key] = cls(
                    _open_session(folder, config, threads),
                    load_tokenizer(folder / TOKENIZER_FILE),
                    config,
                )
            return _loaded[key]

    @property
    def width(self) -> int:
        """Length of an embedding."""
        return self._config.width

    @property
    def temperature(self) -> float:
        """What the logits are divided by before the softmax."""
        return self._config.temperature

    @property
    def thresholds(self) -> dict[str, float]:
        """Signal -> probability from which a message shows it."""
        return dict(self._config.thresholds)

    def encode(self, texts: Sequence[str]) -> Encoded:
        """Return embeddings and sentiment of `texts`, in their order.

        Messages of like length run together, at most 32 at a time and fewer if they
        are long. The int8
        activations take their scale from the whole batch, so a message's numbers
        differ in the second decimal with its company; tests bound by how much.

        Args:
            texts: Any strings: empty, very long (cut at 128 tokens), any script.
        """
        rows = [self._tokenizer.encode(prepare(text)).ids for text in texts]
        embeddings = np.zeros((len(rows), self.width), dtype=np.float32)
        read = np.zeros((len(rows), len(LABELS) + len(SIGNALS)), dtype=np.float32)
        order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
        for numbers in _batches(order, [len(row) for row in rows]):
            ids, mask = pad([rows[number] for number in numbers], self._pad_id)
            embeddings[numbers], read[numbers] = self._session.run(
                list(OUTPUTS[:2]), {"input_ids": ids, "attention_mask": mask}
            )
        logits = read[:, : len(LABELS)]
        return Encoded(
            embeddings=embeddings,
            logits=logits,
            probabilities=softmax(logits, self.temperature) if rows else logits.copy(),
            signals=1 / (1 + np.exp(-read[:, len(LABELS) :])),
        )

    def shown(self, encoded: Encoded, row: int = 0) -> dict[str, float]:
        """Return the signals that a message shows, those at or above their thresholds, with their odds."""
        return {
            name: round(float(odds), 4)
            for name, odds in zip(SIGNALS, encoded.signals[row], strict=True)
            if odds >= self._config.thresholds[name]
        }

    def evidence(self, text: str, signals: Sequence[str]) -> list[Evidence]:
        """Return the words behind each of `signals`, strongest stretch first come.

        The head is linear in the tokens, so what each adds is known exactly; the stretch of words is the
        one that adds most for its length. Costs another pass: ask for what is shown to somebody.

        Raises:
            KeyError: an unknown signal.
        """
        coded = self._tokenizer.encode(prepare(text))
        ids, mask = pad([coded.ids], self._pad_id)
        added = self._session.run([OUTPUTS[2]], {"input_ids": ids, "attention_mask": mask})[0][0]
        columns = {name: len(LABELS) + place for place, name in enumerate(SIGNALS)}
        found = []
        for name in signals:
            span = _strongest(added[:, columns[name]], coded.offsets)
            if span is not None:
                start, end, score = span
                found.append(Evidence(name, start, end, text[start:end], score))
        return found


def _strongest(added: Floats, offsets: Sequence[tuple[int, int]]) -> tuple[int, int, float] | None:
    """Return start, end and share of the stretch of tokens that stands out most, or None without tokens.

    Args:
        added: float32 [tokens]; what each adds to the logit.
        offsets: Of each token its characters; (0, 0) for the two end marks.
    """
    inner = [place for place, (start, end) in enumerate(offsets) if end > start]
    if not inner:
        return None
    values = added[inner] - added[inner].mean()
    best, here, begin, span = -np.inf, 0.0, 0, (0, 0)
    for place, value in enumerate(values):  # Kadane's: the stretch with the greatest sum
        if here <= 0:
            here, begin = 0.0, place
        here += float(value)
        if here > best:
            best, span = here, (begin, place)
    positive = float(np.clip(values, 0, None).sum()) or 1.0
    share = min(1.0, max(0.0, best / positive))
    return offsets[inner[span[0]]][0], offsets[inner[span[1]]][1], round(share, 3)


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Cut `order`, which ascends in length, into passes within both limits."""
    batch: list[int] = []
    for number in order:
        full = len(batch) == MAX_BATCH
        if batch and (full or lengths[number] * (len(batch) + 1) > MAX_BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch


def _config_of(folder: Path) -> EncoderConfig:
    """Return the folder's configuration, read again only when the file has changed."""
    try:
        stat = (folder / CONFIG_FILE).stat()
    except OSError as error:
        raise EncoderError(f"cannot read {folder / CONFIG_FILE}: {error}") from error
    version = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    known = _configs.get(folder)
    if known is None or known[0] != version:
        known = _configs[folder] = (version, EncoderConfig.read(folder))
    return known[1]


_configs: dict[Path, tuple[tuple[int, int, int], EncoderConfig]] = {}
_loaded: dict[tuple[int, Path, int, str], MessageEncoder] = {}
_loading = threading.Lock()


def sha256_of(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def _open_session(folder: Path, config: EncoderConfig, threads: int) -> onnxruntime.InferenceSession:
    """Check the files' digests, then open the model."""
    for name in (MODEL_FILE, TOKENIZER_FILE):
        try:
            found = sha256_of(folder / name)
        except OSError as error:
            raise EncoderError(f"cannot read {folder / name}: {error}") from error
        if found != config.sha256.get(name):
            raise EncoderError(f"{folder / name} is not the file that was exported")
    return open_session(folder / MODEL_FILE, threads)


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open an ONNX file as the engine does.

    Raises:
        EncoderError: it is no model.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Without an arena, memory goes back after a long batch instead of staying.
    options.enable_cpu_mem_arena = False
    # Idle threads that spin would take cores from the policies and the database.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises many kinds, none with a root
        raise EncoderError(f"cannot open {path}: {error}") from error
