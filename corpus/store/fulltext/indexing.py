"""Articles put into the full-text index, and taken out of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.store.fulltext import queries
from corpus.text import fold, words
from corpus.types import Article, Passage, Quote, Span

_Row: TypeAlias = tuple[Any, ...]


class IndexEntry(NamedTuple):
    """A stored article with its stored passages and quotes, to be indexed."""

    article: Article
    passages: Sequence[Passage]
    quotes: Sequence[Quote]


def index(connection: Connection, entries: Iterable[IndexEntry]) -> set[str]:
    """Index articles; gives the words of their passages."""
    passage_rows, quote_rows, vocabulary = list[_Row](), list[_Row](), set[str]()
    for article, passages, quotes in entries:
        title = queries.searchable(article.title)
        tokens = {part.span: words(fold(part.span.of(article.text))) for part in passages}
        bodies = {span: " ".join(its_words) for span, its_words in tokens.items()}
        vocabulary.update(title.split() if tokens else (), *tokens.values())
        passage_rows += [(passage.id, title, bodies[passage.span]) for passage in passages]
        quote_rows += [_quote_row(article, title, bodies, quote) for quote in quotes]
    _insert(connection, "passages_text (rowid, title, body) VALUES (?, ?, ?)", passage_rows)
    _insert(connection, "quotes_text (rowid, title, around, said) VALUES (?, ?, ?, ?)", quote_rows)
    return vocabulary


def _quote_row(article: Article, title: str, bodies: Mapping[Span, str], quote: Quote) -> _Row:
    around = " ".join(body for span, body in bodies.items() if span.overlaps(quote.sentence))
    return quote.id, title, around, queries.searchable(quote.sentence.of(article.text))


def _insert(connection: Connection, into: str, rows: list[_Row]) -> None:
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {into}", rows)


def unindex(connection: Connection, article_ids: Collection[int]) -> None:
    """Take the passages and quotes of articles out of the index, before they are deleted."""
    for table in ("passages", "quotes"):
        rows = f"SELECT id FROM {table} WHERE article_id = :id"
        delete = f"DELETE FROM {table}_text WHERE rowid IN ({rows})"
        connection.execute(sa.text(delete), [{"id": number} for number in article_ids])
