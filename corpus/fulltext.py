"""Full-text statements: the only ones that know the SQL dialect (SQLite's FTS5).

Text is folded and split into words before it is indexed, so that the index,
the spelling and the question agree on what a word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.text import fold, words
from corpus.types import POSSIBLE, Act, Article, Passage, Quote

# A hit in the title counts less than one in the passage itself, and what was
# said counts more than the sentences around it.
_PASSAGE_WEIGHTS = "0.5, 1.0"
_QUOTE_WEIGHTS = "0.3, 0.4, 1.0"


def index(
    connection: Connection, article: Article, passages: Iterable[Passage], quotes: Iterable[Quote]
) -> None:
    """Index the stored passages and quotes of an article."""
    title = _searchable(article.title)
    bodies = {found.span: _searchable(found.span.of(article.text)) for found in passages}
    _insert(
        connection,
        "INSERT INTO passages_text (rowid, title, body) VALUES (:id, :title, :body)",
        [{"id": found.id, "title": title, "body": bodies[found.span]} for found in passages],
    )
    _insert(
        connection,
        "INSERT INTO quotes_text (rowid, title, around, said) VALUES (:id, :title, :around, :said)",
        [
            {
                "id": quote.id,
                "title": title,
                "around": " ".join(
                    body for span, body in bodies.items() if span.overlaps(quote.sentence)
                ),
                "said": _searchable(quote.sentence.of(article.text)),
            }
            for quote in quotes
        ],
    )


def _insert(connection: Connection, statement: str, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(sa.text(statement), rows)


def unindex(connection: Connection, article_id: int) -> None:
    """Take the passages and quotes of an article out of the index, before they are deleted."""
    for table in ("passages", "quotes"):
        rows = f"SELECT id FROM {table} WHERE article_id = :id"
        delete = f"DELETE FROM {table}_text WHERE rowid IN ({rows})"
        connection.execute(sa.text(delete), {"id": article_id})


def _searchable(text: str) -> str:
    return " ".join(words(fold(text)))


def vocabulary(connection: Connection) -> list[tuple[str, int]]:
    """Every indexed word with the number of passages it is in."""
    rows = connection.execute(sa.text("SELECT term, doc FROM passages_words"))
    return [(term, count) for term, count in rows]


def search_passages(
    connection: Connection, groups: Sequence[Iterable[str]], limit: int
) -> list[int]:
    """The ids of the passages that hold words of any group, the likeliest first."""
    query = sa.text(
        "SELECT rowid FROM passages_text WHERE passages_text MATCH :words"
        f" ORDER BY bm25(passages_text, {_PASSAGE_WEIGHTS}), rowid LIMIT :limit"
    )
    return list(connection.scalars(query, {"words": _any_of(groups), "limit": limit}))


def search_titles(connection: Connection, groups: Sequence[Iterable[str]], limit: int) -> list[int]:
    """The ids of the articles whose title holds words of any group, the likeliest first."""
    query = sa.text(
        "SELECT article_id FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        " WHERE passages_text MATCH :words AND position = 0"
        " ORDER BY bm25(passages_text, 1.0, 0.0), passages_text.rowid LIMIT :limit"
    )
    wanted = f"title : ({_any_of(groups)})"
    return list(connection.scalars(query, {"words": wanted, "limit": limit}))


def search_phrase(connection: Connection, phrase: Sequence[str], limit: int) -> list[int]:
    """The ids of the passages that hold these words one after another, newest article first."""
    query = sa.text(
        "SELECT passages.id FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        " JOIN articles ON articles.id = passages.article_id"
        " WHERE passages_text MATCH :words"
        " ORDER BY articles.published DESC NULLS LAST, passages.id LIMIT :limit"
    )
    wanted = f'body : "{" ".join(phrase)}"'
    return list(connection.scalars(query, {"words": wanted, "limit": limit}))


def search_quotes(
    connection: Connection,
    groups: Sequence[Iterable[str]],
    speaker_id: int | None,
    limit: int,
    is_thought_wanted: bool = False,
) -> list[int]:
    """The ids of attributed quotes that hold words of any group, the likeliest first.

    Of one speaker, or of all when `speaker_id` is None; only what is at least
    possible, and thoughts only where they are wanted.
    """
    query = sa.text(
        "SELECT quotes.id"
        " FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
        " WHERE quotes_text MATCH :words AND speaker_id IS NOT NULL"
        " AND (:speaker IS NULL OR speaker_id = :speaker)"
        " AND confidence >= :possible AND (act = :said OR :is_thought_wanted)"
        f" ORDER BY bm25(quotes_text, {_QUOTE_WEIGHTS}), quotes.id LIMIT :limit"
    )
    values = {
        "words": _any_of(groups),
        "speaker": speaker_id,
        "possible": POSSIBLE,
        "said": Act.SAID,
        "is_thought_wanted": is_thought_wanted,
        "limit": limit,
    }
    return list(connection.scalars(query, values))


def _any_of(groups: Sequence[Iterable[str]]) -> str:
    # Every word is quoted: what a person types is never read as query syntax.
    # FTS5 refuses an empty query, but takes an empty phrase and finds nothing.
    return " OR ".join(f'"{word}"' for group in groups for word in group) or '""'
