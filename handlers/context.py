"""What every handler is given: the archive, the clock, and a thread to ask the archive in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ParamSpec, TypeAlias, TypeVar

from telegram.ext import Application, CallbackContext, ExtBot

from corpus import Corpus
from handlers.pace import Pace

P = ParamSpec("P")
T = TypeVar("T")

_KEY = "services"


@dataclass(frozen=True, slots=True)
class Services:
    """What the conversation stands on. `allowed` holds users and chats; empty lets everyone in."""

    corpus: Corpus
    now: Callable[[], datetime]
    pace: Pace
    allowed: frozenset[int] = frozenset()

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

    async def ask(self, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of a blocking call, made in a thread so that other chats go on meanwhile."""
        return await asyncio.to_thread(verb, *args, **kwargs)


OurApplication: TypeAlias = Application[
    ExtBot[None], Context, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any
]
