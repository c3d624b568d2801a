"""What a chat follows: /subscribe, /subscriptions, wishes in words, and the buttons for them.

All that a button needs is in its data and in the store: "sub:<subscription>:<action>:<value>".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from typing import Any

from telegram import Message, Update

from corpus import Question
from corpus.answers import memory, people
from corpus.answers.snapshot import Snapshot
from corpus.subscriptions import understanding
from corpus.subscriptions.follows import Follow, Subscription, following
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.understanding import WishAnswer
from handlers import permissions, sending
from handlers.context import Context
from handlers.permissions import Place, for_managers
from handlers.replies import messages
from handlers.replies import subscriptions as subscriptionwords
from handlers.replies.layout import Reply

_USUAL = Schedule()


@for_managers
async def subscribe(update: Update, context: Context) -> None:
    """/subscribe <name, topic or outlet> [how often]."""
    words = " ".join(context.args or [])
    if not words:
        await sending.reply(update, Reply(subscriptionwords.SUBSCRIBE_TO_WHAT))
        return
    answer, numbers = await context.answer(_of_command, words, context.services.now())
    await sending.reply(update, await _follow(context, permissions.place(update), answer, numbers))


def _of_command(archive: Snapshot, words: str, now: datetime) -> tuple[WishAnswer, list[Question]]:
    answer = understanding.answer(archive, words, now, is_command=True) or WishAnswer(words, None)
    return answer, questions_of(answer)


def questions_of(answer: WishAnswer) -> list[Question]:
    """What the buttons under an answer to a wish ask: which of several people was meant."""
    is_choice = len(answer.follows) > 1 and not answer.is_end
    return [Question(topic=answer.words)] if is_choice else []


async def carry_out(
    update: Update, context: Context, answer: WishAnswer, numbers: Mapping[Question, int]
) -> Reply:
    """Do what a wish in plain words asks for, where the chat may."""
    if not await permissions.is_manager(update, context):
        return Reply(subscriptionwords.FOR_MANAGERS)
    if answer.is_end:
        return await _unfollow(update, context, answer)
    return await _follow(context, permissions.place(update), answer, numbers)


async def _unfollow(update: Update, context: Context, answer: WishAnswer) -> Reply:
    """The first press to end what the words name, or all there is to choose from."""
    subscriptions = await context.ask(context.subscriptions.all, *permissions.place(update))
    matches = [
        subscription for subscription in subscriptions if subscription.follow in answer.follows
    ]
    if len(matches) == 1:
        return subscriptionwords.ask_drop(matches[0])
    return await _listed(update, context, 0)


async def _follow(
    context: Context, place: Place, answer: WishAnswer, numbers: Mapping[Question, int]
) -> Reply:
    wish, follows = answer.wish, answer.follows
    if wish is None:
        return Reply(subscriptionwords.TOO_LONG)
    if wish.is_empty:
        return Reply(subscriptionwords.SUBSCRIBE_TO_WHAT)
    if len(follows) > 1:
        number = numbers[Question(topic=answer.words)]
        return subscriptionwords.which(follows, f"wish:{number}")
    return await _followed(context, place, follows[0], wish.schedule or _USUAL)


async def _followed(context: Context, place: Place, follow: Follow, schedule: Schedule) -> Reply:
    subscription, is_new, subscriber = await context.ask(
        context.subscriptions.follow, *place, follow, schedule, context.services.now()
    )
    return subscriptionwords.new(subscription, subscriber, is_new)


@for_managers
async def choose(update: Update, context: Context) -> None:
    """One of several people a wish may mean."""
    number, choice = sending.numbers(context)
    answer = await context.look(_recalled, number, context.services.now())
    follow = answer.follows[min(choice, len(answer.follows) - 1)]
    schedule = (answer.wish and answer.wish.schedule) or _USUAL
    await sending.edit(
        update, await _followed(context, permissions.place(update), follow, schedule)
    )


def _recalled(archive: Snapshot, number: int, now: datetime) -> WishAnswer:
    question = memory.recall(archive.connection, number)
    return _of_command(archive, question.topic or "", now)[0]


@for_managers
async def follow_answer(update: Update, context: Context) -> None:
    """Follow what an answer was about: its speaker, its topic, or both."""
    number, speaker_id, with_topic = sending.numbers(context)
    now = context.services.now()
    follow = await context.look(_of_answer, number, speaker_id, bool(with_topic), now)
    if follow is None:
        await sending.notify(update, messages.OLD_BUTTON)
        return
    place = permissions.place(update)
    await sending.reply(update, await _followed(context, place, follow, _USUAL))


def _of_answer(
    archive: Snapshot, number: int, speaker_id: int, with_topic: bool, now: datetime
) -> Follow | None:
    """What to follow of a question that was answered; None when its speaker is gone."""
    question = memory.recall(archive.connection, number)
    about = understanding.of_question(question.topic or "", archive.outlets, now)
    about = replace(about, outlet=question.outlet or about.outlet)
    if not speaker_id:
        return about
    speaker = people.speaker_with_id(archive, speaker_id)
    if speaker is None:
        return None
    follow = following(speaker.name, speaker.kind)
    return replace(follow, topic=about.topic, outlet=about.outlet) if with_topic else follow


# --- the list -------------------------------------------------------------------------------


@for_managers
async def subscriptions(update: Update, context: Context) -> None:
    """/subscriptions: what is followed here."""
    await sending.reply(update, await _listed(update, context, 0))


@for_managers
async def turn(update: Update, context: Context) -> None:
    """Another page of what is followed."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await _listed(update, context, offset))


async def _listed(update: Update, context: Context, offset: int) -> Reply:
    place = permissions.place(update)
    page = await context.ask(context.subscriptions.all, *place)
    subscriber = await context.ask(context.subscriptions.subscriber, *place, context.services.now())
    return subscriptionwords.listed(page, subscriber, offset if offset < len(page) else 0)


# --- one of them ----------------------------------------------------------------------------


@for_managers
async def press(update: Update, context: Context) -> None:
    """A button on the card of a subscription."""
    number, action, value = _pressed(context)
    place = permissions.place(update)
    subscription = await context.ask(context.subscriptions.one, *place, number)
    await sending.edit(update, await _pressed_on(context, place, subscription, action, value))


def _pressed(context: Context) -> tuple[int, str, int]:
    data = context.matches[0] if context.matches else None
    number, action, value = data.groups() if data else ("0", "", "0")
    return int(number), action, int(value)


async def _pressed_on(
    context: Context, place: Place, subscription: Subscription, action: str, value: int
) -> Reply:
    asking = {
        "times": subscriptionwords.times,
        "days": subscriptionwords.days,
        "drop": subscriptionwords.ask_drop,
    }
    if action in asking:
        return asking[action](subscription)
    if action == "gone":
        await context.ask(context.subscriptions.unfollow, *place, subscription.id)
        return subscriptionwords.dropped(subscription.follow)
    changes = _changed(subscription, action, value)
    now = context.services.now()
    if changes:
        change = partial(context.subscriptions.change, *place, subscription.id, now, **changes)
        subscription = await context.ask(change)
    subscriber = await context.ask(context.subscriptions.subscriber, *place, now)
    return subscriptionwords.card(subscription, subscriber)


def _changed(subscription: Subscription, action: str, value: int) -> dict[str, Any]:
    """What a press changes of a subscription."""
    schedule, follow = subscription.schedule, subscription.follow
    if action == "often":
        often = subscriptionwords.HOW_OFTEN[value % len(Often)]
        return {"schedule": replace(schedule, often=often)}
    if action == "at":
        return {"schedule": replace(schedule, at=time(value % 24))}
    if action == "day":
        return {"schedule": replace(schedule, weekday=value % 7)}
    if action == "mentions":
        return {"follow": replace(follow, mentions=not follow.mentions)}
    if action == "fuzzy":
        return {"follow": replace(follow, is_fuzzy=not follow.is_fuzzy)}
    return {"is_paused": not subscription.is_paused} if action == "pause" else {}


# --- the chat -------------------------------------------------------------------------------


@for_managers
async def export(update: Update, context: Context) -> None:
    """/export: all that is known of the chat, as a file."""
    record = await context.ask(context.subscriptions.export, permissions.place(update).chat_id)
    body = json.dumps(record, ensure_ascii=False, indent=2).encode()
    if isinstance(update.effective_message, Message):
        name = subscriptionwords.EXPORT_NAME
        await update.effective_message.reply_document(body, filename=name)


@for_managers
async def forget(update: Update, context: Context) -> None:
    """/forget: the first of two presses."""
    record = await context.ask(context.subscriptions.export, permissions.place(update).chat_id)
    question = subscriptionwords.ask_forget()
    is_known = record["subscribers"]
    await sending.reply(update, question if is_known else Reply(subscriptionwords.NOTHING_KNOWN))


@for_managers
async def forget_or_not(update: Update, context: Context) -> None:
    """The second press."""
    (is_meant,) = sending.numbers(context)
    if not is_meant:
        await sending.edit(update, Reply(subscriptionwords.KEPT))
        return
    counts = await context.ask(context.subscriptions.forget, permissions.place(update).chat_id)
    await sending.edit(update, subscriptionwords.forgotten(counts))
