"""Tune the encoder and its heads: `./attune sentiment train`.

The lowest layers are frozen, so their output is computed once and kept in memory (float16, about
12 KB a line); the epochs run only the layers above. Several tasks share every step:

- sentiment: tweets in six languages, softened by a teacher where there is one, and banking chat;
- signals: banking chat alone;
- requests: which intent, answer or public category a message is of, by its embedding;
- likeness: the embedding stays near the base encoder's, so that what was never labelled keeps its place.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from bot.sentiment import corpus
from bot.sentiment.calibrate import calibrated, signal_scores, signal_truth
from bot.sentiment.corpus import TRAINED, Line, scores_by_language
from bot.sentiment.material import EVALUATION_BATCH, Learned, Material, collate, prepared, run_trunk
from bot.sentiment.network import FROZEN, LAYERS, MessageNetwork, load_base
from bot.sentiment.runtime import LABELS, SIGNALS, TOKENIZER_FILE

CHECKPOINT_FILE = "network.safetensors"
TRAINING_FILE = "training.json"
SEED = 20_240_607


@dataclass(frozen=True)
class Recipe:
    """How to train; the defaults are what made the published file.

    Attributes:
        epochs: Passes over the data.
        batch: Lines a step.
        max_tokens: Longest line in training.
        rate: Peak learning rate of the layers.
        head_rate: Peak learning rate of the heads, which start from noise.
        warmup: Share of the steps in which the rate climbs; then it falls to 0.
        smoothing: Share of a sentiment label that is spread over the other two.
        signal_weight, request_weight, likeness_weight: Of the tasks' losses, beside 1 for sentiment.
        sharpness: Of the cosines with the classes of requests, before the softmax.
        teacher_weight: Share of the teacher's opinion in a tweet's label.
        repeats: How often lines of a source come in an epoch; below 1, a random part of them.
        seed: Order, dropout and the heads' first weights.
        max_steps: Stop early, for tests; None for all.
    """

    epochs: int = 4
    batch: int = 48
    max_tokens: int = 72
    rate: float = 1.2e-4
    head_rate: float = 1e-3
    warmup: float = 0.08
    weight_decay: float = 0.01
    smoothing: float = 0.1
    signal_weight: float = 1.0
    request_weight: float = 0.25
    likeness_weight: float = 1.0
    sharpness: float = 16.0
    teacher_weight: float = 0.3
    repeats: dict[str, float] = field(
        default_factory=lambda: {
            "tweets": 1.0,
            "chat": 2.0,
            "intents": 1.0,
            "answers": 1.0,
            "banking77": 0.5,
            "clinc150": 0.3,
        }
    )
    seed: int = SEED
    max_steps: int | None = None


def classes_of(lines: Sequence[Line]) -> dict[str, list[str]]:
    """Return task -> its intents, sorted."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.task:
            found.setdefault(line.task, set()).add(line.intent)
    return {task: sorted(intents) for task, intents in sorted(found.items())}


class RequestHeads(nn.Module):
    """One direction for each intent of each task; only training needs them."""

    def __init__(self, classes: dict[str, list[str]], width: int) -> None:
        """Start from noise."""
        super().__init__()
        self.places = {task: {name: place for place, name in enumerate(names)} for task, names in classes.items()}
        self.directions = nn.ParameterDict(
            {task: nn.Parameter(torch.randn(len(names), width) * 0.02) for task, names in classes.items()}
        )

    def cosines(self, task: str, embeddings: Tensor) -> Tensor:
        """Return float32 [batch, intents] for embeddings of length 1."""
        return embeddings @ nn.functional.normalize(self.directions[task], dim=1).t()


def epoch_batches(learned: Learned, recipe: Recipe, generator: np.random.Generator) -> Iterator[list[int]]:
    """Yield an epoch's batches: random, but of like length to waste little padding."""
    order: list[int] = []
    for number, source in enumerate(learned.source):
        times = recipe.repeats[source]
        order += [number] * (int(times) + (generator.random() < times % 1))
    generator.shuffle(order)
    stretch = recipe.batch * 50  # sorting all of it would make every epoch's batches the same
    found = []
    for start in range(0, len(order), stretch):
        part = sorted(order[start : start + stretch], key=lambda n: len(learned.states[n]))
        found += [part[at : at + recipe.batch] for at in range(0, len(part), recipe.batch)]
    generator.shuffle(found)
    yield from found


def loss_of(
    network: MessageNetwork, heads: RequestHeads, learned: Learned, numbers: list[int], recipe: Recipe
) -> Tensor:
    """Return the loss of one batch, all tasks together."""
    states, mask = collate(learned, numbers)
    lines = [learned.lines[number] for number in numbers]
    embeddings, logits, _ = network.read(states, mask)
    share = 1.0 / len(numbers)
    total = torch.zeros(())
    felt = [place for place, line in enumerate(lines) if line.sentiment is not None]
    if felt:
        felt_loss = _sentiment_loss(logits[felt, :3], learned, [numbers[place] for place in felt], recipe)
        total = total + len(felt) * share * felt_loss
    shown, by_hand = signal_truth(lines)
    targets, annotated = torch.from_numpy(shown).float(), torch.from_numpy(by_hand)
    if annotated.any():
        each = nn.functional.binary_cross_entropy_with_logits(
            logits[annotated, 3:], targets[annotated], reduction="none", pos_weight=torch.full((len(SIGNALS),), 2.0)
        )
        total = total + recipe.signal_weight * each.sum(1).sum() * share
    for task in heads.directions:
        here = [place for place, line in enumerate(lines) if line.task == task and line.intent in heads.places[task]]
        if here:
            truth = torch.tensor([heads.places[task][lines[place].intent] for place in here])
            cosines = heads.cosines(task, embeddings[here])
            asked = nn.functional.cross_entropy(recipe.sharpness * cosines, truth, label_smoothing=0.05)
            total = total + recipe.request_weight * len(here) * share * asked
    like = [(place, learned.likeness[number]) for place, number in enumerate(numbers)]
    known = [(place, target) for place, target in like if target is not None]
    if known:
        near = (embeddings[[place for place, _ in known]] * torch.stack([target for _, target in known])).sum(1)
        total = total + recipe.likeness_weight * (1 - near).sum() * share
    return total


def _sentiment_loss(logits: Tensor, learned: Learned, numbers: Sequence[int], recipe: Recipe) -> Tensor:
    truth = torch.tensor([learned.lines[number].sentiment for number in numbers])
    soft = nn.functional.one_hot(truth, len(LABELS)).float() * (1 - recipe.smoothing) + recipe.smoothing / len(LABELS)
    for place, number in enumerate(numbers):
        opinion = learned.teacher[number]
        if opinion is not None:
            soft[place] = (1 - recipe.teacher_weight) * soft[place] + recipe.teacher_weight * opinion
    return nn.functional.cross_entropy(logits, soft)


def fit(network: MessageNetwork, learned: Learned, recipe: Recipe) -> Iterator[tuple[int, float]]:
    """Train in place; yield (epoch from 1, mean loss) after each epoch."""
    generator = np.random.default_rng(recipe.seed)
    heads = RequestHeads(classes_of(learned.lines), network.embedding_head.in_features)
    layers = [p for p in network.layers.parameters() if p.requires_grad]
    fresh = [*network.reading_head.parameters(), *network.embedding_head.parameters(), *heads.parameters()]
    optimiser = torch.optim.AdamW(
        [{"params": layers, "lr": recipe.rate}, {"params": fresh, "lr": recipe.head_rate}],
        weight_decay=recipe.weight_decay,
    )
    a_pass = sum(recipe.repeats[source] for source in learned.source) / recipe.batch
    steps = max(1, int(a_pass * recipe.epochs))
    climb = max(1, int(steps * recipe.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / climb, max(0.01, (steps - step) / max(1, steps - climb)))
    )
    step = 0
    for epoch in range(1, recipe.epochs + 1):
        network.train()
        losses, began = [], time.monotonic()
        for numbers in epoch_batches(learned, recipe, generator):
            loss = loss_of(network, heads, learned, numbers, recipe)
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_([*layers, *fresh], 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            losses.append(loss.item())
            step += 1
            if step % 50 == 0:
                pace = (time.monotonic() - began) / len(losses)
                print(f"step {step}/{steps} loss {np.mean(losses[-50:]):.3f} {pace:.2f} s/step", flush=True)
            if step == recipe.max_steps:
                yield epoch, float(np.mean(losses))
                return
        yield epoch, float(np.mean(losses))


def predict(network: MessageNetwork, states: list[Tensor]) -> Tensor:
    """Return the logits of all lines in order, float32 [n, 3 + 8]."""
    logits = torch.zeros(len(states), network.reading_head.out_features)
    learned = Learned([], [], states, [], [])
    order = sorted(range(len(states)), key=lambda n: len(states[n]))
    network.eval()
    with torch.inference_mode():
        for start in range(0, len(order), EVALUATION_BATCH):
            numbers = order[start : start + EVALUATION_BATCH]
            logits[numbers] = network.read(*collate(learned, numbers))[1]
    return logits


def train(
    encoder: Path, material: Material, out: Path, recipe: Recipe, layers: int = LAYERS, frozen: int = FROZEN
) -> dict[str, Any]:
    """Tune, keep every epoch's network in `out` (the last stays), and return the facts of the run.

    Args:
        encoder: Folder of the base encoder.
        material: What to learn from and to measure on; the second parts are only measured.
        out: Gets the checkpoint and training.json.
        recipe: How to train.
        layers, frozen: Of the network.
    """
    torch.manual_seed(recipe.seed)
    began = time.monotonic()
    network = MessageNetwork(load_base(encoder), layers, frozen)
    learned = prepared(network, encoder, material, recipe.seed, recipe.max_tokens)
    checked = [*material.tweets[1], *material.chat[1]]
    texts = [line.text for line in checked]
    checked_states = run_trunk(network, encoder / TOKENIZER_FILE, texts, recipe.max_tokens)
    print(f"frozen layers done after {time.monotonic() - began:.0f} s, {len(learned.lines)} lines", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    facts: dict[str, Any] = {
        "layers": layers,
        "frozen": frozen,
        "recipe": asdict(recipe),
        "teacher": material.teacher is not None,
        "lines": dict(Counter(learned.source)),
        "epochs": [],
    }
    for epoch, loss in fit(network, learned, recipe):
        logits = predict(network, checked_states)
        border = len(material.tweets[1])
        guess = logits[:, :3].argmax(1).numpy()
        record = {
            "epoch": epoch,
            "loss": round(loss, 4),
            "validation": scores_by_language(checked[:border], guess[:border]),
            "chat": scores_by_language(checked[border:], guess[border:]),
            "signals": signal_scores(checked[border:], logits[border:].numpy()),
        }
        facts["epochs"].append(record)
        print(json.dumps(record), flush=True)
        network.save(out / CHECKPOINT_FILE)
        facts.update(calibrated(checked[border:], logits[border:].numpy()))
        facts["seconds"] = round(time.monotonic() - began)
        # After every epoch: a run that is cut short still leaves a whole checkpoint.
        (out / TRAINING_FILE).write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return facts


def main(arguments: list[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="attune sentiment train", description="Tune the encoder and its heads.")
    parser.add_argument("--data", type=Path, required=True, help="folder with sentiment/umsab and intents")
    parser.add_argument("--encoder", type=Path, required=True, help="base encoder's folder")
    parser.add_argument("--out", type=Path, default=Path("build/sentiment"), help="gets the checkpoint")
    parser.add_argument("--own", type=Path, default=Path("data"), help="the assistant's own examples")
    parser.add_argument("--teacher", type=Path, help=".npy with a teacher's logits of the train tweets [n, 3]")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--layers", type=int, default=LAYERS)
    parser.add_argument("--frozen", type=int, default=FROZEN)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    tweets, chat = chosen.data / "sentiment" / "umsab", chosen.own / "sentiment"
    teacher = None
    if chosen.teacher:
        teacher = torch.from_numpy(np.load(chosen.teacher)).softmax(1).numpy()
    material = Material(
        (corpus.read_tweets(tweets, "train", TRAINED), corpus.read_tweets(tweets, "val", TRAINED)),
        (corpus.read_chat(chat / "train"), corpus.read_chat(chat / "heldout")),
        [*corpus.read_requests(chosen.own), *corpus.read_public_requests(chosen.data / "intents")],
        teacher,
    )
    recipe = Recipe(epochs=chosen.epochs, seed=chosen.seed)
    train(chosen.encoder, material, chosen.out, recipe, chosen.layers, chosen.frozen)


if __name__ == "__main__":
    main()
