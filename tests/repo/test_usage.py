"""What the code says has words, and there are no words that nothing says."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rasa_sdk import Action, ValidationAction

import actions.skills
from bank.adapters.catalogue import DEFAULT_PATH
from bank.adapters.policies import read_escalation, read_support
from bank.domain.accounts import AccountKind
from bank.domain.cards import CardKind
from bank.domain.transactions import CATEGORIES
from tests.repo import house

_ESCALATION = house.ROOT / "bank" / "domain" / "escalation.py"
_POLICY, _PLAN = read_escalation(), read_support()
_SAYING = [
    *house.sources("actions", "server"),
    house.ROOT / "bot" / "channel.py",
    house.ROOT / "bot" / "policies" / "turn.py",
]
_PRODUCTS = house.read_yaml(DEFAULT_PATH)

# Messages whose ids are put together at run time: prefix -> everything that may follow.
FAMILIES: dict[str, set[str]] = {
    "intent-": set(house.intents_of_domain()),
    "category-": set(CATEGORIES),
    "account-": {kind.value for kind in AccountKind},
    "card-": {kind.value for kind in CardKind},
    "language-": set(house.LANGUAGES),
    # A product has its name in every language from the day it is in the catalogue.
    "product-": set(_PRODUCTS["products"]),
    "answer-": set(_PRODUCTS["answers"]),
    "handoff-": set(_POLICY.placement),
    "handoff-closed-": set(_PLAN.teams),
}


def _strings(node: ast.AST) -> Iterator[str]:
    """Yield the texts that an expression may have; the changing parts of an f-string as '*'."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "*" for v in values)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _strings(body)
            yield from _strings(orelse)


def _resolved(node: ast.AST, function: ast.AST) -> Iterator[str]:
    """Yield the texts of an expression, a local name followed to what was assigned to it."""
    if isinstance(node, ast.Name):
        for inner in ast.walk(function):
            if isinstance(inner, ast.Assign) and any(
                isinstance(t, ast.Name) and t.id == node.id for t in inner.targets
            ):
                yield from _strings(inner.value)
    else:
        yield from _strings(node)


def _said() -> Iterator[tuple[Path, str]]:
    """Yield (file, key or pattern) of everything that `.say`, `.text` and buttons name."""
    for path in _SAYING:
        tree = house.parsed(path)
        functions = [n for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
        for function in functions:
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
                    texts = (text for argument in node.args[:2] for text in _resolved(argument, function))
                    yield from ((path, text) for text in texts if "-" in text or text.isalpha())
                if isinstance(node, ast.Dict):
                    for key, value in zip(node.keys, node.values, strict=True):
                        if isinstance(key, ast.Constant) and key.value == "key":
                            yield from ((path, text) for text in _resolved(value, function))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "text":
                    for argument in node.args[:1]:
                        yield from ((path, text) for text in _resolved(argument, function) if "-" in text)


def _fits(pattern: str, key: str) -> bool:
    return re.fullmatch(".+".join(re.escape(part) for part in pattern.split("*")), key) is not None


def test_everything_that_the_code_says_has_words_in_every_language() -> None:
    said = set(_said())
    assert len(said) > 60
    for path, text in sorted(said):
        silent = [spoken for spoken in house.LANGUAGES if not any(_fits(text, key) for key in house.pieces(spoken))]
        assert silent == [], f"{path.relative_to(house.ROOT)} says {text!r}"


@pytest.mark.parametrize("prefix", sorted(FAMILIES))
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_member_of_a_family_has_its_words(language: str, prefix: str) -> None:
    keys = house.pieces(language)
    assert [name for name in sorted(FAMILIES[prefix]) if prefix + name not in keys] == []


def _literals() -> set[str]:
    """Return every text in the code that could be a message's id, `utter_x` written as `x`."""
    found: set[str] = set()
    for path in _SAYING:
        for node in ast.walk(house.parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.sub(r"^utter_(.*)$", lambda m: m[1].replace("_", "-"), node.value))
            elif isinstance(node, ast.JoinedStr):
                found |= {text for text in _strings(node) if re.search(r"[a-z]", text)}
    for rule in house.rules():
        found |= {s["action"][6:].replace("_", "-") for s in rule["steps"] if str(s.get("action")).startswith("utter_")}
    for _, _, given in house.responses():
        found |= {given["text"], *(button["title"] for button in given.get("buttons") or [])}
    return found


def _web_literals() -> tuple[set[str], set[str]]:
    """Return the ids in the pages' sources, and the prefixes of those put together at run time."""
    text = "\n".join(
        path.read_text("utf-8")
        for folder in ("widget", "desk", "bank", "shared")
        for path in sorted((house.ROOT / "web" / folder).rglob("*.ts"))
    )
    exact = set(re.findall(r"['\"`]((?:widget|desk|bank)-[a-z-]+)['\"`]", text))
    # The message box is on two pages and asks under the name of each: t('send') is widget-send and desk-send.
    composer = (house.ROOT / "web" / "shared" / "composer.ts").read_text("utf-8")
    exact |= {f"{page}-{part}" for page in ("widget", "desk") for part in re.findall(r"\bt\('([a-z-]+)'\)", composer)}
    return exact, set(re.findall(r"`((?:widget|desk|bank)-[a-z-]+-)\$\{", text))


def test_every_message_is_used_by_something() -> None:
    literals = _literals()
    patterns = [text for text in literals if "*" in text and text.strip("*.-")]
    web, web_prefixes = _web_literals()
    rows = {key for key in house.pieces("en") if key.endswith(".rows")}  # formatted by `bank.words` itself
    unused = []
    for key in house.pieces("en"):
        message = key.split(".")[0]
        in_family = any(
            message.startswith(prefix) and message[len(prefix) :] in names for prefix, names in FAMILIES.items()
        )
        if key in literals or key in web or (in_family and "." not in key):
            continue
        if key in rows and (message in literals or message in FAMILIES):
            continue
        if "." in key and any(_fits(p, key) for p in patterns):
            continue
        if any(key.startswith(prefix) for prefix in web_prefixes):
            continue
        unused.append(key)
    assert unused == [], unused


def _action_classes() -> dict[str, type[Action]]:
    found: dict[str, type[Action]] = {}
    for module in pkgutil.iter_modules(actions.skills.__path__, "actions.skills."):
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, Action) and kind.__module__ == module.name and not inspect.isabstract(kind):
                name = kind().name()
                assert name not in found, f"{name} is there twice"
                found[name] = kind
    return found


def test_every_declared_action_is_a_class_and_every_class_is_declared() -> None:
    declared = {name for name in house.domain()["actions"] if not name.startswith("utter_")}
    assert declared ^ set(_action_classes()) == set()
    assert not any(issubclass(kind, ValidationAction) for kind in _action_classes().values())


def test_every_skill_module_has_the_name_of_its_data_folder() -> None:
    folders = {path.name for path in (house.DATA / "skills").iterdir()} | {"core", "handoff"}
    modules = {module.name for module in pkgutil.iter_modules(actions.skills.__path__)}
    assert modules <= folders


def test_every_declared_action_is_reached_by_a_rule_a_form_or_the_policy() -> None:
    reached = {step["action"] for rule in house.rules() for step in rule["steps"] if "action" in step}
    policy = (house.ROOT / "bot" / "policies" / "turn.py").read_text("utf-8")
    for form, spec in house.domain()["forms"].items():
        reached |= {f"validate_{form}", *(f"action_ask_{form}_{slot}" for slot in spec["required_slots"])}
    assert [name for name in house.domain()["actions"] if name not in reached and f'"{name}"' not in policy] == []


def test_every_form_is_started_completed_validated_and_asks_each_slot() -> None:
    declared = set(house.domain()["actions"])
    for form, spec in house.domain()["forms"].items():
        starts = [r for r in house.rules() if {"active_loop": form} in r["steps"]]
        ends = [r for r in house.rules() if {"active_loop": None} in r["steps"] and {"action": form} in r["steps"]]
        assert starts, form
        assert ends, form
        assert f"validate_{form}" in declared
        for slot in spec["required_slots"]:
            assert slot in house.domain()["slots"]
            assert f"action_ask_{form}_{slot}" in declared


def test_every_slot_is_explained_beside_its_name() -> None:
    text = (house.ROOT / "domain.yml").read_text("utf-8")
    for slot in house.domain()["slots"]:
        assert re.search(rf"^  {slot}:  # \w.+$", text, re.M), f"{slot} has no comment that says who sets it"


def test_every_slot_is_used() -> None:
    code = "\n".join(path.read_text("utf-8") for path in house.sources("actions", "bot", "server"))
    assert [slot for slot in house.domain()["slots"] if not re.search(rf"\b{slot}\b", code)] == []


def test_every_entity_of_the_domain_is_found_or_taught() -> None:
    listed = {
        name for language in house.LANGUAGES for name in house.read_yaml(house.DATA / "entities" / f"{language}.yml")
    }
    taught = {name for lines in house.examples("en").values() for line in lines for name in house.entities_in(line)}
    grammar = {"amount", "date", "period", "lead_time"}
    assert [name for name in house.domain()["entities"] if name not in listed | taught | grammar] == []


def test_every_placed_reason_can_come_up_and_every_team_has_its_hours() -> None:
    written = {
        node.value
        for node in ast.walk(house.parsed(_ESCALATION))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(_POLICY.placement) - {*written, *_POLICY.topics.values(), *_POLICY.risk.values()} == set()
    assert {place.team for place in _POLICY.placement.values()} <= set(_PLAN.teams)


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_catalogue_answers_questions_and_messages_are_the_same_set(language: str) -> None:
    answers = set(_PRODUCTS["answers"])
    written = {key.removeprefix("answer-") for key in house.pieces(language) if key.startswith("answer-")}
    asked = set(house.read_yaml(house.DATA / "products" / f"questions.{language}.yml")["questions"])
    assert written == answers
    # What cannot be answered is taught as well, so that it is not mistaken for something else.
    assert asked - {"unanswerable"} == answers


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_answers_use_only_facts_of_their_product(language: str) -> None:
    for answer, spec in _PRODUCTS["answers"].items():
        assert answer.split("-")[0] == spec["product"]
        facts = set(_PRODUCTS["products"][spec["product"]]["facts"])
        assert house.pieces(language)[f"answer-{answer}"].variables - facts == set(), answer


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_no_product_question_leads_to_two_answers(language: str) -> None:
    first: dict[str, str] = {}
    twice = []
    for answer, lines in house.read_yaml(house.DATA / "products" / f"questions.{language}.yml")["questions"].items():
        for line in lines:
            if first.setdefault(house.plain(line), answer) != answer:
                twice.append((line, answer))
    assert twice == []
