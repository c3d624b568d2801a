"""Who may change what a chat follows, and in which chat and thread that is."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden

from handlers import sending
from handlers.context import Context
from handlers.replies import subscriptions

Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]

_MANAGERS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


class Place(NamedTuple):
    """A chat, and the thread in it; 0 where there is none."""

    chat_id: int
    thread_id: int


def place(update: Update) -> Place:
    """Where an update comes from."""
    chat, message = update.effective_chat, update.effective_message
    is_topic = isinstance(message, Message) and bool(message.is_topic_message)
    thread = message.message_thread_id if isinstance(message, Message) and is_topic else 0
    return Place(chat.id if chat else 0, thread or 0)


def for_managers(handle: Handler) -> Handler:
    """`handle` for those who may decide for the chat: anybody alone, administrators elsewhere."""

    async def guarded(update: Update, context: Context) -> None:
        if await is_manager(update, context):
            await handle(update, context)
        else:
            await sending.notify(update, subscriptions.FOR_MANAGERS)

    return guarded


async def is_manager(update: Update, context: Context) -> bool:
    """Whether who acts may decide for the chat."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None or chat.type == ChatType.PRIVATE:
        return True
    if update.callback_query is None and message and message.sender_chat:
        # An administrator who is not to be seen writes as the group, and only they as a channel.
        return message.sender_chat.id == chat.id
    user = update.effective_user
    if user is None:
        return False
    try:
        member = await context.bot.get_chat_member(chat.id, user.id)
    except (BadRequest, Forbidden):
        return False
    return member.status in _MANAGERS
