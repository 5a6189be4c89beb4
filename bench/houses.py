"""Throw-away working folders: the assistant and its peer, with the same examples in both."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.peer import parity

ROOT = Path(__file__).resolve().parent.parent
PEER = Path(__file__).resolve().parent / "peer"
ADDED_EXAMPLE = "would you tell me what the bench has left in its account"
"""The sentence that a designer adds before the warm training."""


@dataclass(frozen=True)
class House:
    """A folder in which `rasa train` and `rasa run` find everything by the usual names.

    Its own folder, because Rasa's cache and our vectors live in `.rasa` of the working folder: a
    new house is cold, and the developer's caches are left alone.
    """

    name: str
    folder: Path

    @property
    def model(self) -> Path:
        """The trained model."""
        return self.folder / "models" / "bench.tar.gz"

    def add_example(self) -> None:
        """Add one sentence to the examples, as a designer would."""
        path = next(iter(sorted(self.folder.rglob("nlu.*.yml"))))
        spec = yaml.safe_load(path.read_text("utf-8"))
        first = next(entry for entry in spec["nlu"] if "intent" in entry)
        first["examples"] += f"- {ADDED_EXAMPLE}\n"
        path.write_text(yaml.safe_dump(spec, allow_unicode=True, sort_keys=False), "utf-8")


def languages_of(path: Path) -> str | None:
    """Return the language in a name such as `nlu.de.yml` or `questions.de.yml`, else None."""
    parts = path.name.split(".")
    return parts[1] if len(parts) == 3 and parts[0] in ("nlu", "questions") else None


def build_ours(folder: Path, languages: Sequence[str]) -> House:
    """Lay our house: the project's own files, with the examples of the languages wanted."""

    def unwanted(_: str, names: list[str]) -> list[str]:
        return [n for n in names if (languages_of(Path(n)) or languages[0]) not in languages]

    shutil.copytree(ROOT / "data", folder / "data", ignore=unwanted)
    for name in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "models").mkdir()
    (folder / "models" / "encoder").symlink_to(ROOT / "models" / "encoder")
    return House("ours", folder)


def build_peer(folder: Path, languages: Sequence[str]) -> House:
    """Lay the peer's house: its own configuration, domain and stories over the same examples."""
    for path in sorted((ROOT / "data").rglob("nlu.*.yml")):
        if languages_of(path) in languages:
            target = folder / "data" / path.relative_to(ROOT / "data")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    for name in ("config.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(PEER / name, folder / name)
    shutil.copy(PEER / "stories.yml", folder / "data" / "stories.yml")
    (folder / "models").mkdir()
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    answered = parity.answers(parity.read_rules(ROOT / "data"))
    for name, content in (
        ("domain.yml", parity.peer_domain(domain, answered)),
        ("data/rules.yml", parity.peer_rules(domain, answered)),
    ):
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    return House("peer", folder)
