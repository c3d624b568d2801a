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
from corpus.answers.articles import Brief, Choice
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.short import Short
from corpus.answers.snapshot import Snapshot
from corpus.summaries import summarizer
from corpus.text import passages
from handlers import sending, stories
from handlers.context import Context
from handlers.replies import articles, messages
from handlers.replies.layout import PAGE, Reply


async def latest(update: Update, context: Context) -> None:
    """/latest: the newest articles."""
    await sending.reply(update, await newest(context))


async def turn_latest(update: Update, context: Context) -> None:
    """Another page of articles."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await newest(context, offset))


async def turn_oldest(update: Update, context: Context) -> None:
    """Another page of articles, the oldest first."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await newest(context, offset, Order.OLDEST))


async def newest(context: Context, offset: int = 0, order: Order = Order.NEWEST) -> Reply:
    """A page of the newest articles, or of the oldest."""
    page = await context.ask(context.corpus.latest, PAGE + 1, offset, order)
    return articles.latest(page, offset, order)


async def show_summary(update: Update, context: Context) -> None:
    """The summary a button stands for."""
    (article_id,) = sending.numbers(context)
    await sending.reply(update, await of_article(context, article_id))


async def resize(update: Update, context: Context) -> None:
    """The summary in its message again, shorter or longer."""
    article_id, sentences = sending.numbers(context)
    count = min(max(sentences, 1), summarizer.MOST)
    await sending.edit(update, await of_article(context, article_id, count))


async def show_said(update: Update, context: Context) -> None:
    """A page of what is said in an article, in place of its summary."""
    article_id, offset = sending.numbers(context)
    article, hits = await context.look(said_answers.in_article, article_id)
    await sending.edit(update, said_page(article, hits, offset))


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
    await sending.edit(update, text_page(article, parts, offset))


def text_page(article: Article, parts: Sequence[Span], offset: int) -> Reply:
    """The text of an article from one of its passages on."""
    if not parts[offset:]:
        return Reply(messages.OLD_BUTTON)
    return articles.full_text(article, parts[offset:], offset)


async def show_related(update: Update, context: Context) -> None:
    """Other articles on the same, in place of the summary."""
    (article_id,) = sending.numbers(context)
    article, alike = await context.look(article_answers.related, article_id, PAGE)
    await sending.edit(update, articles.related(article, alike))


async def of_article(context: Context, article_id: int, sentences: int = 3) -> Reply:
    """The summary of a stored article."""
    return worded(await context.look(article_answers.brief, article_id, sentences), {})


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
