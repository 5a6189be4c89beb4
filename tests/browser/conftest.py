"""A Chromium, and people who use it; every page is watched for what must not happen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import People
from tests.stack import TestStack

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
          "--disable-sync", "--no-first-run"]  # fmt: skip


# For this folder and not the session: Playwright keeps an event loop running, which asynchronous
# tests of other folders could not bear.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the one that ATTUNE_TEST_CHROMIUM names, or the system's."""
    program = os.environ.get("ATTUNE_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def people(stack: TestStack, browser: Browser, request: pytest.FixtureRequest) -> Iterator[People]:
    """Customers and agents, each in a browser context of their own.

    Afterwards the test fails when any of their pages had a script error, wrote an error to the
    console, or asked anything of another host.
    """
    people = People(stack, browser)
    yield people
    people.leave()
    assert people.faults == []
