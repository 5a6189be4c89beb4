"""Measure the exported encoder: `./attune sentiment evaluate`.

Without `--data` it is our held-out banking chat that is read, every second line of it: the others set the
temperature and the thresholds. Each line is read on its own, as the engine does.

`--data FILE` measures on lines of your own: label, a tab, text (label: negative, neutral or positive), or five
columns with the header of data/sentiment/heldout/en.tsv. What the file says stays on this machine.

With `--encoder` and `--checkpoint`, `--latency` also times the same network before it was made small, in the
train environment.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from bot.sentiment import latency
from bot.sentiment.calibrate import JUDGED
from bot.sentiment.corpus import TRAINED, Line, read_chat, read_file, read_tweets
from bot.sentiment.figures import read_alone, sentiment_figures, signal_figures, surest_mistakes
from bot.sentiment.progress import Progress
from bot.sentiment.runtime import LABELS, EncoderError, MessageEncoder

ALL = "all"
"""Language of a file that does not say."""

HELD_OUT = Path("data/sentiment/heldout")


def language_of(path: Path) -> str:
    """Return the language that a file's name tells, as in en.tsv, en.val.tsv or chat_de.tsv; else 'all'."""
    pieces = re.split(r"[._-]", path.stem.lower())
    return next((piece for piece in (pieces[0], pieces[-1]) if piece in TRAINED), ALL)


def measure(encoder: MessageEncoder, lines: Sequence[Line], title: str, ours: bool = False) -> dict[str, Any]:
    """Return what `sentiment_figures` does, `signals` where somebody annotated, and `mistakes` of our own lines.

    Args:
        encoder: What to measure.
        lines: At least one, each with a sentiment.
        title: For the progress bar.
        ours: Whether the lines may be quoted.
    """
    progress = Progress(title, "lines")
    encoded = read_alone(encoder, lines, lambda done: progress.at(done, done / len(lines)))
    progress.close()
    figures = sentiment_figures(lines, encoded.probabilities)
    signals = signal_figures(lines, encoded.signals, encoder.thresholds)
    if signals:
        figures["signals"] = signals
    if ours:
        figures["mistakes"] = surest_mistakes(lines, encoded.probabilities)
    return figures


def read_validation(folder: Path) -> list[Line]:
    """Read the validation tweets of every language that the folder has.

    Raises:
        ValueError: it has none, or a line of one is not as it should be.
    """
    there = [language for language in TRAINED if (folder / f"{language}.val.tsv").is_file()]
    if not there:
        raise ValueError(f"{folder} holds none of {', '.join(f'{language}.val.tsv' for language in TRAINED)}")
    return read_tweets(folder, "val", there)


def report(title: str, figures: dict[str, Any]) -> str:
    """Return the figures of one set of lines as tables for a person."""
    return "\n\n".join(
        [
            f"{title}: {figures['all']['n']} lines",
            _scores_table(figures),
            _confusion_table(figures["all"]["confusion"]),
            _reliability_table(figures["languages"]),
            *([_signal_table(figures["signals"])] if "signals" in figures else []),
        ]
    )


def _scores_table(figures: dict[str, Any]) -> str:
    rows = [f"  {'language':<10}{'lines':>7}{'accuracy':>10}{'macro-F1':>10}{'calibration error':>19}"]
    named = [*figures["languages"].items()]
    if len(named) > 1:
        named += [("mean", figures["mean"]), ("all lines", figures["all"])]
    rows += [
        f"  {name:<10}{scores.get('n', ''):>7}{scores['accuracy']:>10.1f}{scores['macro_f1']:>10.1f}"
        f"{scores['calibration_error']:>19.1f}"
        for name, scores in named
    ]
    return "\n".join(rows)


def _confusion_table(counts: list[list[int]]) -> str:
    rows = [f"  {'said by people':<17}" + "".join(f"{'read as ' + label:>18}" for label in LABELS)]
    rows += [
        f"  {label:<17}" + "".join(f"{count:>18}" for count in row)
        for label, row in zip(LABELS, counts)
    ]  # fmt: skip
    return "\n".join(rows)


def _reliability_table(languages: dict[str, Any]) -> str:
    rows = ["  right / promised, percent (lines), by confidence", f"  {'':<9}" + "".join(f"{n:>17}" for n in languages)]
    starts = sorted({band["from"] for scores in languages.values() for band in scores["bins"]})
    for start in starts:
        cells = ""
        for scores in languages.values():
            band = next((band for band in scores["bins"] if band["from"] == start), None)
            cells += f"{_band(band) if band else '-':>17}"
        rows.append(f"  {start:.1f}-{start + 0.1:.1f}  {cells}")
    return "\n".join(rows)


def _band(band: dict[str, float]) -> str:
    return f"{100 * band['accuracy']:.0f} / {100 * band['confidence']:.0f} ({band['n']})"


def _signal_table(signals: dict[str, Any]) -> str:
    heads = ("from", "shown", "said", "precision", "recall", "F1", "average precision")
    rows = [f"  {'signal':<16}" + "".join(f"{head:>{max(8, len(head) + 2)}}" for head in heads)]
    for name, scores in signals.items():
        cells = [f"{scores['threshold']:.2f}", str(scores["n"]), str(scores["said"])]
        cells += [
            "-" if scores[key] is None else f"{scores[key]:.1f}"
            for key in ("precision", "recall", "f1", "average_precision")
        ]
        rows.append(f"  {name:<16}" + "".join(f"{cell:>{max(8, len(head) + 2)}}" for head, cell in zip(heads, cells)))
    return "\n".join(rows)


def latency_report(figures: dict[str, Any]) -> str:
    """Return the times as a table."""
    rows = [f"One message of twelve words, milliseconds ({latency.CALLS} calls each)", ""]
    rows.append(f"  {'threads':<9}{'what':<12}{'median':>8}{'p95':>8}{'least':>8}")
    for threads, times in figures["threads"].items():
        for name, found in times.items():
            if name != "times_as_fast":
                row = f"  {threads:<9}{name:<12}{found['median']:>8}{found['p95']:>8}{found['least']:>8}"
                ratio = times.get("times_as_fast", {}).get(name)
                rows.append(row + (f"   int8 is {ratio['median']} times as fast" if ratio else ""))
    held = figures["memory"]
    rows.append(f"\n  memory {held['loaded']:.0f} MiB, {held['before']:.0f} of them before loading")
    if figures["load"] > 1:
        rows.append(f"  load of the machine just before {figures['load']:.1f}: trust 'least' more than the rest")
    return "\n".join(rows)


def measure_latency(model: Path, encoder: Path | None, checkpoint: Path | None) -> dict[str, Any]:
    """Return `memory`, and `threads` -> what `latency.measure` says for 1 and 2.

    Raises:
        EncoderError, ValueError: as there.
    """
    held = latency.memory(model)
    rivals = latency.rivals(encoder, checkpoint) if encoder and checkpoint else nullcontext(None)
    with rivals as others:
        load = latency.load_average()  # ours is not in it yet
        threads = {str(count): latency.measure(model, count, others) for count in (1, 2)}
    return {"memory": held, "load": load, "threads": threads}


def gather(chosen: argparse.Namespace) -> dict[str, Any]:
    """Measure what was asked for, print it, and return all figures.

    Raises:
        EncoderError, ValueError: one sentence for the person who asked.
    """
    figures: dict[str, Any] = {}
    # All files first: whoever waited for half of the figures should not learn then that the rest has a slip.
    sets = _sets(chosen)
    if chosen.latency:  # before the rest, while the memory is that of one session
        figures["latency"] = measure_latency(chosen.model, chosen.encoder, chosen.checkpoint)
        print(latency_report(figures["latency"]) + "\n", flush=True)
    encoder = MessageEncoder.load(chosen.model, threads=1)
    for name, (title, lines) in sets.items():
        figures[name] = measure(encoder, lines, f"Reading {name}", ours=name == "chat")
        print(report(title, figures[name]) + "\n", flush=True)
    return figures


def _sets(chosen: argparse.Namespace) -> dict[str, tuple[str, list[Line]]]:
    sets = {}
    if chosen.data:
        lines = read_file(chosen.data, chosen.language or language_of(chosen.data))
        sets["data"] = (str(chosen.data), lines)
    else:
        sets["chat"] = (f"Held-out chat ({chosen.chat}, every second line)", read_chat(chosen.chat)[JUDGED])
    if chosen.tweets:
        sets["tweets"] = (f"Tweets ({chosen.tweets}, validation)", read_validation(chosen.tweets))
    return sets


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    made = argparse.ArgumentParser(
        prog="attune sentiment evaluate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--model", type=Path, default=Path("models/encoder"), help="folder of the exported encoder")
    made.add_argument("--data", type=Path, metavar="FILE", help="measure on this file instead of the held-out chat")
    made.add_argument("--language", metavar="XX", help="of --data; by default from the file's name, else 'all'")
    made.add_argument("--chat", type=Path, default=HELD_OUT, metavar="DIR", help="held-out chat, <lang>.tsv")
    made.add_argument("--tweets", type=Path, metavar="DIR", help="also measure on UMSAB's <lang>.val.tsv in DIR")
    made.add_argument("--latency", action="store_true", help="also time one message, with 1 and 2 threads")
    made.add_argument("--encoder", type=Path, metavar="DIR", help="base encoder; --latency then times fp32 too")
    made.add_argument("--checkpoint", type=Path, metavar="DIR", help="what train wrote; goes with --encoder")
    made.add_argument("--json", type=Path, metavar="FILE", help="also write all figures here")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    commands = parser()
    chosen = commands.parse_args(arguments)
    if (chosen.encoder is None) != (chosen.checkpoint is None):
        commands.error("--encoder and --checkpoint go together")
    if chosen.encoder and not chosen.latency:
        commands.error("--encoder and --checkpoint are for --latency")
    try:
        figures = gather(chosen)
        if chosen.json:
            chosen.json.parent.mkdir(parents=True, exist_ok=True)
            chosen.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    except (EncoderError, ValueError, OSError) as error:
        print(f"attune: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
