"""What a chat is about: what a message leans on, and what is remembered of each answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from telegram import Message, Update
from telegram.constants import ChatType

from corpus.answers.snapshot import Snapshot
from corpus.conversation import desk
from corpus.conversation.turns import About, Turn
from handlers import permissions, sending
from handlers.context import Context
from handlers.permissions import Place
from handlers.replies.layout import Reply, following


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a message stands: its chat and thread, and the bot's message that it replies to.

    `goes_on` where it may go on from the last answer without a reply.
    """

    place: Place
    original: int | None
    goes_on: bool


def origin(update: Update, context: Context) -> Origin:
    """What a message may go on from.

    Where many people talk only replies go on, so that each thread of them is its own.
    """
    message = update.effective_message
    original = message.reply_to_message if isinstance(message, Message) else None
    is_ours = original and original.from_user and original.from_user.id == context.bot.id
    is_alone = message is not None and message.chat.type == ChatType.PRIVATE
    return Origin(
        permissions.place(update),
        original.message_id if original and is_ours else None,
        goes_on=is_alone and original is None,
    )


def turn(archive: Snapshot, origin: Origin, now: datetime) -> Turn | None:
    """What the chat is about where a message stands; None where it begins anew."""
    if origin.original is not None:
        return desk.turn_of(archive, origin.place.chat_id, origin.original)
    return desk.last_turn(archive, *origin.place, now) if origin.goes_on else None


async def reply(
    update: Update,
    context: Context,
    answer: Reply,
    turn: Turn | None,
    about: Message | None = None,
) -> None:
    """Answer, as a reply to the message it is `about`, and remember what the answer is about."""
    await _remember(update, context, await sending.reply(update, answer, about), answer, turn)


async def edit(update: Update, context: Context, answer: Reply, turn: Turn | None) -> None:
    """Show the answer in place of another, and remember what the message is about now."""
    await _remember(update, context, await sending.edit(update, answer), answer, turn)


async def _remember(
    update: Update, context: Context, message: Message | None, answer: Reply, turn: Turn | None
) -> None:
    if message is None:
        return
    place, now = permissions.place(update), context.services.now()
    turn = turn or Turn(About.TALK, "")
    turn = replace(
        turn,
        following=following(answer.keyboard) or turn.following,
        offer=answer.offer,
        subscriptions=answer.subscriptions,
    )
    await context.ask(desk.remember, context.corpus, *place, message.message_id, turn, now)
