"""Which quotes met a subscription; messages on their way are claimed and sent in one step."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, which says nothing of what was met before; claim anew what was claimed."""
    op.add_column("matches", sa.Column("quotes", sa.JSON))
    op.execute("UPDATE deliveries SET state = 'queued' WHERE state = 'claimed'")
