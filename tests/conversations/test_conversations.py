"""Every scripted conversation, with the real processes and the customer whose language it is."""

from __future__ import annotations

import re

import pytest

from bank.domain.conversations import Message, Sender
from server.chat_client import ChatClient, TurnOutcome
from tests.conversations.script import Figures, Script, Turn, scripts
from tests.stack import CUSTOMERS, TestStack

_ALL = list(scripts())
_LANGUAGES = ("en", "es", "fr", "de")
_SKILLS = ("core", "accounts", "spending", "budgeting", "bills", "cards", "products", "profile", "handoff")
_KINDS = ("happy", "corrected", "cancelled", "follow-up", "upset")
_ANY = "any"


def _names(skill: str, language: str) -> list[str]:
    return [script.name for script in _ALL if (script.skill, script.language) == (skill, language)]


@pytest.mark.parametrize("skill", _SKILLS)
def test_every_skill_is_scripted_alike_in_every_language(skill: str) -> None:
    for kind in _KINDS + (("digressed",) if skill in ("budgeting", "bills") else ()):
        assert any(name.startswith(kind) for name in _names(skill, "en")), f"{skill} has no '{kind}' conversation"
    for language in _LANGUAGES:
        assert _names(skill, language) == _names(skill, "en")


@pytest.mark.parametrize("script", _ALL, ids=lambda script: f"{script.language}-{script.skill}-{script.name}")
async def test_the_conversation_goes_as_scripted(
    stack: TestStack, script: Script, request: pytest.FixtureRequest
) -> None:
    if script.waits_for:
        request.applymarker(pytest.mark.xfail(reason=script.waits_for, strict=False))
    customer = CUSTOMERS[script.language]
    stack.as_new(customer, script.language)
    figures = Figures(stack, customer, script.language)
    told: list[str] = []
    async with ChatClient(stack.url, stack.token(customer), answer_within=30) as client:
        await client.open(script.language)
        seen = len(client.greeting)
        for turn in script.turns:
            text = figures.filled(turn.say)
            outcome = await client.say(text)
            assert client.conversation is not None
            new = stack.bank.conversations.messages(client.conversation, after=seen)
            seen = new[-1].seq
            figures.language = turn.language or script.language
            figures.last = new
            told += _told(text, outcome, new)
            wrong = _wrong(stack, customer, turn, outcome, new, figures)
            if wrong:
                title = f"{script.language} {script.skill}: {script.name}"
                pytest.fail("\n".join([title, *told, *wrong]), pytrace=False)


def _wrong(
    stack: TestStack, customer: str, turn: Turn, outcome: TurnOutcome, new: tuple[Message, ...], figures: Figures
) -> list[str]:
    keys = " ".join(m.key or "?" for m in new if m.sender is Sender.BOT)
    notices = [m.key for m in new if m.sender is Sender.SYSTEM]
    answer = " ".join(m.text for m in new if m.sender is not Sender.CUSTOMER)
    reminders = len(stack.bank.reminders.active(customer))
    cards = {str(card.kind): str(card.status) for card in stack.bank.cards.list(customer)}
    checks = {
        "intent": (turn.intent, outcome.intent or ""),
        "keys": (turn.keys, keys),
        "owner": (turn.owner, outcome.owner),
        "mood": (turn.mood, outcome.mood or ""),
        "tone": (turn.tone, outcome.tone or ""),
        "language": (figures.language, outcome.language),
        "escalation": (turn.escalation or "", outcome.escalation or ""),
    }
    wrong = [
        f"  ! {name} should be {wanted!r} and is {found!r}"
        for name, (wanted, found) in checks.items()
        if wanted != _ANY and not re.fullmatch(wanted, found)
    ]
    wrong += [f"  ! {text!r} is missing" for text in map(figures.filled, turn.has) if text not in answer]
    wrong += [f"  ! {text!r} should not be there" for text in map(figures.filled, turn.lacks) if text in answer]
    if turn.system and turn.system not in notices:
        wrong.append(f"  ! there should be the notice {turn.system!r}; there is {notices}")
    if turn.reminders is not None and turn.reminders != reminders:
        wrong.append(f"  ! {turn.reminders} reminders should wait, and {reminders} do")
    wrong += [
        f"  ! the {kind} card should be {state} and is {cards[kind]}"
        for kind, state in turn.cards.items()
        if cards[kind] != state
    ]
    return wrong


def _told(text: str, outcome: TurnOutcome, new: tuple[Message, ...]) -> list[str]:
    understood = f"({outcome.intent}, {outcome.mood}, {outcome.tone}, {outcome.owner}, {outcome.escalation})"
    answers = [f"  {m.sender.value}: [{m.key}] {m.text}" for m in new if m.sender is not Sender.CUSTOMER]
    return [f"  > {text}   {understood}", *answers]
