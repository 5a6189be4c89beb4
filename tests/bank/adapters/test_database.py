"""Transactions, and trying again when the database is busy."""

import sqlite3
import threading
import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bank.adapters.database import Database
from bank.domain.periods import aware


@pytest.fixture
def path(migrated_sqlite, tmp_path):
    import shutil

    return shutil.copy(migrated_sqlite, tmp_path / "bank.db")


def test_sqlite_is_set_up_for_many_processes(path) -> None:
    database = Database(f"sqlite:///{path}")
    found = database.read(
        lambda session: [
            session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
        ]
    )
    assert found == ["wal", 5000, 1, 1]
    database.close()


def test_failed_work_leaves_nothing(bank, book) -> None:
    def work(session):
        session.execute(text("UPDATE customers SET language = 'fr'"))
        raise KeyError("stop")

    with pytest.raises(KeyError):
        bank.database.write(work)
    assert bank.customers.get("ann").language == "en"


def test_broken_reference_is_refused(bank, book) -> None:
    with pytest.raises(IntegrityError):
        bank.database.write(
            lambda session: session.execute(
                text("INSERT INTO budgets VALUES ('ghost', 'groceries', 1, 'GBP', '2026-01-01', '2026-01-01')")
            )
        )


def test_writer_waits_for_another_process(path) -> None:
    database = Database(f"sqlite:///{path}")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
    began = time.monotonic()
    database.write(lambda session: session.execute(text("DELETE FROM budgets")))
    assert time.monotonic() - began >= 0.25
    database.close()
    other.close()


def test_locked_database_is_tried_again(path) -> None:
    database = Database(f"sqlite:///{path}")
    attempts = []

    def work(session):
        attempts.append(1)
        if len(attempts) < 3:
            raise OperationalError("x", {}, sqlite3.OperationalError("database is locked"))
        return "done"

    assert database.write(work) == "done"
    assert len(attempts) == 3
    database.close()


def test_other_errors_are_not_tried_again(path) -> None:
    database = Database(f"sqlite:///{path}")
    attempts = []

    def work(session):
        attempts.append(1)
        session.execute(text("SELECT * FROM nowhere"))

    with pytest.raises(OperationalError):
        database.write(work)
    assert len(attempts) == 1
    database.close()


def test_moments_come_back_in_utc(bank, book, now) -> None:
    conversation = bank.conversations.open("ann", "web", "en", now)
    kept = bank.conversations.get(conversation.id).opened_at
    assert kept == now
    assert kept.utcoffset() == aware(now).utcoffset()
