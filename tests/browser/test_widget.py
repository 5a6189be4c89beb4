"""The customer's chat window in a real browser: keyboard, screen reader, outages, small screens, neighbours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from bank.domain.conversations import Sender
from tests.browser.accessibility import violations
from tests.browser.people import ANSWER_WITHIN, SCREENSHOTS, Customer, People
from tests.browser.visible import unknown, visible
from tests.stack import CUSTOMERS, TestStack, money

BALANCE = "What is the balance of my current account?"
CARD = "4111 1111 1111 1111"
# A socket that cannot be had is an error to the browser, and business as usual to the widget.
_OUTAGE = re.compile(r"WebSocket connection to|ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|CONNECTION_RESET)")
_FOCUSED = """
() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.dataset?.testid ?? focused?.tagName;
}
"""


@pytest.fixture(autouse=True)
def _as_new(stack: TestStack) -> None:
    for language, customer in CUSTOMERS.items():
        stack.as_new(customer, language)


def _emma(people: People, **options: object) -> Customer:
    emma = people.customer("emma", "en", **options)
    emma.open_chat()
    return emma


def test_everything_can_be_done_with_the_keyboard(people: People) -> None:
    emma = people.customer("emma", "en")
    page = emma.page
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUSED) == "widget-launcher":
            break
    assert page.evaluate(_FOCUSED) == "widget-launcher"
    page.keyboard.press("Enter")
    emma.messages("bot").first.wait_for()
    page.wait_for_function(f"({_FOCUSED})() === 'widget-input'")
    page.keyboard.type("What can you do?")
    page.keyboard.press("Enter")
    emma.find("widget-reply").first.wait_for()
    for _ in range(10):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(_FOCUSED) == "widget-reply":
            break
    assert page.evaluate(_FOCUSED) == "widget-reply"
    answered = emma.messages("bot").count()
    page.keyboard.press("Enter")
    expect(emma.messages("bot")).not_to_have_count(answered)
    page.wait_for_function(f"({_FOCUSED})() === 'widget-input'")
    page.keyboard.press("Escape")
    page.wait_for_function(f"({_FOCUSED})() === 'widget-launcher'")


def test_new_messages_are_announced_and_old_ones_are_not(people: People) -> None:
    emma = _emma(people)
    log = emma.find("widget-log")
    expect(log).to_have_attribute("role", "log")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log).to_have_attribute("aria-relevant", "additions")
    emma.say(BALANCE)
    for bubble in emma.messages().all():
        # Who speaks is said with each message, and that a machine is one.
        assert bubble.locator(".who").inner_text()
    expect(emma.messages("bot").last.locator(".meta")).to_contain_text("automated")
    # While old messages are played back nothing is announced.
    seen: list[str | None] = []
    emma.page.expose_function("noteLive", lambda value: seen.append(value))
    emma.page.add_init_script(
        """document.addEventListener('DOMContentLoaded', () => setInterval(() => {
             const log = document.querySelector('attune-chat')?.shadowRoot?.querySelector('[role=log]');
             if (log && log.querySelectorAll('article').length === 0) window.noteLive(log.getAttribute('aria-live'));
           }, 5))"""
    )
    emma.page.reload()
    expect(emma.messages("bot")).to_have_count(2)
    assert set(seen) <= {"off"}
    expect(emma.find("widget-log")).to_have_attribute("aria-live", "polite")


def test_reading_of_mood_is_seen_switched_off_and_deleted_with_the_keyboard(stack: TestStack, people: People) -> None:
    stack.bank.customers.set_mood_analysis("emma", True, stack.now("emma"))
    emma = _emma(people, viewport={"width": 320, "height": 640})
    page = emma.page
    emma.say(BALANCE)
    button, switch = emma.find("widget-mood-button"), emma.find("widget-mood-switch")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(emma.find("widget-mood-now")).to_have_attribute("data-mood", re.compile(r"^[a-z]+$"))
    assert violations(page) == []
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-checked", "false")
    assert not stack.bank.customers.get("emma").mood_analysis
    emma.find("widget-mood-forget").focus()
    page.keyboard.press("Enter")
    expect(emma.find("widget-mood-result")).not_to_be_empty()
    page.wait_for_function(f"({_FOCUSED})() === 'widget-mood-switch'")
    page.keyboard.press("Space")
    expect(switch).to_have_attribute("aria-checked", "true")
    page.keyboard.press("Escape")
    page.wait_for_function(f"({_FOCUSED})() === 'widget-mood-button'")
    expect(emma.find("widget-panel")).to_be_visible()
    expect(emma.find("widget-mood")).to_be_hidden()


def test_a_reload_brings_the_whole_conversation_back(people: People) -> None:
    emma = _emma(people)
    emma.say(BALANCE)
    before = emma.texts()
    emma.page.reload()
    expect(emma.messages()).to_have_count(len(before))
    assert emma.texts() == before
    emma.say("Thank you")


def test_after_the_server_was_away_the_chat_goes_on_where_it_was(stack: TestStack, people: People) -> None:
    people.forgiven = _OUTAGE
    emma = _emma(people)
    emma.say(BALANCE)
    before = emma.texts()
    stack.stop("server")
    try:
        expect(emma.find("widget-notice")).to_contain_text("connection was lost")
        emma.find("widget-input").fill("Thank you")
        emma.page.keyboard.press("Enter")
        expect(emma.messages("customer").last).to_have_attribute("data-state", "waiting")
    finally:
        stack.start("server")
    expect(emma.messages("customer").last).to_have_attribute("data-state", "sent", timeout=20_000)
    expect(emma.messages("bot").last.locator(".text")).to_have_text(stack.words.text("thank", "en", "warm"))
    assert emma.texts()[: len(before)] == before
    assert emma.texts().count("Thank you") == 1
    expect(emma.find("widget-notice")).to_have_text("")


def test_what_is_written_offline_is_sent_once_there_is_a_network_again(people: People) -> None:
    people.forgiven = _OUTAGE
    emma = _emma(people)
    emma.page.context.set_offline(True)
    emma.find("widget-input").fill("Thank you")
    emma.page.keyboard.press("Enter")
    expect(emma.messages("customer")).to_have_count(1)
    # The tab itself may go meanwhile: what was not acknowledged is kept.
    emma.page.context.set_offline(False)
    emma.page.reload()
    expect(emma.messages("customer").last).to_have_attribute("data-state", "sent", timeout=20_000)
    expect(emma.messages("customer")).to_have_count(1)
    expect(emma.messages("bot")).to_have_count(2)


def test_two_tabs_show_the_same(people: People) -> None:
    first = _emma(people)
    second = people.customer("emma", "en", context=first.page.context)
    second.open_chat(fresh=False)
    first.say(BALANCE)
    expect(second.messages()).to_have_count(first.messages().count())
    second.say("Thank you")
    expect(first.messages()).to_have_count(second.messages().count())
    assert first.texts() == second.texts()
    identifiers = [bubble.get_attribute("data-id") for bubble in first.messages().all()]
    assert len(set(identifiers)) == len(identifiers)


def test_a_card_number_is_hidden_while_it_is_typed(stack: TestStack, people: People) -> None:
    emma = _emma(people)
    emma.find("widget-input").press_sequentially(f"My card is {CARD} ok")
    expect(emma.find("widget-masked")).to_be_visible()
    shown = emma.find("widget-input").input_value()
    assert "4111" not in shown
    assert "1111" in shown
    emma.page.keyboard.press("Enter")
    expect(emma.messages("customer").last).to_have_attribute("data-state", "sent")
    kept = stack.bank.conversations.messages(emma.conversation())
    assert ["4111 1111" in message.text for message in kept] == [False] * len(kept)


def test_quick_replies_answer_and_then_disappear(stack: TestStack, people: People) -> None:
    emma = _emma(people)
    emma.say("Remind me of the electricity bill")
    replies = emma.find("widget-reply")
    expect(replies).to_have_count(4)
    title = replies.nth(1).inner_text().strip()
    replies.nth(1).click()
    expect(emma.messages("customer").last.locator(".text")).to_have_text(title)
    expect(replies).to_have_count(0)
    expect(emma.messages("bot")).to_have_count(3)
    assert len(stack.bank.reminders.active("emma")) == 1


def test_a_reminder_that_is_due_reaches_the_open_chat(stack: TestStack, people: People) -> None:
    emma = _emma(people)
    emma.say("Remind me of the electricity bill")
    emma.say("90 days before")
    kept = lambda: [m.key for m in stack.bank.conversations.messages(emma.conversation())]  # noqa: E731
    assert kept()[-1] == "reminder-now"
    count = emma.messages().count()
    expect(emma.messages()).to_have_count(count + 1, timeout=ANSWER_WITHIN)
    assert kept()[-1] == "bill-reminder-due"
    bill = stack.bank.bills.match("emma", "electricity", stack.now("emma").date(), "electricity")[0]
    expect(emma.messages().last).to_contain_text(bill.payee)
    expect(emma.messages().last).to_contain_text(money(bill.amount, "en", "GB"))


def test_at_320_pixels_nothing_has_to_be_scrolled_sideways(people: People) -> None:
    emma = people.customer("emma", "en", viewport={"width": 320, "height": 640}, has_touch=True)
    assert emma.page.evaluate("document.documentElement.scrollWidth") == 320
    emma.open_chat()
    emma.say("What can you do?")
    emma.page.screenshot(path=SCREENSHOTS / "widget-320.png")
    assert emma.page.evaluate("document.documentElement.scrollWidth") == 320
    wide = """() => [...document.querySelector('attune-chat').shadowRoot
      .querySelectorAll('.panel, .log, footer, header')]
      .filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.className || box.tagName)"""
    assert emma.page.evaluate(wide) == []
    small = """() => [...document.querySelector('attune-chat').shadowRoot.querySelectorAll('button, select')]
      .map((box) => [box.dataset.testid, box.getBoundingClientRect()])
      .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
    assert emma.page.evaluate(small) == [], "targets are at least 24 pixels"


def test_two_customers_never_see_each_others_chat(stack: TestStack, people: People) -> None:
    emma = _emma(people)
    emma.say(BALANCE)
    elsewhere = people.customer("lucia", "es")
    elsewhere.open_chat()
    elsewhere.say("Gracias")
    # The same browser, the same tab: a family's computer.
    emma.find("bank-switch").click()
    emma.find("bank-customer-lucia").click()
    expect(emma.page.locator("html")).to_have_attribute("lang", "es")
    lucia = Customer(emma.page, "lucia", "es")
    lucia.open_chat(fresh=False)
    expect(lucia.messages("customer").first).to_be_visible()
    checking = next(a.balance for a in stack.bank.accounts.list("emma") if str(a.kind) == "checking")
    balance = money(checking, "en", "GB")
    for page in (lucia, elsewhere):
        assert BALANCE not in page.texts()
        assert balance not in "\n".join(page.texts())
    assert [m.text for m in stack.bank.conversations.messages(elsewhere.conversation())
            if m.sender is Sender.CUSTOMER] == ["Gracias"]  # fmt: skip


def test_a_change_of_language_changes_window_and_answers(people: People) -> None:
    emma = _emma(people)
    emma.find("widget-language").select_option("es")
    expect(emma.find("widget-owner")).not_to_contain_text("You are chatting")
    emma.say("Gracias")
    shown = visible(emma.page, "attune-chat")
    names = ("English", "Español", "Français", "Deutsch")
    assert unknown(shown["pages"], "es", known=names) == []
    emma.say("Can we speak English again, please?")
    expect(emma.find("widget-owner")).to_contain_text("You are chatting")


def test_while_a_person_answers_no_new_conversation_can_be_begun(people: People) -> None:
    emma = _emma(people)
    expect(emma.find("widget-new")).to_be_visible()
    emma.say("I want to talk to a person")
    emma.wait_owner("queued")
    expect(emma.find("widget-new")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_for_those_who_see_or_move_differently(people: People, scheme: str) -> None:
    page = people.visitor("en", color_scheme=scheme)
    page.get_by_test_id("bank-customer-emma").wait_for()
    assert violations(page) == []
    page.get_by_test_id("bank-customer-emma").click()
    emma = Customer(page, "emma", "en")
    emma.open_chat()
    emma.say("What can you do?")
    assert violations(page) == []
    emma.say("I want to talk to a person")
    emma.wait_owner("queued")
    assert violations(page) == []
    page.screenshot(path=SCREENSHOTS / f"widget-{scheme}.png")
