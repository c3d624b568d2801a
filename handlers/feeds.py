"""/feeds, for the bot's operators: list the feeds, add, pause, resume and remove them.

"/feeds add URL" adds, "/feeds export" sends an OPML file; one that an operator sends is taken in.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from telegram import Message, Update, User

from corpus import Question
from corpus.feeds import opml
from corpus.feeds.feed import Feed
from handlers import sending
from handlers.context import Context
from handlers.replies import feeds as feedwords
from handlers.replies.layout import Reply

_Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]
_NAME = "feeds.opml"


def is_operator(user: User | None, context: Context) -> bool:
    """Whether it is one of those who run the bot."""
    return user is not None and user.id in context.services.operators


def _for_operators(handle: _Handler) -> _Handler:
    async def guarded(update: Update, context: Context) -> None:
        if is_operator(update.effective_user, context):
            await handle(update, context)
        else:
            await sending.notify(update, feedwords.FOR_OPERATORS)

    return guarded


@_for_operators
async def feeds(update: Update, context: Context) -> None:
    """/feeds, /feeds add URL, /feeds export."""
    action, *words = context.args or ["list"]
    if action == "export":
        await _export(update, context)
    elif action == "add" or words or "." in action:
        url = words[0] if words else "" if action == "add" else action
        await sending.reply(update, await add(context, url))
    else:
        await sending.reply(update, await _listed(context, 0))


async def _listed(context: Context, offset: int) -> Reply:
    feeds = await context.ask(context.feeds.feeds)
    return feedwords.listed(feeds, offset if offset < len(feeds) else 0)


async def add(context: Context, url: str) -> Reply:
    """Read a feed from now on, or the one that a page names."""
    if not url:
        return Reply(feedwords.ADD_WHAT)
    links = await context.fetch(context.feeds.discover, url)
    if len(links) > 1:
        number = await context.ask(context.corpus.remember, Question(topic=url))
        return feedwords.which_feed(links, f"feed:add:{number}")
    feed, is_new = await context.ask(context.feeds.follow, links[0], context.services.now())
    return feedwords.followed(feed, is_new)


@_for_operators
async def choose(update: Update, context: Context) -> None:
    """One of the feeds that a page names."""
    number, place = sending.numbers(context)
    question = await context.ask(context.corpus.recall, number)
    links = await context.fetch(context.feeds.discover, question.topic or "")
    link = links[min(place, len(links) - 1)]
    feed, is_new = await context.ask(context.feeds.follow, link, context.services.now())
    await sending.edit(update, feedwords.followed(feed, is_new))


@_for_operators
async def turn(update: Update, context: Context) -> None:
    """Another page of the list."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await _listed(context, offset))


@_for_operators
async def pause(update: Update, context: Context) -> None:
    """Leave a feed alone."""
    await _change(update, context, context.feeds.pause)


@_for_operators
async def resume(update: Update, context: Context) -> None:
    """Read a feed again."""
    now = context.services.now()
    await _change(update, context, lambda name: context.feeds.resume(name, now))


@_for_operators
async def remove(update: Update, context: Context) -> None:
    """Follow a feed no more."""
    await _change(update, context, context.feeds.remove)


async def _change(update: Update, context: Context, change: Callable[[str], Feed]) -> None:
    number, offset = sending.numbers(context)
    await context.ask(change, str(number))
    await sending.edit(update, await _listed(context, offset))


@_for_operators
async def ask_removal(update: Update, context: Context) -> None:
    """Ask before a feed is removed."""
    number, offset = sending.numbers(context)
    feed = await context.ask(context.feeds.feed, str(number))
    await sending.edit(update, feedwords.ask_removal(feed, offset))


async def _export(update: Update, context: Context) -> None:
    feeds = await context.ask(context.feeds.feeds)
    if not feeds:
        await sending.notify(update, feedwords.NO_FEEDS)
    elif isinstance(update.effective_message, Message):
        await update.effective_message.reply_document(opml.write(feeds).encode(), filename=_NAME)


async def of_list(context: Context, name: str, data: bytes) -> Reply:
    """The feeds of an OPML file, followed."""
    candidates = await context.ask(opml.read, name, data)
    new, errors = await context.ask(context.feeds.follow_all, candidates, context.services.now())
    return feedwords.imported(new, len(errors))
