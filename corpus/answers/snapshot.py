"""One state of the archive, which every step of an answer sees."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from corpus.search.vocabulary import ArchiveWords
from corpus.speakers.store import Names
from corpus.store.database import Connection


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the archive: its connection, its words and names, and its outlets."""

    connection: Connection
    words: ArchiveWords
    names: Names
    outlets: Collection[str]
