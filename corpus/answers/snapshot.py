"""One state of the archive, which every step of an answer sees."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from corpus.search.vocabulary import ArchiveWords
from corpus.speakers.store import Names
from corpus.store.database import Connection
from corpus.types import Scope


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the archive: its connection, its words and names, and its outlets.

    Where `articles` are given, by their ids, an answer is looked for in these alone.
    """

    connection: Connection
    words: ArchiveWords
    names: Names
    outlets: Collection[str]
    articles: tuple[int, ...] = ()

    def within(self, scope: Scope) -> Scope:
        """The scope, of the articles that are looked through."""
        return replace(scope, articles=self.articles) if self.articles else scope
