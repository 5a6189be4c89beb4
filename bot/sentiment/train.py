"""Fine-tune the sentiment branch.

    python -m bot.sentiment.train --data DIR --encoder DIR --out build/sentiment
    python -m bot.sentiment.export sentiment --encoder DIR --checkpoint build/sentiment

The trunk is frozen, so its output is computed once and kept in memory (float16, about
25 KB a line); the epochs run only the upper layers. Four to five minutes an epoch on
two free cores without AVX-512; bf16 autocast was 26 times slower there, so there is none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from bot.sentiment.corpus import (
    SERVED,
    TRAINED,
    Line,
    read_chat,
    read_tweets,
    scores_by_language,
)
from bot.sentiment.export import CHECKPOINT_FILE, SEED, TRAINING_FILE
from bot.sentiment.network import (
    SHARED_LAYERS,
    BranchedEncoder,
    SentimentBranch,
    load_base,
)
from bot.sentiment.runtime import TOKENIZER_FILE, load_tokenizer, pad, prepare

EVALUATION_BATCH = 64


@dataclass(frozen=True)
class Recipe:
    """How to train; the defaults are what made the published file.

    Attributes:
        epochs: Passes over the data.
        batch: Lines a step.
        max_tokens: Longest line in training; tweets are short.
        rate: Peak learning rate of the layers.
        head_rate: Peak learning rate of the new head, which starts from noise.
        warmup: Share of the steps in which the rate climbs; then it falls to 0.
        chat_repeats: Times that a chat line occurs in an epoch. There are 40 tweets
            to one of them, and tweets alone make plain requests look negative.
        seed: Order, dropout and the head's first weights.
        max_steps: Stop early, for tests; None for all.
    """

    epochs: int = 3
    batch: int = 32
    max_tokens: int = 72
    rate: float = 1e-4
    head_rate: float = 1e-3
    warmup: float = 0.1
    weight_decay: float = 0.01
    chat_repeats: int = 4
    seed: int = SEED
    max_steps: int | None = None


@dataclass(frozen=True)
class Cached:
    """Lines with the trunk's output: states[i] is float16 [tokens of line i, width]."""

    lines: list[Line]
    states: list[Tensor]


def cache(network: BranchedEncoder, tokenizer_file: Path, lines: list[Line], max_tokens: int) -> Cached:
    """Run the trunk once over `lines`."""
    tokenizer = load_tokenizer(tokenizer_file, max_tokens)
    rows = [tokenizer.encode(prepare(line.text)).ids for line in lines]
    pad_id = tokenizer.token_to_id("<pad>") or 0
    states: dict[int, Tensor] = {}
    order = sorted(range(len(rows)), key=lambda number: len(rows[number]))
    network.eval()
    with torch.inference_mode():
        for start in range(0, len(order), EVALUATION_BATCH):
            numbers = order[start : start + EVALUATION_BATCH]
            ids, mask = pad([rows[number] for number in numbers], pad_id)
            output = network.states(torch.from_numpy(ids), torch.from_numpy(mask)).half()
            for place, number in enumerate(numbers):
                states[number] = output[place, : len(rows[number])].clone()
    return Cached(lines, [states[number] for number in range(len(rows))])


def collate(cached: Cached, numbers: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
    """Return states [batch, tokens, width], mask [batch, tokens], labels [batch]."""
    chosen = [cached.states[number] for number in numbers]
    states = nn.utils.rnn.pad_sequence(chosen, batch_first=True).float()
    mask = torch.zeros(states.shape[:2], dtype=torch.int64)
    for place, rows in enumerate(chosen):
        mask[place, : len(rows)] = 1
    return states, mask, torch.tensor([cached.lines[number].label for number in numbers])


def batches(
    lengths: Sequence[int], repeats: Sequence[int], size: int, random: np.random.Generator
) -> Iterator[list[int]]:
    """Yield an epoch's batches: random, but of like length to waste little padding.

    Args:
        lengths: Tokens of each line.
        repeats: How often each line occurs in the epoch.
        size: Lines a batch; the last of a stretch may be shorter.
        random: Source of the order.
    """
    order = np.repeat(np.arange(len(lengths)), repeats)
    random.shuffle(order)
    stretch = size * 50  # sorting all of it would make every epoch's batches the same
    found = []
    for start in range(0, len(order), stretch):
        part = sorted(order[start : start + stretch].tolist(), key=lambda n: lengths[n])
        found += [part[at : at + size] for at in range(0, len(part), size)]
    random.shuffle(found)
    yield from found


def predict(branch: SentimentBranch, cached: Cached) -> Tensor:
    """Return the logits of all lines in order, float32 [n, 3]."""
    logits = torch.zeros(len(cached.lines), branch.head.out_features)
    order = sorted(range(len(cached.lines)), key=lambda n: len(cached.states[n]))
    branch.eval()
    with torch.inference_mode():
        for start in range(0, len(order), EVALUATION_BATCH):
            numbers = order[start : start + EVALUATION_BATCH]
            states, mask, _ = collate(cached, numbers)
            logits[numbers] = branch(states, mask)
    return logits


def best_temperature(logits: Tensor, labels: Tensor) -> float:
    """Return the temperature in 0.5..4 with the least cross-entropy.

    Args:
        logits: float32 [n, 3].
        labels: int64 [n].
    Source: Guo et al. 2017, On Calibration of Modern Neural Networks.
    """
    grid = torch.arange(0.5, 4.0, 0.02)
    losses = [float(nn.functional.cross_entropy(logits / t, labels)) for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 2)


def fit(branch: SentimentBranch, train: Cached, repeats: Sequence[int], recipe: Recipe) -> Iterator[tuple[int, float]]:
    """Train in place; yield (epoch from 1, mean loss) after each epoch."""
    random = np.random.default_rng(recipe.seed)
    lengths = [len(states) for states in train.states]
    a_pass = -(-sum(repeats) // recipe.batch)
    steps = a_pass * recipe.epochs
    optimiser = torch.optim.AdamW(
        [
            {"params": branch.layers.parameters(), "lr": recipe.rate},
            {"params": branch.head.parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=recipe.weight_decay,
    )
    climb = max(1, int(steps * recipe.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / climb, max(0.0, (steps - step) / max(1, steps - climb))),
    )
    step = 0
    for epoch in range(1, recipe.epochs + 1):
        branch.train()
        losses, began = [], time.monotonic()
        for numbers in batches(lengths, repeats, recipe.batch, random):
            states, mask, labels = collate(train, numbers)
            loss = nn.functional.cross_entropy(branch(states, mask), labels)
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(branch.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            losses.append(loss.item())
            step += 1
            if step % 50 == 0:
                pace = (time.monotonic() - began) / len(losses)
                print(
                    f"step {step}/{steps} loss {np.mean(losses[-50:]):.3f} {pace:.2f} s/step",
                    flush=True,
                )
            if step == recipe.max_steps:
                yield epoch, float(np.mean(losses))
                return
        yield epoch, float(np.mean(losses))


def train(
    encoder: Path,
    tweets: tuple[list[Line], list[Line]],
    chat: tuple[list[Line], list[Line]],
    out: Path,
    recipe: Recipe,
    shared_layers: int = SHARED_LAYERS,
) -> dict[str, Any]:
    """Fine-tune, keep the best epoch in `out`, and return the facts of the run.

    Args:
        encoder: Folder of the base encoder.
        tweets: (train, validation); the validation mean chooses the epoch.
        chat: (train, held out); the second is only measured.
        out: Gets the checkpoint and training.json.
        recipe: How to train.
        shared_layers: K.
    """
    torch.manual_seed(recipe.seed)
    began = time.monotonic()
    base = load_base(encoder)
    branch = SentimentBranch(base, shared_layers)
    network = BranchedEncoder(base, branch, shared_layers)
    lines = tweets[0] + chat[0]
    repeats = [1] * len(tweets[0]) + [recipe.chat_repeats] * len(chat[0])
    tokenizer = encoder / TOKENIZER_FILE
    learned, checked, held_out = (
        cache(network, tokenizer, part, recipe.max_tokens) for part in (lines, tweets[1], chat[1])
    )
    print(f"trunk cached after {time.monotonic() - began:.0f} s", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    facts: dict[str, Any] = {
        "trained": True,
        "shared_layers": shared_layers,
        "recipe": asdict(recipe),
        "lines": {"tweets": len(tweets[0]), "chat": len(chat[0]), "held_out": len(chat[1])},
        "epochs": [],
    }
    best = -1.0
    for epoch, loss in fit(branch, learned, repeats, recipe):
        logits, chat_logits = predict(branch, checked), predict(branch, held_out)
        scores = scores_by_language(tweets[1], logits.argmax(1).numpy())
        record = {
            "epoch": epoch,
            "loss": round(loss, 4),
            "validation": scores,
            "chat": scores_by_language(chat[1], chat_logits.argmax(1).numpy()),
        }
        facts["epochs"].append(record)
        print(json.dumps(record), flush=True)
        if scores["mean"]["macro_f1"] > best:
            best = scores["mean"]["macro_f1"]
            branch.save(out / CHECKPOINT_FILE)
            labels = torch.tensor([line.label for line in tweets[1]])
            served = [line.language in SERVED for line in tweets[1]]
            facts["best_epoch"] = epoch
            facts["temperature"] = best_temperature(logits[served], labels[served])
        # After every epoch: a run that is cut short still leaves a whole checkpoint.
        facts["seconds"] = round(time.monotonic() - began)
        text = json.dumps(facts, indent=2) + "\n"
        (out / TRAINING_FILE).write_text(text, encoding="utf-8")
    return facts


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Fine-tune the sentiment branch.")
    parser.add_argument("--data", type=Path, required=True, help="<lang>.{train,val}.tsv")
    parser.add_argument("--encoder", type=Path, required=True, help="base encoder's folder")
    parser.add_argument("--out", type=Path, required=True, help="gets the checkpoint")
    parser.add_argument("--chat", type=Path, default=Path("data/sentiment"))
    parser.add_argument("--languages", nargs="+", default=list(TRAINED))
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--shared-layers", type=int, default=SHARED_LAYERS)
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    languages = chosen.languages
    train(
        chosen.encoder,
        (read_tweets(chosen.data, "train", languages), read_tweets(chosen.data, "val", languages)),
        read_chat(chosen.chat),
        chosen.out,
        Recipe(epochs=chosen.epochs),
        chosen.shared_layers,
    )


if __name__ == "__main__":
    main()
