"""Those who use the pages: customers at the demo bank, agents at the desk."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from tests.stack import TestStack

SCREENSHOTS = Path(__file__).parent / "screenshots"
LOCALES = {"en": "en-GB", "es": "es-ES", "fr": "fr-FR", "de": "de-DE"}
# Before anybody has logged in, the desk asks who is there and is told 401: the browser calls that an error.
_EXPECTED = re.compile(r"status of 401 .*/desk/me$")
# An answer takes milliseconds; the machine may be busy with other things.
ANSWER_WITHIN = 15_000


class People:
    """Opens pages and keeps watch over them."""

    def __init__(self, stack: TestStack, browser: Browser) -> None:
        self.stack = stack
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.faults: list[str] = []
        # Faults that a test brings about itself, an outage for instance.
        self.forgiven: re.Pattern[str] | None = None

    def customer(self, customer: str, language: str, context: BrowserContext | None = None, **options: Any) -> Customer:
        """Return a customer on their page of the demo bank, the chat still closed."""
        page = self._page(language, context, **options)
        page.goto(f"{self.stack.url}/?customer={customer}")
        found = Customer(page, customer, language)
        found.wait_there()
        return found

    def visitor(self, language: str, **options: Any) -> Page:
        """Return somebody before the demo bank's first page."""
        page = self._page(language, None, **options)
        page.goto(f"{self.stack.url}/")
        return page

    def strangers_desk(self, language: str = "en", wire: Callable[[Any], None] | None = None, **options: Any) -> Page:
        """Return the desk's log-in page; `wire` gets the desk's socket into its hands."""
        page = self._page(language, None, **options)
        if wire is not None:
            page.route_web_socket("**/desk/socket", wire)
        page.goto(f"{self.stack.url}/desk")
        page.get_by_test_id("desk-username").wait_for()
        return page

    def agent(self, name: str, language: str = "en", **options: Any) -> Agent:
        """Return an agent who has logged in at the desk."""
        page = self.strangers_desk(language, **options)
        page.get_by_test_id("desk-username").fill(name)
        page.get_by_test_id("desk-password").fill("demo")
        page.get_by_test_id("desk-login").click()
        page.get_by_test_id("desk-staff").wait_for()
        return Agent(page)

    def leave(self) -> None:
        """Close everything."""
        for context in self._contexts:
            context.close()

    def _page(self, language: str, context: BrowserContext | None, **options: Any) -> Page:
        if context is None:
            options.setdefault("viewport", {"width": 1280, "height": 860})
            context = self._browser.new_context(locale=LOCALES[language], **options)
            context.set_default_timeout(ANSWER_WITHIN)
            self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self._fault(f"script error: {error}"))
        page.on("console", self._console)
        page.on("request", self._request)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        text = f"{message.text} {message.location.get('url', '')}"
        if message.type == "error" and not _EXPECTED.search(text):
            self._fault(f"console: {text}")

    def _request(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in ("http", "https", "ws", "wss") and asked.netloc != urlsplit(self.stack.url).netloc:
            self._fault(f"another host: {request.url}")

    def _fault(self, text: str) -> None:
        if not (self.forgiven and self.forgiven.search(text)):
            self.faults.append(text)


class Customer:
    """A customer at the demo bank."""

    def __init__(self, page: Page, customer: str, language: str) -> None:
        self.page = page
        self.id = customer
        self.language = language

    def find(self, test_id: str) -> Locator:
        """Return what carries the id, shadow roots included."""
        return self.page.get_by_test_id(test_id)

    def wait_there(self) -> None:
        """Wait until the page has its chat, open or closed."""
        self.find("widget-launcher").or_(self.find("widget-panel")).wait_for()

    def open_chat(self, fresh: bool = True) -> None:
        """Open the window; `fresh` begins a conversation of its own."""
        self.wait_there()
        if self.find("widget-launcher").is_visible():
            self.find("widget-launcher").click()
        self.find("widget-message").first.wait_for()
        if fresh:
            before = self.find("widget-message").first.get_attribute("data-id")
            self.find("widget-new").click()
            self.page.locator(f'[data-testid=widget-message][data-id="{before}"]').wait_for(state="detached")
            self.find("widget-message").first.wait_for()

    def write(self, text: str) -> Locator:
        """Write and send; return the bubble, once the server has acknowledged it."""
        own = self.messages("customer")
        count = own.count()
        self.find("widget-input").fill(text)
        self.page.keyboard.press("Enter")
        expect(own).to_have_count(count + 1)
        expect(own.last).to_have_attribute("data-state", "sent", timeout=ANSWER_WITHIN)
        return own.last

    def say(self, text: str) -> list[str]:
        """Write, and return all that was answered."""
        bubble = self.write(text)
        return self.answers_after(int(bubble.get_attribute("data-seq") or 0))

    def answers_after(self, seq: int) -> list[str]:
        """Wait for the answer to a message, and return its texts."""
        until = time.monotonic() + ANSWER_WITHIN / 1000
        texts: list[str] = []
        while time.monotonic() < until:
            found = self.page.evaluate(_AFTER, seq)
            texts = found["texts"]
            if texts and not found["typing"]:
                return texts
            self.page.wait_for_timeout(30)
        raise AssertionError(f"no answer after message {seq}; shown: {self.texts()}")

    def messages(self, sender: str | None = None) -> Locator:
        """Return the bubbles of one sender or of all."""
        chosen = f'[data-sender="{sender}"]' if sender else ""
        return self.page.locator(f"[data-testid=widget-message]{chosen}")

    def texts(self, sender: str | None = None) -> list[str]:
        """Return what stands in the bubbles."""
        return self.messages(sender).locator(".text").all_inner_texts()

    def wait_owner(self, owner: str) -> None:
        """Wait until the bot, the queue or a person has the conversation."""
        self.page.locator(f'[data-testid=widget-owner][data-owner="{owner}"]').wait_for()

    def conversation(self) -> str:
        """Return the id of the conversation that this tab is in."""
        return str(self.page.evaluate(_CONVERSATION))


class Agent:
    """Somebody of the bank at the desk."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def find(self, test_id: str) -> Locator:
        """Return what carries the id, shadow roots included."""
        return self.page.get_by_test_id(test_id)

    def waiting(self, conversation: str) -> Locator:
        """Return the queue's item of a conversation."""
        return self.page.locator(f'[data-testid=desk-queue-item][data-conversation="{conversation}"]')

    def mine(self, conversation: str) -> Locator:
        """Return the item among the conversations accepted."""
        return self.page.locator(f'[data-testid=desk-mine-item][data-conversation="{conversation}"]')

    def accept(self, conversation: str) -> None:
        """Open a waiting conversation and take it."""
        self.waiting(conversation).click()
        self.find("desk-accept").click()
        self.find("desk-input").wait_for()

    def write(self, text: str) -> None:
        """Write to the customer and send."""
        self.find("desk-input").fill(text)
        self.page.keyboard.press("Enter")
        self.bubble(text).wait_for()

    def bubble(self, text: str) -> Locator:
        """Return the transcript's message with this text."""
        return self.find("desk-message").filter(has_text=text).first

    def hand_back(self, note: str = "") -> None:
        """Give the conversation back to the assistant."""
        self.find("desk-hand-back").click()
        self.find("desk-hand-back-note").fill(note)
        self.find("desk-hand-back-confirm").click()


_AFTER = """
(seq) => {
  const root = document.querySelector('attune-chat').shadowRoot;
  const messages = [...root.querySelectorAll('[data-testid=widget-message]')];
  const texts = messages.filter((m) => m.dataset.sender !== 'customer' && Number(m.dataset.seq) > seq)
    .map((m) => m.querySelector('.text').innerText);
  return { texts, typing: root.querySelector('[data-testid=widget-typing]').innerText.trim() !== '' };
}
"""
_CONVERSATION = """
() => Object.keys(sessionStorage).filter((key) => key.startsWith('attune:') && !key.endsWith(':outbox'))
  .map((key) => JSON.parse(sessionStorage.getItem(key)))
  .find((memory) => memory.open && memory.conversation).conversation
"""
