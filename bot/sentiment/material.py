"""What one training gets, and what of it is computed once: the frozen layers' output and the base's embeddings."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from bot.sentiment.corpus import Line
from bot.sentiment.network import MessageNetwork, load_base, mean_pool
from bot.sentiment.runtime import TOKENIZER_FILE, load_tokenizer, pad, prepare

EVALUATION_BATCH = 64


@dataclass(frozen=True)
class Material:
    """What a training gets.

    Attributes:
        tweets: (train, validation).
        chat: (train, held out).
        requests: Messages with an intent.
        teacher: float32 [train tweets, 3], probabilities; None without a teacher.
    """

    tweets: tuple[list[Line], list[Line]]
    chat: tuple[list[Line], list[Line]]
    requests: list[Line]
    teacher: np.ndarray[Any, Any] | None = None


@dataclass
class Learned:
    """What one training knows of n lines.

    Attributes:
        lines: The lines.
        source: Of each, the key in `Recipe.repeats`.
        states: Of each, the frozen layers' output, float16 [tokens, width].
        teacher: Of each, probabilities of LABELS, float32 [3], or None.
        likeness: Of each, the base encoder's centred embedding, float32 [width], or None.
    """

    lines: list[Line]
    source: list[str]
    states: list[Tensor]
    teacher: list[Tensor | None]
    likeness: list[Tensor | None]


def variant(text: str, random_: random.Random) -> str:
    """Return the text as somebody in a hurry types it: no capitals, no marks, or two letters swapped."""
    kind = random_.randrange(4)
    if kind == 0:
        return text.lower()
    if kind == 1:
        return text.lower().translate(str.maketrans("", "", ".,;:¿¡'’"))
    if kind == 2:
        return text.upper() if len(text) < 60 else text.lower()
    letters = list(text)
    for _ in range(1 + len(text) // 40):
        place = random_.randrange(max(1, len(letters) - 1))
        if place + 1 < len(letters) and letters[place].isalpha() and letters[place + 1].isalpha():
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)


def run_trunk(network: MessageNetwork, tokenizer_file: Path, texts: Sequence[str], max_tokens: int) -> list[Tensor]:
    """Return the frozen layers' output of each text, float16 [tokens, width]."""
    tokenizer = load_tokenizer(tokenizer_file, max_tokens)
    rows = [tokenizer.encode(prepare(text)).ids for text in texts]
    pad_id = tokenizer.token_to_id("<pad>") or 0
    states: dict[int, Tensor] = {}
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    network.eval()
    with torch.inference_mode():
        for start in range(0, len(order), EVALUATION_BATCH):
            numbers = order[start : start + EVALUATION_BATCH]
            ids, mask = pad([rows[number] for number in numbers], pad_id)
            output = network.trunk(torch.from_numpy(ids), torch.from_numpy(mask)).half()
            for place, number in enumerate(numbers):
                states[number] = output[place, : len(rows[number])].clone()
    return [states[number] for number in range(len(rows))]


def base_embeddings(encoder: Path, texts: Sequence[str]) -> Tensor:
    """Return the base encoder's sentence embeddings, centred and of length 1, float32 [n, width].

    With the prefix that it was trained with. Of this family all vectors point roughly the same way; what
    is kept is the difference from their mean.
    """
    base = load_base(encoder).eval()
    tokenizer = load_tokenizer(encoder / TOKENIZER_FILE)
    rows = [tokenizer.encode("query: " + prepare(text)).ids for text in texts]
    pad_id = tokenizer.token_to_id("<pad>") or 0
    vectors = torch.zeros(len(rows), base.config.hidden_size)
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    with torch.inference_mode():
        for start in range(0, len(order), EVALUATION_BATCH):
            numbers = order[start : start + EVALUATION_BATCH]
            ids, mask = (torch.from_numpy(part) for part in pad([rows[number] for number in numbers], pad_id))
            states = base(input_ids=ids, attention_mask=mask).last_hidden_state
            vectors[numbers] = nn.functional.normalize(mean_pool(states, mask), dim=1)
    return nn.functional.normalize(vectors - vectors.mean(0), dim=1)


def collate(learned: Learned, numbers: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Return states float32 [batch, tokens, width] and mask int64 [batch, tokens]."""
    chosen = [learned.states[number] for number in numbers]
    states = nn.utils.rnn.pad_sequence(chosen, batch_first=True).float()
    mask = torch.zeros(states.shape[:2], dtype=torch.int64)
    for place, rows in enumerate(chosen):
        mask[place, : len(rows)] = 1
    return states, mask


def prepared(network: MessageNetwork, encoder: Path, material: Material, seed: int, max_tokens: int) -> Learned:
    """Return all lines to learn from, with what is computed once.

    Args:
        network: Its frozen layers are run.
        encoder: Folder of the base encoder.
        material: What to learn from.
        seed: Of the slips of the finger that chat lines are repeated with.
        max_tokens: Longest line in training.
    """
    random_ = random.Random(seed)
    chat = material.chat[0]
    hurried = [replace(line, text=variant(line.text, random_)) for line in chat]
    lines = [*material.tweets[0], *chat, *hurried, *material.requests]
    source = ["tweets"] * len(material.tweets[0]) + ["chat"] * 2 * len(chat) + [r.task for r in material.requests]
    opinions = torch.from_numpy(material.teacher) if material.teacher is not None else None
    teacher: list[Tensor | None] = [
        opinions[number] if opinions is not None and number < len(material.tweets[0]) else None
        for number in range(len(lines))
    ]
    own = [number for number, name in enumerate(source) if name in ("intents", "answers", "chat")]
    likeness: list[Tensor | None] = [None] * len(lines)
    for number, vector in zip(own, base_embeddings(encoder, [lines[n].text for n in own]), strict=True):
        likeness[number] = vector
    states = run_trunk(network, encoder / TOKENIZER_FILE, [line.text for line in lines], max_tokens)
    return Learned(lines, source, states, teacher, likeness)
