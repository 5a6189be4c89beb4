"""The Fluent files under `data/`, as one catalogue per language.

Source: Fluent syntax and `fluent.runtime`; numbers, dates and plurals by CLDR through Babel.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time, get_datetime_format
from babel.numbers import format_percent, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

from bank.words.tone import NEUTRAL
from bank.words.values import Amount, Name, Percent, Rows, Span

_log = logging.getLogger(__name__)


class UnknownMessage(KeyError):
    """No such message in the language asked for; the laws of the house keep this from happening."""


class Words:
    """All sentences in all served languages.

    Safe to share between threads once loaded. Bundles are made per language and region, because
    'en' in the United Kingdom and in the United States write dates and amounts differently.
    """

    def __init__(self, resources: Mapping[str, list[ast.Resource]], regions: Mapping[str, list[str]]) -> None:
        self._resources = resources
        self._regions = regions
        self._bundles: dict[tuple[str, str], FluentBundle] = {}

    @classmethod
    def load(cls, data_dir: Path) -> Words:
        """Read `languages.yml` and every `<lang>.ftl` below the folder.

        Raises:
            ValueError: a file that does not parse, with its name and the place.
        """
        served = yaml.safe_load((data_dir / "languages.yml").read_text("utf-8"))["languages"]
        resources: dict[str, list[ast.Resource]] = {}
        for language in served:
            resources[language] = []
            for path in sorted(data_dir.rglob(f"{language}.ftl")):
                resource = FluentResource(path.read_text("utf-8"))
                for entry in resource.body:
                    if isinstance(entry, ast.Junk):
                        broken = entry.annotations[0].message if entry.annotations else "syntax error"
                        line = (entry.content or "").strip().splitlines()[0]
                        raise ValueError(f"{path}: {broken}: {line!r}")
                resources[language].append(resource)
        return cls(resources, {language: spec["regions"] for language, spec in served.items()})

    @property
    def languages(self) -> tuple[str, ...]:
        """The served languages, in the order of `languages.yml`."""
        return tuple(self._resources)

    def has(self, key: str, language: str) -> bool:
        """Tell whether the message, or its attribute when the key has a dot, exists."""
        message_id, _, attribute = key.partition(".")
        bundle = self._bundle(language, "")
        if not bundle.has_message(message_id):
            return False
        message = bundle.get_message(message_id)
        return attribute in message.attributes if attribute else message.value is not None

    def keys(self, language: str) -> Iterator[str]:
        """Yield every message id of the language."""
        for resource in self._resources[language]:
            for entry in resource.body:
                if isinstance(entry, ast.Message):
                    yield entry.id.name

    def text(self, key: str, language: str, tone: str = NEUTRAL, region: str = "", **args: Any) -> str:
        """Return the sentence.

        Args:
            key: Message id, with `.attribute` for a button or a row.
            language: A served language; another falls back to the first served.
            tone: One of `bank.words.tone.TONES`.
            region: ISO 3166 country of the customer, for number and date formats.
            args: Typed values, see `bank.words.values`. None counts as absent: an empty text.

        Raises:
            UnknownMessage: the language has no such message.
        """
        if language not in self._resources:
            language = self.languages[0]
        bundle = self._bundle(language, region)
        message_id, _, attribute = key.partition(".")
        if not bundle.has_message(message_id):
            raise UnknownMessage(f"{key} ({language})")
        message = bundle.get_message(message_id)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise UnknownMessage(f"{key} ({language})")
        values: dict[str, Any] = {"tone": tone}
        for name, value in args.items():
            values[name] = self._shown(value, name, message_id, language, tone, region)
        text, errors = bundle.format_pattern(pattern, values)
        for error in errors:
            # Names of arguments only: the values may be a customer's figures.
            _log.error("words.format_failed key=%s language=%s error=%s", key, language, type(error).__name__)
        return str(text)

    def _bundle(self, language: str, region: str) -> FluentBundle:
        regions = self._regions[language]
        region = region if region in regions else regions[0]
        bundle = self._bundles.get((language, region))
        if bundle is None:
            bundle = FluentBundle([f"{language}-{region}"], use_isolating=False)
            for resource in self._resources[language]:
                bundle.add_resource(resource)
            self._bundles[language, region] = bundle
        return bundle

    def _shown(self, value: Any, name: str, message_id: str, language: str, tone: str, region: str) -> Any:
        if value is None:
            return ""
        if isinstance(value, Amount) or (hasattr(value, "minor") and hasattr(value, "currency")):
            digits = get_currency_precision(value.currency)
            major = Decimal(value.minor).scaleb(-digits)
            return fluent_number(
                major,
                style="currency",
                currency=value.currency,
                minimumFractionDigits=digits,
                maximumFractionDigits=digits,
            )
        if isinstance(value, datetime):
            locale = self._locale(language, region)
            on = self._day(value.date(), locale)
            return (
                str(get_datetime_format("long", locale=locale))
                .format(format_time(value, "short", tzinfo=value.tzinfo, locale=locale), on)
                .replace("'", "")
            )
        if isinstance(value, date):
            return self._day(value, self._locale(language, region))
        if isinstance(value, Span) or hasattr(value, "grain"):
            return self._span(value, language, region)
        if isinstance(value, Percent):
            share = Decimal(value.value) / 100
            return str(
                format_percent(
                    share,
                    format="#,##0.00%" if language == "en" else "#,##0.00\u00a0%",
                    locale=self._locale(language, region),
                )
            )
        if isinstance(value, Name):
            key = f"{value.kind}-{value.id}"
            return self.text(key, language, tone, region) if self.has(key, language) else value.id
        if isinstance(value, Rows):
            key = f"{message_id}.{name}"
            return "\n".join(self.text(key, language, tone, region, **row) for row in value.rows)
        return value

    def _locale(self, language: str, region: str) -> Locale:
        regions = self._regions[language]
        return Locale.parse(f"{language}_{region if region in regions else regions[0]}")

    @staticmethod
    def _day(day: date, locale: Locale) -> str:
        text = str(format_date(day, "long", locale=locale))
        # CLDR's French has '1 mars', which nobody writes: the first of a month is an ordinal.
        return text.replace("1 ", "1er ", 1) if locale.language == "fr" and day.day == 1 else text

    def _span(self, span: Span, language: str, region: str) -> str:
        locale = self._locale(language, region)
        if span.start == span.end:
            return self._day(span.start, locale)
        whole_month = span.start.day == 1 and (span.end + timedelta(days=1)).day == 1
        if span.grain == "month" and whole_month:
            return str(format_skeleton("yMMMM", span.start, locale=locale))
        if span.grain == "year" and (span.end.month, span.end.day) == (12, 31):
            return str(format_skeleton("y", span.start, locale=locale))
        return str(format_interval(span.start, span.end, "yMMMd", locale=locale))
