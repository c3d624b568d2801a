"""Digests: /digest, and the buttons under one."""

from __future__ import annotations

from telegram import Update

from corpus.newsdesk import Digest
from handlers import digestwords, managing, sending, subscriptionwords
from handlers.context import Context
from handlers.layout import Reply
from handlers.managing import for_managers


async def digest(update: Update, context: Context) -> None:
    """/digest: what is new in what is followed here, now."""
    place, now = managing.place(update), context.services.now()
    if not await context.ask(context.desk.subscriptions, *place):
        await sending.reply(update, Reply(subscriptionwords.NOTHING_FOLLOWED))
        return
    if not await managing.is_manager(update, context):
        await sending.notify(update, subscriptionwords.FOR_MANAGERS)
        return
    await context.ask(context.desk.match)
    found = await context.ask(context.desk.now, *place, now)
    if found is None:
        await sending.reply(update, Reply(subscriptionwords.NOTHING_NEW))
        return
    await _send(update, found)


async def more(update: Update, context: Context) -> None:
    """The next stories of a digest that was sent."""
    await _send(update, await _page(update, context))


async def _send(update: Update, found: Digest) -> None:
    for message in digestwords.digest(found):
        await sending.reply(update, message)


async def _page(update: Update, context: Context) -> Digest:
    number, offset = sending.numbers(context)
    chat_id = managing.place(update).chat_id
    return await context.ask(context.desk.page, chat_id, number, offset)


@for_managers
async def which_to_mute(update: Update, context: Context) -> None:
    """The stories of a digest, to choose one that is not to come again."""
    await sending.reply(update, digestwords.which_to_mute(await _page(update, context)))


@for_managers
async def mute(update: Update, context: Context) -> None:
    """Tell no more of a story."""
    number, place = sending.numbers(context)
    chat_id, now = managing.place(update).chat_id, context.services.now()
    title = await context.ask(context.desk.mute, chat_id, number, place, now)
    await sending.reply(update, digestwords.muted(title))


@for_managers
async def unfollow(update: Update, context: Context) -> None:
    """What a digest comes from, to choose what to follow no more."""
    (number,) = sending.numbers(context)
    chat_id = managing.place(update).chat_id
    found = await context.ask(context.desk.page, chat_id, number, 0)
    if len(found.subscriptions) == 1:
        await sending.reply(update, subscriptionwords.ask_drop(found.subscriptions[0]))
        return
    await sending.reply(update, subscriptionwords.which_to_drop(found.subscriptions))
