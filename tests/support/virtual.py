"""Time that passes only when nobody has anything to do: an hour of waiting takes no time.

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(...)

Calls that block are made where they are asked for (`Inline`), so time stands still meanwhile.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from fakes import NOON


class Inline(ThreadPoolExecutor):
    """Makes a call at once, in the thread that asks for it."""

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The call's result, as a future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(call(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asked gets it
            future.set_exception(error)
        return future


class _Selector(selectors.DefaultSelector):
    """Does not wait: what it is asked to wait is added up."""

    waited = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0 if timeout is not None else None)
        if not ready:
            self.waited += timeout or 0.0
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """An event loop whose time begins at 0 and leaps to whatever comes next."""

    def __init__(self) -> None:
        self._waits = _Selector()
        super().__init__(self._waits)
        self.set_default_executor(Inline())

    def time(self) -> float:
        """What time it is, in seconds."""
        return self._waits.waited


def now() -> datetime:
    """The time of the running loop, from noon of 1 October 2024 on."""
    age = timedelta(seconds=asyncio.get_running_loop().time())
    return datetime.fromtimestamp(NOON, UTC) + age
