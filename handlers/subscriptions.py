"""What a chat follows: /subscribe, /subscriptions, wishes in words, and the buttons for them.

All that a button needs is in its data and in the store: "sub:<subscription>:<action>:<value>".
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from functools import partial
from typing import Any

from telegram import Message, Update

from corpus import Question
from corpus.answers import memory, people
from corpus.answers.snapshot import Snapshot
from corpus.subscriptions import meaning as meanings
from corpus.subscriptions import understanding
from corpus.subscriptions.follows import Follow, Subscription, following
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.understanding import WishAnswer
from handlers import chats, permissions, sending
from handlers import feeds as feedhandlers
from handlers.context import Context
from handlers.permissions import Place, for_managers
from handlers.replies import messages
from handlers.replies import orders as orderwords
from handlers.replies import settings as settingwords
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
    reply = await follow(update, context, answer, numbers)
    await chats.reply(update, context, reply, None)


def _of_command(archive: Snapshot, words: str, now: datetime) -> tuple[WishAnswer, list[Question]]:
    answer = understanding.of_command(archive, words, now)
    return answer, [] if answer.is_clear else [Question(topic=words)]


async def follow(
    update: Update, context: Context, answer: WishAnswer, numbers: Mapping[Question, int]
) -> Reply:
    """Follow what a wish surely means; else ask."""
    wish, meaning = answer.wish, answer.meaning
    if wish is None:
        return Reply(subscriptionwords.TOO_LONG)
    if meaning.trouble:
        return orderwords.trouble(meaning.trouble)
    if meaning.address:
        return await _feed(update, context, meaning.address, wish.schedule or _USUAL)
    if not meaning.readings:
        return Reply(subscriptionwords.SUBSCRIBE_TO_WHAT)
    schedule = wish.schedule or _USUAL
    if answer.is_clear:
        reply = await _followed(context, permissions.place(update), meaning.readings[0], schedule)
    else:
        data = f"wish:{numbers[Question(topic=answer.words)]}"
        reply = orderwords.ask_wish(meaning.readings, schedule, data, meaning.outlet)
    return orderwords.with_notes(reply, wish, meaning)


async def _feed(update: Update, context: Context, url: str, schedule: Schedule) -> Reply:
    """A feed that is read here is followed; its operators have another read."""
    feeds = await context.ask(context.feeds.feeds)
    feed = next((feed for feed in feeds if feed.url.rstrip("/") == url.rstrip("/")), None)
    if feed:
        follow = Follow(feed=feed.id, source=feed.title or feed.url)
        return await _followed(context, permissions.place(update), (follow,), schedule)
    if feedhandlers.is_operator(update.effective_user, context):
        return await feedhandlers.add(context, url)
    return Reply(orderwords.FEED_FOR_OPERATORS)


async def _followed(
    context: Context, place: Place, follows: Sequence[Follow], schedule: Schedule
) -> Reply:
    now = context.services.now()
    made = [
        await context.ask(context.subscriptions.follow, *place, follow, schedule, now)
        for follow in follows
    ]
    subscription, is_new, subscriber = made[0]
    if len(made) == 1:
        return subscriptionwords.new(subscription, subscriber, is_new)
    heading = subscriptionwords.FOLLOWED
    return subscriptionwords.several([one for one, _, _ in made], subscriber, heading)


@for_managers
async def choose(update: Update, context: Context) -> None:
    """Yes to what was understood, or one of several readings."""
    number, choice = sending.numbers(context)
    answer = await context.look(_recalled, number, context.services.now())
    readings = answer.meaning.readings
    if not readings:
        await sending.notify(update, messages.OLD_BUTTON)
        return
    follows = readings[min(choice, len(readings) - 1)]
    schedule = (answer.wish and answer.wish.schedule) or _USUAL
    place = permissions.place(update)
    await chats.edit(update, context, await _followed(context, place, follows, schedule), None)


async def choose_anew(update: Update, context: Context) -> None:
    """Nothing of what was understood."""
    await chats.edit(update, context, Reply(orderwords.CHANGE_HOW), None)


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
    reply = await _followed(context, place, (follow,), _USUAL)
    await chats.reply(update, context, reply, None)


def _of_answer(
    archive: Snapshot, number: int, speaker_id: int, with_topic: bool, now: datetime
) -> Follow | None:
    """What to follow of a question that was answered; None when its speaker is gone."""
    question = memory.recall(archive.connection, number)
    about = meanings.of_question(question.topic or "", archive.outlets, now)
    about = replace(about, outlet=question.outlet or about.outlet)
    if not speaker_id:
        return about
    speaker = people.speaker_with_id(archive, speaker_id)
    if speaker is None:
        return None
    follow = following(speaker.name, speaker.kind)
    return replace(follow, topic=about.topic, outlet=about.outlet) if with_topic else follow


# --- the list -------------------------------------------------------------------------------


async def subscriptions(update: Update, context: Context) -> None:
    """/subscriptions: what is followed here."""
    await chats.reply(update, context, await listed(update, context, 0), None)


async def turn(update: Update, context: Context) -> None:
    """Another page of what is followed."""
    (offset,) = sending.numbers(context)
    await chats.edit(update, context, await listed(update, context, offset), None)


async def listed(update: Update, context: Context, offset: int) -> Reply:
    """What is followed, from `offset` on."""
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
    reply = await _pressed_on(context, place, subscription, action, value)
    await chats.edit(update, context, reply, None)


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
        return {"schedule": replace(schedule, times=(time(value % 24),))}
    if action == "day":
        return {"schedule": replace(schedule, days=(value % 7,))}
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
        name = settingwords.EXPORT_NAME
        await update.effective_message.reply_document(body, filename=name)


@for_managers
async def forget(update: Update, context: Context) -> None:
    """/forget: the first of two presses."""
    record = await context.ask(context.subscriptions.export, permissions.place(update).chat_id)
    question = settingwords.ask_forget()
    is_known = record["subscribers"] or record["talk"] or record["feedback"]
    if is_known:
        await chats.reply(update, context, question, None)
    else:  # of which nothing is noted down, either
        await sending.reply(update, Reply(settingwords.NOTHING_KNOWN))


@for_managers
async def forget_or_not(update: Update, context: Context) -> None:
    """The second press."""
    (is_meant,) = sending.numbers(context)
    if not is_meant:
        await chats.edit(update, context, Reply(settingwords.KEPT), None)
        return
    counts = await context.ask(context.subscriptions.forget, permissions.place(update).chat_id)
    await sending.edit(update, settingwords.forgotten(counts))
