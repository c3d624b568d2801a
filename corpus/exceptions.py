"""Every error the archive raises on purpose.

CorpusError
├── LoadError          a file or record could not become an article
├── NotFoundError      the article asked for is not in the archive
├── SummaryError       a text has nothing to summarize
└── StorageError       the database cannot be opened, read or written

Each message is a sentence a person can act on. Anything else that escapes
from `corpus` is a bug and must stay visible.
"""

from __future__ import annotations


class CorpusError(Exception):
    """The root: catch it to catch every error of this package."""


class LoadError(CorpusError):
    """A file or record could not become an article; `source` names which."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[LoadError], tuple[str, str]]:
        return type(self), (self.source, self.reason)  # as it goes from one process to another


class NotFoundError(CorpusError):
    """The article asked for is not in the archive."""


class SummaryError(CorpusError):
    """A text has nothing to summarize."""


class StorageError(CorpusError):
    """The database cannot be opened, read or written."""
