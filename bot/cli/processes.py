"""`map` over several processes: the same results in the same order, only sooner."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# What waits for a process or to be taken; enough to keep every process busy.
_QUEUE = 4
# Fewer are done sooner than a process is started.
_FEW = 4


class Mapping(Protocol):
    """What `map` is."""

    def __call__(
        self, function: Callable[[Item], Result], items: Iterable[Item], /
    ) -> Iterable[Result]:
        """The results, in the order of the items."""


@contextmanager
def mapping(jobs: int | None) -> Iterator[Mapping]:
    """`map` over so many processes, as many as there are CPUs if `jobs` is None.

    What is left when the block is left early, by Ctrl-C perhaps, is not begun.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield map
        return
    # Started anew and not forked: a fork would share the archive's open file.
    pool = ProcessPoolExecutor(count, get_context("spawn"), _end_with_parent)
    try:
        yield _over(pool, count)
    except BrokenProcessPool as error:
        raise ChildProcessError(
            "a process was ended from outside, for want of memory perhaps; try fewer: --jobs 1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _over(pool: ProcessPoolExecutor, count: int) -> Mapping:
    def over(function: Callable[[Item], Result], items: Iterable[Item], /) -> Iterator[Result]:
        iterator = iter(items)
        first = list(islice(iterator, _FEW))
        if len(first) < _FEW:
            yield from map(function, first)
            return
        _start(pool, count)
        futures: deque[Future[Result]] = deque()
        for item in chain(first, iterator):
            futures.append(pool.submit(function, item))
            if len(futures) >= count * _QUEUE:
                yield futures.popleft().result()
        while futures:
            yield futures.popleft().result()

    return over


def _end_with_parent() -> None:
    """End this process when the first is killed, instead of waiting for it for ever."""

    def wait() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


def _start(pool: ProcessPoolExecutor, count: int) -> None:
    """Start the processes with Ctrl-C ignored, as they then go on doing.

    It goes to every process of the terminal, and only the first is to answer it.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    for _ in range(count):
        pool.submit(int)  # each that finds nobody idle starts one
    signal.signal(signal.SIGINT, before)
