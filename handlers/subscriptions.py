"""What a chat follows: /subscribe, /subscriptions, wishes in words, and the buttons for them.

All that a button needs is in its data and in the store: "sub:<subscription>:<action>:<value>".
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any

from rapidfuzz import fuzz
from telegram import Message, Update

from corpus import Question
from corpus.schedule import Often, Schedule
from corpus.subscriptions import Follow, Subscription, following
from corpus.text import fold
from corpus.wishes import Wish
from handlers import managing, messages, sending, subscriptionwords
from handlers.context import Context
from handlers.layout import Reply
from handlers.managing import Place, for_managers

_USUAL = Schedule()
_UNFOLLOW = re.compile(
    r"(?:please\s+)?(?:unfollow|unsubscribe(?:\s+(?:me\s+)?from)?|stop\s+(?:following|sending\s+me))"
    r"\s+(?P<what>.+?)[.!\s]*",
    re.IGNORECASE,
)
# What is followed is meant from this likeness on (rapidfuzz token_set_ratio, of 100).
_MEANT = 80


@for_managers
async def subscribe(update: Update, context: Context) -> None:
    """/subscribe <name, topic or outlet> [how often]."""
    words = " ".join(context.args or [])
    if not words:
        await sending.reply(update, Reply(subscriptionwords.SUBSCRIBE_TO_WHAT))
        return
    now = context.services.now()
    wish = await context.ask(context.desk.read_wish, words, now, is_command=True)
    answer = await _follow(context, managing.place(update), words, wish or Wish(bare=words))
    await sending.reply(update, answer)


async def of_words(update: Update, context: Context, words: str) -> Reply | None:
    """The answer to a wish in plain words; None when they are none."""
    if unwanted := _UNFOLLOW.fullmatch(words):
        return await _which_to_drop(update, context, unwanted["what"])
    wish = await context.ask(context.desk.read_wish, words, context.services.now())
    if wish is None:
        return None
    if not await managing.is_manager(update, context):
        return Reply(subscriptionwords.FOR_MANAGERS)
    return await _follow(context, managing.place(update), words, wish)


async def _which_to_drop(update: Update, context: Context, what: str) -> Reply:
    """Whether to end what is meant by "unfollow the bridge", or all there is to choose from."""
    if not await managing.is_manager(update, context):
        return Reply(subscriptionwords.FOR_MANAGERS)
    place, now = managing.place(update), context.services.now()
    mine = await context.ask(context.desk.subscriptions, *place)
    likely = [each for each in mine if _is_meant(what, each)]
    if len(likely) == 1:
        return subscriptionwords.ask_drop(likely[0])
    subscriber = await context.ask(context.desk.settings, *place, now)
    return subscriptionwords.listed(likely or mine, subscriber, 0)


def _is_meant(what: str, subscription: Subscription) -> bool:
    named = fold(subscriptionwords.label(subscription.follow))
    return fuzz.token_set_ratio(fold(what), named) >= _MEANT


async def _follow(context: Context, place: Place, words: str, wish: Wish) -> Reply:
    found = await context.ask(context.desk.meant, wish, context.services.now())
    if found[0].is_wordless:
        return Reply(subscriptionwords.SUBSCRIBE_TO_WHAT)
    if len(found) > 1:
        number = await context.ask(context.corpus.remember, Question(topic=words))
        return subscriptionwords.which(found, f"wish:{number}")
    return await _followed(context, place, found[0], wish.schedule or _USUAL)


async def _followed(context: Context, place: Place, follow: Follow, schedule: Schedule) -> Reply:
    now = context.services.now()
    made, is_new = await context.ask(context.desk.follow, *place, follow, schedule, now)
    subscriber = await context.ask(context.desk.settings, *place, now)
    return subscriptionwords.new(made, subscriber, is_new)


@for_managers
async def choose(update: Update, context: Context) -> None:
    """One of several people a wish may mean."""
    number, chosen = sending.numbers(context)
    asked = await context.ask(context.corpus.recall, number)
    now = context.services.now()
    wish = await context.ask(context.desk.read_wish, asked.topic or "", now, is_command=True)
    found = await context.ask(context.desk.meant, wish or Wish(), now)
    follow = found[min(chosen, len(found) - 1)]
    schedule = (wish and wish.schedule) or _USUAL
    await sending.edit(update, await _followed(context, managing.place(update), follow, schedule))


@for_managers
async def follow_answer(update: Update, context: Context) -> None:
    """Follow what an answer was about: its speaker, its topic, or both."""
    number, speaker_id, with_topic = sending.numbers(context)
    asked = await context.ask(context.corpus.recall, number)
    speaker = await context.ask(context.corpus.speaker, speaker_id) if speaker_id else None
    if speaker_id and speaker is None:
        await sending.notify(update, messages.GONE)
        return
    now = context.services.now()
    about = await context.ask(context.desk.topic_of, asked.topic or "", now)
    outlet = asked.outlet or about.outlet
    follow = replace(about, outlet=outlet)
    if speaker:
        said = following(speaker.name, speaker.kind)
        follow = replace(said, topic=about.topic, outlet=outlet) if with_topic else said
    place = managing.place(update)
    await sending.reply(update, await _followed(context, place, follow, _USUAL))


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
    place = managing.place(update)
    found = await context.ask(context.desk.subscriptions, *place)
    subscriber = await context.ask(context.desk.settings, *place, context.services.now())
    return subscriptionwords.listed(found, subscriber, offset if offset < len(found) else 0)


# --- one of them ----------------------------------------------------------------------------


@for_managers
async def press(update: Update, context: Context) -> None:
    """A button on the card of a subscription."""
    number, action, value = _pressed(context)
    place = managing.place(update)
    known = await context.ask(context.desk.subscription, *place, number)
    await sending.edit(update, await _pressed_on(context, place, known, action, value))


def _pressed(context: Context) -> tuple[int, str, int]:
    pressed = context.matches[0] if context.matches else None
    number, action, value = pressed.groups() if pressed else ("0", "", "0")
    return int(number), action, int(value)


async def _pressed_on(
    context: Context, place: Place, known: Subscription, action: str, value: int
) -> Reply:
    asking = {
        "times": subscriptionwords.times,
        "days": subscriptionwords.days,
        "drop": subscriptionwords.ask_drop,
    }
    if action in asking:
        return asking[action](known)
    if action == "gone":
        await context.ask(context.desk.unfollow, *place, known.id)
        return subscriptionwords.dropped(known.follow)
    changed = _changed(known, action, value)
    now = context.services.now()
    if changed:
        change = partial(context.desk.change, *place, known.id, now, **changed)
        known = await context.ask(change)
    subscriber = await context.ask(context.desk.settings, *place, now)
    return subscriptionwords.card(known, subscriber)


def _changed(known: Subscription, action: str, value: int) -> dict[str, Any]:
    """What a press changes of a subscription."""
    schedule, follow = known.schedule, known.follow
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
    return {"is_paused": not known.is_paused} if action == "pause" else {}


# --- the chat -------------------------------------------------------------------------------


@for_managers
async def export(update: Update, context: Context) -> None:
    """/export: all that is known of the chat, as a file."""
    told = await context.ask(context.desk.export, managing.place(update).chat_id)
    body = json.dumps(told, ensure_ascii=False, indent=2).encode()
    if isinstance(update.effective_message, Message):
        name = subscriptionwords.EXPORT_NAME
        await update.effective_message.reply_document(body, filename=name)


@for_managers
async def forget(update: Update, context: Context) -> None:
    """/forget: the first of two presses."""
    told = await context.ask(context.desk.export, managing.place(update).chat_id)
    asked = subscriptionwords.ask_forget()
    is_known = told["subscribers"]
    await sending.reply(update, asked if is_known else Reply(subscriptionwords.NOTHING_KNOWN))


@for_managers
async def forget_or_not(update: Update, context: Context) -> None:
    """The second press."""
    (is_meant,) = sending.numbers(context)
    if not is_meant:
        await sending.edit(update, Reply(subscriptionwords.KEPT))
        return
    gone = await context.ask(context.desk.forget, managing.place(update).chat_id)
    await sending.edit(update, subscriptionwords.forgotten(gone))
