"""`./attune mood replay FILE`: what other numbers would have done to conversations of the past.

    ./attune mood replay tests/escalation/de.yml
    ./attune mood replay past.jsonl --policy strict.yml --set upset_turns=1

The customer's messages are read by the live model, then the mood machine and the escalation policy run
over them twice: with the numbers in `data/` and with the ones to try. Shown are the escalations gained,
lost and moved, per language; and where the file says what should have happened (`expect`, `at`), how
often it did. Forms and what the assistant answered play no part, so a figure is the policy's alone.

FILE is YAML (a list) or JSON lines, each conversation `{"id", "language", "turns": [{"text"}]}`; a turn
may bring its own `reading` {intent, confidence, sentiment, signals} instead of being read again.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Text

import yaml

from bank.domain.escalation import EscalationParameters, Signs, decide
from bank.domain.masking import mask
from bank.domain.mood import CALM, PLEASED, UNDERSTOOD_FROM, Evidence, MoodParameters, MoodState, advance
from bank.domain.text import clean

MOOD, ESCALATION, MODEL = Path("data/mood.yml"), Path("data/escalation.yml"), Path("models/attune.tar.gz")
# What a file may call the wanted reason, and the policy's own names for it.
_SAME = {"risk": ("risk_self_harm", "risk_coercion", "fraud"), "hardship": ("hardship", "distress"),
         "distress": ("distress", "hardship", "bereavement", "risk_self_harm"),
         "complaint": ("complaint", "anger"), "repeated_failure": ("repeated_failure", "anger")}  # fmt: skip


class BadFile(Exception):
    """The file cannot be replayed; the message says where and why."""


@dataclass(frozen=True)
class Conversation:
    """The customer's side of a conversation.

    Attributes:
        turns: Of each message `text` or `reading`.
        expect: The reason that should bring a person in, 'none', or None where nobody said.
        at: The customer message, from 1, at which it should.
    """

    id: Text
    language: Text
    turns: Sequence[Mapping[Text, Any]]
    expect: Optional[Text] = None
    at: Optional[int] = None


@dataclass(frozen=True)
class Course:
    """What a policy did: the message, from 1, at which a person came, and why; None where none did."""

    at: Optional[int] = None
    reason: Optional[Text] = None
    because: Sequence[Text] = ()
    moods: Sequence[Text] = ()


@dataclass(frozen=True)
class Policy:
    """Both sets of numbers."""

    mood: MoodParameters
    escalation: EscalationParameters

    @classmethod
    def read(cls, mood: Path, escalation: Path, changes: Sequence[Text] = ()) -> "Policy":
        """Read the files; `changes` are NAME=VALUE of either.

        Raises:
            BadFile: a file or a change that cannot be used.
        """
        try:
            values = [yaml.safe_load(path.read_text("utf-8")) for path in (mood, escalation)]
            for change in changes:
                name, _, value = change.partition("=")
                own = [part for part in values if name in part]
                if not own:
                    raise BadFile(f"no number is called {name!r}")
                own[0][name] = yaml.safe_load(value)
            return cls(MoodParameters.from_mapping(values[0]), EscalationParameters.from_mapping(values[1]))
        except (OSError, yaml.YAMLError, TypeError, ValueError) as error:
            raise BadFile(f"the policy cannot be read: {error}") from error


def read_conversations(path: Path) -> List[Conversation]:
    """Read a file.

    Raises:
        BadFile: it is not what the module says; names the conversation.
    """
    try:
        text = path.read_text("utf-8")
        if path.suffix in (".yml", ".yaml"):
            found = yaml.safe_load(text)
        else:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError, ValueError, yaml.YAMLError) as error:
        raise BadFile(f"{path} cannot be read: {error}") from error
    if not isinstance(found, list) or not found:
        raise BadFile(f"{path} holds no conversations")
    return [_conversation(spec, path, number) for number, spec in enumerate(found, start=1)]


def _conversation(spec: Any, path: Path, number: int) -> Conversation:
    try:
        turns = [{"text": turn["say"]} if "say" in turn else turn for turn in spec["turns"]]
        if not turns or not all("text" in turn or "reading" in turn for turn in turns):
            raise ValueError("a turn has neither text nor reading")
        language = str(spec.get("language") or path.stem.split(".")[0])
        return Conversation(str(spec["id"]), language, turns, spec.get("expect"), spec.get("at"))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadFile(f"{path}: conversation {number}: {error}") from error


def follow(readings: Sequence[Mapping[Text, Any]], policy: Policy) -> Course:
    """Return where a policy would have brought a person in.

    Args:
        readings: Of each message intent, confidence, sentiment and signals, as `./attune parse` gives them.
    """
    state, misunderstood, offers, offered_at, moods = MoodState(), 0, 0, -1_000, []
    for place, reading in enumerate(readings, start=1):
        intent, confidence = reading.get("intent") or "", float(reading.get("confidence") or 0.0)
        sure = bool(intent) and confidence >= UNDERSTOOD_FROM
        misunderstood = 0 if sure else misunderstood + 1
        scores = (reading.get("sentiment") or {}).get("scores")
        sentiment = (scores["negative"], scores["neutral"], scores["positive"]) if scores else None
        signals = reading.get("signals") or {}
        state = advance(state, Evidence(sentiment, intent if sure else "", not sure, signals), policy.mood)
        moods.append(state.mood)
        signs = Signs(
            intent, confidence, sure, state, signals, misunderstood, state.repeats,
            declined=offers > 0 and state.mood not in (CALM, PLEASED) and intent == "deny",
            offers=offers, since_offer=state.turns - offered_at,
        )  # fmt: skip
        decision = decide(signs, policy.escalation)
        if decision.reason:
            return Course(place, decision.reason, decision.because, moods)
        if decision.offer:
            offers, offered_at = offers + 1, state.turns
    return Course(moods=moods)


@dataclass
class Tally:
    """How often what should have happened did, in one language."""

    calm: int = 0
    false: List[Text] = field(default_factory=list)
    due: int = 0
    missed: List[Text] = field(default_factory=list)
    early: List[Text] = field(default_factory=list)
    delays: List[int] = field(default_factory=list)
    other_reason: List[Text] = field(default_factory=list)

    def add(self, conversation: Conversation, course: Course) -> None:
        """Count one conversation that says what should happen."""
        where = f"{conversation.id} ({course.reason} at {course.at})" if course.at else conversation.id
        if conversation.expect == "none":
            self.calm += 1
            if course.at:
                self.false.append(where)
            return
        self.due += 1
        if course.at is None:
            self.missed.append(f"{where}, expected {conversation.expect} at {conversation.at}")
            return
        delay = course.at - (conversation.at or course.at)
        self.delays.append(delay)
        if delay < 0:
            self.early.append(f"{where}, expected at {conversation.at}")
        expected = conversation.expect or ""
        if course.reason not in _SAME.get(expected, (expected,)):
            self.other_reason.append(f"{where}, expected {expected}")

    def line(self) -> Text:
        """Return the figures in words."""
        recall = 1 - len(self.missed) / self.due if self.due else 1.0
        false = len(self.false) / self.calm if self.calm else 0.0
        delay = f"{median(self.delays):g}" if self.delays else "-"
        return (
            f"recall {recall:.1%} of {self.due}, false {false:.1%} of {self.calm}, median delay {delay} turns, "
            f"{len(self.early)} early, {len(self.other_reason)} for another reason"
        )


def tallies(conversations: Iterable[Conversation], courses: Mapping[Text, Course]) -> Dict[Text, Tally]:
    """Return language -> how often what should have happened did."""
    found: Dict[Text, Tally] = defaultdict(Tally)
    for conversation in conversations:
        if conversation.expect:
            found[conversation.language].add(conversation, courses[conversation.id])
    return dict(found)


def changes(
    conversations: Iterable[Conversation], now: Mapping[Text, Course], tried: Mapping[Text, Course]
) -> Dict[Text, Dict[Text, List[Text]]]:
    """Return language -> gained, lost and moved -> what happened to which conversation."""
    found: Dict[Text, Dict[Text, List[Text]]] = defaultdict(lambda: {"gained": [], "lost": [], "moved": []})
    for conversation in conversations:
        before, after = now[conversation.id], tried[conversation.id]
        if before.at is None and after.at is not None:
            found[conversation.language]["gained"].append(f"{conversation.id}: {after.reason} at {after.at}")
        elif before.at is not None and after.at is None:
            found[conversation.language]["lost"].append(f"{conversation.id}: was {before.reason} at {before.at}")
        elif before.at != after.at:
            found[conversation.language]["moved"].append(f"{conversation.id}: {before.at} -> {after.at}")
    return dict(found)


async def read_messages(conversations: Sequence[Conversation], model: Path) -> Dict[Text, List[Mapping[Text, Any]]]:
    """Return id -> what the model reads in each message, or what the turn brought along."""
    # After the logging is quiet: importing Rasa takes seconds and says much.
    import structlog
    from rasa.core.agent import Agent

    from bot.channel import parsed

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    agent = Agent.load(str(model))
    found: Dict[Text, List[Mapping[Text, Any]]] = {}
    for conversation in conversations:
        metadata = {"language": conversation.language}
        found[conversation.id] = [
            turn.get("reading") or await parsed(agent, mask(clean(str(turn["text"]))).text, metadata)
            for turn in conversation.turns
        ]
    return found


def main() -> None:
    """Replay and print."""
    parser = argparse.ArgumentParser(prog="./attune mood replay", description=__doc__.split("\n")[0])
    parser.add_argument("file", type=Path, nargs="+", help="conversations: YAML or JSON lines")
    parser.add_argument("--policy", type=Path, default=ESCALATION, help="escalation numbers to try (default: the live)")
    parser.add_argument("--mood", type=Path, default=MOOD, help="mood numbers to try (default: the live)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="change one number to try")
    parser.add_argument("--model", type=Path, default=MODEL, help="a trained model (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    logging.disable(logging.WARNING)
    out, sys.stdout = sys.stdout, sys.stderr
    try:
        conversations = [found for path in given.file for found in read_conversations(path)]
        live, tried = Policy.read(MOOD, ESCALATION), Policy.read(given.mood, given.policy, given.set)
    except BadFile as error:
        sys.exit(f"attune mood replay: {error}.")
    if not given.model.is_file():
        sys.exit(f"attune mood replay: there is no model at {given.model}; ./attune train makes it.")
    readings = asyncio.run(read_messages(conversations, given.model))
    now, then = ({name: follow(said, policy) for name, said in readings.items()} for policy in (live, tried))
    if given.json:
        report = {c.id: {"now": now[c.id].__dict__, "tried": then[c.id].__dict__} for c in conversations}
        print(json.dumps(report, ensure_ascii=False), file=out)
        return
    _print(conversations, now, then, out)


def _print(
    conversations: Sequence[Conversation], now: Mapping[Text, Course], tried: Mapping[Text, Course], out: Any
) -> None:
    print(f"{len(conversations)} conversations, {sum(len(c.turns) for c in conversations)} messages", file=out)
    for language, found in changes(conversations, now, tried).items():
        print(f"\n{language}: " + ", ".join(f"{len(rows)} {name}" for name, rows in found.items()), file=out)
        for name, rows in found.items():
            for row in rows:
                print(f"  {name:7} {row}", file=out)
    for language, tally in tallies(conversations, tried).items():
        print(f"\n{language}: {tally.line()}", file=out)
        for name in ("missed", "false", "early", "other_reason"):
            for row in getattr(tally, name):
                print(f"  {name:12} {row}", file=out)


if __name__ == "__main__":
    main()
