"""The words of the archive, and how often each is in it, as `corpus.search.spelling` looks them up.

The archive lists every word that it ever indexed, and full text counts them: so
no count is kept that could be wrong. What is looked up often stays in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from threading import Lock
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from corpus.lexicon import Lexicon
from corpus.search.slips import LONGEST_MISSPELT, SHORTEST_MISSPELT
from corpus.search.spelling import stems
from corpus.store import dialect, tables
from corpus.store.fulltext import words as words_text
from corpus.store.tables import speaker_words, words

# A word may have been typed with up to three letters too many or too few.
_SLIPS = 3
_MOST_COUNTS = 100_000
_READ_AT_ONCE = 50_000


class _WordCounts(NamedTuple):
    """What was counted in one state of the archive."""

    generation: int
    passages: int
    by_word: dict[str, int]


class Vocabulary:
    """What is kept in memory of an archive's words. Any thread may ask."""

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._last = 0
        self._complete = -1
        self._growing = Lock()
        self._counts = _WordCounts(-1, 0, {})
        self._listed: set[str] = set()

    def counts(self, connection: Connection, generation: int) -> _WordCounts:
        """What was counted so far in this state of the archive; what is counted next goes in."""
        counts = self._counts
        if counts.generation != generation or len(counts.by_word) > _MOST_COUNTS:
            passages = connection.scalar(sa.select(sa.func.count()).select_from(tables.passages))
            self._counts = counts = _WordCounts(generation, passages or 0, {})
        return counts

    def lexicon(self, connection: Connection, generation: int) -> Lexicon:
        """Every word of this state of the archive that may be a misspelt one."""
        with self._growing:
            if self._complete < generation:
                for rows in connection.execute(_new_words(self._last)).partitions():
                    self._lexicon.add([row.word for row in rows])
                    self._last = rows[-1].id
                self._complete = generation
        return self._lexicon

    def unlisted(self, words: Iterable[str]) -> list[str]:
        """Those of these words that `listed` has not been told of."""
        return sorted(set(words) - self._listed)

    def listed(self, new: Iterable[str]) -> None:
        """These words are in the archive's list for good: that is committed."""
        self._listed.update(new)


def _new_words(last: int) -> sa.Select[tuple[int, str]]:
    shortest, longest = SHORTEST_MISSPELT - _SLIPS, LONGEST_MISSPELT + _SLIPS
    is_likely = sa.func.length(words.c.word).between(shortest, longest)
    query = sa.select(words.c.id, words.c.word).where(words.c.id > last, is_likely)
    return query.order_by(words.c.id).execution_options(yield_per=_READ_AT_ONCE)


def add(connection: Connection, new: Sequence[str]) -> None:
    """List these words, with their stems, unless they are listed."""
    rows = ((None, word, stem) for word, stem in zip(new, stems(new), strict=True))
    dialect.insert(connection, words, rows, is_new=False)


class ArchiveWords:
    """The words at one state of the archive: what `corpus.search.spelling.WordIndex` asks for."""

    def __init__(self, connection: Connection, vocabulary: Vocabulary, generation: int) -> None:
        self._connection = connection
        self._vocabulary = vocabulary
        self._generation, self.passages, self._counts = vocabulary.counts(connection, generation)

    def count(self, word: str) -> int:
        """In how many passages a word is."""
        count = self._counts.get(word)
        if count is None:
            count = self._counts[word] = words_text.count_passages(self._connection, word)
        return count

    def of_stem(self, stem: str) -> list[str]:
        """The words that have this stem, also those that are in no passage any more."""
        return words_text.words_of_stem(self._connection, stem)

    def longer(self, word: str, letters: int) -> list[str]:
        """The words that add so many letters at most to `word`, at its end."""
        return words_text.longer_words(self._connection, word, len(word) + letters)

    def near(self, word: str, slips: int) -> list[tuple[str, int]]:
        """The words so many slips of the pen away at most, each with its number of slips."""
        return self._vocabulary.lexicon(self._connection, self._generation).near(word, slips)

    def names(self, among: Collection[str]) -> set[str]:
        """Those of these words that are in the names of speakers."""
        query = sa.select(speaker_words.c.word).where(speaker_words.c.word.in_(among))
        return set(self._connection.scalars(query))
