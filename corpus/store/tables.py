"""The archive's tables. Their history is in `migrations`; a test holds the two together."""

from __future__ import annotations

import sqlalchemy as sa

from corpus.store.chat_tables import (
    complaints,
    deliveries,
    digests,
    disputes,
    given,
    matches,
    news,
    subscribers,
    subscriptions,
    turns,
)
from corpus.store.columns import Spans, Utc, metadata, of_article, of_speaker

__all__ = [
    "aliases",
    "archive",
    "articles",
    "callings",
    "complaints",
    "decisions",
    "deliveries",
    "digests",
    "disputes",
    "feed_entries",
    "feeds",
    "given",
    "matches",
    "metadata",
    "name_words",
    "news",
    "open_quotes",
    "partings",
    "passages",
    "questions",
    "quotes",
    "signature_bands",
    "signatures",
    "speaker_words",
    "speakers",
    "subscribers",
    "subscriptions",
    "turns",
    "words",
]

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
    sa.Column("published", Utc),
    sa.Column("language", sa.Text),
    sa.Column("source_file", sa.Text),
    sa.Column("added", Utc, nullable=False),
    # The version of rules and model by which its quotes were read.
    sa.Column("reading", sa.Text),
    sa.Index("articles_by_content", "content_hash"),
    sa.Index("articles_by_date", "published"),
    sa.Index("articles_by_url", "url"),
    sa.Index("articles_by_outlet", "outlet", "published"),
)
passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.Integer, of_article(), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("span", Spans, nullable=False),
    sa.Index("passages_by_article", "article_id"),
    sqlite_autoincrement=True,
)
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
    sa.Column("speaker_id", sa.Integer, of_speaker(), primary_key=True),
    sa.Column("article_id", sa.Integer, of_article(), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("alias", sa.Text, primary_key=True),
    sa.Index("aliases_by_article", "article_id"),
)
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("form", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
)
partings = sa.Table(
    "partings",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("clue", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
)
quotes = sa.Table(
    "quotes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("article_id", sa.Integer, of_article(), nullable=False),
    sa.Column("speaker_id", sa.Integer, of_speaker()),
    sa.Column("speaker", sa.Text),
    sa.Column("speaker_kind", sa.Text),
    sa.Column("content", Spans, nullable=False),
    sa.Column("sentence", Spans, nullable=False),
    sa.Column("cue", Spans),
    sa.Column("source", Spans),
    sa.Column("evidence", Spans),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("act", sa.Text, nullable=False),
    sa.Column("inner", sa.Text),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Index("quotes_by_article", "article_id"),
    # All that tells a speaker's names and how much they said, so that no quote is looked up.
    sa.Index("quotes_by_speaker", "speaker_id", "speaker", "act", "confidence"),
    sqlite_autoincrement=True,
)
callings = sa.Table(
    "callings",
    metadata,
    sa.Column("article_id", sa.Integer, of_article(), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("head", sa.Text, primary_key=True),
    sa.Column("words", sa.Text, primary_key=True),
    sa.Column("month", sa.Integer, nullable=False),
    # All that tells who is called so, so that no row is looked up.
    sa.Index("callings_by_office", "head", "month", "words", "name"),
)
open_quotes = sa.Table(
    "open_quotes",
    metadata,
    sa.Column(
        "quote_id", sa.Integer, sa.ForeignKey("quotes.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("head", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("month", sa.Integer, nullable=False),
    sa.Column("persons", sa.JSON, nullable=False),
    # As it is where nobody else names who said it.
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Index("open_quotes_by_office", "head", "month"),
)
words = sa.Table(
    "words",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("word", sa.Text, nullable=False, unique=True),
    sa.Column("stem", sa.Text, nullable=False),
    sa.Index("words_by_stem", "stem"),
)
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
    sa.Column("speaker_id", sa.Integer, of_speaker(), primary_key=True),
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
    sa.Column("due", Utc, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("fault", sa.Text),
    sa.Column("checked", Utc),
    sa.Column("read", Utc),
    sqlite_autoincrement=True,
)
feed_entries = sa.Table(
    "feed_entries",
    metadata,
    sa.Column("feed_id", sa.Integer, sa.ForeignKey("feeds.id", ondelete="CASCADE")),
    sa.Column("mark", sa.Text),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("digest", sa.Text),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("seen", Utc, nullable=False),
    sa.PrimaryKeyConstraint("feed_id", "mark"),
)
signatures = sa.Table(
    "signatures",
    metadata,
    sa.Column("article_id", sa.Integer, of_article(), primary_key=True),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    sa.Column("original_id", sa.Integer, sa.ForeignKey("articles.id", ondelete="SET NULL")),
    sa.Index("signatures_by_original", "original_id"),
)
signature_bands = sa.Table(
    "signature_bands",
    metadata,
    sa.Column("band", sa.BigInteger, primary_key=True),
    sa.Column("article_id", sa.Integer, of_article(), primary_key=True),
    sa.Index("signature_bands_by_article", "article_id"),
)
