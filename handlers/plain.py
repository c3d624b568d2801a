"""A message without a command: what it is, and the answer to that."""

from __future__ import annotations

import re

from telegram import Message, Update

from handlers import articles, messages, passages, quotes, sending
from handlers.context import Context
from handlers.layout import Reply

_SUMMARY = re.compile(r"(?:please\s+)?(?:summari[sz]e|sum up|summary of)\s+(.+)", re.I | re.S)


async def answer(update: Update, context: Context) -> None:
    """A link, an article, a headline, a question about what was said, or any other question."""
    message = update.effective_message
    if message is None:
        return
    words = re.sub(rf"@{context.bot.username}\b", "", messages.text_of(message), flags=re.I)
    await sending.reply(update, await _answer(context, message, words.strip()))


async def _answer(context: Context, message: Message, words: str) -> Reply:
    if not any(letter.isalnum() for letter in words):
        return Reply(messages.LOST)
    wished = _SUMMARY.match(words)
    if wished:
        words = wished[1]
    return (
        await articles.of_sent(context, message, words)
        or (await articles.of_words(context, words) if wished else None)
        or await articles.of_headline(context, words)
        or await _said(context, words)
        or await passages.answer(context, words)
    )


async def _said(context: Context, words: str) -> Reply | None:
    asked = await context.ask(context.corpus.read_question, words, context.services.now())
    return await quotes.answer(context, asked) if asked else None


async def nothing_to_read(update: Update, context: Context) -> None:
    """A picture, a voice, a sticker: a helpful word."""
    await sending.notify(update, messages.LOST)
