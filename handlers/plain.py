"""A message without a command: what it is, and the answer to that.

message -> what its form asks for (`read_request`) -> in one thread and one state of the archive
(`_answer`): a title? a wish? what somebody said? or passages -> a reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from telegram import Update

from corpus import Answer, Question
from corpus.answers import articles as article_answers
from corpus.answers import coverage
from corpus.answers import said as said_answers
from corpus.answers.said import QuoteAnswer
from corpus.answers.snapshot import Snapshot
from corpus.questions.intents import Intent, Request, read_request
from corpus.questions.line import parse_line
from corpus.subscriptions import understanding
from corpus.subscriptions.understanding import WishAnswer
from handlers import articles, passages, quotes, sending, stories, subscriptions
from handlers.articles import Short
from handlers.context import Context
from handlers.replies import messages
from handlers.replies import stories as story_words
from handlers.replies.layout import Reply

_MANY = (Intent.NEWEST, Intent.COVERAGE, Intent.TIMELINE)

_Answer: TypeAlias = Short | WishAnswer | QuoteAnswer | Answer


async def answer(update: Update, context: Context) -> None:
    """A link, an article, a headline, a wish, a question about what was said, or any other."""
    message = update.effective_message
    if message is None:
        return
    words = re.sub(rf"@{context.bot.username}\b", "", sending.text_of(message), flags=re.I).strip()
    if not any(letter.isalnum() for letter in words):
        await sending.reply(update, Reply(messages.HINT))
        return
    request = read_request(words)
    text = request.words if request.intent is Intent.SUMMARY else words
    if request.intent not in _MANY and articles.is_sent(message, text):
        reply = await articles.of_sent(context, message, text)
    elif request.intent is Intent.NEWEST:
        reply = await articles.newest(context)
    else:
        answer, numbers = await context.answer(_answer, request, words, context.services.now())
        reply = await _reply(update, context, answer, numbers)
    await sending.reply(update, reply)


def _answer(
    archive: Snapshot, request: Request, message: str, now: datetime
) -> tuple[_Answer, Sequence[Question]]:
    """What the archive has for a message, and the questions of the buttons under it."""
    words = request.words
    match request.intent:
        case Intent.TIMELINE:
            return coverage.timeline(archive, words, now, story_words.EVENTS), []
        case Intent.COVERAGE:
            return stories.with_question(coverage.answer(archive, words, now))
        case Intent.SUMMARY:
            return articles.in_short(archive, words, request.story, now)
        case Intent.EVENT | Intent.TIME:
            is_topical = request.intent is Intent.EVENT
            if news := coverage.news(archive, words, now, is_topical):
                return stories.with_question(news)
    # "What happened when it rained" is a question, which a sentence may answer.
    if article := article_answers.called(archive, message):
        return article_answers.brief(archive, article.id), []
    if wish := understanding.answer(archive, message, now):
        return subscriptions.with_question(wish)
    line = parse_line(message, now, archive.outlets)
    if question := said_answers.read_question(archive, line):
        return quotes.on(archive, question)
    return passages.on(archive, line)


async def _reply(
    update: Update, context: Context, answer: _Answer, numbers: Mapping[Question, int]
) -> Reply:
    """An answer in words; a wish is carried out."""
    match answer:
        case WishAnswer():
            return await subscriptions.carry_out(update, context, answer, numbers)
        case QuoteAnswer():
            return quotes.worded(answer, numbers)
        case Answer():
            return passages.worded(answer, numbers)
        case _:
            return articles.worded(answer, numbers)


async def nothing_to_read(update: Update, context: Context) -> None:
    """A picture, a voice, a sticker: a helpful word."""
    await sending.notify(update, messages.HINT)
