"""Digests: /digest, and the buttons under one."""

from __future__ import annotations

from telegram import Update

from corpus.digests.desk import Digest
from handlers import permissions, sending
from handlers.context import Context
from handlers.permissions import for_managers
from handlers.replies import digests, subscriptions
from handlers.replies.layout import Reply


async def digest(update: Update, context: Context) -> None:
    """/digest: what is new in what is followed here, now."""
    place, now = permissions.place(update), context.services.now()
    if not await context.ask(context.subscriptions.all, *place):
        await sending.reply(update, Reply(subscriptions.NOTHING_FOLLOWED))
        return
    await context.ask(context.digests.match)
    news = await context.ask(context.digests.early, *place, now)
    if news is None:
        await sending.reply(update, Reply(subscriptions.NOTHING_NEW))
        return
    await sending.reply(update, digests.message(news))


async def more(update: Update, context: Context) -> None:
    """The next stories of a digest that was sent."""
    await sending.reply(update, digests.message(await _page(update, context)))


async def _page(update: Update, context: Context) -> Digest:
    number, offset = sending.numbers(context)
    chat_id = permissions.place(update).chat_id
    return await context.ask(context.digests.page, chat_id, number, offset)


@for_managers
async def which_to_mute(update: Update, context: Context) -> None:
    """The stories of a digest, to choose one that is not to come again."""
    await sending.reply(update, digests.which_to_mute(await _page(update, context)))


@for_managers
async def mute(update: Update, context: Context) -> None:
    """Tell no more of a story."""
    number, place = sending.numbers(context)
    chat_id, now = permissions.place(update).chat_id, context.services.now()
    title = await context.ask(context.digests.mute, chat_id, number, place, now)
    await sending.reply(update, digests.muted(title))


@for_managers
async def unfollow(update: Update, context: Context) -> None:
    """What a digest comes from, to choose what to follow no more."""
    (number,) = sending.numbers(context)
    chat_id = permissions.place(update).chat_id
    page = await context.ask(context.digests.page, chat_id, number, 0)
    if len(page.subscriptions) == 1:
        await sending.reply(update, subscriptions.ask_drop(page.subscriptions[0]))
        return
    await sending.reply(update, subscriptions.which_to_drop(page.subscriptions))
