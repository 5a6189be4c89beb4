"""The real processes for the tests that go all the way: conversations and the browser.

Nothing is faked. Without more they are started on free ports with a throw-away state folder and a
small bank. With ATTUNE_TEST_URL and ATTUNE_TEST_SECRET_FILE the ones running there are used, which
is quicker while one writes tests; those that stop a process are skipped then.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.numbers import format_currency, get_currency_precision

from bank.bootstrap import Bank, Settings, build
from bank.domain.money import Money
from bank.words import Words
from launcher.__main__ import temporary_stack
from launcher.places import ROOT, Stack, executable
from launcher.processes import Running, answers
from server.auth import INSPECT, Tokens

# Besides the six for demonstrations; one of them is another customer whose data must never show.
_OTHERS = 6
# `./attune test` gives these to its parts; they would lead away from the throw-away state.
_LEADING_AWAY = ("ATTUNE_DATABASE_URL", "ATTUNE_TRACKER_URL", "ATTUNE_ALLOWED_ORIGINS", "ATTUNE_DEMO")
AGENTS = ("sofia", "noah")
CUSTOMERS = {"en": "emma", "es": "lucia", "fr": "camille", "de": "jonas"}


@dataclass
class TestStack:
    """Engine, actions and server, and the bank's own services over the same database.

    Attributes:
        state: Folder with the secret, the logs and, unless said otherwise, the database.
        running: The processes when they are ours, else None.
    """

    __test__ = False

    url: str
    state: Path
    settings: Settings
    running: Running | None = None

    @cached_property
    def bank(self) -> Bank:
        """The services over the database that the processes use."""
        return build(self.settings)

    @cached_property
    def words(self) -> Words:
        """All sentences."""
        return Words.load(ROOT / "data")

    @cached_property
    def tokens(self) -> Tokens:
        """Signs as the installation does."""
        return Tokens(self.settings.secret())

    def token(self, customer: str) -> str:
        """Return a customer's token that also tells when a message has been dealt with."""
        return self.tokens.customer(customer, scope=INSPECT, lifetime=timedelta(hours=1))

    def logs(self) -> dict[str, str]:
        """Return what each process has logged so far."""
        files = {name: self.state / "log" / f"{name}.log" for name in ("server", "engine", "actions")}
        return {name: path.read_text("utf-8", "replace") for name, path in files.items()}

    def environment(self) -> dict[str, str]:
        """Return the environment in which `./attune` finds these processes and no others."""
        kept = {name: value for name, value in os.environ.items() if name not in _LEADING_AWAY}
        return {**kept, "ATTUNE_STATE": str(self.state), "ATTUNE_PORT": str(urlsplit(self.url).port)}

    def now(self, customer: str) -> datetime:
        """Return the customer's own time."""
        return datetime.now(ZoneInfo(self.bank.customers.get(customer).timezone))

    def as_new(self, customer: str, language: str) -> None:
        """Take back what earlier conversations left behind: language, reminders, frozen cards, calls for a person."""
        bank, now = self.bank, self.now(customer)
        bank.customers.set_language(customer, language)
        for bill, _ in bank.reminders.active(customer):
            bank.reminders.cancel(customer, bill.id, now)
        for card in bank.cards.list(customer):
            if str(card.status) == "frozen":
                bank.cards.unfreeze(customer, card.id, now)
        for handoff in bank.handoffs.queue():
            if handoff.customer_id == customer:
                bank.handoffs.withdraw(handoff.conversation_id, now)
        for agent in AGENTS:
            for handoff in bank.handoffs.mine(agent):
                if handoff.customer_id == customer:
                    bank.handoffs.hand_back(handoff.id, agent, "Left behind by an earlier test.", now)

    def stop(self, name: str) -> None:
        """Kill a process without a word, as a crash does."""
        process = self._own()._processes[name]
        process.kill()
        process.wait()

    def start(self, name: str, patience: float = 60.0) -> None:
        """Start a stopped process again as the launcher does, and wait until it is well."""
        running = self._own()
        running._start(name, list(running._processes[name].args))  # type: ignore[arg-type]
        url = {"server": f"{self.url}/readyz", "engine": f"{running.stack.engine_url}/webhooks/attune/"}[name]
        until = time.monotonic() + patience
        while not answers(url):
            assert time.monotonic() < until, f"the {name} process did not come back; see {self.state / 'log'}"
            time.sleep(0.1)

    def _own(self) -> Running:
        if self.running is None:
            pytest.skip("the processes are not ours to stop")
        return self.running


@contextmanager
def running_stack() -> Iterator[TestStack]:
    """Yield the processes; those that were started here are stopped afterwards."""
    url = os.environ.get("ATTUNE_TEST_URL")
    if url:
        secret = Path(os.environ["ATTUNE_TEST_SECRET_FILE"]).resolve()
        database = os.environ.get("ATTUNE_TEST_DATABASE_URL", f"sqlite:///{secret.parent / 'attune.db'}")
        yield TestStack(url.rstrip("/"), secret.parent, Settings(database_url=database, secret_file=secret))
        return
    before = {name: os.environ.pop(name) for name in _LEADING_AWAY if name in os.environ}
    own = temporary_stack()
    try:
        _seed(own)
        with Running(own) as running:
            settings = Settings.from_env(own.environment())
            found = TestStack(own.url, own.state, settings, running)
            try:
                yield found
            finally:
                found.bank.close()
    finally:
        os.environ.update(before)
        if not os.environ.get("ATTUNE_TEST_KEEP"):
            shutil.rmtree(own.state, ignore_errors=True)


def _seed(own: Stack) -> None:
    for command in (["migrate"], ["seed", "--customers", str(_OTHERS)]):
        subprocess.run(
            [str(executable("app")), "-m", "bank.admin", *command],
            cwd=ROOT, env=own.environment(), check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip


def money(amount: Money, language: str, country: str) -> str:
    """Return an amount as the customer reads it, by CLDR and not by our own words."""
    regions = {"en": ("GB", "US", "IE", "AU", "CA"), "es": ("ES", "MX", "AR", "CO", "CL", "US"),
               "fr": ("FR", "BE", "CH", "CA"), "de": ("DE", "AT", "CH")}[language]  # fmt: skip
    locale = Locale.parse(f"{language}_{country if country in regions else regions[0]}")
    major = Decimal(amount.minor).scaleb(-get_currency_precision(amount.currency))
    return str(format_currency(major, amount.currency, locale=locale))
