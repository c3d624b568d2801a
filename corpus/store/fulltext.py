"""Full-text statements, in SQLite's FTS5; with `dialect` the only ones that know the database.

Text is folded and split into words before it is indexed, so that the index,
the spelling and the question agree on what a word is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import Any, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from corpus.store.shown import IS_SAID, shown
from corpus.text import fold, words
from corpus.types import Article, Candidate, Passage, Quote, Scope, Span, Term

_Row: TypeAlias = tuple[Any, ...]

# A hit in the title counts less than one in the passage itself, and what was
# said counts more than the sentences around it.
_EVERYWHERE = Scope()
_PASSAGE_WEIGHTS = "0.5, 1.0"
_QUOTE_WEIGHTS = "0.3, 0.4, 1.0"
# FTS5 refuses an empty query, but takes an empty phrase and finds nothing.
_NOTHING = '""'


class IndexEntry(NamedTuple):
    """A stored article with its stored passages and quotes, to be indexed."""

    article: Article
    passages: Sequence[Passage]
    quotes: Sequence[Quote]


def index(connection: Connection, entries: Iterable[IndexEntry]) -> set[str]:
    """Index articles; gives the words of their passages."""
    passage_rows, quote_rows, vocabulary = list[_Row](), list[_Row](), set[str]()
    for article, passages, quotes in entries:
        title = _searchable(article.title)
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
    return quote.id, title, around, _searchable(quote.sentence.of(article.text))


def _insert(connection: Connection, into: str, rows: list[_Row]) -> None:
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {into}", rows)


def unindex(connection: Connection, article_ids: Collection[int]) -> None:
    """Take the passages and quotes of articles out of the index, before they are deleted."""
    for table in ("passages", "quotes"):
        rows = f"SELECT id FROM {table} WHERE article_id = :id"
        delete = f"DELETE FROM {table}_text WHERE rowid IN ({rows})"
        connection.execute(sa.text(delete), [{"id": number} for number in article_ids])


def _searchable(text: str) -> str:
    return " ".join(words(fold(text)))


# --- words -------------------------------------------------------------------------------


def count(connection: Connection, word: str) -> int:
    """In how many passages a word is."""
    ((number,),) = _rows(connection, f"SELECT count(*) FROM passages_text {_HOLDS}", f'"{word}"')
    return int(number)


def words_of_stem(connection: Connection, stem: str) -> list[str]:
    """The words that have this stem."""
    query = "SELECT word FROM words WHERE stem = ? ORDER BY word"
    return [word for (word,) in _rows(connection, query, stem)]


def longer_words(connection: Connection, word: str, longest: int) -> list[str]:
    """The words that begin with `word` and have no more than so many letters."""
    query = "SELECT word FROM words WHERE word > ? AND word < ? AND length(word) <= ?"
    after = word[:-1] + chr(ord(word[-1]) + 1)
    return [longer for (longer,) in _rows(connection, query, word, after, longest)]


# --- passages ----------------------------------------------------------------------------

_HOLDS = "WHERE passages_text MATCH ?"
_ARTICLE_OF_PASSAGE = (
    "SELECT 1 FROM passages JOIN articles ON articles.id = article_id"
    " WHERE passages.id = passages_text.rowid"
)
_LAST = 5_000
_ARTICLE_OF_QUOTE = "SELECT 1 FROM articles WHERE articles.id = article_id"


def _literal(condition: sa.ColumnElement[bool]) -> str:
    options = {"literal_binds": True}
    return str(condition.compile(dialect=sqlite.dialect(), compile_kwargs=options))


_SHOWN = {wants_thoughts: _literal(shown(wants_thoughts)) for wants_thoughts in (False, True)}
_SAID = _literal(IS_SAID)


def find_passages(
    connection: Connection, terms: Sequence[Term], scope: Scope, limit: int
) -> list[Candidate]:
    """The passages within `scope` that hold any of these terms and every phrase of it.

    The likeliest by BM25 come first.
    """
    within, values = _within(scope, _ARTICLE_OF_PASSAGE)
    query = (
        f"SELECT rowid FROM passages_text {_HOLDS}{within}"
        f" ORDER BY bm25(passages_text, {_PASSAGE_WEIGHTS}), rowid LIMIT ?"
    )
    rows = _rows(connection, query, _match(terms, scope), *values, limit)
    return _candidates(connection, [number for (number,) in rows])


def _candidates(connection: Connection, numbers: Sequence[int]) -> list[Candidate]:
    places = ", ".join("?" * len(numbers))
    query = (
        "SELECT passages_text.rowid, article_id, title, body"
        " FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        f" WHERE passages_text.rowid IN ({places})"
    )
    candidates = {row[0]: Candidate(*row) for row in _rows(connection, query, *numbers)}
    return [candidates[number] for number in numbers]


def find_titles(connection: Connection, terms: Sequence[Term], limit: int) -> list[int]:
    """The ids of the articles whose title holds any of these terms, the likeliest first."""
    query = (
        "SELECT article_id FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        f" {_HOLDS} AND position = 0"
        " ORDER BY bm25(passages_text, 1.0, 0.0), passages_text.rowid LIMIT ?"
    )
    match = f"title : ({_any_of(term.variants for term in terms)})"
    return _ids(connection, query, match, limit)


def find_phrase(
    connection: Connection, phrase: Sequence[str], limit: int, scope: Scope = _EVERYWHERE
) -> list[int]:
    """The ids of the passages that hold these words one after another, newest article first.

    Within the times, the outlet and the articles of `scope`.
    """
    within, values = _within(scope, _ARTICLE_OF_PASSAGE)
    query = (
        "SELECT passages.id FROM passages_text JOIN passages ON passages.id = passages_text.rowid"
        f" JOIN articles ON articles.id = passages.article_id {_HOLDS}{within}"
        " ORDER BY articles.published DESC NULLS LAST, passages.id LIMIT ?"
    )
    match = f'body : "{" ".join(phrase)}"'
    return _ids(connection, query, match, *values, limit)


def passages_worded(
    connection: Connection, pieces: Sequence[Sequence[str]], terms: Sequence[Term], limit: int
) -> list[Candidate]:
    """The passages that hold each of these pieces, word after word; the first stored come first.

    Where none does, those that hold two of the terms, the likeliest by BM25 first.
    """
    likeliest = f"bm25(passages_text, {_PASSAGE_WEIGHTS}), "
    for match, order in zip(_worded("body", pieces, terms), ("", likeliest), strict=True):
        query = f"SELECT rowid FROM passages_text {_HOLDS} ORDER BY {order}rowid LIMIT ?"
        if rows := _rows(connection, query, match, limit):
            return _candidates(connection, [number for (number,) in rows])
    return []


def find_groups(
    connection: Connection, groups: Sequence[Collection[str]], scope: Scope, limit: int
) -> list[int]:
    """The ids of passages within `scope` that hold a phrase of every group, newest article first.

    Of very many the last that were stored.
    """
    within, values = _within(scope, _ARTICLE_OF_PASSAGE)
    last = f"SELECT rowid FROM passages_text {_HOLDS}{within} ORDER BY rowid DESC LIMIT ?"
    query = (
        "SELECT passages.id FROM passages JOIN articles ON articles.id = article_id"
        f" WHERE passages.id IN ({last})"
        " ORDER BY articles.published DESC NULLS LAST, passages.id LIMIT ?"
    )
    return _ids(connection, query, f"body : ({_all_of(groups)})", *values, _LAST, limit)


# --- quotes ------------------------------------------------------------------------------


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
    for match, order in zip(_worded("said", pieces, terms), ("", likeliest), strict=True):
        query = (
            "SELECT quotes.id FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
            f" WHERE quotes_text MATCH ? AND speaker_id IN ({places})"
            f" ORDER BY {order}quotes_text.rowid LIMIT ?"
        )
        if rows := _rows(connection, query, match, *speaker_ids, limit):
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
    within, limits = _within(scope, _ARTICLE_OF_QUOTE)
    of_speaker = "" if speaker_id is None else " AND speaker_id = ?"
    query = (
        "SELECT quotes.id FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
        f" WHERE quotes_text MATCH ? AND {_SHOWN[is_thought_wanted]}{of_speaker}{within}"
        f" ORDER BY bm25(quotes_text, {_QUOTE_WEIGHTS}), quotes.id LIMIT ?"
    )
    speaker = [] if speaker_id is None else [speaker_id]
    return _ids(connection, query, _match(terms, scope), *speaker, *limits, limit)


def find_said(
    connection: Connection, groups: Sequence[Collection[str]], scope: Scope, limit: int
) -> list[int]:
    """The ids of quotes, of sources with and without a name, that hold a phrase of every group.

    Within `scope`; only what is said and at least possible; of very many the last that were stored.
    """
    within, values = _within(scope, _ARTICLE_OF_QUOTE)
    query = (
        "SELECT quotes.id FROM quotes_text JOIN quotes ON quotes.id = quotes_text.rowid"
        f" WHERE quotes_text MATCH ? AND {_SAID}{within} ORDER BY quotes_text.rowid DESC LIMIT ?"
    )
    return _ids(connection, query, f"said : ({_all_of(groups)})", *values, limit)


def count_quotes(
    connection: Connection, terms: Sequence[Term], scope: Scope, speaker_ids: Sequence[int]
) -> dict[int, int]:
    """How many quotes of each speaker hold any of these terms within `scope`; of no term, all."""
    within, limits = _within(scope, _ARTICLE_OF_QUOTE)
    match = f"said : ({_match(terms, scope)})" if terms else None
    index = " JOIN quotes_text ON quotes_text.rowid = quotes.id AND quotes_text MATCH ?"
    query = (
        f"SELECT speaker_id, count(*) FROM quotes{index if match else ''}"
        f" WHERE speaker_id IN ({', '.join('?' * len(speaker_ids))})"
        f" AND {_SHOWN[False]}{within} GROUP BY speaker_id"
    )
    values = [*([match] if match else []), *speaker_ids, *limits]
    return dict(_rows(connection, query, *values))


# --- queries -----------------------------------------------------------------------------


def _match(terms: Sequence[Term], scope: Scope) -> str:
    """The query: any of the words, each of the phrases, none of what is unwanted."""
    phrases = [_phrase(phrase) for phrase in scope.phrases]
    match = " AND ".join(phrases or [f"({_any_of(term.variants for term in terms)})"])
    return " NOT ".join([match, *map(_phrase, scope.without)])


def _worded(column: str, pieces: Sequence[Sequence[str]], terms: Sequence[Term]) -> tuple[str, str]:
    """The query for all the pieces as they stand, and the one for two of the terms."""
    phrases = " AND ".join(f'"{" ".join(piece)}"' for piece in pieces)
    groups = [f"({_any_of([term.variants])})" for term in terms if term.variants]
    pairs = (f"({first} AND {second})" for first, second in combinations(groups, 2))
    two = " OR ".join(pairs) or next(iter(groups), _NOTHING)
    return f"{column} : ({phrases or _NOTHING})", f"{column} : ({two})"


def _all_of(groups: Iterable[Collection[str]]) -> str:
    return " AND ".join(f"({' OR '.join(map(_phrase, phrases))})" for phrases in groups)


def _phrase(phrase: str) -> str:
    return f'"{_searchable(phrase)}"'


def _any_of(groups: Iterable[Iterable[str]]) -> str:
    # Every word is quoted: what a person types is never read as query syntax.
    return " OR ".join(f'"{word}"' for group in groups for word in group) or _NOTHING


def _within(scope: Scope, article: str) -> tuple[str, list[object]]:
    """What limits the rows to articles of a time and an outlet, and its values."""
    limits = {
        "published >= ?": scope.since and _stored(scope.since),
        "published < ?": scope.until and _stored(scope.until),
        "outlet = ?": scope.outlet,
    }
    values = {limit: value for limit, value in limits.items() if value is not None}
    places = ", ".join("?" * len(scope.articles))
    tests = [*values, *([f"articles.id IN ({places})"] if places else [])]
    if not tests:
        return "", []
    return f" AND EXISTS ({article} AND {' AND '.join(tests)})", [*values.values(), *scope.articles]


def _stored(moment: datetime) -> str:
    """A time as SQLAlchemy stores it in SQLite, without its zone."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _ids(connection: Connection, query: str, *values: object) -> list[int]:
    return [number for (number,) in _rows(connection, query, *values)]


def _rows(connection: Connection, query: str, *values: object) -> list[Any]:
    # Past SQLAlchemy, whose own work takes longer than all that a question asks of SQLite.
    cursor = connection.connection.cursor()
    try:
        return list(cursor.execute(query, values))
    finally:
        cursor.close()
