"""Makes docs/images/widget-and-desk.png: the customer's window beside the desk, in the same conversation.

    ATTUNE_TEST_URL=http://127.0.0.1:8080 ATTUNE_TEST_SECRET_FILE=var/secret.key \\
        .venv/app/bin/python -m tests.browser.readme_picture

Without the two variables it starts processes of its own, as the tests do.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from launcher.places import ROOT
from tests.browser.people import People
from tests.stack import TestStack, running_stack

PICTURE = ROOT / "docs" / "images" / "widget-and-desk.png"
_MOST_BYTES = 300_000
_PAGE = """<!doctype html><style>
  body {{ margin: 0; width: 1390px; padding: 36px; box-sizing: border-box; background: #dfe8e5;
         display: flex; gap: 28px; }}
  img {{ display: block; border-radius: 14px; box-shadow: 0 1px 3px rgb(0 0 0 / 18%), 0 14px 40px rgb(0 0 0 / 16%); }}
</style><img src="data:image/png;base64,{widget}" height="720"><img src="data:image/png;base64,{desk}" height="720">"""


def main() -> int:
    """Make the picture; return the exit status."""
    program = os.environ.get("ATTUNE_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with running_stack() as stack, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        widget, desk = _photograph(stack, browser)
        page = browser.new_page(viewport={"width": 1390, "height": 792})
        page.set_content(_PAGE.format(widget=_coded(widget), desk=_coded(desk)))
        page.wait_for_timeout(300)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    return 0 if size <= _MOST_BYTES else 1


def _photograph(stack: TestStack, browser: Browser) -> tuple[bytes, bytes]:
    stack.as_new("emma", "en")
    people = People(stack, browser)
    emma = people.customer("emma", "en", viewport={"width": 400, "height": 760})
    emma.open_chat()
    emma.say("How much did I spend on groceries last month?")
    emma.say("and this month?")
    emma.say("This is ridiculous, nothing works here")
    if emma.find("widget-owner").get_attribute("data-owner") == "bot":
        emma.say("I am furious, I want to talk to a person")
    emma.wait_owner("queued")
    sofia = people.agent("sofia", viewport={"width": 1240, "height": 980})
    sofia.accept(emma.conversation())
    emma.wait_owner("human")
    sofia.write("Hello Emma, I am Sofía. I have read everything; let me sort this out with you.")
    emma.messages("agent").last.wait_for()
    emma.write("Thank you, Sofía")
    sofia.bubble("Thank you, Sofía").wait_for()
    sofia.page.wait_for_timeout(700)
    pictures = emma.page.screenshot(), sofia.page.screenshot()
    sofia.hand_back()
    emma.wait_owner("bot")
    people.leave()
    return pictures


def _coded(picture: bytes) -> str:
    return base64.b64encode(picture).decode("ascii")


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[2])
    sys.exit(main())
