"""What the laws of the house are read from: the data, the words and the code, parsed once."""

from __future__ import annotations

import ast as python
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
LANGUAGES: tuple[str, ...] = tuple(yaml.safe_load((DATA / "languages.yml").read_text("utf-8"))["languages"])
OTHERS = tuple(language for language in LANGUAGES if language != "en")


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key given twice: YAML would keep the last one without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise ValueError(f"{node.start_mark.name}: {sorted(twice)} twice in one mapping")
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Any:
    """Return the parsed file; a key given twice raises ValueError."""
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, _Strict)


@cache
def domain() -> dict[str, Any]:
    """Return the parsed domain."""
    loaded: dict[str, Any] = read_yaml(ROOT / "domain.yml")
    return loaded


@cache
def intents_of_domain() -> tuple[str, ...]:
    """Return the intents that the domain declares."""
    return tuple(next(iter(entry)) if isinstance(entry, dict) else entry for entry in domain()["intents"])


@cache
def rules() -> tuple[dict[str, Any], ...]:
    """Return all rules and stories."""
    found: list[dict[str, Any]] = []
    for path in sorted([*DATA.rglob("rules.yml"), *DATA.rglob("stories.yml")]):
        parsed = read_yaml(path)
        found += [*parsed.get("rules", []), *parsed.get("stories", [])]
    return tuple(found)


@cache
def responses() -> tuple[tuple[str, Path, dict[str, Any]], ...]:
    """Return (key, file, first variation) of every declared response, repeated ones too."""
    found = []
    for path in sorted([*DATA.rglob("*.yml"), ROOT / "domain.yml"]):
        parsed = read_yaml(path)
        if isinstance(parsed, dict):
            found += [(key, path, given[0]) for key, given in (parsed.get("responses") or {}).items()]
    return tuple(found)


@cache
def examples(language: str) -> dict[str, tuple[str, ...]]:
    """Return the training examples of each intent in one language, annotations and all."""
    found: dict[str, list[str]] = {}
    for path in sorted(DATA.rglob(f"nlu.{language}.yml")):
        for entry in read_yaml(path)["nlu"]:
            lines = (line.strip() for line in entry["examples"].splitlines())
            found.setdefault(entry["intent"], []).extend(line[2:].strip() for line in lines if line.startswith("- "))
    return {intent: tuple(lines) for intent, lines in found.items()}


_ANNOTATED = re.compile(r"\[([^\]]+)\](?:\(([^)]*)\)|\{([^}]*)\})")


def plain(example: str) -> str:
    """Return an example as a customer would type it, folded so that equal ones look equal."""
    return " ".join(_ANNOTATED.sub(lambda match: match[1], example).casefold().split()).rstrip(" .!?¿¡")


def entities_in(example: str) -> set[str]:
    """Return the names of the entities annotated in an example."""
    found = set()
    for _, short, long in _ANNOTATED.findall(example):
        found.add(short.split(":")[0] if short else str(yaml.safe_load("{" + long + "}")["entity"]))
    return found


class _Reads(Visitor):
    """Collects variables, tones and plural selectors of a pattern."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.tones: set[str] = set()
        self.plurals: list[tuple[str, frozenset[str]]] = []

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        keys = {v.key.name if isinstance(v.key, fluent.Identifier) else str(v.key.value) for v in node.variants}
        name = node.selector.id.name if isinstance(node.selector, fluent.VariableReference) else ""
        if name == "tone":
            self.tones |= keys
        elif keys & {"zero", "one", "two", "few", "many"}:
            self.plurals.append((name, frozenset(keys)))
        self.generic_visit(node)


class Piece:
    """A message's text or one of its attributes."""

    def __init__(self, key: str, pattern: fluent.Pattern) -> None:
        reads = _Reads()
        reads.visit(pattern)
        self.key = key
        self.variables = frozenset(reads.variables)
        self.tones = frozenset(reads.tones)
        self.plurals = tuple(reads.plurals)


@cache
def pieces(language: str) -> dict[str, Piece]:
    """Return every message and attribute of a language by its key, `id` or `id.attribute`."""
    found: dict[str, Piece] = {}
    for path in sorted(DATA.rglob(f"{language}.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if not isinstance(entry, fluent.Message):
                continue
            given = [(entry.id.name, entry.value)] if entry.value else []
            given += [(f"{entry.id.name}.{attribute.id.name}", attribute.value) for attribute in entry.attributes]
            for key, pattern in given:
                if key in found:
                    raise ValueError(f"{key} is there twice in {language}: {path}")
                found[key] = Piece(key, pattern)
    return found


def folder_of(key: str) -> str:
    """Return the folder below `data/` whose English file has the message."""
    message = key.split(".")[0]
    for path in sorted(DATA.rglob("en.ftl")):
        if re.search(rf"^{re.escape(message)} =", path.read_text("utf-8"), re.M):
            return str(path.parent.relative_to(DATA))
    raise LookupError(key)


def sources(*folders: str) -> list[Path]:
    """Return the Python files below some folders of the project."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def parsed(path: Path) -> python.Module:
    """Return the syntax tree of a Python file."""
    return python.parse(path.read_text("utf-8"))
