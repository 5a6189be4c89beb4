"""What a scripted conversation holds, and how its placeholders become the bank's own figures.

A file is a list of conversations, each with a name and turns:

    - name: "corrected: another amount after all"
      waits_for: why it cannot succeed yet; it may fail until then
      turns:
      - say: No, make it 250          what the customer writes
        intent: set_budget            what is understood (a pattern, as are keys, owner, mood, tone, escalation)
        keys: budget-(set|changed)    message ids of the assistant's answer, in order, a blank between them
        system: chat-queued           message id of the last notice
        owner: queued                 who has the conversation afterwards; bot when not said
        escalation: asked             why a person was called; nobody was when not said
        language: es                  of the answer; the file's when not said
        mood: calm
        tone: neutral
        has: ["{{money 250}}"]        what the answer must hold
        lacks: ["{{money 280}}"]      and what it must not
        reminders: 1                  how many bill reminders wait afterwards
        cards: {debit: frozen}        states of the customer's cards afterwards

No figure is written down: `{{...}}` is looked up through the bank's services, see `Figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import yaml

from bank.domain.bills import Bill
from bank.domain.conversations import Message, Sender
from bank.domain.money import Money
from bank.domain.periods import Period, add_months
from tests.stack import TestStack, money

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Turn:
    """What the customer writes, and what must come of it; see the module."""

    say: str
    intent: str = ".*"
    keys: str = ".*"
    system: str | None = None
    owner: str = "bot"
    escalation: str | None = None
    language: str | None = None
    mood: str = ".*"
    tone: str = ".*"
    has: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    reminders: int | None = None
    cards: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Script:
    """One conversation of a file."""

    skill: str
    language: str
    name: str
    turns: tuple[Turn, ...]
    waits_for: str | None = None


def scripts() -> Iterator[Script]:
    """Yield every conversation of every skill and language.

    Raises:
        TypeError: a turn has a field that does not exist, so that a slip does not pass silently.
    """
    for path in sorted(FOLDER.glob("*/*.yml")):
        for one in yaml.safe_load(path.read_text("utf-8")):
            turns = tuple(Turn(**turn) for turn in one["turns"])
            yield Script(path.parent.name, path.stem, one["name"], turns, one.get("waits_for"))


class Figures:
    """Looks placeholders up for one customer."""

    def __init__(self, stack: TestStack, customer: str, language: str) -> None:
        self._bank = stack.bank
        self._words = stack.words
        self._customer = stack.bank.customers.get(customer)
        self._today = stack.now(customer).date()
        self.language = language
        self.last: tuple[Message, ...] = ()

    def filled(self, text: str) -> str:
        """Return the text with every `{{name arguments}}` replaced."""
        return re.sub(r"\{\{(\w+) ?([^}]*)\}\}", lambda found: getattr(self, f"_{found[1]}")(*found[2].split()), text)

    def _shown(self, amount: Money) -> str:
        return money(amount, self.language, self._customer.country)

    def _money(self, major: str) -> str:
        """{{money 250}}: an amount in the customer's currency."""
        return self._shown(Money(int(major) * 100, self._customer.currency))

    def _balance(self, kind: str) -> str:
        """{{balance savings}}"""
        return self._shown(next(a.balance for a in self._bank.accounts.list(self._customer.id) if str(a.kind) == kind))

    def _spent(self, category: str, month: str) -> str:
        """{{spent groceries last_month}}; `all` for everything."""
        report = self._bank.spending.report(
            self._customer.id, category=None if category == "all" else category, period=self._month(month),
            today=self._today,
        )  # fmt: skip
        # Nothing spent is said in words.
        return self._shown(report.total) if report.count else ""

    def _month(self, name: str) -> Period:
        return Period.month(self._today if name == "this_month" else add_months(self._today.replace(day=1), -1))

    def _newest(self, what: str) -> str:
        """{{newest merchant}}, {{newest amount}}: of the latest payment."""
        newest = self._bank.transactions.find(
            self._customer.id, period=Period(self._today - timedelta(days=90), self._today), limit=1
        ).items[0]
        return newest.merchant if what == "merchant" else self._shown(newest.amount)

    def _shop(self) -> str:
        """{{shop}}: a grocer that the customer has been to this month and the last."""
        seen = [
            {t.merchant for t in self._bank.transactions.find(
                self._customer.id, category="groceries", period=self._month(month), limit=50).items}
            for month in ("this_month", "last_month")
        ]  # fmt: skip
        return min(seen[0] & seen[1] or seen[1], key=lambda name: (name.count(" "), name))

    def _bills(self, what: str) -> str:
        """{{bills total}}: of the next 31 days."""
        assert what == "total"
        bills = self._bank.bills.upcoming(self._customer.id, self._today)
        return self._shown(Money.total((bill.amount for bill in bills), self._customer.currency))

    def _bill(self, which: str, what: str) -> str:
        """{{bill 1 payee}} is the next one's, {{bill electricity amount}} that of a kind."""
        bill = self._find_bill(which)
        return bill.payee if what == "payee" else self._shown(bill.amount)

    def _find_bill(self, which: str) -> Bill:
        if which.isdigit():
            return self._bank.bills.upcoming(self._customer.id, self._today)[int(which) - 1]
        return self._bank.bills.match(self._customer.id, which, self._today, which)[0]

    def _budget(self, what: str) -> str:
        """{{budget left}}: of the groceries budget, over or under."""
        assert what == "left"
        left = self._bank.budgets.status(self._customer.id, self._today, "groceries")[0].left
        return self._shown(abs(left))

    def _card(self, kind: str) -> str:
        """{{card debit}}: its last four digits."""
        return next(card.last4 for card in self._bank.cards.list(self._customer.id) if str(card.kind) == kind)

    def _fact(self, product: str, name: str) -> str:
        """{{fact gold_card yearly_fee}}: an amount of the product catalogue."""
        prices = self._bank.products.get(product).facts[name]
        assert isinstance(prices, Mapping)
        return self._shown(prices[self._customer.currency])

    def _case(self) -> str:
        """{{case}}: the reference of the newest complaint."""
        return max(self._bank.cases.list(self._customer.id), key=lambda case: case.opened_at).reference

    def _button(self, name: str) -> str:
        """{{button one_day}}: the title of a button of the last answer, by the name of its words."""
        key = next(m.key for m in reversed(self.last) if m.sender is Sender.BOT and m.buttons)
        return self._words.text(f"{key}.{name}", self.language)
