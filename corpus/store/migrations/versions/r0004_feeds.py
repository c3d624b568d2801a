"""Feeds that are followed, what is known of their entries, and signatures of articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; an older archive follows no feed yet."""
    _create_feeds()
    _create_signatures()


def _create_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("url", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("fault", sa.Text),
        sa.Column("checked", sa.DateTime(timezone=True)),
        sa.Column("read", sa.DateTime(timezone=True)),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feed_entries",
        sa.Column("feed_id", sa.Integer, sa.ForeignKey("feeds.id", ondelete="CASCADE")),
        sa.Column("mark", sa.Text),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("digest", sa.Text),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("feed_id", "mark"),
    )


def _create_signatures() -> None:
    op.create_table(
        "signatures",
        sa.Column("article_id", sa.Integer, _article("CASCADE"), primary_key=True),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("original_id", sa.Integer, _article("SET NULL")),
    )
    op.create_index("signatures_by_original", "signatures", ["original_id"])
    op.create_table(
        "signature_bands",
        sa.Column("band", sa.BigInteger, primary_key=True),
        sa.Column("article_id", sa.Integer, _article("CASCADE"), primary_key=True),
    )
    op.create_index("signature_bands_by_article", "signature_bands", ["article_id"])


def _article(ondelete: str) -> sa.ForeignKey:
    return sa.ForeignKey("articles.id", ondelete=ondelete)
