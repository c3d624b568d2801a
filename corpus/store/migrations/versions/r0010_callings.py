"""What articles call whom, and the quotes by somebody whom their article only describes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; they are filled as articles are loaded, also again."""
    op.create_table(
        "callings",
        sa.Column(
            "article_id",
            sa.Integer,
            sa.ForeignKey("articles.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("head", sa.Text, primary_key=True),
        sa.Column("words", sa.Text, primary_key=True),
        sa.Column("month", sa.Integer, nullable=False),
    )
    op.create_index("callings_by_office", "callings", ["head", "month", "words", "name"])
    op.create_table(
        "open_quotes",
        sa.Column(
            "quote_id",
            sa.Integer,
            sa.ForeignKey("quotes.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("month", sa.Integer, nullable=False),
        sa.Column("persons", sa.JSON, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    op.create_index("open_quotes_by_office", "open_quotes", ["head", "month"])
