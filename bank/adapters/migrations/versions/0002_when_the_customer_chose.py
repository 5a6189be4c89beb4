"""when the customer chose whether their mood is read

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this layout."""
    # No batch: SQLite adds a column in place, and a batch would copy the table and let its references cascade.
    op.add_column("customers", sa.Column("mood_analysis_since", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_column("customers", "mood_analysis_since")
