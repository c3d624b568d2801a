"""Quotes by the words that they hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from corpus.store.fulltext import queries
from corpus.store.shown import IS_SAID, shown
from corpus.types import Scope, Term

# What was said counts more than the sentences around it.
_QUOTE_WEIGHTS = "0.3, 0.4, 1.0"
_ARTICLE_OF_QUOTE = "SELECT 1 FROM articles WHERE articles.id = article_id"


def _literal(condition: sa.ColumnElement[bool]) -> str:
    options = {"literal_binds": True}
    return str(condition.compile(dialect=sqlite.dialect(), compile_kwargs=options))


_SHOWN = {wants_thoughts: _literal(shown(wants_thoughts)) for wants_thoughts in (False, True)}
_SAID = _literal(IS_SAID)


def quotes_worded(
    connection: Connection,
    pieces: Sequence[Sequence[str]],
    terms: Sequence[Term],
    speaker_ids: Collection[int],
    limit: int,
) -> list[int]:
    """The ids of these speakers' quotes that hold each of the pieces; else two of the terms."""
    places = ", ".join("?" * len(speaker_ids))
    likeliest = f"bm25(quotes_text, {_QUOTE_WEIGHTS}), "
    for match, order in zip(queries.worded("said", pieces, terms), ("", likeliest), strict=True):
        query = (
            "SELECT quotes.id FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
            f" WHERE quotes_text MATCH ? AND speaker_id IN ({places})"
            f" ORDER BY {order}quotes_text.rowid LIMIT ?"
        )
        if rows := queries.rows(connection, query, match, *speaker_ids, limit):
            return [number for (number,) in rows]
    return []


def find_quotes(
    connection: Connection,
    terms: Sequence[Term],
    scope: Scope,
    speaker_id: int | None,
    limit: int,
    is_thought_wanted: bool = False,
) -> list[int]:
    """The ids of attributed quotes that hold any of these terms, the likeliest first.

    Within `scope`; of one speaker, or of all when `speaker_id` is None; only what
    is at least possible, and thoughts only where they are wanted.
    """
    within, limits = queries.within(scope, _ARTICLE_OF_QUOTE)
    of_speaker = "" if speaker_id is None else " AND speaker_id = ?"
    query = (
        "SELECT quotes.id FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
        f" WHERE quotes_text MATCH ? AND {_SHOWN[is_thought_wanted]}{of_speaker}{within}"
        f" ORDER BY bm25(quotes_text, {_QUOTE_WEIGHTS}), quotes.id LIMIT ?"
    )
    speaker = [] if speaker_id is None else [speaker_id]
    return queries.ids(connection, query, queries.match(terms, scope), *speaker, *limits, limit)


def find_said(
    connection: Connection, groups: Sequence[Collection[str]], scope: Scope, limit: int
) -> list[int]:
    """The ids of quotes, of sources with and without a name, that hold a phrase of every group.

    Within `scope`; only what is said and at least possible; of very many the last that were stored.
    """
    within, values = queries.within(scope, _ARTICLE_OF_QUOTE)
    query = (
        "SELECT quotes.id FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
        f" WHERE quotes_text MATCH ? AND {_SAID}{within} ORDER BY quotes_text.rowid DESC LIMIT ?"
    )
    return queries.ids(connection, query, f"said : ({queries.all_of(groups)})", *values, limit)


def count_quotes(
    connection: Connection, terms: Sequence[Term], scope: Scope, speaker_ids: Sequence[int]
) -> dict[int, int]:
    """How many quotes of each speaker hold any of these terms within `scope`; of no term, all."""
    within, limits = queries.within(scope, _ARTICLE_OF_QUOTE)
    match = f"said : ({queries.match(terms, scope)})" if terms else None
    index = " JOIN quotes_text ON quotes_text.rowid = quotes.id AND quotes_text MATCH ?"
    query = (
        f"SELECT speaker_id, count(*) FROM quotes{index if match else ''}"
        f" WHERE speaker_id IN ({', '.join('?' * len(speaker_ids))})"
        f" AND {_SHOWN[False]}{within} GROUP BY speaker_id"
    )
    values = [*([match] if match else []), *speaker_ids, *limits]
    return dict(queries.rows(connection, query, *values))
