"""`python -m bench`: how fast and how small the assistant is, alone or beside a stock Rasa."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import platform
import shutil
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
import yaml

from bench import houses, messages
from bench.customers import DEMO
from bench.progress import Progress
from bench.report import stage_table, table, to_json
from bench.run import Plan, Result, rows_of, run
from bench.training import ENGINE_PYTHON, BenchError


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 0, 1 when a requirement was missed, 2 when nothing could be measured."""
    options = _parser().parse_args(arguments)
    # Ended from outside, the bench must still stop what it started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(143))
    # The bank tells of each conversation that is opened; here that is hundreds.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    served = list(yaml.safe_load((houses.ROOT / "data" / "languages.yml").read_text("utf-8"))["languages"])
    try:
        languages = _languages(options.languages, served)
        if not ENGINE_PYTHON.is_file():
            raise BenchError("the engine's environment is missing; run ./attune up once")
        texts = messages.read(languages)
        training = messages.examples(sorted((houses.ROOT / "data").rglob("nlu.*.yml")))
        if learnt := messages.known([text for of in texts.values() for text in of], training):
            raise BenchError(f"these messages of bench/messages.yml are training examples: {learnt}")
        result = _run(options, languages, texts)
    except (BenchError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    _print(result)
    if options.json:
        content = to_json(result.ours, result.peer, result.circumstances)
        options.json.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 1 if any(row.met is False for row in rows_of(result)) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="attune bench", description=__doc__)
    parser.add_argument("--peer", action="store_true", help="train and run stock Rasa on the same data and compare")
    parser.add_argument(
        "--languages", default="en",
        help="examples and messages of these only, for both sides: en,es or 'all' (default: %(default)s). The peer "
        "trains for about an hour on one language and for several on all",
    )  # fmt: skip
    parser.add_argument("--turns", type=int, default=300, help="turns for the latency of each side (default: 300)")
    parser.add_argument("--seconds", type=float, default=8.0, help="length of one round of load (default: 8)")
    parser.add_argument(
        "--rounds", type=int, default=2, help="rounds of load for each number of customers (default: 2)"
    )
    parser.add_argument("--long", type=int, default=3, help="long conversations of ours; the peer has one (default: 3)")
    parser.add_argument("--whole-path", action="store_true", help="measure through the customer socket as well")
    parser.add_argument("--no-stages", action="store_true", help="leave out where a turn goes; saves a start of each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.add_argument(
        "--state", type=Path, metavar="FOLDER",
        help="keep models and logs here; a model that is there is used, with the training times noted then",
    )  # fmt: skip
    return parser


def _languages(wanted: str | None, served: Sequence[str]) -> list[str]:
    asked = [part.strip() for part in (wanted or "").split(",") if part.strip()]
    chosen = list(served) if asked == ["all"] else asked
    unknown = [language for language in chosen if language not in served or language not in DEMO]
    if unknown or not chosen:
        raise BenchError(f"--languages takes some of {','.join(served)}, not {','.join(unknown) or 'nothing'}")
    return chosen


def _run(options: argparse.Namespace, languages: list[str], texts: dict[str, list[str]]) -> Result:
    state: Path = (options.state or Path(tempfile.mkdtemp(prefix="attune-bench-"))).absolute()
    plan = Plan(
        state=state,
        languages=tuple(languages),
        peer=options.peer,
        turns=max(10, options.turns),
        seconds=options.seconds,
        rounds=max(1, options.rounds),
        long=max(1, options.long),
        whole_path=options.whole_path,
        stages=not options.no_stages,
    )
    state.mkdir(parents=True, exist_ok=True)
    before = os.getloadavg()[0]
    cores = os.cpu_count() or 1
    if before > cores / 2:
        print(
            f"the machine is busy (load {before:.1f} on {cores} cores): figures will be noisy",
            file=sys.stderr,
        )
    try:
        result = asyncio.run(run(plan, texts, Progress()))
    except BaseException:
        # The logs are what explains a failure.
        print(f"logs are kept in {state}", file=sys.stderr)
        raise
    if not options.state:
        shutil.rmtree(state, ignore_errors=True)
    circumstances: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": cores,
        "machine": platform.machine(),
        "load_before": round(before, 2),
        "load_after": round(os.getloadavg()[0], 2),
        **result.circumstances,
    }
    return Result(result.ours, result.peer, circumstances)


def _print(result: Result) -> None:
    told = result.circumstances
    print(f"\n{told['cores']} cores, load {told['load_before']} before and {told['load_after']} after; "
          f"languages {', '.join(told['languages'])}; {told['messages']} different messages, none of them a "
          f"training example; {told['turns']} turns for latency after {told['warm_up']} to warm up; "
          f"{told['rounds']} rounds of {told['seconds']:g} s of load; {told['long']} long conversations; "
          "sides in turn")  # fmt: skip
    if told["trained_earlier"]:
        print(f"trained in an earlier run, times from there: {', '.join(told['trained_earlier'])}")
    print("\n" + table(rows_of(result), compared=result.peer is not None))
    for name, side in (("ours", result.ours), ("peer", result.peer)):
        if side and side.stages:
            print("\n" + stage_table(f"{name}: where a turn goes", side.stages))
        if side and side.failed:
            print(f"\n{name}: {side.failed} turns had no proper answer")
    for failed in told.get("stages_failed", []):
        print(f"\nno split by stage for {failed}")
    if "whole_path" in told:
        print(f"\nthrough the customer socket: {told['whole_path']}")


if __name__ == "__main__":
    sys.exit(main())
