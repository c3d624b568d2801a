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

    def wait(self, user: int, now: datetime) -> timedelta:
        """How long the user should wait; zero counts as a question asked."""
        self._forget(now)
        asked = self._asked.setdefault(user, deque())
        if len(asked) >= self._per_minute:
            return asked[0] + _MINUTE - now
        asked.append(now)
        return timedelta(0)

    def _forget(self, now: datetime) -> None:
        for user, asked in list(self._asked.items()):
            while asked and now - asked[0] >= _MINUTE:
                asked.popleft()
            if not asked:
                del self._asked[user]
