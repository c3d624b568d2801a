"""Words of the archive and of its speakers' names; numbers that are never given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa
from alembic import op

from corpus.search.spelling import stems
from corpus.speakers.lookup import name_words
from corpus.types import Speaker, SpeakerKind

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
    given = sa.text("SELECT name, seq FROM sqlite_sequence WHERE name IN ('passages', 'quotes')")
    for name, last in op.get_bind().execute(given):
        row[name] = max(row[name], last)
    op.drop_table("archive")
    numbers = ("generation", "articles", "passages", "quotes")
    columns = [sa.Column(name, sa.Integer, nullable=False) for name in numbers]
    made = op.create_table("archive", sa.Column("id", sa.Integer, primary_key=True), *columns)
    op.get_bind().execute(sa.insert(made).values(id=1, **row))


def _create_words() -> None:
    op.create_table(
        "words",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("word", sa.Text, nullable=False, unique=True),
        sa.Column("stem", sa.Text, nullable=False),
    )
    known = op.get_bind().execute(sa.text("SELECT term FROM passages_words"))
    words = [word for (word,) in known]
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
    held = {number: name_words(speaker) for number, speaker in _speakers()}
    words = sorted(set().union(*held.values()))
    _insert("INSERT INTO name_words (word) VALUES (:word)", ({"word": word} for word in words))
    rows = ({"word": word, "id": number} for number, each in held.items() for word in sorted(each))
    _insert("INSERT INTO speaker_words (word, speaker_id) VALUES (:word, :id)", rows)


def _speaker() -> sa.ForeignKey:
    return sa.ForeignKey("speakers.id", ondelete="CASCADE")


def _speakers() -> Iterator[tuple[int, Speaker]]:
    """Each speaker's number, and what they are called."""
    named = op.get_bind().execute(
        sa.text(
            "SELECT speaker_id, speaker AS name FROM quotes WHERE speaker IS NOT NULL"
            " UNION SELECT speaker_id, alias FROM aliases ORDER BY 1, 2"
        )
    )
    forms: dict[int, list[str]] = {}
    for number, name in named:
        forms.setdefault(number, []).append(name)
    kinds = op.get_bind().execute(sa.text("SELECT id, kind FROM speakers ORDER BY id"))
    for number, kind in kinds:
        first, *others = forms.get(number, [""])
        yield number, Speaker(first, tuple(others), kind=SpeakerKind(kind))


def _insert(statement: str, rows: Iterable[Mapping[str, Any]]) -> None:
    rest = iter(rows)
    while some := _next(rest):
        op.get_bind().execute(sa.text(statement), some)


def _next(rest: Iterator[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    return list(islice(rest, _ROWS))
