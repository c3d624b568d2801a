"""Passages and titles by the words that they hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from corpus.store.fulltext import queries
from corpus.types import Candidate, Scope, Term

_EVERYWHERE = Scope()
# A hit in the title counts less than one in the passage itself.
_PASSAGE_WEIGHTS = "0.5, 1.0"
_LAST = 5_000
_HOLDS = "WHERE passages_text MATCH ?"
_ARTICLE_OF_PASSAGE = (
    "SELECT 1 FROM passages JOIN articles ON articles.id = article_id"
    " WHERE passages.id = passages_text.rowid"
)


def find_passages(
    connection: Connection, terms: Sequence[Term], scope: Scope, limit: int
) -> list[Candidate]:
    """The passages within `scope` that hold any of these terms and every phrase of it.

    The likeliest by BM25 come first.
    """
    within, values = queries.within(scope, _ARTICLE_OF_PASSAGE)
    query = (
        f"SELECT rowid FROM passages_text {_HOLDS}{within}"
        f" ORDER BY bm25(passages_text, {_PASSAGE_WEIGHTS}), rowid LIMIT ?"
    )
    rows = queries.rows(connection, query, queries.match(terms, scope), *values, limit)
    return _candidates(connection, [number for (number,) in rows])


def _candidates(connection: Connection, numbers: Sequence[int]) -> list[Candidate]:
    places = ", ".join("?" * len(numbers))
    query = (
        "SELECT passages_text.rowid, article_id, title, body"
        " FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        f" WHERE passages_text.rowid IN ({places})"
    )
    candidates = {row[0]: Candidate(*row) for row in queries.rows(connection, query, *numbers)}
    return [candidates[number] for number in numbers]


def find_titles(connection: Connection, terms: Sequence[Term], limit: int) -> list[int]:
    """The ids of the articles whose title holds any of these terms, the likeliest first."""
    query = (
        "SELECT article_id FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        f" {_HOLDS} AND position = 0"
        " ORDER BY bm25(passages_text, 1.0, 0.0), passages_text.rowid LIMIT ?"
    )
    match = f"title : ({queries.any_of(term.variants for term in terms)})"
    return queries.ids(connection, query, match, limit)


def find_phrase(
    connection: Connection, phrase: Sequence[str], limit: int, scope: Scope = _EVERYWHERE
) -> list[int]:
    """The ids of the passages that hold these words one after another, newest article first.

    Within the times, the outlet and the articles of `scope`.
    """
    within, values = queries.within(scope, _ARTICLE_OF_PASSAGE)
    query = (
        "SELECT passages.id FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        f" JOIN articles ON articles.id = passages.article_id {_HOLDS}{within}"
        " ORDER BY articles.published DESC NULLS LAST, passages.id LIMIT ?"
    )
    match = f'body : "{" ".join(phrase)}"'
    return queries.ids(connection, query, match, *values, limit)


def passages_worded(
    connection: Connection, pieces: Sequence[Sequence[str]], terms: Sequence[Term], limit: int
) -> list[Candidate]:
    """The passages that hold each of these pieces, word after word; the first stored come first.

    Where none does, those that hold two of the terms, the likeliest by BM25 first.
    """
    likeliest = f"bm25(passages_text, {_PASSAGE_WEIGHTS}), "
    for match, order in zip(queries.worded("body", pieces, terms), ("", likeliest), strict=True):
        query = f"SELECT rowid FROM passages_text {_HOLDS} ORDER BY {order}rowid LIMIT ?"
        if rows := queries.rows(connection, query, match, limit):
            return _candidates(connection, [number for (number,) in rows])
    return []


def find_groups(
    connection: Connection, groups: Sequence[Collection[str]], scope: Scope, limit: int
) -> list[int]:
    """The ids of passages within `scope` that hold a phrase of every group, newest article first.

    Of very many the last that were stored.
    """
    within, values = queries.within(scope, _ARTICLE_OF_PASSAGE)
    last = f"SELECT rowid FROM passages_text {_HOLDS}{within} ORDER BY rowid DESC LIMIT ?"
    query = (
        "SELECT passages.id FROM passages JOIN articles ON articles.id = article_id"
        f" WHERE passages.id IN ({last})"
        " ORDER BY articles.published DESC NULLS LAST, passages.id LIMIT ?"
    )
    match = f"body : ({queries.all_of(groups)})"
    return queries.ids(connection, query, match, *values, _LAST, limit)
