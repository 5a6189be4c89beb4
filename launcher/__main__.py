"""`./attune`: the commands, each with `--help`."""

from __future__ import annotations

import argparse
import errno
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from launcher import checks, setup
from launcher.errors import CannotGoOn
from launcher.places import ROOT, Stack, executable
from launcher.processes import Running, free_port, is_running, running_url, stop_on_terminate
from launcher.progress import say


def main() -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="./attune", description="Attune, the banking assistant that listens. Start with: ./attune up"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("up", help="set everything up and start it; Ctrl-C stops it")
    checks.arguments(commands)
    train = commands.add_parser("train", help="train the assistant from data/ when anything changed")
    train.add_argument("--force", action="store_true", help="train even when nothing changed")
    for name, text in _PASSED_ON.items():
        # Their own --help says the rest, so everything behind the name is handed over.
        commands.add_parser(name, help=text, add_help=False)
    given, rest = parser.parse_known_args()
    if rest and given.command not in _PASSED_ON:
        parser.error(f"unknown arguments: {' '.join(rest)}")
    try:
        return _run(given, rest)
    except CannotGoOn as stop:
        print(f"attune: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        if error.errno == errno.ENOSPC:
            print("attune: the disk is full; free some space and start again.", file=sys.stderr)
            return 1
        raise


_PASSED_ON = {
    "parse": "understand messages: a line each on standard input, a JSON line each on standard output",
    "chat": "talk to the assistant in the terminal, or run scripted conversations",
    "bench": "measure speed and memory; --peer compares with stock Rasa",
    "db": "the bank's database: migrate, seed, reset, info",
    "mood": "the mood and what follows from it: replay conversations with other numbers",
    "sentiment": "the sentiment model: score texts with it, evaluate, train, export, card",
}

# The environment of each, and what it is for. torch is in `train` alone.
_SENTIMENT = {
    "score": ("engine", "read reviews, surveys or transcripts: CSV or JSON Lines in, the rows with their mood out"),
    "evaluate": ("engine", "measure accuracy, calibration and signals, also on lines of your own; and the latency"),
    "train": ("train", "tune the encoder and its heads on tweets, banking chat and requests"),
    "export": ("train", "turn what was trained into the small file that the engine loads"),
    "card": ("engine", "write the model card from what was measured"),
}


def _run(given: argparse.Namespace, rest: list[str]) -> int:
    stack = Stack()
    match given.command:
        case "up":
            return _up(stack)
        case "train":
            setup.environment("engine", stack.logs)
            say(f"The model is {setup.model(stack, force=given.force).relative_to(ROOT)}.")
            return 0
        case "parse":
            setup.environment("engine", stack.logs)
            if not {"-h", "--help"} & set(rest):
                setup.model(stack)
            return _call(stack, "engine", ["-m", "bot.parse", *rest])
        case "mood":
            return _mood(stack, rest)
        case "chat":
            return _chat(stack, rest)
        case "bench":
            _set_up(stack, web=False, book=False)
            return _call(stack, "app", ["-m", "bench", *rest])
        case "db":
            setup.environment("app", stack.logs)
            # Whatever it does to the database, the next start looks at it anew.
            (stack.state / "book.stamp").unlink(missing_ok=True)
            return _call(stack, "app", ["-m", "bank.admin", *rest])
        case "sentiment":
            return _sentiment(stack, rest)
        case _:
            return checks.run(given, stack)


def _set_up(stack: Stack, web: bool = True, book: bool = True) -> None:
    setup.environment("app", stack.logs)
    setup.environment("engine", stack.logs)
    if web:
        setup.web(stack.logs)
    setup.model(stack)
    if book:
        setup.book(stack)


def _up(stack: Stack) -> int:
    if is_running(stack):
        raise CannotGoOn(f"Attune is running already, at {stack.url}.")
    stop_on_terminate()
    _set_up(stack)
    with Running(stack) as running:
        say(
            f"\nAttune is up. Ctrl-C stops it.\n\n"
            f"  Demo bank with the chat   {stack.url}/\n"
            f"  Agent desk                {stack.url}/desk    (sofia or noah, password: demo)\n"
            f"  In this terminal's place  ./attune chat --language en\n"
            f"  Logs                      {stack.logs}/\n\n"
            f"  Demo customers: emma (en), lucia (es), camille (fr), jonas (de), "
            f"maya (en, student), karl (de, retired)\n"
        )
        try:
            running.wait()
        except KeyboardInterrupt:
            say("Stopping.")
    return 0


def _chat(stack: Stack, rest: list[str]) -> int:
    setup.environment("app", stack.logs)
    if {"-h", "--help"} & set(rest):
        return _call(stack, "app", ["-m", "server.chat_client", *rest])
    if is_running(stack):
        return _call(stack, "app", ["-m", "server.chat_client", "--url", running_url(stack), *rest])
    # Nothing runs: the real processes are started for this chat alone, on free ports, over the
    # same bank.
    _set_up(stack, web=False)
    stop_on_terminate()
    own = replace(stack, server=free_port(), engine=free_port(), actions=free_port())
    with Running(own, announce=False):
        return _call(own, "app", ["-m", "server.chat_client", "--url", own.url, *rest])


def _mood(stack: Stack, rest: list[str]) -> int:
    if rest[:1] != ["replay"]:
        print("usage: ./attune mood replay FILE [--help]")
        return 0 if rest[:1] in (["-h"], ["--help"]) else 2
    setup.environment("engine", stack.logs)
    if not {"-h", "--help"} & set(rest):
        setup.model(stack)
    return _call(stack, "engine", ["-m", "bot.mood_replay", *rest[1:]])


def _sentiment(stack: Stack, rest: list[str]) -> int:
    if not rest or rest[0] not in _SENTIMENT:
        print("usage: ./attune sentiment {" + ",".join(_SENTIMENT) + "} [--help]\n")
        for name, (_, text) in _SENTIMENT.items():
            print(f"  {name:<10}{text}")
        return 0 if rest[:1] in (["-h"], ["--help"]) else 2
    name, *given = rest
    environment = _SENTIMENT[name][0]
    if name == "evaluate" and any(part.split("=")[0] == "--encoder" for part in given):
        environment = "train"  # the network before it was made small is torch's
    setup.environment(environment, stack.logs)
    return _call(stack, environment, ["-m", f"bot.sentiment.{name}", *given])


def _call(stack: Stack, environment: str, arguments: list[str]) -> int:
    env = stack.environment()
    if environment == "engine":
        env["PYTHONWARNINGS"] = "ignore"
    process = subprocess.Popen([str(executable(environment)), *arguments], cwd=ROOT, env=env)
    try:
        return process.wait()
    except KeyboardInterrupt:
        return process.wait()


def temporary_stack() -> Stack:
    """Return a stack on free ports with a throw-away state folder."""
    state = Path(tempfile.mkdtemp(prefix="attune-"))
    return Stack(server=free_port(), engine=free_port(), actions=free_port(), state=state)


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
