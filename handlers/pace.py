"""How many questions one user may ask in a minute."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)


class Pace:
    """Counts each user's questions over the last minute. Made once; used on the event loop only."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._asked: dict[int, deque[datetime]] = {}
        self._told: dict[int, datetime] = {}
        self._swept: datetime | None = None

    def wait(self, user: int, now: datetime) -> timedelta:
        """How long the user should wait; zero counts as a question asked."""
        self._sweep(now)
        asked = self._asked.setdefault(user, deque())
        while asked and not _is_recent(asked[0], now):
            asked.popleft()
        if len(asked) >= self._per_minute:
            return asked[0] + _MINUTE - now
        asked.append(now)
        return timedelta(0)

    def is_told(self, user: int, now: datetime) -> bool:
        """Whether the user has heard in this minute that it was too fast; from now on, yes."""
        before = self._told.get(user)
        if before is not None and _is_recent(before, now):
            return True
        self._told[user] = now
        return False

    def _sweep(self, now: datetime) -> None:
        """Once a minute, forget who has long been silent."""
        if self._swept is not None and _is_recent(self._swept, now):
            return
        self._swept = now
        self._told = {user: told for user, told in self._told.items() if _is_recent(told, now)}
        self._asked = {
            user: asked
            for user, asked in self._asked.items()
            if asked and _is_recent(asked[-1], now)
        }


def _is_recent(moment: datetime, now: datetime) -> bool:
    # A clock that was set back makes nobody wait for longer than a minute.
    return timedelta(0) <= now - moment < _MINUTE
