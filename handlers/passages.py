"""A question and the passages that answer it: /ask, and the pages under the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from telegram import Update

from corpus import Answer, Question
from corpus.answers import passages as passage_answers
from corpus.answers.snapshot import Snapshot
from corpus.conversation import shown
from handlers import chats, sending
from handlers.context import Context
from handlers.replies import excerpts, messages, passages
from handlers.replies.layout import PAGE, Reply


async def ask(update: Update, context: Context) -> None:
    """/ask <question>."""
    words = " ".join(context.args or [])
    if not words:
        await sending.notify(update, messages.ASK_USAGE)
        return
    answer, numbers = await context.answer(_of_words, words, context.services.now())
    await chats.reply(update, context, worded(answer, numbers), shown.turn(words, answer))


def _of_words(archive: Snapshot, words: str, now: datetime) -> tuple[Answer, list[Question]]:
    answer = passage_answers.of_words(archive, words, now, PAGE + 1)
    return answer, questions_of(answer)


def questions_of(answer: Answer) -> list[Question]:
    """What the buttons under an answer ask."""
    words = [answer.words] if answer.hits else answer.nearest
    return [Question(topic=topic) for topic in words]


def worded(answer: Answer, numbers: Mapping[Question, int], offset: int = 0) -> Reply:
    """A page of passages from `offset` on, or a word on why there are none."""
    if answer.hits:
        return passages.passages(answer, f"ask:{numbers[Question(topic=answer.words)]}", offset)
    if offset:
        return Reply(messages.OLD_BUTTON)
    nearest = [(word, f"ask:{numbers[Question(topic=word)]}:0") for word in answer.nearest]
    return passages.nothing_on(answer, nearest)


async def turn(update: Update, context: Context) -> None:
    """Another page."""
    number, offset = sending.numbers(context)
    now = context.services.now()
    answer, numbers = await context.answer(_recalled, number, now, offset)
    turn = shown.turn(answer.words, answer)
    await chats.edit(update, context, worded(answer, numbers, offset), turn)


def _recalled(
    archive: Snapshot, number: int, now: datetime, offset: int
) -> tuple[Answer, list[Question]]:
    answer = passage_answers.recalled(archive, number, now, PAGE + 1, offset)
    return answer, questions_of(answer)


async def show_context(update: Update, context: Context) -> None:
    """A sentence that was found, among its neighbours."""
    passage_id, start = sending.numbers(context)
    article, sentence = await context.look(passage_answers.sentence, passage_id, start)
    await sending.reply(update, excerpts.around(article, sentence))
