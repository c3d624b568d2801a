"""The first tables: articles, passages, speakers, quotes, questions and their full text."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table of the first version."""
    op.create_table(
        "archive",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("generation", sa.Integer, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("content_hash", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("published", sa.DateTime(timezone=True)),
        sa.Column("language", sa.Text),
        sa.Column("source_file", sa.Text),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("articles_by_content", "articles", ["content_hash"])
    op.create_index("articles_by_date", "articles", ["published"])
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, _article(), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("span", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("passages_by_article", "passages", ["article_id"])
    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("folded_name", sa.Text, nullable=False, unique=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "aliases",
        sa.Column("speaker_id", sa.Integer, _speaker(), primary_key=True),
        sa.Column("article_id", sa.Integer, _article(), primary_key=True),
        sa.Column("alias", sa.Text, primary_key=True),
    )
    op.create_index("aliases_by_article", "aliases", ["article_id"])
    op.create_table(
        "quotes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, _article(), nullable=False),
        sa.Column("speaker_id", sa.Integer, _speaker()),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("sentence", sa.JSON, nullable=False),
        sa.Column("cue", sa.JSON(none_as_null=True)),
        sa.Column("source", sa.JSON(none_as_null=True)),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("quotes_by_article", "quotes", ["article_id"])
    op.create_index("quotes_by_speaker", "quotes", ["speaker_id"])
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("body", sa.Text, nullable=False, unique=True),
    )
    op.execute("INSERT INTO archive (id, generation) VALUES (1, 0)")
    _create_full_text()


def _article() -> sa.ForeignKey:
    return sa.ForeignKey("articles.id", ondelete="CASCADE")


def _speaker() -> sa.ForeignKey:
    return sa.ForeignKey("speakers.id", ondelete="CASCADE")


def _create_full_text() -> None:
    # Words are folded and split before they are indexed, so the tokenizer has
    # nothing left to do but cut at spaces.
    tokenize = "tokenize='unicode61 remove_diacritics 0'"
    op.execute(f"CREATE VIRTUAL TABLE passages_text USING fts5(title, body, {tokenize})")
    op.execute("CREATE VIRTUAL TABLE passages_words USING fts5vocab(passages_text, row)")
    op.execute(f"CREATE VIRTUAL TABLE quotes_text USING fts5(title, around, said, {tokenize})")
