"""The bot let in and shut out, and groups that move: what is followed there ends, or goes on."""

from __future__ import annotations

import logging

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.constants import ChatMemberStatus, ChatType

from handlers import access
from handlers.context import Context
from handlers.replies import welcome

logger = logging.getLogger(__name__)

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def changed(update: Update, context: Context) -> None:
    """Send nothing to a chat that has shut the bot out, until it lets it in again."""
    change = update.my_chat_member
    if change is None:
        return
    if change.new_chat_member.status in _OUT:
        count = await context.ask(context.subscriptions.end, change.chat.id, "the bot was shut out")
        if count:
            logger.info("chat %d has shut the bot out; %d subscriptions", change.chat.id, count)
        return
    await context.ask(context.subscriptions.revive, change.chat.id)
    is_new = change.old_chat_member.status in _OUT and access.is_allowed(update, context.services)
    if is_new and change.chat.type in _GROUPS and _may_write(change.new_chat_member):
        speaker = next(iter((await context.ask(context.corpus.examples)).speakers), None)
        greeting = welcome.in_group(context.bot.username, speaker)
        await change.chat.send_message(greeting.text, parse_mode="HTML")


def _may_write(member: ChatMember) -> bool:
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages


async def moved(update: Update, context: Context) -> None:
    """Follow a group that has become a supergroup."""
    message = update.effective_message
    if message and message.migrate_to_chat_id:
        await context.ask(context.subscriptions.move, message.chat.id, message.migrate_to_chat_id)
