"""When a chat is written to: /settings, a location that is sent, and the buttons for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from telegram import Message, Update

from corpus.subscriptions import zones
from corpus.subscriptions.follows import Subscriber
from corpus.subscriptions.settings import Pause, Setting, Zone, apply, read_setting
from handlers import permissions, sending
from handlers.context import Context
from handlers.permissions import for_managers
from handlers.replies import settings as settingwords
from handlers.replies.layout import Reply


@for_managers
async def settings(update: Update, context: Context) -> None:
    """/settings [a city | quiet 22 to 7 | pause until 3 May | silent | ...]."""
    words = " ".join(context.args or [])
    now = context.services.now()
    subscriber = await _known(update, context)
    if not words:
        await sending.reply(update, settingwords.settings(subscriber, now))
        return
    zone = subscriber.hours.zone
    setting = await context.ask(read_setting, words, now, zone, is_command=True)
    if setting is None:
        await sending.reply(update, settingwords.unknown_setting(words))
        return
    await sending.reply(update, await carry_out(update, context, setting))


async def carry_out(update: Update, context: Context, setting: Setting) -> Reply:
    """Set what was said, where that is enough."""
    if isinstance(setting, Zone) and setting.name is None:
        return settingwords.unknown_setting(setting.words)
    if setting == Pause():
        return settingwords.ask_pause()
    return await _set(context, apply(setting, await _known(update, context)))


@for_managers
async def location(update: Update, context: Context) -> None:
    """A place that was sent: the time zone there."""
    message = update.effective_message
    place = message.location if isinstance(message, Message) else None
    zone = await context.ask(zones.at, place.latitude, place.longitude) if place else None
    if zone is None:
        await sending.notify(update, settingwords.NO_ZONE)
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
    reply = await _set(context, new) if new else settingwords.settings(subscriber, now)
    await sending.edit(update, reply)


def _pressed(subscriber: Subscriber, action: str, value: int, now: datetime) -> Subscriber | None:
    words = {
        "quiet": settingwords.quiet_choice(value),
        "pause": settingwords.pause_choice(value),
        "resume": "resume",
        "silent": "silent off" if subscriber.is_silent else "silent",
        "empty": "empty off" if subscriber.wants_empty else "empty",
    }
    setting = read_setting(words[action], now, subscriber.hours.zone) if action in words else None
    return apply(setting, subscriber) if setting else None


async def _known(update: Update, context: Context) -> Subscriber:
    place = permissions.place(update)
    return await context.ask(context.subscriptions.subscriber, *place, context.services.now())


async def _set(context: Context, subscriber: Subscriber) -> Reply:
    now = context.services.now()
    subscriber = await context.ask(context.subscriptions.set, subscriber, now)
    return settingwords.settings(subscriber, now, "<b>That is set.</b>")
