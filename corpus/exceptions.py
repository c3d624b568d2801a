"""Every error the archive raises on purpose.

CorpusError
├── LoadError          a file or record could not become an article
├── NotFoundError      what is asked for is not in the archive
├── SummaryError       a text has nothing to summarize
└── StorageError       the database cannot be opened, read or written

Each is a code and the values that belong to it; `handlers.replies.errors` has the sentence, on
which a person can act. Anything else that escapes from `corpus` is a bug and must stay visible.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, as a value: its code ("feed.moved"), and what a sentence about it names."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code} ({named})" if named else self.code


class CorpusError(Exception):
    """The root: catch it to catch every error of this package."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.fault = Fault(code, values)

    @property
    def code(self) -> str:
        """Which error it is: a room and a word, "article.unknown"."""
        return self.fault.code

    @property
    def values(self) -> Mapping[str, Value]:
        """What a sentence about it names."""
        return self.fault.values

    def __str__(self) -> str:
        return str(self.fault)

    def __reduce__(self) -> tuple[Any, ...]:
        # As it goes from one process to another, whatever arguments it is made with.
        return copyreg.__newobj__, (type(self),), vars(self)  # type: ignore[attr-defined]


class LoadError(CorpusError):
    """A file or record could not become an article; `source` names which."""

    def __init__(self, source: str, code: str, **values: Value) -> None:
        super().__init__(code, **values)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.fault}"


class NotFoundError(CorpusError):
    """What is asked for is not in the archive."""


class SummaryError(CorpusError):
    """A text has nothing to summarize."""


class StorageError(CorpusError):
    """The database cannot be opened, read or written."""
