"""Digests on their way to Telegram: what the ledger holds, sent at the pace of `pace`.

`deliver` sends what is due, a few requests at once, and notes how each fared. The ledger decides
who is next and the clock of the event loop when; what an answer of Telegram means is decided by
`fate`. docs/delivery.md tells what is promised.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Concatenate, ParamSpec, TypeVar

from telegram import Bot, LinkPreviewOptions
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.pace import Turns
from corpus import StorageError
from corpus.digests import ledger
from corpus.digests.ledger import Claim
from corpus.store import database
from corpus.store.database import Connection, Engine
from handlers import sending
from handlers.replies import errors, layout

P = ParamSpec("P")
T = TypeVar("T")
logger = logging.getLogger(__name__)

AT_ONCE = 8
"""How many requests of a process are open: as many messages may come twice after a crash."""

_LONGEST_REQUEST = 20.0  # seconds; less than ledger.LEASE
_LONGEST_REST = 2.0  # a part whose chat rests for longer keeps no request from others
_NEXT_LOOK = 0.25
_LONGEST_PAUSE = timedelta(minutes=1)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# httpx's errors before the request went out.
_UNSENT = {"PoolTimeout", "ConnectTimeout", "ConnectError"}


def _unheard(*_: int) -> None:
    """Nobody is to be told."""


@dataclass(frozen=True, slots=True)
class Post:
    """What deliveries stand on.

    `bot` sends at once and waits for nothing. `on_forbidden` is told of a chat that wants no more
    messages, `on_migrated` of one that has a new number: (old, new). Both may block, and hear of
    it after the ledger has noted it.
    """

    bot: Bot
    engine: Engine
    turns: Turns
    now: Callable[[], datetime]
    on_forbidden: Callable[[int], None] = _unheard
    on_migrated: Callable[[int, int], None] = _unheard
    # One thread: the ledger's writes queue anyway, and must not keep answers from theirs.
    executor: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "ledger"))

    async def do(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a blocking call, made beside the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, lambda: verb(*args, **kwargs))

    async def keep(
        self,
        verb: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """The result of a function of `ledger`, in a transaction of its own."""

        def keep() -> T:
            with database.writing(self.engine) as connection:
                return verb(connection, *args, **kwargs)

        return await self.do(keep)


class Fate(Enum):
    """What is to become of a part after an attempt."""

    WAIT = auto()
    END = auto()
    FAIL = auto()
    RETRY = auto()
    UNSURE = auto()


def fate(error: TelegramError) -> Fate:
    """What an error means: surely not sent, refused for good, or nobody knows.

    python-telegram-bot gives TimedOut and NetworkError also for requests that never left; its
    cause tells. A server error (502) may come after the message was accepted.
    """
    if isinstance(error, RetryAfter):
        return Fate.WAIT
    if isinstance(error, Forbidden):
        return Fate.END
    if isinstance(error, BadRequest | ChatMigrated):
        return Fate.FAIL
    if isinstance(error, InvalidToken | Conflict):
        return Fate.RETRY
    return Fate.RETRY if type(error.__cause__).__name__ in _UNSENT else Fate.UNSURE


def pause(error: TelegramError, tries: int) -> timedelta:
    """How long to wait before the next attempt: as told, or longer each time up to a minute."""
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
    return min(_LONGEST_PAUSE, timedelta(seconds=2 ** min(tries, 10)))


async def deliver(post: Post, is_stopped: Callable[[], bool] = lambda: False) -> None:
    """Send what is due, until nothing is; comes back soon after `is_stopped` says so."""
    claims = _Claims(post, is_stopped)
    workers = (_work(post, claims) for _ in range(AT_ONCE))
    results = await asyncio.gather(*workers, return_exceptions=True)
    for error in filter(None, results):
        raise error  # a bug; the others have ended what they had begun


async def prune(post: Post) -> None:
    """Forget what was settled long ago."""
    try:
        await post.keep(ledger.prune, post.now())
    except StorageError as error:  # tomorrow, then
        logger.warning("deliveries: %s", errors.line(error))


class _Claims:
    """The parts that are due, one after another, for the workers to share."""

    def __init__(self, post: Post, is_stopped: Callable[[], bool]) -> None:
        self._post = post
        self._is_stopped = is_stopped
        self._claiming = asyncio.Lock()
        self._is_done = False

    async def next(self) -> Claim | None:
        """The next part to send, once its chat may be sent one; None when nothing is due."""
        async with self._claiming:
            while not self._is_done and not self._is_stopped():
                resting = self._post.turns.resting()
                claim, is_more = await self._post.keep(_next, self._post.now(), resting)
                self._is_done = not is_more
                if claim:
                    return claim
                if is_more:
                    await asyncio.sleep(min([_NEXT_LOOK, *resting.values()]))
        return None


def _next(
    connection: Connection, now: datetime, resting: Collection[int]
) -> tuple[Claim | None, bool]:
    """A part to send, and whether any is due, even if its chat is not to be written to yet."""
    claim = ledger.claim(connection, now, resting)
    return claim, claim is not None or ledger.has_due(connection, now)


async def _work(post: Post, claims: _Claims) -> None:
    try:
        while claim := await claims.next():
            await _send(post, claim)
    except StorageError as error:  # busy, perhaps; the next tick goes on
        logger.warning("deliveries: %s", errors.line(error))


async def _send(post: Post, claim: Claim) -> None:
    """Send a part and note how it fared; what is refused is tried once as plain text."""
    seconds = post.turns.rest(claim.chat_id)
    if seconds > _LONGEST_REST:
        until = post.now() + timedelta(seconds=seconds)
        await post.keep(ledger.postpone, claim, until, post.now())
        return
    outcome = await _request(post, claim)
    if isinstance(outcome, ChatMigrated):
        claim = await _follow(post, claim, outcome.new_chat_id)
        outcome = await _request(post, claim)
    if isinstance(outcome, BadRequest):
        logger.warning("chat %d: %s; sending it as plain text", claim.chat_id, outcome)
        outcome = await _request(post, claim, is_plain=True)
    await _note(post, claim, outcome)


async def _request(post: Post, claim: Claim, is_plain: bool = False) -> int | TelegramError:
    """Send a part when it is its turn; gives the message's number, or why there is none."""
    part = claim.part
    await post.turns.digest(claim.chat_id)
    try:
        async with asyncio.timeout(_LONGEST_REQUEST):
            message = await post.bot.send_message(
                claim.chat_id,
                layout.plain(part.html) if is_plain else part.html,
                parse_mode=None if is_plain else "HTML",
                reply_markup=None if is_plain else sending.markup(part.buttons),
                disable_notification=part.silent,
                message_thread_id=claim.thread_id or None,
                link_preview_options=_NO_PREVIEW,
            )
    except TelegramError as error:
        return error
    except TimeoutError:
        return TimedOut()
    return message.message_id


async def _follow(post: Post, claim: Claim, new: int) -> Claim:
    logger.info("chat %d is now chat %d", claim.chat_id, new)
    await post.keep(ledger.move, claim.chat_id, new)
    await post.do(post.on_migrated, claim.chat_id, new)
    return replace(claim, chat_id=new)


async def _note(post: Post, claim: Claim, outcome: int | TelegramError) -> None:
    """Note how a part fared; again and again, since what is not noted is sent twice."""
    while True:
        try:
            return await _note_once(post, claim, outcome)
        except StorageError as error:
            logger.warning("deliveries: %s", errors.line(error))
            await asyncio.sleep(1)


async def _note_once(post: Post, claim: Claim, outcome: int | TelegramError) -> None:
    now = post.now()
    if isinstance(outcome, int):
        await post.keep(ledger.sent, claim, outcome, now)
        return
    match fate(outcome):
        case Fate.WAIT | Fate.RETRY:
            until = now + pause(outcome, claim.tries)
            await post.keep(ledger.postpone, claim, until, now)
        case Fate.END:
            await post.keep(ledger.end, claim.chat_id, str(outcome), now)
            await post.do(post.on_forbidden, claim.chat_id)
        case Fate.FAIL:
            await post.keep(ledger.failed, claim, str(outcome), now)
        case Fate.UNSURE:
            await post.keep(ledger.uncertain, claim, str(outcome), now)
    logger.info("chat %d: %s", claim.chat_id, outcome)
