"""Filling a database with the simulated bank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from bank.adapters.database import Database
from bank.adapters.orm import AccountRow, AgreementRow, Base, CardRow, CustomerRow, StaffRow, TransactionRow
from bank.adapters.simulator.life import Life, live
from bank.adapters.simulator.numbers import account_number, last_four
from bank.adapters.simulator.people import Person, demo_people, other_people
from bank.domain.staff import Staff
from bank.domain.transactions import TransactionKind

OTHERS = 210
_BATCH = 15
_LOCK = 7_301_116

DEMO_STAFF = (
    Staff("sofia", "Sofía Marín", "agent", ("es", "en", "fr")),
    Staff("noah", "Noah Becker", "agent", ("de", "en")),
)

Progress = Callable[[int, int], None]


def seed_people(
    database: Database, today: date, others: int = OTHERS, progress: Progress = lambda done, total: None
) -> int:
    """Add the customers that are not there yet, with accounts, cards, agreements and transactions.

    Committed in batches, each whole: an interrupted run is completed by the next one.

    Args:
        today: Last day of the book.
        others: Customers besides the six for demonstrations.
        progress: Called with (customers done, customers in all).

    Returns:
        How many customers were added.
    """
    people = list(chain(demo_people(), other_people(others)))
    added = 0
    for first in range(0, len(people), _BATCH):
        batch = people[first : first + _BATCH]
        with database.write_connection() as connection, connection.begin():
            _only_one(connection)
            present = set(connection.scalars(select(CustomerRow.id).where(CustomerRow.id.in_([p.id for p in batch]))))
            missing = [person for person in batch if person.id not in present]
            _insert(connection, [live(person, today) for person in missing])
            added += len(missing)
        progress(first + len(batch), len(people))
    if added:
        with database.write_connection() as connection, connection.begin():
            connection.execute(text("ANALYZE"))
    return added


def seed_staff(database: Database, hashed: Callable[[], str]) -> None:
    """Add the demo agents that are not there yet; each can log in with the demo password.

    Args:
        hashed: Makes a hash of the demo password.
    """
    with database.write_connection() as connection, connection.begin():
        present = set(connection.scalars(select(StaffRow.id)))
        rows = [
            {
                "id": staff.id,
                "username": staff.id,
                "name": staff.name,
                "role": staff.role,
                "languages": list(staff.languages),
                "password_hash": hashed(),
            }
            for staff in DEMO_STAFF
            if staff.id not in present
        ]
        if rows:
            connection.execute(insert(StaffRow), rows)


def counts(database: Database) -> dict[str, int]:
    """Return table -> number of rows."""
    return database.read(
        lambda session: {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in sorted(Base.metadata.tables.items())
        }
    )


def _only_one(connection: Connection) -> None:
    # SQLite's BEGIN IMMEDIATE has the same effect.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _insert(connection: Connection, lives: Sequence[Life]) -> None:
    for table, rows in (
        (CustomerRow, [_customer(life.person) for life in lives]),
        (AccountRow, list(chain.from_iterable(map(_accounts, lives)))),
        (CardRow, list(chain.from_iterable(map(_cards, lives)))),
        (AgreementRow, list(chain.from_iterable(map(_agreements, lives)))),
    ):
        if rows:
            connection.execute(insert(table), rows)
    _insert_transactions(connection, chain.from_iterable(map(_transactions, lives)))


_COLUMNS = [column.name for column in TransactionRow.__table__.columns]


def _insert_transactions(connection: Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert with the driver's own bulk means; the ORM's take several times as long."""
    names = ", ".join(_COLUMNS)
    raw = connection.connection.driver_connection
    assert raw is not None
    cursor = raw.cursor()
    if connection.dialect.name == "postgresql":
        with cursor.copy(f"COPY transactions ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" for _ in _COLUMNS)
        cursor.executemany(
            f"INSERT INTO transactions ({names}) VALUES ({marks})",  # noqa: S608 - names of our own columns
            ((*row[:4], row[4].isoformat(), *row[5:]) for row in rows),
        )
    cursor.close()


def _customer(person: Person) -> dict[str, Any]:
    columns = CustomerRow.__table__.columns.keys()
    values = {name: getattr(person.customer, name) for name in columns if name != "demo_rank"}
    return {**values, "demo_rank": person.demo_rank}


def _account_id(person: Person, kind: str) -> str:
    return f"{person.id}-{kind}"


def _accounts(life: Life) -> Iterator[dict[str, Any]]:
    person = life.person
    for position, kind in enumerate(life.accounts):
        yield {
            "id": _account_id(person, kind),
            "customer_id": person.id,
            "position": position,
            "kind": kind,
            "iban": account_number(person.country.code, person.id, kind),
            "currency": person.customer.currency,
            "opening_minor": life.booked.opening[kind],
            "balance_minor": life.booked.closing[kind],
            "credit_minor": life.limits.get(kind, 0),
        }


def _cards(life: Life) -> Iterator[dict[str, Any]]:
    person = life.person
    for kind, account in (("debit", "checking"), ("credit", "credit_card")):
        if account in life.accounts:
            yield {
                "id": f"{person.id}-{kind}",
                "customer_id": person.id,
                "account_id": _account_id(person, account),
                "kind": kind,
                "brand": "Visa" if kind == "credit" else "Mastercard",
                "last4": last_four(person.id, account),
                "status": "active",
                "status_changed_at": None,
            }


def _agreements(life: Life) -> Iterator[dict[str, Any]]:
    for agreement in life.agreements:
        yield {
            "id": agreement.id,
            "customer_id": agreement.customer_id,
            "account_id": agreement.account_id,
            "payee": agreement.payee,
            "kind": agreement.kind.value,
            "category": agreement.category,
            "every_months": agreement.every_months,
            "day": agreement.day,
            "anchor": agreement.anchor,
            "amount_minor": agreement.amount.minor,
            "currency": agreement.amount.currency,
            "variable": agreement.variable,
            "automatic": agreement.automatic,
            "ends_on": agreement.ends_on,
        }


def _transactions(life: Life) -> Iterator[tuple[Any, ...]]:
    """Yield the columns of `transactions`, in the table's order."""
    person, formats = life.person, life.person.country.lines
    currency, place = person.customer.currency, person.city.upper()
    described: dict[tuple[str, TransactionKind], str] = {}
    for number, line in enumerate(life.booked.lines, start=1):
        named = (line.merchant, line.kind)
        if named not in described:
            # A stable reference for each payee, as mandates have.
            reference = sum(ord(sign) * 31**index for index, sign in enumerate(line.merchant)) % 900000 + 100000
            described[named] = formats[line.kind.value].format(name=line.merchant.upper(), place=place, ref=reference)
        yield (
            f"{person.id}-{number:06d}",
            person.id,
            _account_id(person, line.account),
            None if line.agreement is None else f"{person.id}-{line.agreement}",
            line.day,
            line.minor,
            currency,
            line.merchant,
            described[named],
            line.category,
            line.kind.value,
        )
