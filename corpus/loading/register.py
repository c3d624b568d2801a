"""What a load has met so far, however much it is: kept on disk beyond a few megabytes.

Python's own SQLite in a database without a name, which is gone with the
process. It is not the archive, and nothing of it is ever asked for later.
"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import NamedTuple


class Occurrence(NamedTuple):
    """The first time that something was met: where, what it held, and how often since."""

    where: str
    content: bytes
    times: int


class Register:
    """Remembers under each mark where it was met first."""

    def __init__(self) -> None:
        # The thread that loads is not always the one that closes.
        self._rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._rows.execute("PRAGMA journal_mode = OFF")
        self._rows.execute("CREATE TABLE met (mark INTEGER PRIMARY KEY, place, content, times)")
        self._rows.execute("BEGIN")  # never ended: nothing of it is to be kept

    def meet(self, mark: str, where: str = "", content: bytes = b"") -> Occurrence:
        """Meet a mark again, or for the first time: then what is given is what comes back."""
        number = int.from_bytes(_hash(mark.encode()), "big", signed=True)
        row = self._rows.execute(
            "INSERT INTO met VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1"
            " RETURNING place, content, times",
            (number, where, content),
        ).fetchone()
        return Occurrence(*row)

    def close(self) -> None:
        """Forget it all."""
        self._rows.close()


def hashed(value: object) -> bytes:
    """A short hash by which two contents are told apart."""
    return _hash(repr(value).encode("utf-8", "surrogatepass"))


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()
