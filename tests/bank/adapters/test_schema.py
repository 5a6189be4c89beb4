"""The migrations lead to what the code expects."""

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

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
