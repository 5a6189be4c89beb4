"""The migrations lead to what the code expects."""

from concurrent.futures import ThreadPoolExecutor

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bank.adapters import schema
from bank.adapters.database import Database
from bank.adapters.orm import Base


def test_migrated_database_is_what_the_tables_say(url) -> None:
    database = Database(url)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_two_processes_can_migrate_at_once(tmp_path) -> None:
    url = f"sqlite:///{tmp_path}/new/bank.db"
    with ThreadPoolExecutor(2) as processes:
        list(processes.map(schema.migrate, [url, url]))
    schema.migrate(url)
    database = Database(url)
    assert schema.is_migrated(database)
    schema.drop(url)
    assert not schema.is_migrated(database)
    database.close()


def test_column_for_the_time_of_a_choice_is_added_without_losing_anything(tmp_path) -> None:
    url = f"sqlite:///{tmp_path}/old.db"
    database = Database(url)
    with database.write_connection() as connection, connection.begin():
        command.upgrade(schema._config(connection), "0001")
        connection.execute(
            text(
                "INSERT INTO customers (id, given_name, family_name, preferred_name, language, country, currency,"
                " timezone, persona, answer_length, mood_analysis, customer_since)"
                " VALUES ('ann', 'Ann', 'Test', 'Ann', 'en', 'GB', 'GBP', 'UTC', 'family', 'brief', 1, '2020-01-01')"
            )
        )
        connection.execute(
            text(
                "INSERT INTO conversations (id, customer_id, channel, language, owner, fence, last_seq, opened_at)"
                " VALUES ('c', 'ann', 'web', 'en', 'bot', 0, 0, '2026-01-01 00:00:00')"
            )
        )
    schema.migrate(url)
    with database.write_connection() as connection, connection.begin():
        chosen = connection.execute(text("SELECT mood_analysis, mood_analysis_since FROM customers")).all()
        assert chosen == [(1, None)]
        assert connection.scalar(text("SELECT count(*) FROM conversations")) == 1
        command.downgrade(schema._config(connection), "0001")
        assert connection.scalar(text("SELECT count(*) FROM conversations")) == 1
    database.close()
