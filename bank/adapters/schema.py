"""Bringing a database to the newest layout, and emptying it, without Alembic's command line."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from bank.adapters.database import Database
from bank.adapters.orm import Base

# Any constant will do; two processes that migrate PostgreSQL at once queue up behind it.
_LOCK = 7_301_115


def migrate(url: str) -> None:
    """Bring the database to the newest layout; does nothing when it is there already.

    Safe to be called by two processes at once.
    """
    database = Database(url)
    try:
        with database.write_connection() as connection, connection.begin():
            _lock(connection)
            command.upgrade(_config(connection), "head")
    finally:
        database.close()


def drop(url: str) -> None:
    """Remove all tables with everything in them."""
    database = Database(url)
    try:
        with database.write_connection() as connection, connection.begin():
            _lock(connection)
            Base.metadata.drop_all(connection)
            connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    finally:
        database.close()


def is_migrated(database: Database) -> bool:
    """Tell whether the tables are there."""
    return inspect(database.engine).has_table("customers")


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
