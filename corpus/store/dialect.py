"""Statements that each database writes in its own way."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite


def insert_or_ignore(table: sa.Table) -> sa.Insert:
    """A statement that leaves out the rows whose key is there already."""
    return sqlite.insert(table).on_conflict_do_nothing()


def speakers_by_words(
    connection: Connection, scores: Sequence[tuple[int, str, float]], limit: int
) -> list[tuple[int, float]]:
    """The speakers whose names have the words that score most, with the sum of their scores.

    `scores` are rows of (number of the typed word, stored word, score): of
    every speaker counts the best word for each number. Best first.
    """
    # Past SQLAlchemy, which takes longer to write down hundreds of values than SQLite to add them.
    values = ", ".join(["(?, ?, ?)"] * len(scores))
    rows = connection.exec_driver_sql(
        f"WITH scores (number, word, score) AS (VALUES {values})"  # noqa: S608
        " SELECT speaker_id, sum(score) FROM (SELECT speaker_id, max(score) AS score"
        " FROM scores JOIN speaker_words USING (word) GROUP BY speaker_id, number)"
        " GROUP BY speaker_id ORDER BY 2 DESC, 1 LIMIT ?",
        (*(value for row in scores for value in row), limit),
    )
    return [(int(speaker_id), float(score)) for speaker_id, score in rows]
