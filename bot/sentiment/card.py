"""Write the model card from what was recorded and measured: `./attune sentiment card`.

    ./attune sentiment evaluate --tweets DIR --latency --json build/figures.json
    ./attune sentiment card --figures build/figures.json --where 'two cores, AVX2'

Beside the card goes calibration.svg. What was tried stands in bot/sentiment/tried.yml.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.sentiment.card_template import TEMPLATE
from bot.sentiment.corpus import SERVED, TRAINED
from bot.sentiment.reliability_plot import draw
from bot.sentiment.runtime import CONFIG_FILE, LABELS, MODEL_FILE

CARD_FILE = "card.md"
PLOT_FILE = "calibration.svg"
TRIED_FILE = Path(__file__).with_name("tried.yml")

WATTS = 65
"""Of a machine while it trains: a guess, and the card says so."""


def cell(scores: Mapping[str, Any] | None, key: str = "macro_f1") -> str:
    """Return one figure of a table, or a dash where nothing was measured."""
    value = scores.get(key) if scores else None
    return "-" if value is None else f"{value:.1f}"


def language_rows(training: Mapping[str, Any], figures: Mapping[str, Any]) -> str:
    """Return the table of languages, of their mean, and of the mean of the served ones, row by row."""
    fp32 = training["epochs"][-1]["validation"] if training.get("epochs") else {}
    tweets, chat = (figures[part]["languages"] for part in ("tweets", "chat"))
    columns = (
        (fp32, "macro_f1"), (tweets, "macro_f1"), (tweets, "calibration_error"),
        (chat, "macro_f1"), (chat, "accuracy"), (chat, "calibration_error"),
    )  # fmt: skip
    rows = {**{language: (language,) for language in TRAINED}, "mean of all": TRAINED, "mean of the served": SERVED}
    return "\n".join(
        f"| {name} | " + " | ".join(cell(mean_of(scores, languages, key), key) for scores, key in columns) + " |"
        for name, languages in rows.items()
    )


def mean_of(scores: Mapping[str, Any], languages: Sequence[str], key: str = "macro_f1") -> dict[str, float]:
    """Return `key` averaged over those of `languages` that were measured; {} without any."""
    found = [scores[language][key] for language in languages if language in scores]
    return {key: sum(found) / len(found)} if found else {}


def signal_rows(signals: Mapping[str, Any]) -> str:
    """Return the table of signals row by row."""
    return "\n".join(
        f"| {name} | {scores['threshold']:.2f} | {scores['n']} | "
        + " | ".join(cell(scores, key) for key in ("precision", "recall", "f1", "average_precision"))
        + " |"
        for name, scores in signals.items()
    )


def confusion_rows(counts: Sequence[Sequence[int]]) -> str:
    """Return the confusion matrix row by row, people's labels down and the model's across."""
    return "\n".join(f"| {label} | " + " | ".join(map(str, row)) + " |" for label, row in zip(LABELS, counts))


def mistake_rows(mistakes: Sequence[Mapping[str, Any]]) -> str:
    """Return the surest mistakes as a list."""
    return "\n".join(
        f"- ({one['language']}) *{_plain(one['text'])}* - people: {one['people']}, "
        f"model: {one['model']} at {one['confidence']:.2f}"
        for one in mistakes
    )


def weakest(figures: Mapping[str, Any]) -> str:
    """Return a sentence that names what the figures show to be weakest."""
    chat = figures["chat"]
    language = min(chat["languages"], key=lambda name: chat["languages"][name]["macro_f1"])
    counts = chat["all"]["confusion"]
    said, found = max(
        ((a, b) for a in range(len(LABELS)) for b in range(len(LABELS)) if a != b), key=lambda at: counts[at[0]][at[1]]
    )
    sentence = (
        f"On the chat {language} is weakest, and the commonest slip is {LABELS[said]} read as {LABELS[found]} "
        f"({counts[said][found]} of {sum(counts[said])})."
    )
    signals = chat.get("signals", {}).items()
    missed = {name: scores["recall"] for name, scores in signals if scores["recall"] is not None}
    if missed:
        worst = min(missed, key=lambda name: missed[name])
        sentence += f" Of the signals {worst} is missed most: {100 - missed[worst]:.0f} % of the lines that show it."
    return sentence


def epoch_rows(epochs: Sequence[Mapping[str, Any]]) -> str:
    """Return the table of epochs row by row."""
    return "\n".join(
        f"| {epoch['epoch']} | {epoch['loss']:.3f} | {cell(mean_of(epoch['validation'], SERVED))} "
        f"| {cell(mean_of(epoch['validation'], TRAINED))} | {cell(mean_of(epoch['chat'], SERVED))} |"
        for epoch in epochs
    )


def latency_rows(threads: Mapping[str, Any]) -> str:
    """Return the table of times row by row."""
    names = {"int8": "this file", "onnx_fp32": "ONNX fp32", "torch_fp32": "torch fp32"}
    rows = []
    for count, times in threads.items():
        for name, found in times.items():
            if name in names:
                ratio = times.get("times_as_fast", {}).get(name)
                shown = f"{ratio['median']:.1f} ({ratio['least']:.1f})" if ratio else "-"
                times_shown = " | ".join(f"{found[key]:.1f}" for key in ("median", "p95", "least"))
                rows.append(f"| {count} | {names[name]} | {times_shown} | {shown} |")
    return "\n".join(rows)


def tried_rows(path: Path = TRIED_FILE) -> str:
    """Return the table of what was tried row by row.

    Raises:
        ValueError: the file is not a list of what, figures, cost, outcome.
    """
    import yaml  # here: nothing else of the card needs it

    try:
        entries = yaml.safe_load(path.read_text("utf-8"))
        rows = [[entry[key] for key in ("what", "figures", "cost", "outcome")] for entry in entries]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    return "\n".join("| " + " | ".join(_plain(str(value)) for value in row) + " |" for row in rows)


def training_facts(training: Mapping[str, Any]) -> dict[str, str]:
    """Return what the template says of the training: recipe, lines, time and energy."""
    recipe, lines, seconds = training["recipe"], training["lines"], training["seconds"]
    repeats = ", ".join(f"{name} {times:g}" for name, times in recipe["repeats"].items())
    return {
        "frozen": str(training["frozen"]),
        "tweet_lines": f"{lines.get('tweets', 0):,}",
        "chat_lines": f"{lines.get('chat', 0) // 2:,}",
        "own_requests": f"{lines.get('intents', 0) + lines.get('answers', 0):,}",
        "public_requests": f"{lines.get('banking77', 0) + lines.get('clinc150', 0):,}",
        "teacher": (
            f"softened by {100 * recipe['teacher_weight']:.0f} % of a teacher's opinion (an earlier network of ours, "
            "tuned on the same tweets)"
            if training["teacher"]
            else "without a teacher"
        ),
        "repeats": repeats,
        "recipe": (
            f"{recipe['epochs']} epochs, batch {recipe['batch']}, {recipe['max_tokens']} tokens, AdamW, peak rate "
            f"{recipe['rate']:g} (heads {recipe['head_rate']:g}), linear warm-up over {100 * recipe['warmup']:g} % of "
            f"the steps and decay, weight decay {recipe['weight_decay']:g}, label smoothing {recipe['smoothing']:g}, "
            f"seed {recipe['seed']}"
        ),
        "weights": (
            f"signals {recipe['signal_weight']:g}, requests {recipe['request_weight']:g}, "
            f"likeness {recipe['likeness_weight']:g}"
        ),
        "epochs": epoch_rows(training["epochs"]),
        "minutes": f"{seconds / 60:.0f}",
        "watt_hours": f"{seconds * WATTS / 3600:.0f}",
        "watts": str(WATTS),
    }


def write_card(config: Mapping[str, Any], figures: Mapping[str, Any], where: str = "") -> str:
    """Return the card's Markdown.

    Args:
        config: models/encoder/config.json of a trained model.
        figures: What `evaluate --tweets --json` wrote; `latency` may be missing.
        where: The machine that the latency was measured on; may be empty.

    Raises:
        ValueError: something is missing; one sentence.
    """
    if "epochs" not in config["training"]:
        raise ValueError("the model was exported untrained; there is nothing to tell of it")
    missing = [part for part in ("chat", "tweets") if part not in figures]
    if missing:
        raise ValueError(f"the figures lack {' and '.join(missing)}; measure with evaluate --tweets DIR --json FILE")
    chat, latency = figures["chat"], figures.get("latency", {"threads": {}})
    memory = latency.get("memory")
    return TEMPLATE.format(
        **training_facts(config["training"]),
        layers=config["layers"],
        width=config["width"],
        max_tokens=config["max_tokens"],
        temperature=config["temperature"],
        served=" ".join(SERVED),
        also=" ".join(code for code in TRAINED if code not in SERVED),
        trained=" ".join(TRAINED),
        rows=language_rows(config["training"], figures),
        tweet_lines_each=_each(figures["tweets"]),
        chat_lines_each=_each(chat),
        signals=signal_rows(chat.get("signals", {})),
        confusion=confusion_rows(chat["all"]["confusion"]),
        weakest=weakest(figures),
        mistakes=mistake_rows(chat.get("mistakes", [])) or "None.",
        plot=PLOT_FILE,
        model_file=MODEL_FILE,
        megabytes=f"{config['bytes'][MODEL_FILE] / 1e6:.1f}",
        digest=config["sha256"][MODEL_FILE],
        quantisation=config["quantisation"],
        made_with=", ".join(f"{name} {number}" for name, number in config["made_with"].items()),
        where=f" ({where})" if where else "",
        latency=latency_rows(latency["threads"]) or "| - | not measured | - | - | - | - |",
        memory=f"{memory['loaded']:.0f} MiB with Python, {memory['before']:.0f} without the encoder" if memory else "-",
        load=f"Load of the machine just before: {latency['load']:.1f}. " if "load" in latency else "",
        tried=tried_rows(),
    )


def _each(part: Mapping[str, Any]) -> str:
    counts = sorted({scores["n"] for scores in part["languages"].values()})
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]} to {counts[-1]}"


def _plain(text: str) -> str:
    """Return a text that cannot break out of a table's cell or of emphasis."""
    return text.replace("|", "\\|").replace("*", "\\*").replace("\n", " ")


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="attune sentiment card", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=Path("models/encoder"), help="folder of the exported encoder")
    parser.add_argument("--figures", type=Path, required=True, help="what evaluate --tweets DIR --json FILE wrote")
    parser.add_argument("--where", default="", help="machine of the latency figures, in a few words")
    chosen = parser.parse_args(arguments)
    try:
        config = json.loads((chosen.model / CONFIG_FILE).read_text(encoding="utf-8"))
        figures = json.loads(chosen.figures.read_text(encoding="utf-8"))
        card = write_card(config, figures, chosen.where)
        plot = draw({"banking chat": figures["chat"]["all"]["bins"], "tweets": figures["tweets"]["all"]["bins"]})
        (chosen.model / CARD_FILE).write_text(card, encoding="utf-8")
        (chosen.model / PLOT_FILE).write_text(plot, encoding="utf-8")
    except (KeyError, TypeError) as error:
        print(f"attune: {chosen.model / CONFIG_FILE} or {chosen.figures} is of another kind: {error}", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"attune: {error}", file=sys.stderr)
        return 1
    print(f"{chosen.model / CARD_FILE} and {chosen.model / PLOT_FILE} are written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
