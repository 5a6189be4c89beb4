"""axe-core's opinion of a page."""

from __future__ import annotations

from playwright.sync_api import Page

from launcher.places import ROOT

_AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
# Of the standard that a bank is held to, and what axe-core recommends beyond it.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Return the serious and critical violations on a page, shadow roots included, each with its place."""
    # Evaluated and not added as a script: the page's own policy forbids foreign ones.
    page.evaluate(_AXE.read_text("utf-8"))
    # Colours in the middle of a transition are nobody's colours.
    page.wait_for_timeout(300)
    found = page.evaluate("(rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] })", _RULES)
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
