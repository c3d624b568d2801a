"""Subscribers and what they follow; what they have to be given, and what they were given."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; what is in an older archive is no news to anybody."""
    _create_subscribers()
    _create_subscriptions()
    _create_matches()
    _create_given()
    _create_digests()
    news = op.create_table(
        "news",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("last_article", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    last = op.get_bind().scalar(sa.text("SELECT articles FROM archive")) or 0
    op.get_bind().execute(sa.insert(news).values(id=1, last_article=last, version=0))


def _create_subscribers() -> None:
    op.create_table(
        "subscribers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("quiet", sa.Text),
        sa.Column("paused_until", _MOMENT),
        sa.Column("is_silent", sa.Boolean, nullable=False),
        sa.Column("wants_empty", sa.Boolean, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("planned", _MOMENT, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.UniqueConstraint("chat_id", "thread_id"),
        sqlite_autoincrement=True,
    )


def _create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subscriber_id", sa.Integer, _of("subscribers"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("often", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("is_paused", sa.Boolean, nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("since_article", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.UniqueConstraint("subscriber_id", "body"),
        sqlite_autoincrement=True,
    )
    op.create_index("subscriptions_by_due", "subscriptions", ["due"])
    op.create_index("subscriptions_by_version", "subscriptions", ["version"])


def _create_matches() -> None:
    op.create_table(
        "matches",
        sa.Column("subscription_id", sa.Integer, _of("subscriptions"), primary_key=True),
        sa.Column("article_id", sa.Integer, _of("articles"), primary_key=True),
        sa.Column("story_id", sa.Integer, nullable=False),
    )
    op.create_index("matches_by_article", "matches", ["article_id"])


def _create_given() -> None:
    op.create_table(
        "given",
        sa.Column("subscriber_id", sa.Integer, _of("subscribers"), primary_key=True),
        sa.Column("story_id", sa.Integer, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("is_muted", sa.Boolean, nullable=False),
    )
    op.create_index("given_by_time", "given", ["at"])


def _create_digests() -> None:
    op.create_table(
        "digests",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("subscriber_id", sa.Integer, _of("subscribers"), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("digests_by_subscriber", "digests", ["subscriber_id"])
    op.create_index("digests_by_time", "digests", ["at"])


def _of(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
