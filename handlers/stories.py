"""Many articles at once: what happened, everything on a topic, and a timeline of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from telegram import Update

from corpus import Question
from corpus.answers import coverage
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.snapshot import Snapshot
from corpus.conversation import shown
from handlers import chats, sending
from handlers.context import Context
from handlers.replies import messages, stories
from handlers.replies.layout import Reply


def questions_of(answer: CoverageAnswer, offset: int = 0) -> list[Question]:
    """What the buttons under stories from `offset` on ask."""
    is_told = answer.events is not None or answer.coverage.brief
    is_paged = offset < len(answer.coverage.stories) and not is_told
    return [Question(topic=answer.words)] if is_paged else []


def worded(answer: CoverageAnswer, numbers: Mapping[Question, int], offset: int = 0) -> Reply:
    """A page of stories from `offset` on, a timeline, or a word on why there is nothing."""
    covered = answer.coverage
    if answer.events:
        return stories.timeline(covered, answer.events)
    if answer.events is None and covered.brief:
        return stories.in_brief(covered)
    if answer.events is None and offset < len(covered.stories):
        number = numbers[Question(topic=answer.words)]
        return stories.stories(covered, f"stories:{number}", offset)
    return Reply(messages.OLD_BUTTON) if offset else stories.nothing(answer.words, covered.asked)


async def turn(update: Update, context: Context) -> None:
    """Another page of stories."""
    number, offset = sending.numbers(context)
    now = context.services.now()
    answer, numbers = await context.answer(_recalled, number, now, offset)
    turn = shown.turn(answer.words, answer)
    await chats.edit(update, context, worded(answer, numbers, offset), turn)


def _recalled(
    archive: Snapshot, number: int, now: datetime, offset: int
) -> tuple[CoverageAnswer, list[Question]]:
    answer = coverage.recalled(archive, number, now)
    return answer, questions_of(answer, offset)


async def timeline(update: Update, context: Context) -> None:
    """/timeline <a person or a topic>."""
    words = " ".join(context.args or [])
    if not words:
        await sending.reply(update, Reply(messages.TIMELINE_USAGE))
        return
    now = context.services.now()
    answer = await context.look(coverage.timeline, words, now, stories.EVENTS)
    await chats.reply(update, context, worded(answer, {}), shown.turn(words, answer))
