"""Speakers by kind and key, and decisions on them; quotes with name, act, evidence, inner.

Speakers whose names are one person's, as they were read then, become one, the oldest of them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from corpus.store.migrations.frozen import key

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables anew and put back what they held."""
    for statement in _ASIDE:
        op.execute(statement)
    _create_tables()
    _put_back_speakers()
    for statement in _BACK:
        op.execute(statement)


# Dropped before the table they point at, or it would take their rows with it. The numbers
# given so far are kept, because none may be given again.
_ASIDE = (
    "CREATE TEMPORARY TABLE old_speakers AS SELECT * FROM speakers",
    "CREATE TEMPORARY TABLE old_aliases AS SELECT * FROM aliases",
    "CREATE TEMPORARY TABLE old_quotes AS SELECT * FROM quotes",
    "CREATE TEMPORARY TABLE given AS"
    " SELECT name, seq FROM sqlite_sequence WHERE name IN ('speakers', 'quotes')",
    "CREATE TEMPORARY TABLE moved (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)",
    "DROP TABLE aliases",
    "DROP TABLE quotes",
    "DROP TABLE speakers",
)
_BACK = (
    "INSERT INTO aliases (speaker_id, article_id, name, alias)"
    " SELECT new, article_id, name, alias FROM old_aliases"
    " JOIN moved ON old = speaker_id JOIN old_speakers ON old_speakers.id = speaker_id",
    "INSERT INTO quotes (id, article_id, speaker_id, speaker, speaker_kind,"
    " content, sentence, cue, source, kind, act, confidence)"
    " SELECT old_quotes.id, article_id, new, name, iif(name IS NULL, NULL, 'person'),"
    " content, sentence, cue, source, kind, 'said', confidence FROM old_quotes"
    " LEFT JOIN moved ON old = speaker_id LEFT JOIN old_speakers ON old_speakers.id = speaker_id"
    " ORDER BY old_quotes.id",
    "DELETE FROM sqlite_sequence WHERE name IN (SELECT name FROM given)",
    "INSERT INTO sqlite_sequence (name, seq) SELECT name, seq FROM given",
    "DROP TABLE old_speakers",
    "DROP TABLE old_aliases",
    "DROP TABLE old_quotes",
    "DROP TABLE given",
    "DROP TABLE moved",
    "UPDATE archive SET generation = generation + 1",
)


def _create_tables() -> None:
    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.UniqueConstraint("kind", "key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "aliases",
        sa.Column("speaker_id", sa.Integer, _speaker(), primary_key=True),
        sa.Column("article_id", sa.Integer, _article(), primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("alias", sa.Text, primary_key=True),
    )
    op.create_index("aliases_by_article", "aliases", ["article_id"])
    op.create_table(
        "decisions",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("form", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
    )
    op.create_table(
        "quotes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article_id", sa.Integer, _article(), nullable=False),
        sa.Column("speaker_id", sa.Integer, _speaker()),
        sa.Column("speaker", sa.Text),
        sa.Column("speaker_kind", sa.Text),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("sentence", sa.JSON, nullable=False),
        sa.Column("cue", sa.JSON(none_as_null=True)),
        sa.Column("source", sa.JSON(none_as_null=True)),
        sa.Column("evidence", sa.JSON(none_as_null=True)),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("inner", sa.Text),
        sa.Column("confidence", sa.Float, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("quotes_by_article", "quotes", ["article_id"])
    op.create_index("quotes_by_speaker", "quotes", ["speaker_id"])


def _article() -> sa.ForeignKey:
    return sa.ForeignKey("articles.id", ondelete="CASCADE")


def _speaker() -> sa.ForeignKey:
    return sa.ForeignKey("speakers.id", ondelete="CASCADE")


def _put_back_speakers() -> None:
    """Each speaker under its key; `moved` tells which number it has now."""
    connection = op.get_bind()
    first: dict[str, int] = {}
    moves = []
    for old, name in connection.execute(sa.text("SELECT id, name FROM old_speakers ORDER BY id")):
        moves.append({"old": old, "new": first.setdefault(key(name), old)})
    rows = [{"id": number, "kind": "person", "key": key} for key, number in first.items()]
    if rows:
        insert = "INSERT INTO speakers (id, kind, key) VALUES (:id, :kind, :key)"
        connection.execute(sa.text(insert), rows)
        connection.execute(sa.text("INSERT INTO moved (old, new) VALUES (:old, :new)"), moves)
