"""The one place where things are put together: the archive, the handlers, the application."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from telegram import Bot, LinkPreviewOptions, Update
from telegram.error import RetryAfter
from telegram.ext import (
    Application,
    BaseRateLimiter,
    BaseUpdateProcessor,
    ContextTypes,
    Defaults,
)
from telegram.request import BaseRequest

from bot import jobs
from bot.config import Config
from bot.delivery import Post
from bot.pace import Turns
from corpus import Corpus
from corpus.digests.desk import Digests
from corpus.feeds.aggregator import Aggregator
from corpus.subscriptions.desk import Subscriptions
from corpus.web.fetch import Fetcher
from handlers import routes
from handlers.context import Context, OurApplication, Services
from handlers.quota import Quota

T = TypeVar("T")
logger = logging.getLogger(__name__)

# python-telegram-bot then gives durations as in its next version, and does not warn.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_CHATS_AT_ONCE = 64
_MOST_UPDATES = 1_000_000
_TRIES = 3
_MESSAGES = ("send", "edit")  # how the methods begin that Telegram counts
_LONGEST_WAIT = 10  # seconds; a stop waits for it, and an answer is stale after it
# An answer is sent also when its question was deleted meanwhile.
_DEFAULTS = Defaults(
    link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True
)


class ChatOrder(BaseUpdateProcessor):
    """One chat's updates one after another, different chats beside each other."""

    def __init__(self) -> None:
        # An update that waits for its chat's turn must not keep other chats
        # from theirs: so python-telegram-bot's own limit is out of reach.
        super().__init__(_MOST_UPDATES)
        self._working = asyncio.Semaphore(_CHATS_AT_ONCE)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates; asyncio's locks are first come, first served."""
        chat = update.effective_chat if isinstance(update, Update) else None
        turn = self._turns.setdefault(chat.id, asyncio.Lock()) if chat else asyncio.Lock()
        async with turn, self._working:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


class Patience(BaseRateLimiter[None]):
    """Gives an answer its turn; waits as long as Telegram asks, then tries again.

    Other chats go on meanwhile.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, T]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> T:
        """The result of the request; RetryAfter when Telegram asks for too long, or too often."""
        chat = data.get("chat_id")
        if isinstance(chat, int) and endpoint.startswith(_MESSAGES):
            await self._turns.answer(chat)
        for _ in range(_TRIES - 1):
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as refusal:
                wait = _seconds(refusal)
                if wait > _LONGEST_WAIT:
                    raise
                await asyncio.sleep(wait)
        return await callback(*args, **kwargs)

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


def _seconds(refusal: RetryAfter) -> float:
    wait = refusal.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _now() -> datetime:
    return datetime.now(UTC)


def build(
    config: Config,
    corpus: Corpus,
    request: BaseRequest | None = None,
    fetcher: Fetcher | None = None,
    now: Callable[[], datetime] = _now,
) -> OurApplication:
    """The application, ready to run.

    `request`, if given, takes the place of the network to Telegram, `fetcher` of what fetches
    from the web, `now` of the clock.
    """
    turns = Turns(config.messages_per_second)
    application = _application(config, turns, request)
    subscriptions = Subscriptions(corpus)
    services = Services(
        corpus=corpus,
        now=now,
        quota=Quota(config.questions_per_minute),
        allowed=config.allowed,
        feeds=Aggregator(corpus, fetcher or Fetcher(config.contact)),
        subscriptions=subscriptions,
        digests=Digests(corpus),
        operators=config.operators,
        keep_links=config.keep_links,
    )
    services.give_to(application)
    routes.register(application)
    sender = _sender(config, application)
    post = Post(sender, corpus.engine, turns, now, partial(_end, subscriptions), subscriptions.move)
    jobs.schedule(application, post)
    return application


def _application(config: Config, turns: Turns, request: BaseRequest | None) -> OurApplication:
    builder = (
        Application.builder()
        .token(config.token)
        .base_url(config.api_base_url)
        .base_file_url(config.api_file_url)
        .context_types(ContextTypes(context=Context))
        .defaults(_DEFAULTS)
        .rate_limiter(Patience(turns))
        .concurrent_updates(ChatOrder())
        .post_init(_show_commands)
    )
    if request is not None:
        builder = builder.request(request).get_updates_request(request)
    return builder.build()


def _end(subscriptions: Subscriptions, chat_id: int) -> None:
    """End what a chat follows that wants no more messages, and say so to whoever reads the log."""
    count = subscriptions.end(chat_id, "the chat wants no more messages")
    logger.warning("chat %d wants no more messages; subscriptions ended: %d", chat_id, count)


def _sender(config: Config, application: OurApplication) -> Bot:
    """The bot that sends digests: without `Patience`, since the ledger knows what waits."""
    base, files = config.api_base_url, config.api_file_url
    network = application.bot.request
    return Bot(config.token, base, files, request=network, get_updates_request=network)


async def _show_commands(application: OurApplication) -> None:
    """Fill Telegram's menu of commands."""
    commands = routes.COMMANDS.items()
    menu = [(name, words) for name, (_, words) in commands if name not in routes.UNLISTED]
    await application.bot.set_my_commands(menu)
    logger.info("connected to Telegram as @%s", application.bot.username)
