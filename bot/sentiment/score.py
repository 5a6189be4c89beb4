"""Read reviews, surveys or transcripts: `./attune sentiment score FILE`.

CSV with a header or JSON Lines in, the same rows out in the same order, with six columns more: sentiment,
negative, neutral, positive (probabilities), signals (those that the text shows) and confidence (of the
sentiment). FILE or --out may be '-'. A row without text gets empty values. Nothing leaves this machine.

A line that is no row is left out and told with its number in the report; the status is then 3. It is 1 when
nothing could be done, 0 when all went well.

--plot draws the mood over time (--time-column: ISO dates, 31.12.2025, 31/12/2025 day first, or Unix seconds)
and by topic (--topic-column, else groups of like texts).
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from bot.sentiment.progress import Progress, clock_time
from bot.sentiment.runtime import LABELS, EncoderError, MessageEncoder
from bot.sentiment.tables import BadTable, Columns, Flaw, Lines, Row, Writer, added_names, open_table
from bot.sentiment.trend import Watcher, can_plot

ADDED = ("sentiment", "negative", "neutral", "positive", "signals", "confidence")
STANDARD = "-"

WINDOW_ROWS = 512
WINDOW_CHARACTERS = 500_000
"""Rows read together: enough to find texts of like length, few enough that memory stays flat."""

DONE, NOTHING_DONE, SOME_LEFT_OUT = 0, 1, 3


@dataclass
class Totals:
    """What happened to the rows."""

    labels: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    left_out: int = 0


class Report:
    """Where lines that are no rows are told: a file that is made with the first of them, or standard error."""

    def __init__(self, path: Path | None) -> None:
        """Take note of the path; None is standard error."""
        self.path = path
        self._file: TextIO | None = None

    def tell(self, flaw: Flaw) -> None:
        """Write line number and reason; the text itself may be somebody's secret and stays out."""
        if self.path is None:
            print(f"line {flaw.line}: {flaw.why}", file=sys.stderr)
            return
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8")
            self._file.write("line\twhy\n")
        self._file.write(f"{flaw.line}\t{flaw.why}\n")

    def close(self) -> None:
        """Finish the file."""
        if self._file:
            self._file.close()


def score_rows(rows: Sequence[Row], encoder: MessageEncoder, watcher: Watcher | None = None) -> list[dict[str, Any]]:
    """Return the added columns of each row, in order; None where a row has no text.

    Args:
        rows: At most a window of them; texts of like length are read together.
        encoder: The exported encoder.
        watcher: Is shown every row with a text.
    """
    empty: dict[str, Any] = dict.fromkeys(ADDED)
    added = [empty] * len(rows)
    felt = [place for place, row in enumerate(rows) if row.text.strip()]
    encoded = encoder.encode([rows[place].text for place in felt])
    for number, place in enumerate(felt):
        odds = encoded.probabilities[number]
        label = LABELS[int(odds.argmax())]
        added[place] = {
            "sentiment": label,
            **{name: round(float(value), 4) for name, value in zip(LABELS, odds)},
            "signals": list(encoder.shown(encoded, number)),
            "confidence": round(float(odds.max()), 4),
        }
        if watcher:
            row = rows[place]
            watcher.see(label, row.text, encoded.embeddings[number], row.time, row.topic)
    return added


def windows(items: Iterator[Row | Flaw], report: Report, totals: Totals) -> Iterator[list[Row]]:
    """Yield rows in handfuls that fit in memory, telling flaws on the way."""
    window: list[Row] = []
    size = 0
    for item in items:
        if isinstance(item, Flaw):
            totals.left_out += 1
            report.tell(item)
            continue
        window.append(item)
        size += len(item.text)
        if len(window) == WINDOW_ROWS or size >= WINDOW_CHARACTERS:
            yield window
            window, size = [], 0
    if window:
        yield window


@contextmanager
def reading(path: str) -> Iterator[tuple[io.BufferedIOBase, int | None]]:
    """Yield the input's bytes and how many there are, None where nobody knows.

    Raises:
        BadTable: it cannot be opened.
    """
    if path == STANDARD:
        yield sys.stdin.buffer, None
        return
    try:
        file = open(path, "rb")  # noqa: SIM115
    except OSError as error:
        raise BadTable(f"{Path(path).absolute()} cannot be read: {(error.strerror or str(error)).lower()}") from error
    with file:
        yield file, os.fstat(file.fileno()).st_size or None


@contextmanager
def writing(path: str) -> Iterator[BinaryIO]:
    """Yield where the rows go: standard output, or a file that gets its name when it is whole."""
    if path == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if Path(path).exists() and not Path(path).is_file():  # a device or a named pipe
        with open(path, "wb") as file:
            yield file
        return
    part = Path(f"{path}.part")
    with part.open("wb") as file:
        yield file
    os.replace(part, path)


def score(chosen: argparse.Namespace, encoder: MessageEncoder, watcher: Watcher | None) -> Totals:
    """Score the whole input.

    Args:
        chosen: The command line.
        encoder: The exported encoder.
        watcher: For the plot, or None.

    Raises:
        BadTable: the input cannot be scored at all.
        OSError: the output cannot be written.
    """
    name = "standard input" if chosen.file == STANDARD else chosen.file
    totals, report = Totals(), Report(_report_path(chosen))
    with ExitStack() as stack:
        stream, size = stack.enter_context(reading(chosen.file))
        lines = Lines(stream, name, _warn)
        wanted = Columns(chosen.text_column, chosen.time_column, chosen.topic_column)
        table = open_table(lines, name, wanted, chosen.format)
        names = added_names(table.columns, ADDED)
        for added, shown in names.items():
            if added != shown:
                _warn(f"{name} has a column {added!r} already; ours is called {shown!r}")
        out = stack.enter_context(writing(chosen.out))
        stack.callback(report.close)
        writer = Writer(out, table, names, lines.marked)
        progress = Progress("Scoring", "rows")
        stack.callback(progress.close)
        for window in windows(iter(table), report, totals):
            for row, added_cells in zip(window, score_rows(window, encoder, watcher)):
                writer.row(row, added_cells)
                totals.labels[added_cells["sentiment"] or ""] += 1
            totals.rows += len(window)
            out.flush()
            progress.at(totals.rows, lines.bytes / size if size else None)
    _say_totals(totals, report, progress.seconds)
    return totals


def _report_path(chosen: argparse.Namespace) -> Path | None:
    if chosen.report:
        return Path(chosen.report)
    if chosen.out == STANDARD:
        return None
    path = Path(f"{chosen.out}.report.tsv")
    path.unlink(missing_ok=True)  # of an earlier run; it would speak of other lines
    return path


def _say_totals(totals: Totals, report: Report, seconds: float) -> None:
    felt = sum(totals.labels[label] for label in LABELS)
    shares = ", ".join(f"{100 * totals.labels[label] / max(1, felt):.0f} % {label}" for label in LABELS)
    rate = totals.rows / max(1e-9, seconds)
    print(f"{totals.rows:,} rows in {clock_time(seconds)} ({rate:,.0f} a second): {shares}.", file=sys.stderr)
    if totals.labels[""]:
        print(f"{totals.labels['']:,} of them have no text.", file=sys.stderr)
    if totals.left_out:
        lines = f"{totals.left_out:,} line{'s' if totals.left_out > 1 else ''}"
        where = f"; {report.path} says which and why" if report.path else ""
        print(f"{lines} left out{where}.", file=sys.stderr)


def _warn(sentence: str) -> None:
    print(f"attune: {sentence}", file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    made = argparse.ArgumentParser(
        prog="attune sentiment score", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("file", metavar="FILE", help="CSV or JSON Lines; '-' is standard input")
    made.add_argument("--out", default=STANDARD, metavar="FILE", help="gets the rows; standard output by default")
    made.add_argument("--report", metavar="FILE", help="gets what was left out; OUT.report.tsv by default")
    made.add_argument("--format", choices=("csv", "jsonl"), help="of the input; else its name or first line tells")
    made.add_argument("--text-column", metavar="NAME", help="the text; by default a column called text, review, ...")
    made.add_argument("--time-column", metavar="NAME", help="when it was written, for the plot")
    made.add_argument("--topic-column", metavar="NAME", help="what it is about, for the plot")
    made.add_argument("--plot", metavar="FILE.svg", help="draw the mood over time and by topic")
    made.add_argument("--model", type=Path, default=Path("models/encoder"), help="folder of the exported encoder")
    made.add_argument("--threads", type=int, default=min(2, os.cpu_count() or 1), help="cores to use")
    return made


def _slip(chosen: argparse.Namespace) -> str | None:
    """Return what is wrong with the command line, or None."""
    if chosen.threads < 1:
        return "--threads must be at least 1"
    if (chosen.time_column or chosen.topic_column) and not chosen.plot:
        return "--time-column and --topic-column are for --plot"
    named = set()
    for option in ("file", "out", "report", "plot"):
        path = getattr(chosen, option)
        if path and path != STANDARD:
            if Path(path).resolve() in named:
                return f"--{option} would overwrite another file of this command"
            named.add(Path(path).resolve())
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    commands = parser()
    chosen = commands.parse_args(arguments)
    slip = _slip(chosen)
    if slip:
        commands.error(slip)
    drawing = bool(chosen.plot) and can_plot()
    if chosen.plot and not drawing:
        _warn("the plot needs matplotlib, which this environment lacks; the rows are scored without it")
    watcher = Watcher(bool(chosen.time_column), bool(chosen.topic_column)) if drawing else None
    try:
        encoder = MessageEncoder.load(chosen.model, chosen.threads)
        totals = score(chosen, encoder, watcher)
        if watcher:
            for note in watcher.draw(Path(chosen.plot)):
                _warn(note)
    except BrokenPipeError:  # whoever read our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING_DONE
    except (BadTable, EncoderError) as error:
        _warn(str(error))
        return NOTHING_DONE
    except OSError as error:
        _warn(f"{error.filename or 'the output'} cannot be written: {(error.strerror or str(error)).lower()}")
        return NOTHING_DONE
    except KeyboardInterrupt:
        _warn("stopped" + (f"; what is done so far lies in {chosen.out}.part" if chosen.out != STANDARD else ""))
        return 130
    return SOME_LEFT_OUT if totals.left_out or (chosen.plot and not drawing) else DONE


if __name__ == "__main__":
    sys.exit(main())
