"""A small bank with exact figures, over a real SQLite file and, where CI gives one, a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from bank.adapters import schema
from bank.adapters.database import Database
from bank.adapters.orm import (
    AccountRow,
    AgreementRow,
    Base,
    CardRow,
    CustomerRow,
    StaffRow,
    TransactionRow,
)
from bank.bootstrap import Bank, Settings, build

POSTGRES = os.environ.get("ATTUNE_TEST_POSTGRES_URL", "")
TODAY = date(2026, 3, 10)  # a Tuesday
NOW = datetime(2026, 3, 10, 12, 0, tzinfo=timezone.utc)


class Book:
    """Writes what a test needs into the database, with what it does not care about filled in."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._number = 0

    def _add(self, row: Base) -> None:
        self._database.write(lambda session: session.add(row))

    def customer(
        self, identifier: str, currency: str = "GBP", zone: str = "Europe/London", rank: int | None = None
    ) -> None:
        self._add(
            CustomerRow(
                id=identifier,
                given_name=identifier.title(),
                family_name="Test",
                preferred_name=identifier.title(),
                language="en",
                country="GB",
                currency=currency,
                timezone=zone,
                persona="employed",
                answer_length="brief",
                mood_analysis=True,
                customer_since=date(2020, 1, 1),
                demo_rank=rank,
            )
        )
        self.account(identifier, "checking", currency)

    def account(self, customer: str, kind: str, currency: str = "GBP", balance: int = 0, credit: int = 0) -> None:
        self._number += 1
        self._add(
            AccountRow(
                id=f"{customer}-{kind}",
                customer_id=customer,
                position=self._number,
                kind=kind,
                iban="GB33BUKB20201555555555",
                currency=currency,
                opening_minor=balance,
                balance_minor=balance,
                credit_minor=credit,
            )
        )

    def line(
        self,
        customer: str,
        day: date,
        minor: int,
        merchant: str = "Tesco",
        category: str = "groceries",
        kind: str = "card",
        account: str = "checking",
        agreement: str | None = None,
        currency: str = "GBP",
    ) -> None:
        self._number += 1
        self._add(
            TransactionRow(
                id=f"{customer}-{self._number:06d}",
                customer_id=customer,
                account_id=f"{customer}-{account}",
                agreement_id=agreement,
                booked_on=day,
                amount_minor=minor,
                currency=currency,
                merchant=merchant,
                description=merchant.upper(),
                category=category,
                kind=kind,
            )
        )

    def agreement(
        self,
        customer: str,
        key: str,
        payee: str,
        kind: str,
        day: int,
        minor: int,
        every: int = 1,
        variable: bool = False,
        automatic: bool = True,
        anchor: date = date(2020, 1, 1),
    ) -> str:
        identifier = f"{customer}-{key}"
        self._add(
            AgreementRow(
                id=identifier,
                customer_id=customer,
                account_id=f"{customer}-checking",
                payee=payee,
                kind=kind,
                category="utilities",
                every_months=every,
                day=day,
                anchor=anchor,
                amount_minor=minor,
                currency="GBP",
                variable=variable,
                automatic=automatic,
            )
        )
        return identifier

    def card(self, customer: str, identifier: str, status: str = "active") -> None:
        self._add(
            CardRow(
                id=identifier,
                customer_id=customer,
                account_id=f"{customer}-checking",
                kind="debit",
                brand="Visa",
                last4="4242",
                status=status,
            )
        )

    def staff(self, identifier: str, password_hash: str = "!") -> None:
        self._add(
            StaffRow(
                id=identifier,
                username=identifier,
                name=identifier.title(),
                role="agent",
                languages=["en"],
                password_hash=password_hash,
            )
        )


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bank") / "empty.db"
    schema.migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres() -> str:
    schema.drop(POSTGRES)
    schema.migrate(POSTGRES)
    return POSTGRES


@pytest.fixture(params=["sqlite", *(["postgresql"] if POSTGRES else [])])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty, migrated database."""
    if request.param == "sqlite":
        path = tmp_path / "bank.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        return f"sqlite:///{path}"
    address: str = request.getfixturevalue("migrated_postgres")
    database = Database(address)
    database.write(
        lambda session: session.execute(text(f"TRUNCATE {', '.join(Base.metadata.tables)} RESTART IDENTITY CASCADE"))
    )
    database.close()
    return address


@pytest.fixture
def bank(url: str) -> Iterator[Bank]:
    made = build(Settings(database_url=url))
    yield made
    made.close()


@pytest.fixture
def book(bank: Bank) -> Book:
    """A book with the customers ann (pounds, London) and bob (pounds, London), and two agents."""
    made = Book(bank.database)
    made.customer("ann")
    made.customer("bob")
    made.staff("sofia")
    made.staff("noah")
    return made


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def now() -> datetime:
    return NOW
