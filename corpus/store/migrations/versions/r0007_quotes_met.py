"""Which quotes met a subscription, so that a digest need not find them again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what was met before it says nothing."""
    op.add_column("matches", sa.Column("quotes", sa.JSON))
