"""Send and edit messages: the one way from a `Reply` to Telegram."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from handlers.context import Context
from handlers.replies.layout import Keyboard, Reply


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The buttons as python-telegram-bot has them; one that holds an address opens it."""
    rows = [[_button(label, data) for label, data in row] for row in keyboard]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(label: str, data: str) -> InlineKeyboardButton:
    if data.startswith(("http://", "https://", "tg://")):
        return InlineKeyboardButton(label, url=data)
    return InlineKeyboardButton(label, callback_data=data)


def text_of(message: Message) -> str:
    """What a person wrote: the text, or the words under a file."""
    return message.text or message.caption or ""


async def reply(update: Update, answer: Reply, about: Message | None = None) -> Message | None:
    """Answer the message (or the press under a message) that `update` brings; what was sent.

    An answer `about` a message is shown as a reply to that one.
    """
    await _end_press(update)
    return await _send(update, answer, about)


async def _send(update: Update, answer: Reply, about: Message | None = None) -> Message | None:
    message = about or update.effective_message
    if isinstance(message, Message):
        return await message.reply_html(
            answer.text,
            reply_markup=markup(answer.keyboard),
            do_quote=about is not None or _is_crowded(message),
        )
    if update.effective_chat is not None:  # the message under the button is too old to see
        return await update.effective_chat.send_message(
            answer.text, parse_mode="HTML", reply_markup=markup(answer.keyboard)
        )
    return None


async def edit(update: Update, answer: Reply) -> Message | None:
    """Put `answer` in place of the message whose button was pressed, or send it where it cannot.

    The message that shows the answer now.
    """
    await _end_press(update)
    query = update.callback_query
    if query is None or not isinstance(query.message, Message):
        return await _send(update, answer)
    try:
        await query.edit_message_text(
            answer.text, parse_mode="HTML", reply_markup=markup(answer.keyboard)
        )
    except BadRequest as error:
        # Two presses on one button ask for the same edit twice; anything
        # else means that the message is gone, or too old to change.
        if "not modified" not in error.message.lower():
            return await _send(update, answer)
    return query.message


async def notify(update: Update, line: str) -> None:
    """One plain line: above the button that was pressed, or as a message."""
    if await _end_press(update, line):
        return
    if isinstance(update.effective_message, Message):
        await update.effective_message.reply_text(line)


async def hint(update: Update, line: str) -> None:
    """One plain line that fades by itself, above the chat whose button was pressed."""
    await _end_press(update, line, is_alert=False)


async def _end_press(update: Update, line: str | None = None, is_alert: bool = True) -> bool:
    """Answer the press, so that the button stops waiting; whether there was one to answer.

    A press that waited for the bot to come back, or was answered before, is none.
    """
    if update.callback_query is None:
        return False
    try:
        return await update.callback_query.answer(line, show_alert=bool(line) and is_alert)
    except BadRequest:
        return False


def _is_crowded(message: Message) -> bool:
    # Where many people talk, an answer shows which question it is for.
    return message.chat.type != "private" and message.from_user is not None


def numbers(context: Context) -> tuple[int, ...]:
    """The numbers in the data of the button that was pressed."""
    data = context.matches[0] if context.matches else None
    return tuple(map(int, data.groups())) if data else ()
