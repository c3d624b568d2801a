"""Who is answered: what is said to the bot, by those who may use it, and not too much at once."""

from __future__ import annotations

import math
import re

from telegram import Bot, Message, MessageEntity, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from handlers import sending
from handlers.context import Context, Services
from handlers.replies import messages

_TURNED_AWAY = "turned_away"
_MOST_STRANGERS = 10_000
_ALBUMS = "albums"
_MOST_ALBUMS = 1_000


async def check(update: Update, context: Context) -> None:
    """Stop here what was not said to the bot, came from a stranger, or came too fast."""
    if not _is_for_bot(update, context.bot) or _is_further_picture(update, context):
        raise ApplicationHandlerStop
    if not is_allowed(update, context.services):
        await _turn_away(update, context)
        raise ApplicationHandlerStop
    # An anonymous administrator is the group, not the one account all of them share.
    asker = update.effective_sender or update.effective_chat
    if asker is not None:
        await _keep_quota(update, context.services, asker.id)


async def _keep_quota(update: Update, services: Services, asker: int) -> None:
    """Stop who is too fast; one word on it a minute is enough."""
    now = services.now()
    wait = services.quota.wait(asker, now)
    if not wait:
        return
    if update.callback_query or not services.quota.is_told(asker, now):
        await sending.notify(update, messages.too_fast(math.ceil(wait.total_seconds())))
    raise ApplicationHandlerStop


def _is_for_bot(update: Update, bot: Bot) -> bool:
    """In a group the bot hears commands, replies to it and its own name, and nothing else."""
    message = update.effective_message
    if update.callback_query:
        return True
    if message is None:
        return False
    if message.chat.type == ChatType.PRIVATE or _is_command(message, bot):
        return True
    if message.chat.type == ChatType.CHANNEL:
        return False
    original = message.reply_to_message
    is_reply = bool(original and original.from_user and original.from_user.id == bot.id)
    return is_reply or bool(
        re.search(rf"@{bot.username}\b", sending.text_of(message), re.IGNORECASE)
    )


def _is_command(message: Message, bot: Bot) -> bool:
    kinds: list[str | None] = [MessageEntity.BOT_COMMAND]
    commands = message.parse_entities(kinds) or message.parse_caption_entities(kinds)
    command = next((text for entity, text in commands.items() if entity.offset == 0), "")
    _, _, addressee = command.partition("@")
    return bool(command) and addressee.lower() in ("", bot.username.lower())


def _is_further_picture(update: Update, context: Context) -> bool:
    """Whether it is one more part of an album, without words: one answer to these is enough."""
    message = update.effective_message
    if update.callback_query or message is None or message.media_group_id is None:
        return False
    albums: dict[str, None] = context.bot_data.setdefault(_ALBUMS, {})
    is_known = message.media_group_id in albums
    albums[message.media_group_id] = None
    if len(albums) > _MOST_ALBUMS:
        del albums[next(iter(albums))]
    return is_known and not sending.text_of(message) and message.document is None


def is_allowed(update: Update, services: Services) -> bool:
    """Whether who acts, or all in the chat, may use the bot."""
    ids = {peer.id for peer in (update.effective_user, update.effective_chat) if peer}
    return not services.allowed or bool(ids & services.allowed)


async def _turn_away(update: Update, context: Context) -> None:
    """One polite line to a stranger, and from then on nothing but an end to the button's wait."""
    chat = update.effective_chat
    strangers: set[int] = context.bot_data.setdefault(_TURNED_AWAY, set())
    if chat is None or chat.id in strangers:
        if update.callback_query:
            await update.callback_query.answer()
        return
    if len(strangers) >= _MOST_STRANGERS:
        strangers.clear()
    strangers.add(chat.id)
    await sending.notify(update, messages.STRANGER)
