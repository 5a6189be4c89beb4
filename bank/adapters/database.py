"""One database, SQLite or PostgreSQL: connections, transactions, and trying again."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import structlog
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

log = structlog.get_logger()
Result = TypeVar("Result")

_ATTEMPTS = 6
# serialization_failure, deadlock_detected, lock_not_available
_RETRIED_STATES = frozenset({"40001", "40P01", "55P03"})


class Database:
    """Runs work in transactions; safe to share between threads, each call has its own session.

    A write starts with BEGIN IMMEDIATE on SQLite: a transaction that reads first and writes later
    could not be upgraded when another writer came between, however long it waited.
    """

    def __init__(self, url: str) -> None:
        """Make the connection pool; connects on first use.

        Args:
            url: `sqlite:///path` (the folder is made) or `postgresql://...` (psycopg 3 is used).
        """
        self.engine = _engine(url)
        # One state for all statements of a read; PostgreSQL's default shows each the newest.
        state = {"isolation_level": "REPEATABLE READ"} if self.dialect == "postgresql" else {}
        self._reads = self.engine.execution_options(attune_writes=False, **state)
        self._writes = self.engine.execution_options(attune_writes=True)

    @property
    def dialect(self) -> str:
        """'sqlite' or 'postgresql'."""
        return self.engine.dialect.name

    def read(self, work: Callable[[Session], Result]) -> Result:
        """Return what `work` returns; it sees one consistent state and must not write."""
        return self._run(self._reads, work)

    def write(self, work: Callable[[Session], Result]) -> Result:
        """Run `work` in one transaction, committed at the end.

        Where the database is locked or found a conflict, all of `work` is run again, a few times:
        it must do nothing outside the session that cannot be repeated.
        """
        return self._run(self._writes, work)

    def write_connection(self) -> Connection:
        """Return a connection for bulk work and migrations; the caller begins and closes."""
        return self._writes.connect()

    def close(self) -> None:
        """Close the pooled connections."""
        self.engine.dispose()

    def _run(self, engine: Engine, work: Callable[[Session], Result]) -> Result:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with Session(engine, expire_on_commit=False) as session, session.begin():
                    return work(session)
            except DBAPIError as error:
                if attempt == _ATTEMPTS or not _is_transient(error):
                    raise
                log.warning("database.retried", attempt=attempt, kind=type(error.orig).__name__)
                time.sleep(random.uniform(0.5, 1.0) * 0.05 * 2**attempt)  # noqa: S311 - jitter
        raise AssertionError("unreachable")


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        # Errors must not quote what was written: it may be what a customer said.
        engine = create_engine(parsed, pool_size=8, max_overflow=24, pool_pre_ping=True, hide_parameters=True)
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, pool_size=8, max_overflow=24, hide_parameters=True)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver must not begin transactions by itself: it would do so too late, and deferred.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("attune_writes", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_transient(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.OperationalError):
        return any(word in str(error.orig) for word in ("locked", "busy"))
    return getattr(error.orig, "sqlstate", None) in _RETRIED_STATES
