"""Files that are read once: counted, bounded, and put together again."""

from __future__ import annotations

import io
from typing import Any

import pytest

from corpus.exceptions import LoadError
from corpus.loading.streams import Budget, Counted, buffered, rejoined

_ALWAYS = 1 << 26


def test_a_small_file_may_be_unpacked_to_64_megabytes_and_a_large_one_to_200_times_its_size() -> (
    None
):
    for size, most in ((0, _ALWAYS), (1_000_000, 200_000_000)):
        budget = Budget("news.zip", size)
        budget.spend(most)
        with pytest.raises(LoadError) as caught:
            budget.spend(1)
        assert caught.value.source == "news.zip"


def test_all_that_is_taken_is_told() -> None:
    counts: list[int] = []
    file = Counted(io.BytesIO(b"tolls" * 50_000), counts.append)
    assert buffered(file).read() == b"tolls" * 50_000
    assert sum(counts) == 250_000
    assert not file.seekable()


def test_what_the_listener_raises_stops_the_reading() -> None:
    def refuse(count: int) -> None:
        raise LoadError("x", "load.empty")

    with pytest.raises(LoadError):
        buffered(Counted(io.BytesIO(b"tolls"), refuse)).read()


class Breaking(io.BytesIO):
    """A file with one place that cannot be read."""

    is_broken = True

    def read1(self, size: int | None = -1, /) -> bytes:
        if self.tell() and self.is_broken:
            self.is_broken = False
            raise EOFError
        return super().read1(5)


def test_a_fault_ends_the_file_and_is_kept() -> None:
    file = Counted(Breaking(b"tolls went up"), lambda _: None, (EOFError,))
    stream = buffered(file)
    assert (stream.read(), stream.read()) == (b"tolls", b"")
    assert isinstance(file.fault, EOFError)
    with pytest.raises(EOFError):
        buffered(Counted(Breaking(b"tolls went up"), lambda _: None)).read()


def test_a_file_on_disk_can_be_gone_back_in() -> None:
    file = Counted(io.BytesIO(b"tolls"), lambda _: None, is_seekable=True)
    stream = buffered(file)
    assert stream.read(3) == b"tol"
    stream.seek(0)
    assert stream.read() == b"tolls"


@pytest.mark.parametrize("head", [b"", b"t", b"tolls went", b"x" * 200_000])
def test_a_head_that_was_read_is_put_back(head: bytes) -> None:
    tail: Any = io.BytesIO(b" up")
    assert rejoined(head, tail).read() == head + b" up"
