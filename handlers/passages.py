"""A question and the passages that answer it: /ask, and the pages under the answer."""

from __future__ import annotations

from telegram import Update

from corpus import Question
from handlers import sending
from handlers.context import Context
from handlers.replies import excerpts, messages, passages
from handlers.replies.layout import PAGE, Reply


async def ask(update: Update, context: Context) -> None:
    """/ask <question>."""
    words = " ".join(context.args or [])
    if not words:
        await sending.notify(update, messages.ASK_WHAT)
        return
    await sending.reply(update, await answer(context, words))


async def answer(context: Context, words: str) -> Reply:
    """The first page of passages that answer."""
    return await _page(context, words, 0)


async def _page(context: Context, words: str, offset: int) -> Reply:
    now = context.services.now()
    found = await context.ask(context.corpus.answer, words, PAGE + 1, offset, now)
    if not found.hits:
        return Reply(messages.GONE) if offset else passages.nothing_on(words, found.asked)
    number = await context.ask(context.corpus.remember, Question(topic=words))
    return passages.passages(found, f"ask:{number}", offset)


async def turn(update: Update, context: Context) -> None:
    """Another page."""
    question, offset = sending.numbers(context)
    asked = await context.ask(context.corpus.recall, question)
    await sending.edit(update, await _page(context, asked.topic or "", offset))


async def show_context(update: Update, context: Context) -> None:
    """A sentence that was found, among its neighbours."""
    passage_id, start = sending.numbers(context)
    article, sentence = await context.ask(context.corpus.found_sentence, passage_id, start)
    await sending.reply(update, excerpts.around(article, sentence))
