"""Statements that each database writes in its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

_Processor: TypeAlias = Callable[[Any], object] | None


def insert_or_ignore(table: sa.Table) -> sa.Insert:
    """A statement that leaves out the rows whose key is there already."""
    return sqlite.insert(table).on_conflict_do_nothing()


def insert(
    connection: Connection,
    table: sa.Table,
    rows: Iterable[Sequence[object]],
    is_new: bool = True,
) -> None:
    """Put in rows, each with a value for every column of the table, in their order.

    Unless all of them `is_new`, those whose key is there already are left out.
    """
    # Past SQLAlchemy, which takes longer to write down thousands of rows than SQLite to add them.
    processors = _processors(table, "bind_processor", connection.dialect)
    values = [_processed(processors, row) for row in rows]
    if values:
        places = ", ".join("?" * len(processors))
        verb = "INSERT" if is_new else "INSERT OR IGNORE"
        into = f"{verb} INTO {table.name} ({_columns(table)}) VALUES ({places})"
        connection.exec_driver_sql(into, values)


def rows_with(
    connection: Connection, column: sa.Column[int], numbers: Iterable[int]
) -> list[dict[str, Any]]:
    """The rows of a table that have one of these numbers in a column, in the order of the table."""
    # Past SQLAlchemy, which takes several times as long as SQLite to find a page of them.
    table, values = column.table, sorted(set(numbers))
    places = ", ".join("?" * len(values))
    query = f"SELECT {_columns(table)} FROM {table.name} WHERE {column.name} IN ({places})"  # noqa: S608
    processors = _processors(table, "result_processor", connection.dialect, None)
    names = table.columns.keys()
    return [
        dict(zip(names, _processed(processors, row), strict=True))
        for row in connection.connection.cursor().execute(f"{query} ORDER BY id", values)
    ]


def _columns(table: sa.Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _processors(table: sa.Table, kind: str, dialect: sa.Dialect, *args: None) -> list[_Processor]:
    """What turns each column's value into the driver's, or back; None where it is the same."""
    types = (column.type.dialect_impl(dialect) for column in table.columns)
    return [getattr(type_, kind)(dialect, *args) for type_ in types]


def _processed(processors: Iterable[_Processor], row: Iterable[object]) -> tuple[object, ...]:
    pairs = zip(processors, row, strict=True)
    return tuple([process(value) if process else value for process, value in pairs])


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
