"""The archive's tables. Their history is in `migrations`; a test holds the two together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from corpus.types import Span


class _Utc(sa.types.TypeDecorator[datetime]):
    """An aware UTC time; SQLite, which keeps no zone, gets and gives UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class _Spans(sa.types.TypeDecorator[Any]):
    """A `Span` as [start, end]; a tuple of them as a list of such pairs."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> Any:
        if isinstance(value, Span):
            return [value.start, value.end]
        return [[span.start, span.end] for span in value] if value is not None else None

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> Any:
        if value is None or (value and isinstance(value[0], int)):
            return Span(*value) if value else None
        return tuple(Span(*pair) for pair in value)


def _of_article() -> sa.ForeignKey:
    return sa.ForeignKey("articles.id", ondelete="CASCADE")


def _of_speaker() -> sa.ForeignKey:
    return sa.ForeignKey("speakers.id", ondelete="CASCADE")


metadata = sa.MetaData()

archive = sa.Table(
    "archive",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("generation", sa.Integer, nullable=False),
    # The last number given to each: numbers stand in buttons that are pressed long after,
    # so none is ever given to another.
    sa.Column("articles", sa.Integer, nullable=False),
    sa.Column("passages", sa.Integer, nullable=False),
    sa.Column("quotes", sa.Integer, nullable=False),
)
articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("content_hash", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("authors", sa.JSON, nullable=False),
    sa.Column("published", _Utc),
    sa.Column("language", sa.Text),
    sa.Column("source_file", sa.Text),
    sa.Column("added", _Utc, nullable=False),
    sa.Index("articles_by_content", "content_hash"),
    sa.Index("articles_by_date", "published"),
    sa.Index("articles_by_url", "url"),
    sa.Index("articles_by_outlet", "outlet", "published"),
)
passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.Integer, _of_article(), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("span", _Spans, nullable=False),
    sa.Index("passages_by_article", "article_id"),
    sqlite_autoincrement=True,
)
# A speaker has no name of its own: the quotes keep the name as each article gave it, so
# that speakers can be merged and split again.
speakers = sa.Table(
    "speakers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.UniqueConstraint("kind", "key"),
    sqlite_autoincrement=True,
)
aliases = sa.Table(
    "aliases",
    metadata,
    sa.Column("speaker_id", sa.Integer, _of_speaker(), primary_key=True),
    sa.Column("article_id", sa.Integer, _of_article(), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("alias", sa.Text, primary_key=True),
    sa.Index("aliases_by_article", "article_id"),
)
# What an operator decided: all that `speakers.identity` gives this key is the speaker `key`'s.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("form", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
)
quotes = sa.Table(
    "quotes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.Integer, _of_article(), nullable=False),
    sa.Column("speaker_id", sa.Integer, _of_speaker()),
    sa.Column("speaker", sa.Text),
    sa.Column("speaker_kind", sa.Text),
    sa.Column("content", _Spans, nullable=False),
    sa.Column("sentence", _Spans, nullable=False),
    sa.Column("cue", _Spans),
    sa.Column("source", _Spans),
    sa.Column("evidence", _Spans),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("inner", sa.Text),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Index("quotes_by_article", "article_id"),
    # All that tells a speaker's names and how much they said, so that no quote is looked up.
    sa.Index("quotes_by_speaker", "speaker_id", "speaker", "act", "confidence"),
    sqlite_autoincrement=True,
)
# Every word that was ever indexed; in how many passages it is now, full text knows.
words = sa.Table(
    "words",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("word", sa.Text, nullable=False, unique=True),
    sa.Column("stem", sa.Text, nullable=False),
    sa.Index("words_by_stem", "stem"),
)
# Every word of a speaker's name that ever was, and who has one in theirs.
name_words = sa.Table(
    "name_words",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("word", sa.Text, nullable=False, unique=True),
)
speaker_words = sa.Table(
    "speaker_words",
    metadata,
    sa.Column("word", sa.Text, primary_key=True),
    sa.Column("speaker_id", sa.Integer, _of_speaker(), primary_key=True),
    sa.Index("speaker_words_by_speaker", "speaker_id"),
)
questions = sa.Table(
    "questions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("body", sa.Text, nullable=False, unique=True),
)
feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("url", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("due", _Utc, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("fault", sa.Text),
    sa.Column("checked", _Utc),
    sa.Column("read", _Utc),
    sqlite_autoincrement=True,
)
# Which version of an entry is in the archive (`digest`), under which article's key.
feed_entries = sa.Table(
    "feed_entries",
    metadata,
    sa.Column("feed_id", sa.Integer, sa.ForeignKey("feeds.id", ondelete="CASCADE")),
    sa.Column("mark", sa.Text),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("digest", sa.Text),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("seen", _Utc, nullable=False),
    sa.PrimaryKeyConstraint("feed_id", "mark"),
)
# What articles from feeds are compared by; `original_id` is the first with the same story.
signatures = sa.Table(
    "signatures",
    metadata,
    sa.Column("article_id", sa.Integer, _of_article(), primary_key=True),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("original_id", sa.Integer, sa.ForeignKey("articles.id", ondelete="SET NULL")),
    sa.Index("signatures_by_original", "original_id"),
)
signature_bands = sa.Table(
    "signature_bands",
    metadata,
    sa.Column("band", sa.BigInteger, primary_key=True),
    sa.Column("article_id", sa.Integer, _of_article(), primary_key=True),
    sa.Index("signature_bands_by_article", "article_id"),
)
# Messages on their way, and that they have arrived. `due` is from when on one may be taken up:
# later while it waits or is worked on, null once it is settled. They go in the order of `id`.
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
    sa.Column("due", _Utc),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("reason", sa.Text),
    sa.Column("changed", _Utc, nullable=False),
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


def _of_subscriber() -> sa.ForeignKey:
    return sa.ForeignKey("subscribers.id", ondelete="CASCADE")


# A chat, or one thread of it (0 where there is none), and when it can be written to. `serial`
# grows with every change and every digest: what was planned before it is planned anew. `ended`
# says why nothing is sent any more.
subscribers = sa.Table(
    "subscribers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger, nullable=False),
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("quiet", sa.Text),
    sa.Column("paused_until", _Utc),
    sa.Column("is_silent", sa.Boolean, nullable=False),
    sa.Column("wants_empty", sa.Boolean, nullable=False),
    sa.Column("ended", sa.Text),
    sa.Column("serial", sa.Integer, nullable=False),
    sa.Column("planned", _Utc, nullable=False),
    sa.Column("created", _Utc, nullable=False),
    sa.UniqueConstraint("chat_id", "thread_id"),
    sqlite_autoincrement=True,
)
# `body` is what is followed, as JSON. Only articles after number `since_article` are news to it.
# `version` is the number of its last change, of all changes of subscriptions.
subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subscriber_id", sa.Integer, _of_subscriber(), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("often", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("is_paused", sa.Boolean, nullable=False),
    sa.Column("due", _Utc, nullable=False),
    sa.Column("since_article", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created", _Utc, nullable=False),
    sa.UniqueConstraint("subscriber_id", "body"),
    sa.Index("subscriptions_by_due", "due"),
    sa.Index("subscriptions_by_version", "version"),
    sqlite_autoincrement=True,
)
# How far matching has come: the last article that was matched, and the last version above.
news = sa.Table(
    "news",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("last_article", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
)
# What a subscription has still to be given; `story_id` is the first article with those words,
# `quotes` are what whom it follows said there, null where that was not noted.
matches = sa.Table(
    "matches",
    metadata,
    sa.Column(
        "subscription_id",
        sa.Integer,
        sa.ForeignKey("subscriptions.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("article_id", sa.Integer, _of_article(), primary_key=True),
    sa.Column("story_id", sa.Integer, nullable=False),
    sa.Column("quotes", sa.JSON(none_as_null=True)),
    sa.Index("matches_by_article", "article_id"),
)
# What a subscriber has been given, so that no copy of it comes again; or does not want to hear of.
given = sa.Table(
    "given",
    metadata,
    sa.Column("subscriber_id", sa.Integer, _of_subscriber(), primary_key=True),
    sa.Column("story_id", sa.Integer, primary_key=True),
    sa.Column("at", _Utc, nullable=False),
    sa.Column("is_muted", sa.Boolean, nullable=False),
    sa.Index("given_by_time", "at"),
)
# What was sent, for the buttons under it: its stories as lists of articles' numbers, and the quotes
# of each. `id` is told by the subscriber's number and serial.
digests = sa.Table(
    "digests",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subscriber_id", sa.Integer, _of_subscriber(), nullable=False),
    sa.Column("at", _Utc, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Index("digests_by_subscriber", "subscriber_id"),
    sa.Index("digests_by_time", "at"),
    sqlite_autoincrement=True,
)
