"""Whose turn it is to send: one pace for all messages, within what Telegram takes.

Telegram's limits: about 30 messages a second in all, one a second to a chat, 20 a minute to a
group (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

A_SECOND = 28
"""How many messages leave in a second: some less than Telegram takes, since ways differ."""

_A_MINUTE = 20
_MINUTE = 60.0
# Digests leave this much closer to each other than evenly, to make up for what came late.
_CLOSER = 0.9


class Turns:
    """Turns to send, `a_second` of them; answers are given theirs before digests.

    It keeps what left in the last minute, by the clock of the event loop, and no longer.
    """

    def __init__(self, a_second: int = A_SECOND) -> None:
        self._a_second = a_second
        self._spacing = _CLOSER / a_second
        self._sent: deque[float] = deque(maxlen=a_second)
        self._chats: dict[int, deque[float]] = {}
        self._answers = 0

    async def answer(self, chat_id: int) -> None:
        """Come back when an answer may go; its chat's own limit does not hold it up."""
        self._answers += 1
        try:
            await _pass(lambda: _wait(self._sent, self._a_second, 1.0, _now()))
        finally:
            self._answers -= 1
        self._note(chat_id)

    async def digest(self, chat_id: int) -> None:
        """Come back when a part of a digest may go: after the answers, smoothly, to this chat."""
        await _pass(lambda: max(self._wait_for_others(), self.rest(chat_id)))
        self._note(chat_id)

    def rest(self, chat_id: int) -> float:
        """For how many seconds a chat is not to be sent a part of a digest."""
        return _rest(self._chats.get(chat_id, ()), chat_id, _now())

    def resting(self) -> dict[int, float]:
        """The chats that are not to be sent a part of a digest now, and for how many seconds."""
        now = _now()
        over = [chat for chat, times in self._chats.items() if times[-1] <= now - _memory(chat)]
        for chat in over:
            del self._chats[chat]
        waits = {chat: _rest(times, chat, now) for chat, times in self._chats.items()}
        return {chat: seconds for chat, seconds in waits.items() if seconds > 0}

    def _wait_for_others(self) -> float:
        now = _now()
        return max(
            _wait(self._sent, self._a_second, 1.0, now),
            _wait(self._sent, 1, self._spacing, now),
            self._spacing if self._answers else 0.0,
        )

    def _note(self, chat_id: int) -> None:
        self._sent.append(_now())
        self._chats.setdefault(chat_id, deque(maxlen=_A_MINUTE)).append(_now())


async def _pass(wait: Callable[[], float]) -> None:
    """Come back when there is nothing to wait for any more; others may have been first."""
    while True:
        seconds = wait()
        if seconds <= 0:
            return
        await asyncio.sleep(seconds)


def _now() -> float:
    return asyncio.get_running_loop().time()


def _is_group(chat_id: int) -> bool:
    return chat_id < 0


def _memory(chat_id: int) -> float:
    return _MINUTE if _is_group(chat_id) else 1.0


def _rest(times: Sequence[float], chat_id: int, now: float) -> float:
    """How long a chat rests that was sent messages at these times."""
    a_minute = _wait(times, _A_MINUTE, _MINUTE, now) if _is_group(chat_id) else 0.0
    return max(_wait(times, 1, 1.0, now), a_minute)


def _wait(times: Sequence[float], most: int, period: float, now: float) -> float:
    """For how many seconds nothing may leave, so that at most `most` do in any such period."""
    return max(0.0, times[-most] + period - now) if len(times) >= most else 0.0
