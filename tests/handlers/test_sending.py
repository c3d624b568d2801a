"""What is sent is given back, so that a chat can remember which message an answer is in."""

from __future__ import annotations

from fakes import Chat
from telegram import Update

from handlers import sending
from handlers.replies.layout import Reply


def _update(chat: Chat, **content: object) -> Update:
    data = {"update_id": 1, **content}
    return Update.de_json(data, chat.application.bot)


async def test_a_reply_is_the_message_that_was_sent(chat: Chat) -> None:
    message = await sending.reply(_update(chat, message=chat.message(text="hi")), Reply("Hello."))

    assert message is not None
    assert message.message_id == chat.last.message_id


async def test_an_edit_is_the_message_that_shows_the_answer(chat: Chat) -> None:
    (greeting,) = await chat.say("/start")
    press = {"id": chat.telegram.press(), "from": chat.user, "chat_instance": "1", "data": "x:1"}
    press["message"] = chat.telegram.shown(greeting)

    first = await sending.edit(_update(chat, callback_query=press), Reply("Another page."))
    second = await sending.edit(_update(chat, callback_query=press), Reply("Another page."))

    assert first is not None
    assert second is not None
    assert first.message_id == second.message_id == greeting.message_id
    assert chat.last.text == "Another page."
    chat.telegram.refused.clear()


async def test_an_answer_to_a_message_too_old_to_see_is_the_new_message(chat: Chat) -> None:
    old = {"chat": chat.chat, "message_id": 7, "date": 0}
    press = {"id": chat.telegram.press(), "from": chat.user, "chat_instance": "1", "data": "x:1"}

    message = await sending.reply(
        _update(chat, callback_query={**press, "message": old}), Reply("Here.")
    )

    assert message is not None
    assert message.message_id == chat.last.message_id
