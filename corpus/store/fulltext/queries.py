"""Queries in full text, made of words that are never read as its syntax, and their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from sqlalchemy import Connection

from corpus.text import fold, words
from corpus.types import Scope, Term

# FTS5 refuses an empty query, but takes an empty phrase and finds nothing.
_NOTHING = '""'


def match(terms: Sequence[Term], scope: Scope) -> str:
    """The query: any of the words, each of the phrases, none of what is unwanted."""
    phrases = [_phrase(phrase) for phrase in scope.phrases]
    required = " AND ".join(phrases or [f"({any_of(term.variants for term in terms)})"])
    return " NOT ".join([required, *map(_phrase, scope.without)])


def worded(column: str, pieces: Sequence[Sequence[str]], terms: Sequence[Term]) -> tuple[str, str]:
    """The query for all the pieces as they stand, and the one for two of the terms."""
    phrases = " AND ".join(f'"{" ".join(piece)}"' for piece in pieces)
    groups = [f"({any_of([term.variants])})" for term in terms if term.variants]
    pairs = (f"({first} AND {second})" for first, second in combinations(groups, 2))
    two = " OR ".join(pairs) or next(iter(groups), _NOTHING)
    return f"{column} : ({phrases or _NOTHING})", f"{column} : ({two})"


def all_of(groups: Iterable[Collection[str]]) -> str:
    """The query for a phrase of each group."""
    return " AND ".join(f"({' OR '.join(map(_phrase, phrases))})" for phrases in groups)


def _phrase(phrase: str) -> str:
    return f'"{searchable(phrase)}"'


def any_of(groups: Iterable[Iterable[str]]) -> str:
    """The query for any word of any group."""
    # Every word is quoted: what a person types is never read as query syntax.
    return " OR ".join(f'"{word}"' for group in groups for word in group) or _NOTHING


def searchable(text: str) -> str:
    """A text as the index has it: its words, folded."""
    return " ".join(words(fold(text)))


def within(scope: Scope, article: str) -> tuple[str, list[object]]:
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


def ids(connection: Connection, query: str, *values: object) -> list[int]:
    """The first column of the rows, a number."""
    return [number for (number,) in rows(connection, query, *values)]


def rows(connection: Connection, query: str, *values: object) -> list[Any]:
    """What the database gives for a query in SQL with these values."""
    # Past SQLAlchemy, whose own work takes longer than all that a question asks of SQLite.
    cursor = connection.connection.cursor()
    try:
        return list(cursor.execute(query, values))
    finally:
        cursor.close()
