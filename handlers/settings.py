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
    known = await _known(update, context)
    if not words:
        await sending.reply(update, subscriptions.settings(known, now))
        return
    changed = await context.ask(read, known, words, now)
    if changed is None:
        await sending.reply(update, subscriptions.unknown_setting(words))
        return
    await sending.reply(update, await _set(context, changed))


def read(known: Subscriber, words: str, now: datetime) -> Subscriber | None:
    """The settings as the words change them; None when they are not understood."""
    words = " ".join(words.split()).strip(" .!")
    quiet = wishes.read_quiet_hours(words)
    if quiet or _OFF.fullmatch(words):
        return replace(known, hours=replace(known.hours, quiet=quiet))
    until = wishes.read_pause(words, now, known.hours.zone)
    if until or _RESUME.fullmatch(words):
        return replace(known, hours=replace(known.hours, paused_until=until))
    silent, empty = _SILENT.fullmatch(words), _EMPTY.fullmatch(words)
    if silent:
        return replace(known, is_silent=not silent["loud"] and silent["how"] != "off")
    if empty:
        return replace(known, wants_empty=empty["how"] != "off")
    zone = zones.find(_ZONE.sub("", words, count=1))
    return replace(known, hours=replace(known.hours, zone=zone)) if zone else None


@for_managers
async def location(update: Update, context: Context) -> None:
    """A place that was sent: the time zone there."""
    message = update.effective_message
    sent = message.location if isinstance(message, Message) else None
    zone = await context.ask(zones.at, sent.latitude, sent.longitude) if sent else None
    if zone is None:
        await sending.notify(update, subscriptions.NO_ZONE)
        return
    known = await _known(update, context)
    changed = replace(known, hours=replace(known.hours, zone=zone))
    await sending.reply(update, await _set(context, changed))


@for_managers
async def press(update: Update, context: Context) -> None:
    """A button under the settings."""
    pressed = context.matches[0] if context.matches else None
    action, value = pressed.groups() if pressed else ("show", "0")
    known = await _known(update, context)
    changed = _pressed(known, action, int(value), context.services.now())
    now = context.services.now()
    shown = await _set(context, changed) if changed else subscriptions.settings(known, now)
    await sending.edit(update, shown)


def _pressed(known: Subscriber, action: str, value: int, now: datetime) -> Subscriber | None:
    words = {
        "quiet": subscriptions.quiet_choice(value),
        "pause": subscriptions.pause_choice(value),
        "resume": "resume",
        "silent": "silent off" if known.is_silent else "silent",
        "empty": "empty off" if known.wants_empty else "empty",
    }
    return read(known, words[action], now) if action in words else None


async def _known(update: Update, context: Context) -> Subscriber:
    place = permissions.place(update)
    return await context.ask(context.subscriptions.subscriber, *place, context.services.now())


async def _set(context: Context, changed: Subscriber) -> Reply:
    now = context.services.now()
    kept = await context.ask(context.subscriptions.set, changed, now)
    return subscriptions.settings(kept, now, "<b>That is set.</b>")
