"""Every sentence, in every language and tone, as a customer would read it."""

from __future__ import annotations

import logging
import re
from collections import Counter
from datetime import date, datetime, timezone
from functools import cache
from typing import Any

import pytest

from actions.skills.products import shown
from bank.adapters.catalogue import DEFAULT_PATH, read_catalogue
from bank.words import Amount, Name, Percent, Rows, Span, Words, from_json, to_json
from bank.words.tone import BRIEF, EMPATHETIC, NEUTRAL, TONES, WARM
from tests.repo import house

# Facts of products that are plain numbers or rates; every other one is a price.
_NUMBERS = {"opening_minutes", "interest_free_days", "delivery_days", "insured_trip_days", "longest_months",
            "longest_years", "oldest_age", "free_transfers", "longest_trip_days", "withdrawal_days"}  # fmt: skip
_RATES = {"rate", "rate_12", "rate_24", "rate_10", "apr", "foreign_fee", "cash_abroad_fee", "early_fee",
          "smallest_deposit", "yearly_overpayment"}  # fmt: skip
SAMPLES: dict[str, Any] = {
    "name": "Emma", "agent": "Sofia", "merchant": "Tesco", "payee": "Vodafone", "text": "12 + 30", "last4": "4242",
    "reference": "C-7F3K2M", "position": 3, "limit": Amount(30_000, "EUR"), "count": 3, "shown": 5, "days": 9,
    "account": Name("account", "checking"), "card": Name("card", "debit"), "category": Name("category", "groceries"),
    "topic": Name("intent", "pay_bill"), "span": Span(date(2026, 2, 1), date(2026, 2, 28), "month"),
    "at": datetime(2026, 3, 9, 9, 5, tzinfo=timezone.utc), "date": date(2026, 3, 2), "due": date(2026, 3, 12),
    "line": "Samaritans", "number": "116 123", "emergency": "999",
    "acknowledge_by": date(2026, 3, 17), "respond_by": date(2026, 5, 5),
    **{name: Amount(minor, "EUR") for name, minor in (
        ("balance", 123_450), ("available", 173_450), ("total", 8_815), ("amount", 6_050), ("spent", 21_099),
        ("left", 8_901), ("projected", 41_000), ("previous", 25_000), ("most", 100_000_000), ("difference", 4_711),
    )},
    **dict.fromkeys(_RATES, Percent("2.40")), **dict.fromkeys(_NUMBERS, 14),
}  # fmt: skip
# What a message selects on; every value is rendered.
CHOICES: dict[str, tuple[Any, ...]] = {
    "daypart": ("morning", "day", "evening"), "what": ("all", "category", "merchant"), "state": ("over", "under"),
    "direction": ("more", "less", "same"), "estimated": ("yes", "no"), "reminded": ("yes", "no"), "more": ("yes", "no"),
    "count": (1, 3), "days": (1, 9), "position": (1, 3),
    "there": ("now", "later"), "help": ("line", "emergency", "none"),
}  # fmt: skip
# Texts that are the same in English and another language, and why.
SAME_AS_ENGLISH = {
    "bank-name": "a proper name",
    "language-en": "languages are named in their own words",
    "language-es": "languages are named in their own words",
    "language-fr": "languages are named in their own words",
    "language-de": "languages are named in their own words",
    "repeated": "the words of an earlier answer",
}
SAME_IN: dict[str, dict[str, str]] = {
    "es": {"intent-deny": "No"},
    "fr": {
        "widget-log": "Conversation",
        "widget-from-bot": "Assistant",
        "desk-from-bot": "Assistant",
        "desk-urgent": "Urgent",
    },
    "de": {},
}
# English words that are no words of Spanish, French or German.
_COMMON = """
    the and you your yours is are with for of to have had what which this that these those can could please from
    been it's i'm i'll i've don't you're they'll we we'll when how there here about would should card account
    bill bills spent budget's money again sorry reminder payments month
"""
_ENGLISH = frozenset(_COMMON.split())


@cache
def _words() -> Words:
    return Words.load(house.DATA)


def _sample(name: str) -> Any:
    return SAMPLES.get(name, Amount(35_000, "EUR"))


def _arguments(key: str, language: str) -> list[dict[str, Any]]:
    """Return sets of typed arguments that together reach every variant of the message."""
    names = house.pieces(language)[key].variables - {"tone"}
    base = {name: _sample(name) for name in names if name != "rows"}
    if key.startswith("chat-too-long"):
        base["limit"] = 2_000
    if "rows" in names:
        inner = house.pieces(language)[f"{key}.rows"].variables - {"tone"}
        base["rows"] = Rows([{name: CHOICES[name][0] if name in CHOICES else _sample(name) for name in inner}] * 2)
    found = [base]
    for name in sorted(names & CHOICES.keys()):
        found = [{**given, name: value} for given in found for value in CHOICES[name]]
    return found


def _numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d[\d.,\u00a0\u202f]*\d|\d", text))


def _is_english(text: str) -> bool:
    """Tell whether a text reads as English: two of its commonest words, or a fifth of a short one."""
    tokens = re.findall(r"[\w'’]+", text.replace("’", "'").casefold())
    hits = [token for token in tokens if token in _ENGLISH]
    return len(hits) >= 2 or (bool(hits) and len(hits) * 5 >= len(tokens))


def _cases(language: str) -> list[tuple[str, dict[str, Any]]]:
    return [(key, given) for key in house.pieces(language) for given in _arguments(key, language)]


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_every_sentence_comes_out_whole(language: str, tone: str, caplog: pytest.LogCaptureFixture) -> None:
    broken = []
    with caplog.at_level(logging.ERROR):
        for key, given in _cases(language):
            text = _words().text(key, language, tone, **given)
            if not text.strip() or re.search(
                r"[{}$]|\?\?\?|None|Amount\(|Name\(|Span\(|  ", text.replace("\n    ", "\n")
            ):
                broken.append((key, text))
    assert broken == []
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_names_inside_sentences_are_words_and_not_codes(language: str) -> None:
    for key, given in _cases(language):
        text = _words().text(key, language, **given)
        assert not re.search(r"\b(checking|eating_out|pay_bill|credit_card)\b", text), (key, text)


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_figures_do_not_depend_on_the_tone(language: str) -> None:
    different = []
    for key, given in _cases(language):
        figures = {tone: _numbers(_words().text(key, language, tone, **given)) for tone in TONES}
        if figures[WARM] != figures[NEUTRAL] or figures[EMPATHETIC] != figures[NEUTRAL]:
            different.append((key, figures))
        # A short answer may leave a figure out, but never has another one.
        if figures[BRIEF] - figures[NEUTRAL]:
            different.append((key, figures))
    assert different == []


@pytest.mark.parametrize("language", house.OTHERS)
def test_figures_do_not_depend_on_the_language(language: str) -> None:
    """Every argument that English shows is shown: a bill's due day cannot be lost in translation."""
    marks = {
        "payee": "Vodafone",
        "merchant": "Tesco",
        "agent": "Sofia",
        "name": "Emma",
        "last4": "4242",
        "reference": "C-7F3K2M",
        "line": "Samaritans",
        "number": "116 123",
        "emergency": "999",
    }
    for key, given in _cases(language):
        shown = {name: str(mark) for name, mark in marks.items() if name in given}
        english, theirs = (_words().text(key, spoken, **given) for spoken in ("en", language))
        assert [n for n, m in shown.items() if (m in english) != (m in theirs)] == [], key


@pytest.mark.parametrize("tone", [NEUTRAL, EMPATHETIC])
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_neutral_and_empathetic_sentences_never_shout(language: str, tone: str) -> None:
    texts = {key: _words().text(key, language, tone, **given) for key, given in _cases(language)}
    assert {key: text for key, text in texts.items() if "!" in text or "¡" in text} == {}


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_empathetic_sentences_offer_no_product(language: str) -> None:
    shown = {key for key, piece in house.pieces(language).items() if EMPATHETIC in piece.tones}
    assert not {key for key in shown if key.startswith(("answer-", "product-")) and key != "product-unknown"}


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("language", house.OTHERS)
def test_no_english_reaches_a_customer_of_another_language(language: str, tone: str) -> None:
    leaks = []
    for key, given in _cases(language):
        text, english = (_words().text(key, spoken, tone, **given) for spoken in (language, "en"))
        if (key not in SAME_AS_ENGLISH and text == english and SAME_IN[language].get(key) != text) or _is_english(text):
            leaks.append((key, text))
    assert leaks == []


@pytest.mark.parametrize("language", house.OTHERS)
def test_list_of_texts_that_may_equal_english_has_nothing_to_spare(language: str) -> None:
    for key in {*SAME_AS_ENGLISH, *SAME_IN[language]}:
        (given, *_) = _arguments(key, language)
        assert _words().text(key, language, **given) == _words().text(key, "en", **given), key


def test_english_is_recognised_as_english() -> None:
    """The check above is only worth something if it finds English."""
    texts = [_words().text(key, "en", **given) for key, given in _cases("en") if "." not in key]
    long = [text for text in texts if len(text) > 60]
    assert len([text for text in long if _is_english(text)]) > 0.95 * len(long)


@pytest.mark.parametrize("language", house.LANGUAGES)
def test_button_titles_are_short_enough_for_a_narrow_screen(language: str) -> None:
    titles = {k: _words().text(k, language, **_arguments(k, language)[0]) for k in house.pieces(language)
              if ("." in k and not k.endswith(".rows")) or k.startswith("intent-")}  # fmt: skip
    assert {key: title for key, title in titles.items() if len(title) > 48 or "\n" in title} == {}


@pytest.mark.parametrize("currency", ["GBP", "EUR", "USD"])
@pytest.mark.parametrize("language", house.LANGUAGES)
def test_product_answers_come_out_whole_with_the_facts_of_the_catalogue(language: str, currency: str) -> None:
    products = {product.id: product for product in read_catalogue()}
    for answer, spec in house.read_yaml(DEFAULT_PATH)["answers"].items():
        facts = products[spec["product"]].facts
        given = {name: from_json(to_json(shown(value, currency))) for name, value in facts.items()}
        text = _words().text(f"answer-{answer}", language, **given)
        assert not re.search(r"[{}$]" if currency != "USD" else r"[{}]", text), (answer, text)
        # As many figures as facts that the sentence names, at least.
        assert sum(_numbers(text).values()) >= len(house.pieces(language)[f"answer-{answer}"].variables)
