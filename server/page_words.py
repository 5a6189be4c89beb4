"""The words that the pages show: put together once for each language, for as long as the server runs."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast

from bank.words import Words


@dataclass(frozen=True)
class Served:
    """Words of one language as they travel.

    Attributes:
        body: JSON object of {id: text}, UTF-8.
        tag: Changes with the body; without quotes.
    """

    body: bytes
    tag: str


class PageWords:
    """The pages' words of every language. The sentences themselves are loaded once too, at the start."""

    def __init__(self, words: Words, data_dir: Path) -> None:
        self._words = words
        self._data_dir = data_dir
        self._served: dict[str, Served] = {}
        # Many pages open at once after a restart; the first of them builds for all.
        self._building = asyncio.Lock()

    async def of(self, language: str) -> Served:
        """Return the words of a served language."""
        if language not in self._served:
            async with self._building:
                if language not in self._served:
                    self._served[language] = await asyncio.to_thread(self._build, language)
        return self._served[language]

    def _build(self, language: str) -> Served:
        texts = web_strings(self._words, self._data_dir, language)
        body = json.dumps(texts, ensure_ascii=False).encode("utf-8")
        return Served(body, hashlib.sha256(body).hexdigest()[:16])


def web_strings(words: Words, data_dir: Path, language: str) -> dict[str, str]:
    """Return {message id: text} of `data/web/`, in the language where it has the message.

    The names of intents are among them: the desk shows what the assistant has tried.
    """
    first = words.languages[0]
    texts: dict[str, str] = {}
    names = [key for key in words.keys(first) if key.startswith("intent-")]
    for key in [*_keys(data_dir / "web" / f"{first}.ftl"), *names]:
        spoken = language if words.has(key, language) else first
        # The file may have been edited since the words were loaded: a new line waits for the restart.
        if words.has(key, spoken):
            texts[key] = words.text(key, spoken)
    return texts


def _keys(path: Path) -> list[str]:
    if not path.is_file():
        return []
    resource: Any = FluentParser().parse(path.read_text("utf-8"))
    return [entry.id.name for entry in resource.body if isinstance(entry, ast.Message) and entry.value]
