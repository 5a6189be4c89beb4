"""The agents' desk in a real browser: who gets whom, outages, and how a conversation ends."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.accessibility import violations
from tests.browser.people import SCREENSHOTS, Customer, People
from tests.browser.visible import foreign, unknown, visible
from tests.stack import CUSTOMERS, TestStack


@pytest.fixture(autouse=True)
def _as_new(stack: TestStack) -> None:
    for language, customer in CUSTOMERS.items():
        stack.as_new(customer, language)


def _waiting(people: People) -> tuple[Customer, str]:
    emma = people.customer("emma", "en")
    emma.open_chat()
    emma.say("What is the balance of my current account?")
    emma.say("I want to talk to a person")
    emma.wait_owner("queued")
    return emma, emma.conversation()


class _Wire:
    """The desk's socket, with a hand on it."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] | None = None
        self.routes: list[WebSocketRoute] = []

    def __call__(self, route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        self.routes.append(route)
        route.on_message(lambda text: server.send(text))
        server.on_message(lambda text: self._deliver(lambda: route.send(text)))

    def _deliver(self, deliver: Callable[[], None]) -> None:
        if self.held is None:
            deliver()
        else:
            self.held.append(deliver)

    def release(self) -> None:
        held, self.held = self.held or [], None
        for deliver in held:
            deliver()


def test_of_two_agents_who_accept_at_once_one_has_the_customer_and_one_is_told(
    stack: TestStack, people: People
) -> None:
    emma, conversation = _waiting(people)
    sofia = people.agent("sofia")
    wire = _Wire()
    noah = people.agent("noah", wire=wire)
    noah.waiting(conversation).click()
    noah.find("desk-accept").wait_for()
    # What the server tells Noah is on its way while he decides.
    wire.held = []
    sofia.accept(conversation)
    emma.wait_owner("human")
    noah.find("desk-accept").click()
    noah.page.wait_for_timeout(200)
    wire.release()
    expect(noah.find("desk-problem")).to_have_text(stack.words.text("desk-error-taken", "en"))
    expect(noah.waiting(conversation)).to_have_count(0)
    expect(noah.mine(conversation)).to_have_count(0)
    expect(noah.find("desk-input")).to_have_count(0)
    expect(sofia.mine(conversation)).to_be_visible()
    sofia.write("I have you.")
    expect(emma.messages("agent").last.locator(".text")).to_have_text("I have you.")
    sofia.hand_back()
    emma.wait_owner("bot")


def test_an_agent_whose_network_drops_misses_nothing(people: People) -> None:
    people.forgiven = re.compile("WebSocket")
    emma, conversation = _waiting(people)
    wire = _Wire()
    sofia = people.agent("sofia", wire=wire)
    sofia.accept(conversation)
    emma.wait_owner("human")
    wire.routes[-1].close(code=1011, reason="dropped")
    emma.write("Are you still there?")
    expect(sofia.bubble("Are you still there?")).to_be_visible()
    expect(sofia.find("desk-connection")).to_have_text("Connected")
    sofia.write("Yes, I am.")
    expect(emma.messages("agent")).to_have_count(1)
    sofia.page.reload()
    sofia.mine(conversation).click()
    expect(sofia.bubble("Are you still there?")).to_be_visible()
    expect(sofia.bubble("Yes, I am.")).to_be_visible()
    sofia.hand_back("Back to the assistant.")
    emma.wait_owner("bot")


def test_closing_with_an_outcome_is_told_and_kept(stack: TestStack, people: People) -> None:
    emma, conversation = _waiting(people)
    sofia = people.agent("sofia")
    sofia.accept(conversation)
    sofia.find("desk-close").click()
    sofia.find("desk-outcome").select_option("follow-up")
    sofia.find("desk-close-confirm").click()
    emma.wait_owner("bot")
    name = stack.bank.staff.get("sofia").name
    expect(emma.messages("system").last).to_contain_text(name)
    expect(sofia.mine(conversation)).to_have_count(0)
    ended = stack.bank.handoffs.latest_of(conversation)
    assert ended is not None
    assert (ended.status.value, ended.outcome) == ("closed", "follow-up")
    assert emma.say("What is the balance of my current account?")


def test_a_wrong_password_is_told_and_lets_nobody_in(people: People) -> None:
    people.forgiven = re.compile("status of 401")
    page = people.strangers_desk()
    page.get_by_test_id("desk-username").fill("sofia")
    page.get_by_test_id("desk-password").fill("wrong")
    page.get_by_test_id("desk-login").click()
    expect(page.get_by_role("alert")).to_contain_text("wrong")
    expect(page.get_by_test_id("desk-password")).to_be_visible()


def test_the_desk_speaks_the_agents_language(stack: TestStack, people: People) -> None:
    _, conversation = _waiting(people)
    sofia = people.agent("sofia", language="de")
    sofia.waiting(conversation).click()
    sofia.find("desk-accept").wait_for()
    shown = visible(sofia.page, "attune-desk")
    said = ("I want to talk to a person", "What is the balance of my current account?")
    emma = stack.bank.customers.get("emma")
    names = (f"{emma.preferred_name} {emma.family_name}", stack.bank.staff.get("sofia").name, "Visa", "Mastercard",
             "Englisch", "English", "Español", "Français", "Deutsch", "Vereinigtes Königreich", "GBP", "Alt", "Min.",
             "Sek.", *said)  # fmt: skip
    tried = tuple(stack.words.text(key, "de") for key in stack.words.keys("de") if key.startswith("intent-"))
    cases = tuple(case.reference for case in stack.bank.cases.list("emma"))
    assert foreign([text for text in shown["pages"] if text not in said], "de") == []
    assert unknown(shown["pages"], "de", known=(*names, *tried, *cases)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_for_those_who_see_or_move_differently(people: People, scheme: str) -> None:
    page = people.strangers_desk(color_scheme=scheme)
    assert violations(page) == []
    emma, conversation = _waiting(people)
    sofia = people.agent("sofia", color_scheme=scheme)
    assert violations(sofia.page) == []
    sofia.accept(conversation)
    assert violations(sofia.page) == []
    sofia.page.screenshot(path=SCREENSHOTS / f"desk-{scheme}.png")
    sofia.hand_back()
    emma.wait_owner("bot")
