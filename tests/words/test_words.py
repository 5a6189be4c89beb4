"""Sentences: numbers, dates and names as each language and country writes them."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bank.domain.money import Money
from bank.domain.periods import Period
from bank.words import Amount, Name, Percent, Rows, Span, UnknownMessage, Words

_FTL = """
say = { $x }
pay = { $tone ->
    [empathetic] Quietly { $x }.
   *[neutral] Plainly { $x }.
 }
 .button = Pay { $x }
list = Bills:
    { $rows }
 .rows = - { $payee }: { $amount }
colour-red = RED
only-attribute =
 .title = T
"""
_LANGUAGES = """
languages:
  en: {name: English, direction: ltr, regions: [GB, US, IE]}
  es: {name: Español, direction: ltr, regions: [ES, MX]}
  fr: {name: Français, direction: ltr, regions: [FR, CH, CA]}
  de: {name: Deutsch, direction: ltr, regions: [DE, AT, CH]}
"""


def _folder(tmp_path: Path, **replaced: str) -> Path:
    (tmp_path / "languages.yml").write_text(_LANGUAGES, "utf-8")
    for language, red in (("en", "red"), ("es", "rojo"), ("fr", "rouge"), ("de", "rot")):
        text = replaced.get(language, _FTL.replace("RED", red))
        (tmp_path / "core").mkdir(exist_ok=True)
        (tmp_path / "core" / f"{language}.ftl").write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def words(tmp_path: Path) -> Words:
    return Words.load(_folder(tmp_path))


def _said(words: Words, language: str, region: str, value: object) -> str:
    """Return a value as shown, with the spaces that must not break shown as plain ones."""
    return re.sub(r"[\u00a0\u202f]", " ", words.text("say", language, region=region, x=value))


@pytest.mark.parametrize(
    ("language", "region", "minor", "currency", "shown"),
    [
        ("en", "GB", 123_450, "GBP", "£1,234.50"), ("en", "GB", 123_450, "EUR", "€1,234.50"),
        ("en", "US", 123_450, "USD", "$1,234.50"), ("en", "GB", 123_450, "USD", "US$1,234.50"),
        ("es", "ES", 123_450, "EUR", "1.234,50 €"), ("es", "ES", 1_234_550, "EUR", "12.345,50 €"),
        ("es", "MX", 123_450, "USD", "USD1,234.50"),
        ("fr", "FR", 123_450, "EUR", "1 234,50 €"), ("fr", "FR", 123_450, "GBP", "1 234,50 £GB"),
        ("de", "DE", 123_450, "EUR", "1.234,50 €"), ("de", "DE", 123_450, "CHF", "1.234,50 CHF"),
        ("de", "CH", 123_450, "CHF", "CHF 1’234.50"), ("de", "AT", 123_450, "EUR", "€ 1.234,50"),
        ("en", "GB", 5, "GBP", "£0.05"), ("en", "GB", -500, "GBP", "-£5.00"), ("en", "GB", 0, "GBP", "£0.00"),
        ("en", "GB", 500, "JPY", "JP¥500"), ("de", "DE", 10**14, "EUR", "1.000.000.000.000,00 €"),
    ],
)  # fmt: skip
def test_money_reads_as_the_country_writes_it(
    words: Words, language: str, region: str, minor: int, currency: str, shown: str
) -> None:
    assert _said(words, language, region, Amount(minor, currency)).replace("−", "-") == shown
    # The bank's own money is shown just like it.
    assert _said(words, language, region, Money(minor, currency)).replace("−", "-") == shown


@pytest.mark.parametrize(
    ("language", "region", "day", "shown"),
    [
        ("en", "GB", date(2026, 3, 1), "1 March 2026"), ("en", "US", date(2026, 3, 1), "March 1, 2026"),
        ("es", "ES", date(2026, 3, 1), "1 de marzo de 2026"), ("de", "DE", date(2026, 3, 1), "1. März 2026"),
        ("fr", "FR", date(2026, 3, 1), "1er mars 2026"), ("fr", "FR", date(2026, 3, 2), "2 mars 2026"),
        ("fr", "FR", date(2026, 3, 11), "11 mars 2026"), ("fr", "FR", date(2026, 3, 21), "21 mars 2026"),
        ("fr", "FR", date(2026, 3, 31), "31 mars 2026"), ("fr", "CA", date(2026, 3, 1), "1er mars 2026"),
        ("de", "AT", date(2026, 1, 2), "2. Jänner 2026"),
    ],
)  # fmt: skip
def test_days_read_as_the_country_writes_them(words: Words, language: str, region: str, day: date, shown: str) -> None:
    assert _said(words, language, region, day) == shown


@pytest.mark.parametrize(
    ("language", "region", "span", "shown"),
    [
        ("en", "GB", Span(date(2026, 10, 1), date(2026, 10, 31), "month"), "October 2026"),
        ("es", "ES", Span(date(2026, 10, 1), date(2026, 10, 31), "month"), "octubre de 2026"),
        ("fr", "FR", Span(date(2026, 10, 1), date(2026, 10, 31), "month"), "octobre 2026"),
        ("de", "DE", Span(date(2026, 10, 1), date(2026, 10, 31), "month"), "Oktober 2026"),
        ("de", "DE", Span(date(2026, 1, 1), date(2026, 12, 31), "year"), "2026"),
        ("en", "GB", Span(date(2026, 3, 5), date(2026, 3, 5), "day"), "5 March 2026"),
        ("fr", "FR", Span(date(2026, 3, 1), date(2026, 3, 1), "day"), "1er mars 2026"),
        ("en", "GB", Span(date(2024, 2, 1), date(2024, 2, 29), "month"), "February 2024"),
    ],
)  # fmt: skip
def test_stretch_of_days_reads_as_the_customer_named_it(
    words: Words, language: str, region: str, span: Span, shown: str
) -> None:
    assert _said(words, language, region, span) == shown
    assert _said(words, language, region, Period(span.start, span.end, span.grain)) == shown


@pytest.mark.parametrize("language", ["en", "es", "fr", "de"])
@pytest.mark.parametrize(
    "span",
    [
        Span(date(2026, 10, 1), date(2026, 10, 12), "month"),  # a month that still runs is not the whole month
        Span(date(2026, 10, 5), date(2026, 10, 11), "week"),
        Span(date(2026, 9, 28), date(2026, 10, 4), "range"),
        Span(date(2025, 12, 20), date(2026, 1, 10), "range"),
        Span(date(2026, 10, 1), date(2026, 10, 31), "range"),
    ],
    ids=str,
)
def test_other_stretches_show_both_ends(words: Words, language: str, span: Span) -> None:
    shown = _said(words, language, "", span)
    days = re.findall(r"(?<!\d)(\d{1,2})(?!\d)", shown)
    assert [int(day) for day in days if int(day) <= 31][:1] != []
    assert str(span.start.day) in shown
    assert str(span.end.day) in shown
    assert str(span.end.year) in shown
    assert (str(span.start.year) in shown) or span.start.year == span.end.year


@pytest.mark.parametrize(
    ("language", "region", "value", "shown"),
    [
        ("en", "GB", "2.40", "2.40%"), ("de", "DE", "2.40", "2,40 %"), ("fr", "FR", "18.90", "18,90 %"),
        ("es", "ES", "0.60", "0,60 %"), ("en", "GB", "0", "0.00%"), ("de", "DE", "100", "100,00 %"),
    ],
)  # fmt: skip
def test_rates_have_two_decimals(words: Words, language: str, region: str, value: str, shown: str) -> None:
    assert _said(words, language, region, Percent(value)) == shown


@pytest.mark.parametrize(
    ("language", "region", "shown"),
    [
        ("en", "GB", "9 March 2026, 09:05"), ("en", "US", "March 9, 2026, 9:05 AM"),
        ("de", "DE", "9. März 2026, 09:05"), ("fr", "FR", "9 mars 2026, 09:05"),
        ("es", "ES", "9 de marzo de 2026, 9:05"),
    ],
)  # fmt: skip
def test_moments_read_in_the_zone_that_they_carry(words: Words, language: str, region: str, shown: str) -> None:
    at = datetime(2026, 3, 9, 9, 5, tzinfo=ZoneInfo("America/New_York"))
    assert _said(words, language, region, at) == shown


def test_same_moment_reads_differently_in_another_zone(words: Words) -> None:
    at = datetime(2026, 3, 9, 23, 30, tzinfo=timezone.utc)
    assert "9 March" in _said(words, "en", "GB", at)
    assert "10 March" in _said(words, "en", "GB", at.astimezone(timezone(timedelta(hours=1))))


@pytest.mark.parametrize(("language", "shown"), [("en", "red"), ("es", "rojo"), ("fr", "rouge"), ("de", "rot")])
def test_names_are_words_of_the_language(words: Words, language: str, shown: str) -> None:
    assert words.text("say", language, x=Name("colour", "red")) == shown


def test_name_without_words_is_shown_as_it_is(words: Words) -> None:
    assert words.text("say", "en", x=Name("colour", "teal")) == "teal"


def test_rows_are_lines_in_the_language(words: Words) -> None:
    rows = Rows([{"payee": "Tesco", "amount": Amount(150, "GBP")}, {"payee": "Rent", "amount": Amount(90_000, "GBP")}])
    assert words.text("list", "en", rows=rows) == "Bills:\n- Tesco: £1.50\n- Rent: £900.00"
    assert words.text("list", "en", rows=Rows([])) == "Bills:\n"


def test_nothing_is_shown_for_none(words: Words) -> None:
    assert words.text("pay", "en", x=None) == "Plainly ."


def test_what_a_customer_typed_stays_what_it_is(words: Words) -> None:
    for typed in ("{ $x }", "{{7*7}}", "<b>x</b>", "%s %(x)s", "{slot}", "a\nb"):
        assert words.text("say", "en", x=typed) == typed


@pytest.mark.parametrize(
    ("tone", "shown"),
    [("neutral", "Plainly 1."), ("empathetic", "Quietly 1."), ("warm", "Plainly 1."), ("brief", "Plainly 1."),
     ("unheard-of", "Plainly 1.")],
)  # fmt: skip
def test_tone_that_a_message_lacks_is_its_default(words: Words, tone: str, shown: str) -> None:
    assert words.text("pay", "en", tone, x=1) == shown


def test_buttons_are_asked_for_with_a_dot(words: Words) -> None:
    assert words.text("pay.button", "en", x="now") == "Pay now"
    assert words.has("pay.button", "en")
    assert not words.has("pay.other", "en")
    assert not words.has("only-attribute", "en")


@pytest.mark.parametrize("key", ["nothing", "pay.nothing", "only-attribute", "", "."])
def test_unknown_message_is_named_with_its_language(words: Words, key: str) -> None:
    with pytest.raises(UnknownMessage, match=re.escape(f"{key} (de)")):
        words.text(key, "de", x=1)


def test_unserved_language_falls_back_to_the_first(words: Words) -> None:
    assert words.languages == ("en", "es", "fr", "de")
    assert words.text("say", "ja", x=Name("colour", "red")) == "red"


def test_unserved_region_falls_back_to_the_first_of_the_language(words: Words) -> None:
    assert _said(words, "en", "FR", date(2026, 3, 1)) == "1 March 2026"
    assert _said(words, "de", "GB", Amount(100, "GBP")) == "1,00 £"


def test_missing_argument_is_logged_without_any_figure(words: Words, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        words.text("list", "en", rows=Rows([{"payee": "Secretive Ltd"}]))
    (record,) = caplog.records
    assert "key=list.rows" in record.getMessage()
    assert "Secretive" not in record.getMessage()


def test_broken_file_is_named_with_the_line(tmp_path: Path) -> None:
    folder = _folder(tmp_path, fr="good = Bien\nbad = { $x\nalso = Aussi\n")
    with pytest.raises(ValueError, match=r"core/fr\.ftl: .*bad = \{ \$x"):
        Words.load(folder)


def test_keys_are_those_of_the_files(words: Words) -> None:
    assert set(words.keys("de")) == {"say", "pay", "list", "colour-red", "only-attribute"}


def test_real_files_all_load() -> None:
    from launcher.places import ROOT

    words = Words.load(ROOT / "data")
    assert words.languages[0] == "en"
    assert len({frozenset(words.keys(language)) for language in words.languages}) == 1
