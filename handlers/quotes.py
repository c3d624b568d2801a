"""What somebody said: /said, /people, and the pages and choices under the answers.

A button's data is "said:<question>:<speaker>:<offset>": the question is a row
in the archive, so a button works after a restart too; speaker 0 is anybody.
"""

from __future__ import annotations

from telegram import Update

from corpus import Question, Speaker
from handlers import sending
from handlers.context import Context
from handlers.replies import excerpts, messages, quotes
from handlers.replies.layout import PAGE, Reply

_ANYBODY = 0


async def said(update: Update, context: Context) -> None:
    """/said <person> [about ...] [since ... until ...]."""
    words = " ".join(context.args or [])
    if not words:
        await sending.notify(update, messages.SAID_WHO)
        return
    asked = await context.ask(context.corpus.read_name, words, context.services.now())
    await sending.reply(update, await answer(context, asked))


async def answer(context: Context, asked: Question) -> Reply:
    """The reply to a question about what somebody, or anybody, said."""
    if asked.name is None:
        return await _page(context, asked, None, 0)
    found = await context.ask(context.corpus.whom, asked)
    if len(found) == 1:
        return await _page(context, asked, found[0], 0)
    if found:
        return quotes.which_speaker(asked.name, await _choices(context, asked, found))
    return await _nobody(context, asked, asked.name)


async def _nobody(context: Context, asked: Question, name: str) -> Reply:
    """The name is not a speaker's: where it is mentioned, or the nearest names."""
    mentions = await context.ask(context.corpus.find_mentions, name, asked.topic, PAGE)
    if mentions:
        return quotes.mentioned_only(name, mentions)
    nearest = await context.ask(context.corpus.nearest_speakers, name)
    return quotes.unknown_speaker(name, await _choices(context, asked, nearest))


async def _choices(
    context: Context, asked: Question, found: list[Speaker]
) -> list[tuple[Speaker, str]]:
    number = await context.ask(context.corpus.remember, asked)
    return [(speaker, f"said:{number}:{speaker.id}:0") for speaker in found]


async def _page(context: Context, asked: Question, speaker: Speaker | None, offset: int) -> Reply:
    """One page of quotes, or a word on why there are none."""
    who = speaker.id if speaker else None
    hits = await context.ask(context.corpus.quotes_for, asked, who, PAGE + 1, offset)
    if hits:
        data = await _data(context, asked, speaker)
        return quotes.quotes(hits, asked, data, offset)
    if offset:
        return Reply(messages.GONE)
    if speaker is None:
        return quotes.nobody_said(asked)
    everything = await _data(context, Question(asked.name), speaker)
    return quotes.nothing_on_topic(speaker, asked, everything)


async def _data(context: Context, asked: Question, speaker: Speaker | None) -> str:
    number = await context.ask(context.corpus.remember, asked)
    return f"said:{number}:{speaker.id if speaker else _ANYBODY}"


async def turn(update: Update, context: Context) -> None:
    """Another page, or the person chosen among several."""
    question, speaker_id, offset = sending.numbers(context)
    asked = await context.ask(context.corpus.recall, question)
    speaker = await context.ask(context.corpus.speaker, speaker_id) if speaker_id else None
    if speaker_id and speaker is None:
        await sending.notify(update, messages.GONE)
        return
    await sending.edit(update, await _page(context, asked, speaker, offset))


async def show_context(update: Update, context: Context) -> None:
    """A quote among its neighbours."""
    (quote_id,) = sending.numbers(context)
    hit = await context.ask(context.corpus.quote, quote_id)
    await sending.reply(update, excerpts.around(hit.article, hit.quote.sentence))


async def people(update: Update, context: Context) -> None:
    """/people: who is quoted most."""
    await sending.reply(update, await _people(context, 0))


async def turn_people(update: Update, context: Context) -> None:
    """Another page of people."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await _people(context, offset))


async def _people(context: Context, offset: int) -> Reply:
    found = await context.ask(context.corpus.people, PAGE + 1, offset)
    choices = [
        (speaker, f"{await _data(context, Question(speaker.name), speaker)}:0") for speaker in found
    ]
    return quotes.people(choices, offset)
