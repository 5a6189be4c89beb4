"""Alembic's entry: migrates over the connection that `bank.adapters.schema` hands in.

To write a migration, change `bank.adapters.orm` and let Alembic compare it with a migrated database
(`alembic.command.revision(config, autogenerate=True)`); a test tells when one is missing.
"""

from typing import Literal

from alembic import context

from bank.adapters.orm import Base, UtcDateTime


def _plain_type(kind: str, item: object, _context: object) -> str | Literal[False]:
    # A migration must not change when our own types do.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    render_item=_plain_type,
    render_as_batch=True,  # SQLite cannot alter columns in place
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
