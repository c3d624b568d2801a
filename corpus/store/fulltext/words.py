"""The words of the index."""

from __future__ import annotations

from sqlalchemy import Connection

from corpus.store.fulltext import queries


def count_passages(connection: Connection, word: str) -> int:
    """In how many passages a word is."""
    query = "SELECT count(*) FROM passages_text WHERE passages_text MATCH ?"
    (number,) = queries.ids(connection, query, f'"{word}"')
    return number


def words_of_stem(connection: Connection, stem: str) -> list[str]:
    """The words that have this stem."""
    query = "SELECT word FROM words WHERE stem = ? ORDER BY word"
    return [word for (word,) in queries.rows(connection, query, stem)]


def longer_words(connection: Connection, word: str, longest: int) -> list[str]:
    """The words that begin with `word` and have no more than so many letters."""
    query = "SELECT word FROM words WHERE word > ? AND word < ? AND length(word) <= ?"
    after = word[:-1] + chr(ord(word[-1]) + 1)
    return [longer for (longer,) in queries.rows(connection, query, word, after, longest)]
