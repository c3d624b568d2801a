"""Files that are read once, from their beginning, and bounded on the way."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO, cast

from corpus.exceptions import LoadError

# A bomb unpacks to a thousand times its size and more; text to ten, or a hundred at most.
_LARGEST_RATIO = 200
_LEAST_BUDGET = 1 << 26
_BUFFER = 1 << 16


class Budget:
    """How many bytes may still be unpacked from one file, over all that is packed within it."""

    def __init__(self, name: str, size: int) -> None:
        self._name = name
        self.left = max(_LEAST_BUDGET, _LARGEST_RATIO * size)

    def spend(self, count: int) -> None:
        """Take `count` bytes off; raises LoadError when there are no more."""
        self.left -= count
        if self.left < 0:
            raise LoadError(self._name, "load.bomb", ratio=_LARGEST_RATIO)


class Counted(io.RawIOBase):
    """A file that tells how many bytes are taken from it; what `tell` raises stops the reading.

    At one of `faults` it ends like any file, so that what came before is not
    lost with what is buffered, and `fault` says that it was not the end.
    """

    def __init__(
        self,
        file: BinaryIO,
        tell: Callable[[int], None],
        faults: tuple[type[Exception], ...] = (),
        is_seekable: bool = False,
    ) -> None:
        self._file, self._tell, self._faults = file, tell, faults
        self._is_seekable = is_seekable
        self.fault: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """What is there, up to the size of the buffer."""
        view = memoryview(cast("bytearray", buffer))
        data = b"" if self.fault else self._read(len(view))
        view[: len(data)] = data
        self._tell(len(data))
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            # No more than is there: `read` would lose what it has when it fails.
            return cast("io.BufferedReader", self._file).read1(size)
        except self._faults as fault:
            self.fault = fault
            return b""

    def seekable(self) -> bool:
        """Whether the file is one on disk."""
        return self._is_seekable

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """As the file's own."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """As the file's own."""
        return self._file.tell()


def buffered(file: io.RawIOBase) -> io.BufferedReader:
    """`file` as what libraries read from."""
    return io.BufferedReader(file, _BUFFER)


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, tail: BinaryIO) -> None:
        self._head, self._tail = head, tail

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._head[: len(view)] or self._tail.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


def rejoined(head: bytes, tail: BinaryIO) -> BinaryIO:
    """A file that begins with `head`, which was read from it, and goes on with the rest."""
    return cast("BinaryIO", buffered(_Rejoined(head, tail)))
