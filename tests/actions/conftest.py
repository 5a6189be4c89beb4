"""A small bank with exact figures in a SQLite file, and a customer who talks to its actions."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

# Under importlib mode pytest leaves this folder off the path, and the modules beside us would not be found.
sys.path.insert(0, str(Path(__file__).parent))

from sqlalchemy.orm import Session
from talk import Talk

import actions.action
from bank.adapters.catalogue import read_catalogue
from bank.adapters.database import Database
from bank.adapters.orm import AccountRow, AgreementRow, Base, CardRow, CustomerRow, StaffRow, TransactionRow
from bank.adapters.schema import migrate
from bank.adapters.unit_of_work import Store
from bank.bootstrap import Bank, Settings, build

# emma has everything, jonas what must never be seen by emma, pia nothing but an account.
_PEOPLE = (
    ("emma", "Emma", "Clark", "en", "GB", "GBP", "Europe/London"),
    ("jonas", "Jonas", "Weber", "de", "DE", "EUR", "Europe/Berlin"),
    ("pia", "Pia", "Neu", "de", "DE", "EUR", "Europe/Berlin"),
)
_ACCOUNTS = (
    ("emma", "checking", "GBP", 123_450, 50_000),
    ("emma", "savings", "GBP", 500_000, 0),
    ("emma", "credit_card", "GBP", -20_000, 200_000),
    ("jonas", "checking", "EUR", 777_777, 0),
    ("pia", "checking", "EUR", 0, 0),
)
_CARDS = (
    ("emma-debit", "emma", "checking", "debit", "4242"),
    ("emma-credit", "emma", "credit_card", "credit", "1881"),
    ("jonas-debit", "jonas", "checking", "debit", "9999"),
)
_LINES = (
    ("emma", date(2025, 10, 1), -60_000, "OpenRent", "housing", "standing_order"),
    ("emma", date(2026, 2, 3), -3_000, "Tesco", "groceries", "card"),
    ("emma", date(2026, 2, 20), -9_900, "Tesco", "groceries", "card"),
    ("emma", date(2026, 2, 27), 250_000, "Acme Ltd", "income", "income"),
    ("emma", date(2026, 3, 2), -2_500, "Tesco", "groceries", "card"),
    ("emma", date(2026, 3, 5), -450, "Costa", "eating_out", "card"),
    ("emma", date(2026, 3, 6), -1_200, "Costa", "eating_out", "card"),
    ("emma", date(2026, 3, 8), -999, "Netflix", "subscriptions", "direct_debit"),
    ("emma", date(2026, 3, 9), -1_550, "Tesco", "groceries", "card"),
    ("jonas", date(2026, 3, 9), -31_337, "Geheim GmbH", "shopping", "card"),
)
# customer, key, payee, kind, every, day, anchor, amount, variable
_AGREEMENTS = (
    ("emma", "mobile", "Vodafone", "mobile", 1, 10, date(2020, 1, 1), 1_500, False),
    ("emma", "power", "Octopus Energy", "electricity", 1, 13, date(2020, 1, 1), 8_000, True),
    ("emma", "rent", "OpenRent", "rent", 1, 1, date(2020, 1, 1), 60_000, False),
    ("emma", "home", "Aviva Home", "home_insurance", 12, 15, date(2020, 9, 1), 20_000, False),
    ("jonas", "power", "Stadtwerke Geheim", "electricity", 1, 20, date(2020, 1, 1), 31_337, False),
)


def _fill(session: Session) -> None:
    def add(*rows: Base) -> None:
        session.add_all(rows)
        session.flush()

    for agent in ("sofia", "noah"):
        add(StaffRow(id=agent, username=agent, name=agent.title(), role="agent", languages=["en"], password_hash="!"))
    for rank, (identifier, given, family, language, country, currency, zone) in enumerate(_PEOPLE):
        add(
            CustomerRow(
                id=identifier, given_name=given, family_name=family, preferred_name=given, language=language,
                country=country, currency=currency, timezone=zone, persona="employed", answer_length="detailed",
                mood_analysis=True, customer_since=date(2019, 5, 1), demo_rank=rank,
            )
        )  # fmt: skip
    currencies = {person[0]: person[5] for person in _PEOPLE}
    for number, (owner, kind, currency, balance, credit) in enumerate(_ACCOUNTS):
        add(
            AccountRow(
                id=f"{owner}-{kind}", customer_id=owner, position=number, kind=kind, iban="GB33BUKB20201555555555",
                currency=currency, opening_minor=0, balance_minor=balance, credit_minor=credit,
            )
        )  # fmt: skip
    for identifier, owner, account, kind, last4 in _CARDS:
        add(
            CardRow(
                id=identifier, customer_id=owner, account_id=f"{owner}-{account}", kind=kind, brand="Visa",
                last4=last4, status="active", status_changed_at=None,
            )
        )  # fmt: skip
    for owner, key, payee, kind, every, day, anchor, minor, variable in _AGREEMENTS:
        add(
            AgreementRow(
                id=f"{owner}-{key}", customer_id=owner, account_id=f"{owner}-checking", payee=payee, kind=kind,
                category="utilities", every_months=every, day=day, anchor=anchor, amount_minor=minor,
                currency=currencies[owner], variable=variable, automatic=True, ends_on=None,
            )
        )  # fmt: skip
    for number, (owner, day, minor, merchant, category, kind) in enumerate(_LINES):
        add(
            TransactionRow(
                id=f"{owner}-{number:06d}", customer_id=owner, account_id=f"{owner}-checking", agreement_id=None,
                booked_on=day, amount_minor=minor, currency=currencies[owner], merchant=merchant,
                description=merchant.upper(), category=category, kind=kind,
            )
        )  # fmt: skip


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the book once; each test gets a copy of the file."""
    path = tmp_path_factory.mktemp("bank") / "filled.db"
    migrate(f"sqlite:///{path}")
    database = Database(f"sqlite:///{path}")
    database.write(_fill)
    Store(database).write(lambda work: work.products.replace(read_catalogue()))
    database.close()
    return path


@pytest.fixture
def bank(filled_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bank]:
    shutil.copy(filled_database, tmp_path / "attune.db")
    made = build(Settings(database_url=f"sqlite:///{tmp_path / 'attune.db'}"))
    monkeypatch.setattr(actions.action, "the_bank", lambda: made)
    yield made
    made.close()


@pytest.fixture
def talk(bank: Bank) -> Callable[..., Talk]:
    """Open a conversation: `talk()` is emma's, `talk("jonas")` another's."""
    return lambda customer="emma": Talk.open(bank, customer)


@pytest.fixture
def emma(talk: Callable[..., Talk]) -> Talk:
    return talk("emma")
