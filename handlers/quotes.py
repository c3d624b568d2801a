"""What somebody said: /said, /people, and the pages and choices under the answers.

A button's data is "said:<question>:<speaker>:<offset>": the question is a row
in the archive, so a button works after a restart too; speaker 0 is anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from telegram import Update

from corpus import Question, Speaker
from corpus.answers import people as people_answers
from corpus.answers import said as said_answers
from corpus.answers.said import QuoteAnswer
from corpus.answers.snapshot import Snapshot
from corpus.articles.disputes import Complaint
from corpus.conversation import shown
from handlers import chats, permissions, sending
from handlers.context import Context
from handlers.replies import messages, quotes
from handlers.replies.layout import PAGE, Reply

_ANYBODY = 0


async def said(update: Update, context: Context) -> None:
    """/said <person> [about ...] [since ... until ...]."""
    words = " ".join(context.args or [])
    if not words:
        await sending.notify(update, messages.SAID_USAGE)
        return
    answer, numbers = await context.answer(_of_name, words, context.services.now())
    turn = shown.turn(words, answer)
    await chats.reply(update, context, worded(answer, numbers), turn)


def _of_name(archive: Snapshot, words: str, now: datetime) -> tuple[QuoteAnswer, list[Question]]:
    answer = said_answers.of_name(archive, words, now, PAGE + 1)
    return answer, questions_of(answer)


def questions_of(answer: QuoteAnswer) -> list[Question]:
    """What the buttons under an answer ask: another page, one of several people, or all of one."""
    if answer.hits or len(answer.speakers) > 1 or answer.nearest:
        return [answer.question]
    return [_instead(answer)] if answer.speaker else []


def _instead(answer: QuoteAnswer) -> Question:
    """What to ask where there is nothing: the same at any time, or all they said."""
    question = answer.question
    return said_answers.at_any_time(question) if answer.newest else Question(question.name)


def worded(answer: QuoteAnswer, numbers: Mapping[Question, int], offset: int = 0) -> Reply:
    """Quotes from `offset` on, people to choose from, or a word on why there are none."""
    question, speaker = answer.question, answer.speaker
    if answer.hits:
        number = numbers[question]
        data = _data(number, speaker)
        others = [(person, f"{_data(number, person)}:0") for person in answer.others]
        return quotes.quotes(answer.hits, question, data, offset, others, answer.role)
    if offset:
        return Reply(messages.OLD_BUTTON)
    if speaker:
        data = _data(numbers[_instead(answer)], speaker)
        return quotes.nothing_on_topic(speaker, question, data, answer.newest)
    name = question.name
    if name is None:
        return quotes.nobody_said(question)
    if answer.mentions:
        return quotes.mentioned_only(name, answer.mentions)
    people = answer.speakers or answer.nearest
    choices = [(person, f"{_data(numbers[question], person)}:0") for person in people]
    word = quotes.which_speaker if answer.speakers else quotes.unknown_speaker
    return word(name, choices)


def _data(number: int, speaker: Speaker | None) -> str:
    return f"said:{number}:{speaker.id if speaker else _ANYBODY}"


async def turn(update: Update, context: Context) -> None:
    """Another page, or the person chosen among several."""
    number, speaker_id, offset = sending.numbers(context)
    answer, numbers = await context.answer(_recalled, number, speaker_id, offset)
    if answer is None:
        await sending.notify(update, messages.OLD_BUTTON)
    else:
        words = answer.question.topic or answer.question.name or ""
        turn = shown.turn(words, answer)
        await chats.edit(update, context, worded(answer, numbers, offset), turn)


def _recalled(
    archive: Snapshot, number: int, speaker_id: int, offset: int
) -> tuple[QuoteAnswer | None, list[Question]]:
    answer = said_answers.recalled(archive, number, speaker_id, PAGE + 1, offset)
    return answer, questions_of(answer) if answer else []


async def show_context(update: Update, context: Context) -> None:
    """A quote among its neighbours."""
    (quote_id,) = sending.numbers(context)
    hit = await context.ask(context.corpus.quote, quote_id)
    await sending.reply(update, quotes.context(hit))


async def complain(update: Update, context: Context) -> None:
    """Somebody says that a quote is not that person's, or is none."""
    quote_id, place = sending.numbers(context)
    complaint = list(Complaint)[place]
    chat_id, now = permissions.place(update).chat_id, context.services.now()
    await context.ask(context.corpus.complain, quote_id, complaint, chat_id, now)
    await sending.hint(update, quotes.NOTED)


async def people(update: Update, context: Context) -> None:
    """/people: who is quoted most."""
    await sending.reply(update, await _people(context, 0))


async def turn_people(update: Update, context: Context) -> None:
    """Another page of people."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await _people(context, offset))


async def _people(context: Context, offset: int) -> Reply:
    speakers, numbers = await context.answer(_most_quoted, offset)
    choices = [
        (speaker, f"{_data(numbers[Question(speaker.name)], speaker)}:0") for speaker in speakers
    ]
    return quotes.people(choices, offset)


def _most_quoted(archive: Snapshot, offset: int) -> tuple[list[Speaker], list[Question]]:
    speakers = people_answers.people(archive, PAGE + 1, offset)
    return speakers, [Question(speaker.name) for speaker in speakers]
