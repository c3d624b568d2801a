"""A message without a command, in the light of the last one, and the answer to it.

message -> what it may go on from (`chats.origin`) -> in one thread and one state of the archive
(`_answer`): what the chat is about, and what the archive has for the message (`answering`) ->
a reply -> what the chat is about now.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from telegram import Update

from corpus import Answer, Question
from corpus.answers.about import TalkAnswer
from corpus.answers.articles import Brief, Choice, NewestArticles
from corpus.answers.checks import CheckAnswer
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.fresh import FreshAnswer
from corpus.answers.history import HistoryAnswer
from corpus.answers.said import QuoteAnswer
from corpus.answers.sides import SidesAnswer
from corpus.answers.snapshot import Snapshot
from corpus.answers.stances import StanceAnswer
from corpus.answers.voices import VoicesAnswer
from corpus.conversation import answering
from corpus.conversation.answering import Response
from corpus.conversation.moves import Move, Step
from corpus.conversation.reading import Decision
from corpus.conversation.steps import NextPage
from corpus.subscriptions.understanding import OrderAnswer, SettingAnswer, WishAnswer
from corpus.subscriptions.wishes import follows_address
from handlers import (
    articles,
    buttons,
    chats,
    checks,
    orders,
    passages,
    permissions,
    quotes,
    sending,
    sent,
    voices,
)
from handlers.chats import Origin
from handlers.context import Context
from handlers.permissions import Place
from handlers.replies import articles as articlewords
from handlers.replies import followups as followupwords
from handlers.replies import messages, smalltalk
from handlers.replies.layout import PAGE, Reply


async def answer(update: Update, context: Context) -> None:
    """A link, an article, a headline, a wish, a question about what was said, or any other."""
    message = update.effective_message
    if message is None:
        return
    words = re.sub(rf"@{context.bot.username}\b", "", sending.text_of(message), flags=re.I).strip()
    if pointed := sent.pointed_at(message, words, context.bot.id):
        await sent.show(update, context, pointed.piece, pointed.step)
    elif (piece := sent.piece_in(message)) and not follows_address(words):
        await sent.show(update, context, piece, Step(Move.SUMMARY))
    else:
        await respond(update, context, words, chats.origin(update, context))


async def respond(update: Update, context: Context, words: str, origin: Origin | None) -> None:
    """Answer words, in the light of what they may go on from."""
    now = context.services.now()
    place = permissions.place(update)
    response, numbers = await context.answer(_answer, words, origin, now, place)
    if isinstance(response.answer, NextPage | Decision) and response.answer.data:
        await buttons.press(update, context, response.answer.data)
        return
    reply = await _reply(update, context, response, numbers)
    if reply is None:
        return
    if response.is_leaning:
        reply = followupwords.with_way_out(reply, numbers[Question(topic=words)])
    await chats.reply(update, context, reply, response.turn)


def _answer(
    archive: Snapshot, words: str, origin: Origin | None, now: datetime, place: Place
) -> tuple[Response, Sequence[Question]]:
    """What the archive has for a message, and the questions of the buttons under it."""
    turn = chats.turn(archive, origin, now) if origin else None
    response = answering.respond(archive, words, now, turn, PAGE + 1, place)
    alone = [Question(topic=words)] if response.is_leaning else []
    return response, [*_questions_of(response), *alone]


def _questions_of(response: Response) -> Sequence[Question]:
    match response.answer:
        case QuoteAnswer():
            return quotes.questions_of(response.answer)
        case SidesAnswer() | StanceAnswer() | HistoryAnswer() | VoicesAnswer() | FreshAnswer():
            return voices.questions_of(response.answer)
        case CheckAnswer():
            return checks.questions_of(response.answer)
        case Answer():
            return passages.questions_of(response.answer)
        case WishAnswer() | OrderAnswer():
            return orders.questions_of(response.answer)
        case Choice() | CoverageAnswer():
            return articles.questions_of(response.answer)
    return []


async def _reply(
    update: Update, context: Context, response: Response, numbers: Mapping[Question, int]
) -> Reply | None:
    """An answer in words; what is to be done is done, and may have been answered by that."""
    match response.answer:
        case WishAnswer() | OrderAnswer() | SettingAnswer():
            return await orders.carry_out(update, context, response.answer, numbers)
        case TalkAnswer():
            return smalltalk.small_talk(response.answer)
        case QuoteAnswer():
            return quotes.worded(response.answer, numbers)
        case SidesAnswer() | StanceAnswer() | HistoryAnswer() | VoicesAnswer() | FreshAnswer():
            return voices.worded(response.answer, numbers)
        case CheckAnswer():
            return checks.worded(response.answer, numbers)
        case Answer():
            return passages.worded(response.answer, numbers)
        case Brief() | Choice() | CoverageAnswer():
            return articles.worded(response.answer, numbers)
        case NewestArticles():
            return articlewords.latest(response.answer.articles, 0, response.answer.order)
        case _:
            return followupwords.worded(response.answer)


async def alone(update: Update, context: Context) -> None:
    """The message of a follow-up again, as a question of its own."""
    (number,) = sending.numbers(context)
    question = await context.ask(context.corpus.recall, number)
    await respond(update, context, question.topic or "", None)


async def nothing_to_read(update: Update, context: Context) -> None:
    """A picture, a voice, a sticker: a helpful word."""
    await sending.notify(update, messages.HINT)
