"""When a chat is written to: /settings, a location that is sent, and the buttons for them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from telegram import Message, Update

from corpus.subscriptions import wishes, zones
from corpus.subscriptions.follows import Subscriber
from handlers import permissions, sending
from handlers.context import Context
from handlers.permissions import for_managers
from handlers.replies import subscriptions
from handlers.replies.layout import Reply

_OFF = re.compile(r"(?:no\s+quiet(?:\s+hours)?|quiet(?:\s+hours)?\s*:?\s*(?:off|none|no))", re.I)
_RESUME = re.compile(r"(?:resume|go\s+on|continue|unpause|pause\s+off)", re.I)
_SILENT = re.compile(r"silent(?:\s+messages)?(?:\s+(?P<how>on|off))?|(?P<loud>loud|sound)", re.I)
_EMPTY = re.compile(r"empty(?:\s+digests)?(?:\s+(?P<how>on|off))?", re.I)
_ZONE = re.compile(r"(?:(?:time\s*)?zone|city|i\s+(?:live|am)\s+in)\s*:?\s*", re.I)


@for_managers
async def settings(update: Update, context: Context) -> None:
    """/settings [a city | quiet 22 to 7 | pause until 3 May | silent | ...]."""
    words = " ".join(context.args or [])
    now = context.services.now()
    subscriber = await _known(update, context)
    if not words:
        await sending.reply(update, subscriptions.settings(subscriber, now))
        return
    new = await context.ask(read, subscriber, words, now)
    if new is None:
        await sending.reply(update, subscriptions.unknown_setting(words))
        return
    await sending.reply(update, await _set(context, new))


def read(subscriber: Subscriber, words: str, now: datetime) -> Subscriber | None:
    """The settings as the words change them; None when they are not understood."""
    words = " ".join(words.split()).strip(" .!")
    quiet = wishes.read_quiet_hours(words)
    if quiet or _OFF.fullmatch(words):
        return replace(subscriber, hours=replace(subscriber.hours, quiet=quiet))
    until = wishes.read_pause(words, now, subscriber.hours.zone)
    if until or _RESUME.fullmatch(words):
        return replace(subscriber, hours=replace(subscriber.hours, paused_until=until))
    silent, empty = _SILENT.fullmatch(words), _EMPTY.fullmatch(words)
    if silent:
        return replace(subscriber, is_silent=not silent["loud"] and silent["how"] != "off")
    if empty:
        return replace(subscriber, wants_empty=empty["how"] != "off")
    zone = zones.find(_ZONE.sub("", words, count=1))
    return replace(subscriber, hours=replace(subscriber.hours, zone=zone)) if zone else None


@for_managers
async def location(update: Update, context: Context) -> None:
    """A place that was sent: the time zone there."""
    message = update.effective_message
    place = message.location if isinstance(message, Message) else None
    zone = await context.ask(zones.at, place.latitude, place.longitude) if place else None
    if zone is None:
        await sending.notify(update, subscriptions.NO_ZONE)
        return
    subscriber = await _known(update, context)
    new = replace(subscriber, hours=replace(subscriber.hours, zone=zone))
    await sending.reply(update, await _set(context, new))


@for_managers
async def press(update: Update, context: Context) -> None:
    """A button under the settings."""
    data = context.matches[0] if context.matches else None
    action, value = data.groups() if data else ("show", "0")
    subscriber = await _known(update, context)
    new = _pressed(subscriber, action, int(value), context.services.now())
    now = context.services.now()
    reply = await _set(context, new) if new else subscriptions.settings(subscriber, now)
    await sending.edit(update, reply)


def _pressed(subscriber: Subscriber, action: str, value: int, now: datetime) -> Subscriber | None:
    words = {
        "quiet": subscriptions.quiet_choice(value),
        "pause": subscriptions.pause_choice(value),
        "resume": "resume",
        "silent": "silent off" if subscriber.is_silent else "silent",
        "empty": "empty off" if subscriber.wants_empty else "empty",
    }
    return read(subscriber, words[action], now) if action in words else None


async def _known(update: Update, context: Context) -> Subscriber:
    place = permissions.place(update)
    return await context.ask(context.subscriptions.subscriber, *place, context.services.now())


async def _set(context: Context, subscriber: Subscriber) -> Reply:
    now = context.services.now()
    subscriber = await context.ask(context.subscriptions.set, subscriber, now)
    return subscriptions.settings(subscriber, now, "<b>That is set.</b>")
