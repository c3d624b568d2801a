"""Wishes, changes and settings in words, carried out; "order:<question>:0" is a Yes to one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from telegram import Update

from corpus import Question
from corpus.answers import memory
from corpus.answers.snapshot import Snapshot
from corpus.subscriptions import understanding
from corpus.subscriptions.follows import Subscription
from corpus.subscriptions.orders import End, Errand, Rearrangement
from corpus.subscriptions.understanding import (
    Instruction,
    OrderAnswer,
    SettingAnswer,
    WishAnswer,
)
from handlers import chats, digests, permissions, sending, settings, subscriptions
from handlers.context import Context
from handlers.permissions import for_managers
from handlers.replies import messages
from handlers.replies import orders as orderwords
from handlers.replies import subscriptions as subscriptionwords
from handlers.replies.layout import Reply


def questions_of(answer: WishAnswer | OrderAnswer) -> Sequence[Question]:
    """What the buttons stand for where an answer has to be agreed to."""
    return [] if answer.is_clear else [Question(topic=answer.words)]


async def carry_out(
    update: Update, context: Context, answer: Instruction, numbers: Mapping[Question, int]
) -> Reply | None:
    """Do what words say, where the chat may; None where that has answered already."""
    if isinstance(answer, OrderAnswer) and answer.order in (Errand.LIST, Errand.DIGEST):
        await _act(update, context, answer.order)
        return None
    if not await permissions.is_manager(update, context):
        return Reply(subscriptionwords.FOR_MANAGERS)
    match answer:
        case WishAnswer():
            return await subscriptions.follow(update, context, answer, numbers)
        case SettingAnswer(setting):
            return await settings.carry_out(update, context, setting)
    match answer.order:
        case End():
            return await _end(update, context, answer)
        case Rearrangement():
            return await _change(update, context, answer, numbers)
        case act:
            await _act(update, context, act)
            return None


async def _act(update: Update, context: Context, act: Errand) -> None:
    handle = {
        Errand.LIST: subscriptions.subscriptions,
        Errand.DIGEST: digests.digest,
        Errand.EXPORT: subscriptions.export,
        Errand.FORGET: subscriptions.forget,
        Errand.SETTINGS: settings.settings,
    }
    await handle[act](update, context)


# --- the end --------------------------------------------------------------------------------


@for_managers
async def unfollow(update: Update, context: Context) -> None:
    """/unfollow <name, topic or outlet>; alone it shows what is followed."""
    words = " ".join(context.args or [])
    place, now = permissions.place(update), context.services.now()
    answer = await context.look(_unfollowed, words, now, *place) if words else None
    reply = await _end(update, context, answer) if answer else None
    reply = reply or await subscriptions.listed(update, context, 0)
    await chats.reply(update, context, reply, None)


def _unfollowed(
    archive: Snapshot, words: str, now: datetime, chat_id: int, thread_id: int
) -> OrderAnswer | None:
    answer = understanding.answer(archive, f"unfollow {words}", now, chat_id, thread_id)
    return answer if isinstance(answer, OrderAnswer) else None


async def _end(update: Update, context: Context, answer: OrderAnswer) -> Reply:
    """The first of two presses that end what was named."""
    if not answer.subscriptions:
        return Reply(subscriptionwords.NOTHING_FOLLOWED)
    if len(answer.matches) == 1:
        return subscriptionwords.ask_drop(answer.matches[0])
    if not isinstance(answer.order, End) or answer.order.what is None:
        return orderwords.ask_end(answer.matches)
    if answer.matches:
        return subscriptionwords.which_to_drop(answer.matches)
    place, now = permissions.place(update), context.services.now()
    subscriber = await context.ask(context.subscriptions.subscriber, *place, now)
    return orderwords.not_followed(answer.order.what, answer.subscriptions, subscriber)


@for_managers
async def end_or_not(update: Update, context: Context) -> None:
    """The second press that ends all."""
    (is_meant,) = sending.numbers(context)
    place = permissions.place(update)
    if not is_meant:
        await chats.edit(update, context, await subscriptions.listed(update, context, 0), None)
        return
    all_here = await context.ask(context.subscriptions.all, *place)
    for subscription in all_here:
        await context.ask(context.subscriptions.unfollow, *place, subscription.id)
    await chats.edit(update, context, orderwords.ended(len(all_here)), None)


# --- a change -------------------------------------------------------------------------------


async def _change(
    update: Update, context: Context, answer: OrderAnswer, numbers: Mapping[Question, int]
) -> Reply:
    order = answer.order
    if not answer.matches or not isinstance(order, Rearrangement):
        return Reply(subscriptionwords.NOTHING_FOLLOWED)
    if not order.is_sure:
        number = numbers[Question(topic=answer.words)]
        return orderwords.ask_change(answer.matches, order, number)
    return await _changed(update, context, order, answer.matches)


@for_managers
async def agree(update: Update, context: Context) -> None:
    """Yes to a change as it was understood."""
    number, subscription = sending.numbers(context)
    place, now = permissions.place(update), context.services.now()
    answer = await context.look(_recalled, number, subscription, now, *place)
    if not isinstance(answer, OrderAnswer) or not isinstance(answer.order, Rearrangement):
        await sending.notify(update, messages.OLD_BUTTON)
        return
    reply = await _changed(update, context, answer.order, answer.matches)
    await chats.edit(update, context, reply, None)


def _recalled(
    archive: Snapshot, number: int, subscription: int, now: datetime, chat_id: int, thread_id: int
) -> Instruction | None:
    message = memory.recall(archive.connection, number).topic or ""
    return understanding.answer(archive, message, now, chat_id, thread_id, [subscription])


async def _changed(
    update: Update, context: Context, order: Rearrangement, matches: Collection[Subscription]
) -> Reply:
    place, now = permissions.place(update), context.services.now()
    changed = []
    for subscription in matches:
        changes = _changes(order, subscription)
        change = partial(context.subscriptions.change, *place, subscription.id, now, **changes)
        changed.append(await context.ask(change) if changes else subscription)
    subscriber = await context.ask(context.subscriptions.subscriber, *place, now)
    heading = subscriptionwords.CHANGED if order.timing or order.is_paused is not None else ""
    if len(changed) == 1:
        return subscriptionwords.card(changed[0], subscriber, heading)
    return subscriptionwords.several(changed, subscriber, heading or subscriptionwords.WHICH)


def _changes(order: Rearrangement, subscription: Subscription) -> dict[str, Any]:
    if order.is_paused is not None:
        return {"is_paused": order.is_paused}
    return {"schedule": order.of(subscription.schedule)} if order.timing else {}
