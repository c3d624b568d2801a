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

from telegram import Message, Update

from corpus import Question
from corpus.subscriptions.follows import Follow, Subscription, following
from corpus.subscriptions.schedule import Often, Schedule
from corpus.subscriptions.wishes import Wish
from handlers import permissions, sending
from handlers.context import Context
from handlers.permissions import Place, for_managers
from handlers.replies import messages
from handlers.replies import subscriptions as subscriptionwords
from handlers.replies.layout import Reply

_USUAL = Schedule()
_UNFOLLOW = re.compile(
    r"(?:please\s+)?(?:unfollow|unsubscribe(?:\s+me)?(?:\s+from)?|stop\s+following)\s+(?P<what>.+?)[.!\s]*",
    re.IGNORECASE,
)


@for_managers
async def subscribe(update: Update, context: Context) -> None:
    """/subscribe <name, topic or outlet> [how often]."""
    words = " ".join(context.args or [])
    now = context.services.now()
    wish = await context.ask(context.subscriptions.read_wish, words, now, is_command=True)
    wish = wish if words else Wish(is_empty=True)
    await sending.reply(update, await _follow(context, permissions.place(update), words, wish))


async def of_words(update: Update, context: Context, words: str) -> Reply | None:
    """The answer to a wish in plain words; None when they are none."""
    now = context.services.now()
    ended = _UNFOLLOW.fullmatch(words.strip())
    wish = None if ended else await context.ask(context.subscriptions.read_wish, words, now)
    if wish is None and ended is None:
        return None
    if not await permissions.is_manager(update, context):
        return Reply(subscriptionwords.FOR_MANAGERS)
    if ended:
        return await _unfollow(update, context, ended["what"])
    return await _follow(context, permissions.place(update), words, wish)


async def _unfollow(update: Update, context: Context, words: str) -> Reply:
    """The first press to end what the words name, or all there is to choose from."""
    now = context.services.now()
    wish = await context.ask(context.subscriptions.read_wish, words, now, is_command=True)
    meant = await context.ask(context.subscriptions.meant, wish, now) if wish else []
    mine = await context.ask(context.subscriptions.all, *permissions.place(update))
    found = [each for each in mine if each.follow in meant]
    if len(found) == 1:
        return subscriptionwords.ask_drop(found[0])
    return await _listed(update, context, 0)


async def _follow(context: Context, place: Place, words: str, wish: Wish | None) -> Reply:
    if wish is None:
        return Reply(subscriptionwords.TOO_LONG)
    if wish.is_empty:
        return Reply(subscriptionwords.SUBSCRIBE_TO_WHAT)
    found = await context.ask(context.subscriptions.meant, wish, context.services.now())
    if len(found) > 1:
        number = await context.ask(context.corpus.remember, Question(topic=words))
        return subscriptionwords.which(found, f"wish:{number}")
    return await _followed(context, place, found[0], wish.schedule or _USUAL)


async def _followed(context: Context, place: Place, follow: Follow, schedule: Schedule) -> Reply:
    now = context.services.now()
    made, is_new = await context.ask(context.subscriptions.follow, *place, follow, schedule, now)
    subscriber = await context.ask(context.subscriptions.subscriber, *place, now)
    return subscriptionwords.new(made, subscriber, is_new)


@for_managers
async def choose(update: Update, context: Context) -> None:
    """One of several people a wish may mean."""
    number, chosen = sending.numbers(context)
    asked = await context.ask(context.corpus.recall, number)
    now = context.services.now()
    wish = await context.ask(
        context.subscriptions.read_wish, asked.topic or "", now, is_command=True
    )
    found = await context.ask(context.subscriptions.meant, wish or Wish(), now)
    follow = found[min(chosen, len(found) - 1)]
    schedule = (wish and wish.schedule) or _USUAL
    await sending.edit(
        update, await _followed(context, permissions.place(update), follow, schedule)
    )


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
    about = await context.ask(context.subscriptions.topic_of, asked.topic or "", now)
    outlet = asked.outlet or about.outlet
    follow = replace(about, outlet=outlet)
    if speaker:
        said = following(speaker.name, speaker.kind)
        follow = replace(said, topic=about.topic, outlet=outlet) if with_topic else said
    place = permissions.place(update)
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
    place = permissions.place(update)
    found = await context.ask(context.subscriptions.all, *place)
    subscriber = await context.ask(context.subscriptions.subscriber, *place, context.services.now())
    return subscriptionwords.listed(found, subscriber, offset if offset < len(found) else 0)


# --- one of them ----------------------------------------------------------------------------


@for_managers
async def press(update: Update, context: Context) -> None:
    """A button on the card of a subscription."""
    number, action, value = _pressed(context)
    place = permissions.place(update)
    known = await context.ask(context.subscriptions.one, *place, number)
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
        await context.ask(context.subscriptions.unfollow, *place, known.id)
        return subscriptionwords.dropped(known.follow)
    changed = _changed(known, action, value)
    now = context.services.now()
    if changed:
        change = partial(context.subscriptions.change, *place, known.id, now, **changed)
        known = await context.ask(change)
    subscriber = await context.ask(context.subscriptions.subscriber, *place, now)
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
    told = await context.ask(context.subscriptions.export, permissions.place(update).chat_id)
    body = json.dumps(told, ensure_ascii=False, indent=2).encode()
    if isinstance(update.effective_message, Message):
        name = subscriptionwords.EXPORT_NAME
        await update.effective_message.reply_document(body, filename=name)


@for_managers
async def forget(update: Update, context: Context) -> None:
    """/forget: the first of two presses."""
    told = await context.ask(context.subscriptions.export, permissions.place(update).chat_id)
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
    gone = await context.ask(context.subscriptions.forget, permissions.place(update).chat_id)
    await sending.edit(update, subscriptionwords.forgotten(gone))
