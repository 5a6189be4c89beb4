"""What the customers write, and whether it is new to both assistants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("messages.yml")
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
_NOT_WORDS = re.compile(r"[\W_]+")


def read(languages: Sequence[str], file: Path = FILE) -> dict[str, list[str]]:
    """Return the messages of each language.

    Raises:
        KeyError: there are none in one of the languages.
    """
    spec = yaml.safe_load(file.read_text("utf-8"))
    return {language: [str(text) for text in spec[language]] for language in languages}


def mixed(messages: Mapping[str, Sequence[str]], conversation: int, length: int) -> tuple[str, list[str]]:
    """Return the language of the n-th conversation and its messages.

    Conversations take the languages in turn, and each begins where the one before it in its
    language ended, so that all messages come equally often.
    """
    languages = list(messages)
    language = languages[conversation % len(languages)]
    texts = messages[language]
    first = conversation // len(languages) * length
    return language, [texts[(first + number) % len(texts)] for number in range(length)]


def examples(files: Iterable[Path]) -> Iterator[str]:
    """Yield the plain text of every example in Rasa NLU files."""
    for path in files:
        # The compiled loader: twelve thousand lines take the other one ten seconds.
        spec = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for entry in spec.get("nlu") or []:
            for line in str(entry.get("examples") or "").splitlines():
                text = line.strip().removeprefix("-").strip()
                if "intent" in entry and text:
                    yield _ENTITY.sub(r"\1", text)


def known(messages: Iterable[str], training: Iterable[str]) -> list[str]:
    """Return the messages that are training examples, but for case and punctuation."""
    seen = {_plain(text) for text in training}
    return [text for text in messages if _plain(text) in seen]


def _plain(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.casefold()).strip()
