"""Telegram with its limits, and with accidents that a test arranges.

`Strict` refuses what Telegram refuses: more than 30 messages a second, more than one a second to
a chat (three at once are let through), more than 20 a minute to a group; its clock is given.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fakes import BLOCKED, DroppedError, FakeTelegram, RefusedError, Telegram

BAD_GATEWAY = RefusedError(502, "Bad Gateway")


@dataclass(frozen=True)
class Accident:
    """What goes wrong with one message, and whether it arrived nevertheless."""

    error: Exception
    has_arrived: bool = False


DROPPED = Accident(DroppedError())
DROPPED_LATE = Accident(DroppedError(), has_arrived=True)
GATEWAY_LATE = Accident(BAD_GATEWAY, has_arrived=True)


def too_many(seconds: int) -> RefusedError:
    """A refusal for so long."""
    words = f"Too Many Requests: retry after {seconds}"
    return RefusedError(429, words, retry_after=seconds)


@dataclass
class _Bucket:
    """Lets `most` through at once, and then one each `every` seconds."""

    most: int
    every: float
    level: float = 0.0
    last: float = 0.0

    def wait(self, now: float) -> float:
        """How long to wait before the next fits."""
        self.level = max(0.0, self.level - (now - self.last) / self.every)
        self.last = now
        return max(0.0, (self.level + 1 - self.most) * self.every)


@dataclass
class Limits:
    """What has been sent, and whether more may be."""

    overall: deque[float] = field(default_factory=deque)
    chats: dict[int, list[_Bucket]] = field(default_factory=dict)

    def check(self, chat: int, now: float) -> None:
        """Count a message, or refuse it."""
        while self.overall and self.overall[0] <= now - 1:
            self.overall.popleft()
        buckets = self.chats.setdefault(chat, [_Bucket(20, 3.0)] if chat < 0 else [_Bucket(3, 1.0)])
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 1e-6 or len(self.overall) >= 30:
            raise too_many(max(1, round(wait + 0.5)))
        self.overall.append(now)
        for bucket in buckets:
            bucket.level += 1


class Strict(Telegram):
    """A Bot API with limits and accidents."""

    def __init__(self, clock: Callable[[], float] | None = None) -> None:
        super().__init__()
        self.clock = clock
        self.limits = Limits()
        self.accidents = defaultdict[int, deque[Accident]](deque)
        self.blocked = set[int]()
        self.moved = dict[int, int]()
        self.times = list[tuple[float, int]]()

    def _send(self, fields: dict[str, Any]) -> dict[str, Any]:
        chat = int(fields["chat_id"])
        if self.clock:
            self.times.append((self.clock(), chat))
            self.limits.check(chat, self.clock())
        if chat in self.blocked:
            raise BLOCKED
        if chat in self.moved:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise RefusedError(400, words, migrate_to_chat_id=self.moved[chat])
        accident = self.accidents[chat].popleft() if self.accidents[chat] else None
        if accident and not accident.has_arrived:
            raise accident.error
        message = super()._send(fields)
        if accident:
            raise accident.error
        return message


class StrictFake(Strict, FakeTelegram):
    """The same in the place of the network."""
