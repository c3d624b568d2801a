"""What people say is wrong with quotes, what an operator decides on it, and who read what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and the column: by which version an older article was read is not known."""
    op.add_column("articles", sa.Column("reading", sa.Text))
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_key", sa.Text, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("reading", sa.Text),
        sa.Column("is_decided", sa.Boolean, nullable=False),
        sa.Column("is_quote", sa.Boolean, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("name_kind", sa.Text),
        sqlite_autoincrement=True,
    )
    op.create_index("disputes_by_article", "disputes", ["article_key"])
    op.create_table(
        "complaints",
        sa.Column(
            "dispute_id",
            sa.Integer,
            sa.ForeignKey("disputes.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        sa.Column("complaint", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("complaints_by_chat", "complaints", ["chat_id"])
