"""Many articles at once: what happened, everything on a topic, and a timeline of it."""

from __future__ import annotations

from telegram import Update

from corpus import Question
from corpus.summaries.stories import Coverage
from corpus.summaries.timeline import timeline as events_of
from handlers import sending
from handlers.context import Context
from handlers.replies import messages, stories
from handlers.replies.layout import Reply


async def on(context: Context, words: str) -> Reply:
    """The first page of the stories on `words`: a topic, a time, or both; or all in brief."""
    return await _page(context, words, 0)


async def if_any(context: Context, words: str) -> Reply | None:
    """The same, or None where there is no story on them."""
    return await on(context, words) if (await _coverage(context, words)).stories else None


async def _page(context: Context, words: str, offset: int) -> Reply:
    found = await _coverage(context, words)
    if offset >= len(found.stories):
        return Reply(messages.GONE) if offset else stories.nothing(words, found.asked)
    if found.brief:
        return stories.in_brief(found)
    number = await context.ask(context.corpus.remember, Question(topic=words))
    return stories.stories(found, f"stories:{number}", offset)


async def _coverage(context: Context, words: str) -> Coverage:
    return await context.ask(context.corpus.coverage, words, context.services.now())


async def turn(update: Update, context: Context) -> None:
    """Another page of stories."""
    question, offset = sending.numbers(context)
    asked = await context.ask(context.corpus.recall, question)
    await sending.edit(update, await _page(context, asked.topic or "", offset))


async def timeline(update: Update, context: Context) -> None:
    """/timeline <a person or a topic>."""
    words = " ".join(context.args or [])
    answer = await timeline_of(context, words) if words else Reply(messages.TIMELINE_OF_WHAT)
    await sending.reply(update, answer)


async def timeline_of(context: Context, words: str) -> Reply:
    """What happened when, of a person or a topic."""
    found = await _coverage(context, words)
    events = await context.ask(events_of, found, stories.EVENTS)
    if not events:
        return stories.nothing(words, found.asked)
    return stories.timeline(found, events)
