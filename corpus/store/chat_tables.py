"""What the chats follow, were given and spoke of last, and what they say is wrong."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.store.columns import Spans, Utc, metadata, of_article, of_subscriber

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger, nullable=False),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("buttons", sa.JSON, nullable=False),
    sa.Column("silent", sa.Boolean, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("due", Utc),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("reason", sa.Text),
    sa.Column("changed", Utc, nullable=False),
    sa.UniqueConstraint("digest", "chat_id", "thread_id", "part"),
    sa.Index("deliveries_by_state", "state", "changed"),
    sa.Index(
        "deliveries_open",
        "chat_id",
        "id",
        sqlite_where=sa.text("due IS NOT NULL"),
        postgresql_where=sa.text("due IS NOT NULL"),
    ),
    sa.Index(
        "deliveries_due",
        "id",
        "due",
        sqlite_where=sa.text("due IS NOT NULL"),
        postgresql_where=sa.text("due IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)
# --- subscriptions and digests --------------------------------------------------------------
subscribers = sa.Table(
    "subscribers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger, nullable=False),
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("quiet", sa.Text),
    sa.Column("paused_until", Utc),
    sa.Column("is_silent", sa.Boolean, nullable=False),
    sa.Column("wants_empty", sa.Boolean, nullable=False),
    sa.Column("ended", sa.Text),
    sa.Column("serial", sa.Integer, nullable=False),
    sa.Column("planned", Utc, nullable=False),
    sa.Column("created", Utc, nullable=False),
    sa.UniqueConstraint("chat_id", "thread_id"),
    sqlite_autoincrement=True,
)
subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subscriber_id", sa.Integer, of_subscriber(), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("often", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("is_paused", sa.Boolean, nullable=False),
    sa.Column("due", Utc, nullable=False),
    sa.Column("since_article", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created", Utc, nullable=False),
    sa.UniqueConstraint("subscriber_id", "body"),
    sa.Index("subscriptions_by_due", "due"),
    sa.Index("subscriptions_by_version", "version"),
    sqlite_autoincrement=True,
)
news = sa.Table(
    "news",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("last_article", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)
matches = sa.Table(
    "matches",
    metadata,
    sa.Column(
        "subscription_id",
        sa.Integer,
        sa.ForeignKey("subscriptions.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("article_id", sa.Integer, of_article(), primary_key=True),
    sa.Column("story_id", sa.Integer, nullable=False),
    sa.Column("quotes", sa.JSON(none_as_null=True)),
    sa.Index("matches_by_article", "article_id"),
)
given = sa.Table(
    "given",
    metadata,
    sa.Column("subscriber_id", sa.Integer, of_subscriber(), primary_key=True),
    sa.Column("story_id", sa.Integer, primary_key=True),
    sa.Column("at", Utc, nullable=False),
    sa.Column("is_muted", sa.Boolean, nullable=False),
    sa.Index("given_by_time", "at"),
)
digests = sa.Table(
    "digests",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subscriber_id", sa.Integer, of_subscriber(), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Index("digests_by_subscriber", "subscriber_id"),
    sa.Index("digests_by_time", "at"),
    sqlite_autoincrement=True,
)
# What the bot's message in a chat was about, as JSON: what a follow-up or a reply leans on.
turns = sa.Table(
    "turns",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True),
    sa.Column("message_id", sa.BigInteger, primary_key=True),
    sa.Column("thread_id", sa.BigInteger, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("turns_by_time", "chat_id", "thread_id", "at"),
)
# --- feedback -----------------------------------------------------------------------------
# A quote that people complained of, by the words it has in an article that may be loaded again,
# and what an operator decided on it.
disputes = sa.Table(
    "disputes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article_key", sa.Text, nullable=False),
    sa.Column("content", Spans, nullable=False),
    sa.Column("words", sa.JSON, nullable=False),
    sa.Column("speaker", sa.Text),
    sa.Column("reading", sa.Text),
    sa.Column("is_decided", sa.Boolean, nullable=False),
    sa.Column("is_quote", sa.Boolean, nullable=False),
    sa.Column("name", sa.Text),
    sa.Column("name_kind", sa.Text),
    sa.Index("disputes_by_article", "article_key"),
    sqlite_autoincrement=True,
)
complaints = sa.Table(
    "complaints",
    metadata,
    sa.Column(
        "dispute_id",
        sa.Integer,
        sa.ForeignKey("disputes.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("chat_id", sa.BigInteger, primary_key=True),
    sa.Column("complaint", sa.Text, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Index("complaints_by_chat", "chat_id"),
)
