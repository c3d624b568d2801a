"""Words of the archive and of its speakers' names; numbers that are never given twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

from corpus.store.migrations.frozen import name_words, stems

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ROWS = 10_000


def upgrade() -> None:
    """Make the tables and fill them from what is stored."""
    _make_archive_anew()
    op.create_index("articles_by_url", "articles", ["url"])
    op.create_index("articles_by_outlet", "articles", ["outlet", "published"])
    op.drop_index("quotes_by_speaker", "quotes")
    columns = ["speaker_id", "speaker", "act", "confidence"]
    op.create_index("quotes_by_speaker", "quotes", columns)
    _create_words()
    _create_speaker_words()


def _make_archive_anew() -> None:
    """The archive's row, with the last number that was given to each."""
    scalar = op.get_bind().scalar
    row = {"generation": (scalar(sa.text("SELECT generation FROM archive")) or 0) + 1}
    for name in ("articles", "passages", "quotes"):
        row[name] = scalar(sa.text(f"SELECT max(id) FROM {name}")) or 0  # noqa: S608
    sequence = sa.text("SELECT name, seq FROM sqlite_sequence WHERE name IN ('passages', 'quotes')")
    for name, last in op.get_bind().execute(sequence):
        row[name] = max(row[name], last)
    op.drop_table("archive")
    numbers = ("generation", "articles", "passages", "quotes")
    columns = [sa.Column(name, sa.Integer, nullable=False) for name in numbers]
    table = op.create_table("archive", sa.Column("id", sa.Integer, primary_key=True), *columns)
    op.get_bind().execute(sa.insert(table).values(id=1, **row))


def _create_words() -> None:
    op.create_table(
        "words",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("word", sa.Text, nullable=False, unique=True),
        sa.Column("stem", sa.Text, nullable=False),
    )
    terms = op.get_bind().execute(sa.text("SELECT term FROM passages_words"))
    words = [word for (word,) in terms]
    pairs = zip(words, stems(words), strict=True)
    rows = ({"word": word, "stem": stem} for word, stem in pairs)
    _insert("INSERT INTO words (word, stem) VALUES (:word, :stem)", rows)
    op.create_index("words_by_stem", "words", ["stem"])


def _create_speaker_words() -> None:
    op.create_table(
        "name_words",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("word", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "speaker_words",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("speaker_id", sa.Integer, _speaker(), primary_key=True),
    )
    op.create_index("speaker_words_by_speaker", "speaker_words", ["speaker_id"])
    words_of = {number: name_words(names) for number, names in _names().items()}
    words = sorted(set().union(*words_of.values()))
    _insert("INSERT INTO name_words (word) VALUES (:word)", ({"word": word} for word in words))
    rows = (
        {"word": word, "id": number} for number, words in words_of.items() for word in sorted(words)
    )
    _insert("INSERT INTO speaker_words (word, speaker_id) VALUES (:word, :id)", rows)


def _speaker() -> sa.ForeignKey:
    return sa.ForeignKey("speakers.id", ondelete="CASCADE")


def _names() -> dict[int, list[str]]:
    """What each speaker is called, by number."""
    rows = op.get_bind().execute(
        sa.text(
            "SELECT speaker_id, speaker FROM quotes"
            " WHERE speaker_id IS NOT NULL AND speaker IS NOT NULL"
            " UNION SELECT speaker_id, alias FROM aliases ORDER BY 1, 2"
        )
    )
    names: dict[int, list[str]] = {}
    for number, name in rows:
        names.setdefault(number, []).append(name)
    return names


def _insert(statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
    rows = iter(rows)
    while batch := list(islice(rows, _ROWS)):
        op.get_bind().execute(sa.text(statement), batch)
