"""Articles: /latest, and the buttons under a summary.

The data of the buttons under a summary is what it shows next, the article's number, and
how many sentences or where the page begins: they work after a restart too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from telegram import Update

from corpus import Article, Order, Question, QuoteHit, Span
from corpus.answers import articles as article_answers
from corpus.answers import said as said_answers
from corpus.answers import short
from corpus.answers.articles import Brief, Choice, NewestArticles
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.short import Short
from corpus.answers.snapshot import Snapshot
from corpus.conversation import shown
from corpus.conversation.steps import RelatedArticles, SaidThere, WholeArticle
from corpus.conversation.turns import Turn
from corpus.summaries import summarizer
from corpus.text import passages
from handlers import chats, sending, stories
from handlers.context import Context
from handlers.replies import articles, messages
from handlers.replies.layout import PAGE, Reply


async def latest(update: Update, context: Context) -> None:
    """/latest: the newest articles."""
    answer = await _newest(context, 0, Order.NEWEST)
    await chats.reply(update, context, articles.latest(answer.articles, 0), _turn(answer))


async def turn_latest(update: Update, context: Context) -> None:
    """Another page of articles."""
    await _turn_to(update, context, Order.NEWEST)


async def turn_oldest(update: Update, context: Context) -> None:
    """Another page of articles, the oldest first."""
    await _turn_to(update, context, Order.OLDEST)


async def _turn_to(update: Update, context: Context, order: Order) -> None:
    (offset,) = sending.numbers(context)
    answer = await _newest(context, offset, order)
    page = articles.latest(answer.articles, offset, order)
    await chats.edit(update, context, page, _turn(answer))


async def _newest(context: Context, offset: int, order: Order) -> NewestArticles:
    """A page of the newest articles, or of the oldest."""
    page = await context.ask(context.corpus.latest, PAGE + 1, offset, order)
    return NewestArticles(tuple(page), order)


async def show_summary(update: Update, context: Context) -> None:
    """The summary a button stands for."""
    (article_id,) = sending.numbers(context)
    brief = await context.look(article_answers.brief, article_id)
    await chats.reply(update, context, worded(brief, {}), _turn(brief, brief.article))


async def resize(update: Update, context: Context) -> None:
    """The summary in its message again, shorter or longer."""
    article_id, sentences = sending.numbers(context)
    count = min(max(sentences, 1), summarizer.MOST)
    brief = await context.look(article_answers.brief, article_id, count)
    await chats.edit(update, context, worded(brief, {}), _turn(brief, brief.article))


async def show_said(update: Update, context: Context) -> None:
    """A page of what is said in an article, in place of its summary."""
    article_id, offset = sending.numbers(context)
    article, hits = await context.look(said_answers.in_article, article_id)
    turn = _turn(SaidThere(article, tuple(hits[offset:])), article)
    await chats.edit(update, context, said_page(article, hits, offset), turn)


def said_page(article: Article, hits: Sequence[QuoteHit], offset: int) -> Reply:
    """What is said in an article from one of its quotes on."""
    if offset and not hits[offset:]:
        return Reply(messages.OLD_BUTTON)
    return articles.said_in(article, hits[offset:], offset)


async def show_text(update: Update, context: Context) -> None:
    """A page of an article's own text, in place of its summary."""
    article_id, offset = sending.numbers(context)
    article = await context.ask(context.corpus.article, article_id)
    parts = await context.ask(passages, article.text)
    turn = _turn(WholeArticle(article), article)
    await chats.edit(update, context, text_page(article, parts, offset), turn)


def text_page(article: Article, parts: Sequence[Span], offset: int) -> Reply:
    """The text of an article from one of its passages on."""
    if not parts[offset:]:
        return Reply(messages.OLD_BUTTON)
    return articles.full_text(article, parts[offset:], offset)


async def show_related(update: Update, context: Context) -> None:
    """Other articles on the same, in place of the summary."""
    (article_id,) = sending.numbers(context)
    article, alike = await context.look(article_answers.related, article_id, PAGE)
    turn = _turn(RelatedArticles(article, tuple(alike)), article)
    await chats.edit(update, context, articles.related(article, alike), turn)


def _turn(answer: object, article: Article | None = None) -> Turn | None:
    """What a chat is about after a press, of which nobody has typed the words."""
    return shown.turn(article.title if article else "", answer)


def in_short(archive: Snapshot, words: str, now: datetime) -> tuple[Short, list[Question]]:
    """What words to be summarized mean, and what the buttons under it ask."""
    answer = short.of_words(archive, words, now, PAGE)
    return answer, questions_of(answer)


def questions_of(answer: Short) -> list[Question]:
    """What the buttons under an answer ask."""
    if isinstance(answer, CoverageAnswer):
        return stories.questions_of(answer)
    if isinstance(answer, Choice) and answer.articles:
        return [Question(topic=answer.words)]
    return []


def worded(answer: Short, numbers: Mapping[Question, int]) -> Reply:
    """The summary of an article, several to choose from, or the stories of a time."""
    if isinstance(answer, Brief):
        return articles.summary(
            answer.article,
            answer.summary,
            answer.sentences,
            answer.copies,
            answer.others,
            answer.words,
        )
    if isinstance(answer, CoverageAnswer):
        return stories.worded(answer, numbers)
    if not answer.articles:
        return messages.nothing_found(answer.words)
    number = numbers[Question(topic=answer.words)]
    return articles.which_article(answer.words, answer.articles, f"stories:{number}:0")
