"""One state of the archive, which every step of an answer sees."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.questions.line import Line, parse_line
from corpus.search.vocabulary import ArchiveWords
from corpus.speakers.store import Names
from corpus.store.database import Connection
from corpus.types import Scope


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the archive: its connection, its words and names, and its outlets.

    `newest` is when its newest article was published; None where it has no dated one.
    Where `articles` are given, by their ids, an answer is looked for in these alone.
    """

    connection: Connection
    words: ArchiveWords
    names: Names
    outlets: Collection[str]
    articles: tuple[int, ...] = ()
    newest: datetime | None = None

    def within(self, scope: Scope) -> Scope:
        """The scope, of the articles that are looked through."""
        return replace(scope, articles=self.articles) if self.articles else scope

    def line(self, text: str, now: datetime, is_bare: bool = False) -> Line:
        """`parse_line` with the outlets of the archive, and with its newest article."""
        return parse_line(text, now, self.outlets, is_bare, self.newest)
