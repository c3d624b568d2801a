"""What every handler is given: the archive, the clock, and a thread to ask the archive in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from telegram.ext import Application, CallbackContext, ExtBot

from corpus import Corpus, Question
from corpus.answers.snapshot import Snapshot
from corpus.digests.desk import Digests
from corpus.feeds.aggregator import Aggregator
from corpus.subscriptions.desk import Subscriptions
from handlers.quota import Quota

P = ParamSpec("P")
T = TypeVar("T")

_KEY = "services"
_FETCHING = ThreadPoolExecutor(8, "fetching")


@dataclass(frozen=True, slots=True)
class Services:
    """What the conversation stands on.

    `allowed` holds users and chats; empty lets everyone in. `operators` are the users who may
    change the feeds. `keep_links` says that what people's links lead to is stored.
    """

    corpus: Corpus
    now: Callable[[], datetime]
    quota: Quota
    allowed: frozenset[int] = frozenset()
    feeds: Aggregator = field(kw_only=True)
    subscriptions: Subscriptions = field(kw_only=True)
    digests: Digests = field(kw_only=True)
    operators: frozenset[int] = field(default=frozenset(), kw_only=True)
    keep_links: bool = field(default=False, kw_only=True)

    def give_to(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Make these the services of the application's handlers."""
        application.bot_data[_KEY] = self


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of python-telegram-bot, with our services."""

    @property
    def services(self) -> Services:
        """What `Services.give_to` gave to the application."""
        services: Services = self.bot_data[_KEY]
        return services

    @property
    def corpus(self) -> Corpus:
        """The archive; its verbs block, so `ask` them."""
        return self.services.corpus

    @property
    def feeds(self) -> Aggregator:
        """The archive's feeds, and what links lead to."""
        return self.services.feeds

    @property
    def subscriptions(self) -> Subscriptions:
        """Who follows what in the archive."""
        return self.services.subscriptions

    @property
    def digests(self) -> Digests:
        """What is given of new articles to those who follow that."""
        return self.services.digests

    async def ask(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a blocking call, made in a thread so that other chats go on meanwhile."""
        return await asyncio.to_thread(verb, *args, **kwargs)

    async def look(
        self, flow: Callable[Concatenate[Snapshot, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What a flow of `corpus.answers` makes of one state of the archive, in a thread."""
        return await self.ask(lambda: self.corpus.ask(flow, *args, **kwargs))

    async def answer(
        self,
        flow: Callable[Concatenate[Snapshot, P], tuple[T, Collection[Question]]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[T, dict[Question, int]]:
        """The same for a flow whose answer has buttons: also the numbers of their questions."""
        return await self.ask(lambda: self.corpus.answer(flow, *args, **kwargs))

    async def fetch(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for a call that waits for the web: those cannot keep the archive's threads."""
        call = partial(verb, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(_FETCHING, call)


OurApplication: TypeAlias = Application[
    ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any
]
