"""What can be read on a page, and whether it is in the language that it should be in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from playwright.sync_api import Page

from launcher.places import ROOT

# Shorter pieces ('• ', ', due on ') stand in several languages.
_TELLING = 12


def visible(page: Page, element: str) -> dict[str, list[str]]:
    """Return what a custom element shows or tells a screen reader.

    Returns:
        `pages`: words of the page itself, `messages`: what stands in bubbles and quick replies.
    """
    found: dict[str, list[str]] = page.evaluate(_COLLECT, element)
    return found


def foreign(texts: list[str], language: str) -> list[str]:
    """Return the English pieces among texts that should be in another language."""
    own = pieces(language)
    english = [piece for piece in pieces("en") if piece not in own]
    return [f"{piece!r} in {text!r}" for text in texts for piece in english if piece in text]


def unknown(texts: list[str], language: str, *, known: tuple[str, ...] = ()) -> list[str]:
    """Return those words of a page that are not in the language's catalogue, numbers and `known` names apart."""
    own = sorted({*web_words(language), *known}, key=len, reverse=True)
    rest = []
    for text in texts:
        left = " ".join(text.split())
        for words in own:
            left = left.replace(words, " ")
        if re.search(r"[^\W\d_]{3,}", left):
            rest.append(text)
    return rest


@cache
def web_words(language: str) -> frozenset[str]:
    """Return every text of the pages in a language."""
    return frozenset(" ".join(piece.split()) for path in [ROOT / "data" / "web" / f"{language}.ftl"]
                     for piece in _texts(path))  # fmt: skip


@cache
def pieces(language: str) -> frozenset[str]:
    """Return every piece of a sentence that tells its language, of all catalogues."""
    return frozenset(
        piece.strip()
        for path in (ROOT / "data").rglob(f"{language}.ftl")
        for piece in _texts(path)
        if len(piece.strip()) >= _TELLING and " " in piece.strip()
    )


def _texts(path: Path) -> Iterator[str]:
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        if isinstance(entry, ast.Message):
            for pattern in [entry.value, *(attribute.value for attribute in entry.attributes)]:
                yield from _pattern(pattern)


def _pattern(pattern: ast.Pattern | None) -> Iterator[str]:
    for element in pattern.elements if pattern else []:
        if isinstance(element, ast.TextElement):
            yield from (line for line in element.value.split("\n") if line.strip())
        elif isinstance(element.expression, ast.SelectExpression):
            for variant in element.expression.variants:
                yield from _pattern(variant.value)


_COLLECT = """
(name) => {
  const pages = [], messages = [];
  const walk = (node, inMessage) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent.trim();
      const parent = node.parentElement;
      if (text && !(parent && ['STYLE', 'SCRIPT', 'TIME', 'OPTION'].includes(parent.tagName)))
        (inMessage ? messages : pages).push(text);
      return;
    }
    if (node.nodeType === Node.ELEMENT_NODE) {
      for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
        if (node.getAttribute(attribute)) pages.push(node.getAttribute(attribute));
      inMessage = inMessage || node.matches('.text, .reply, .preview, .offered, .day');
    }
    for (const child of node.shadowRoot ? [node.shadowRoot] : [...node.childNodes]) walk(child, inMessage);
    if (node instanceof ShadowRoot) return;
  };
  for (const element of document.querySelectorAll(name)) walk(element, false);
  return { pages, messages };
}
"""
