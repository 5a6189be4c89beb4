"""A bank in a SQLite file, a fake engine on a port, and servers that can be started and stopped."""

from __future__ import annotations

import shutil
import sys
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio

# Under importlib mode pytest leaves this folder off the path, and the modules beside us would not be found.
sys.path.insert(0, str(Path(__file__).parent))

from sqlalchemy.orm import Session
from world import World

from bank.adapters.database import Database
from bank.adapters.orm import AccountRow, AgreementRow, CardRow, CustomerRow, StaffRow
from bank.adapters.schema import migrate
from bank.services.staff import hashed

_PEOPLE = (
    ("emma", "Emma", "Clark", "en", "GB", "GBP", "Europe/London", True),
    ("lucia", "Lucía", "Romero", "es", "ES", "EUR", "Europe/Madrid", True),
    ("jonas", "Jonas", "Weber", "de", "DE", "EUR", "Europe/Berlin", False),
)


def _fill(session: Session) -> None:
    for rank, (identifier, given, family, language, country, currency, zone, mood) in enumerate(_PEOPLE):
        session.add(
            CustomerRow(
                id=identifier, given_name=given, family_name=family, preferred_name=given, language=language,
                country=country, currency=currency, timezone=zone, persona="employed",
                answer_length="detailed", mood_analysis=mood, customer_since=date(2019, 5, 1), demo_rank=rank,
            )
        )  # fmt: skip
        session.flush()
        session.add(
            AccountRow(
                id=f"{identifier}-checking", customer_id=identifier, position=0, kind="checking",
                iban="GB33BUKB20201555555555", currency=currency, opening_minor=0, balance_minor=123_450,
                credit_minor=0,
            )
        )  # fmt: skip
        session.flush()
        session.add(
            CardRow(
                id=f"{identifier}-debit", customer_id=identifier, account_id=f"{identifier}-checking",
                kind="debit", brand="Visa", last4="4242", status="active", status_changed_at=None,
            )
        )  # fmt: skip
        session.add(
            AgreementRow(
                id=f"{identifier}-gym", customer_id=identifier, account_id=f"{identifier}-checking",
                payee="Iron Gym", kind="gym", category="sports", every_months=1, day=28,
                anchor=date(2020, 1, 1),
                amount_minor=2_990, currency=currency, variable=False, automatic=True, ends_on=None,
            )
        )  # fmt: skip
    password = hashed("demo")
    for identifier, name, languages in (("sofia", "Sofia", ["en", "es"]), ("noah", "Noah", ["de", "en"])):
        session.add(
            StaffRow(
                id=identifier, username=identifier, name=name, role="agent", languages=languages,
                password_hash=password,
            )
        )  # fmt: skip


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small bank once; each test gets a copy of the file."""
    path = tmp_path_factory.mktemp("bank") / "filled.db"
    url = f"sqlite:///{path}"
    migrate(url)
    database = Database(url)
    database.write(_fill)
    database.close()
    return path


@pytest_asyncio.fixture
async def world(filled_database: Path, tmp_path: Path) -> AsyncIterator[World]:
    """Give a running server with its bank and its engine; all on real ports."""
    shutil.copy(filled_database, tmp_path / "attune.db")
    made = World(tmp_path)
    await made.engine.start()
    await made.start_server()
    try:
        yield made
    finally:
        await made.close()
