"""How many questions one user may ask in a minute."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)


class Quota:
    """Counts each user's questions over the last minute. Made once; used on the event loop only."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._questions: dict[int, deque[datetime]] = {}
        self._warnings: dict[int, datetime] = {}
        self._last_sweep: datetime | None = None

    def wait(self, user: int, now: datetime) -> timedelta:
        """How long the user should wait; zero counts as a question asked."""
        self._sweep(now)
        times = self._questions.setdefault(user, deque())
        while times and not _is_recent(times[0], now):
            times.popleft()
        if len(times) >= self._per_minute:
            return times[0] + _MINUTE - now
        times.append(now)
        return timedelta(0)

    def is_told(self, user: int, now: datetime) -> bool:
        """Whether the user has heard in this minute that it was too fast; from now on, yes."""
        before = self._warnings.get(user)
        if before is not None and _is_recent(before, now):
            return True
        self._warnings[user] = now
        return False

    def _sweep(self, now: datetime) -> None:
        """Once a minute, forget who has long been silent."""
        if self._last_sweep is not None and _is_recent(self._last_sweep, now):
            return
        self._last_sweep = now
        self._warnings = {
            user: time for user, time in self._warnings.items() if _is_recent(time, now)
        }
        self._questions = {
            user: times
            for user, times in self._questions.items()
            if times and _is_recent(times[-1], now)
        }


def _is_recent(moment: datetime, now: datetime) -> bool:
    # A clock that was set back makes nobody wait for longer than a minute.
    return timedelta(0) <= now - moment < _MINUTE
