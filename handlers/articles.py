"""Articles: /latest, /summary, and what a person sends to be summarized.

The data of the buttons under a summary is what it shows next, the article's number, and
how many sentences or where the page begins: they work after a restart too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath

from telegram import Message, MessageEntity, Update

from corpus import Article, LoadError, Question, Summary
from corpus.answers import articles as article_answers
from corpus.answers import said as said_answers
from corpus.answers import short
from corpus.answers.articles import Brief, Choice
from corpus.answers.coverage import CoverageAnswer
from corpus.answers.short import Short
from corpus.answers.snapshot import Snapshot
from corpus.loading import loader
from corpus.summaries import summarizer
from corpus.text import passages
from handlers import feeds, sending, stories
from handlers.context import Context
from handlers.replies import articles, messages
from handlers.replies.layout import PAGE, Reply

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")
_LARGEST_FILE = 10_000_000
# More words than anybody asks with: it is an article that was pasted.
_ARTICLE_WORDS = 60
# With a link, so few other words are about the link.
_ABOUT_A_LINK = 5


async def latest(update: Update, context: Context) -> None:
    """/latest: the newest articles."""
    await sending.reply(update, await newest(context))


async def turn_latest(update: Update, context: Context) -> None:
    """Another page of articles."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await newest(context, offset))


async def newest(context: Context, offset: int = 0) -> Reply:
    """A page of the newest articles."""
    return articles.latest(await context.ask(context.corpus.latest, PAGE + 1, offset), offset)


async def summary(update: Update, context: Context) -> None:
    """/summary [words | link | a pasted article], or as a reply to a message."""
    message = update.effective_message
    if message:
        await sending.reply(update, await _summary(context, message))


async def _summary(context: Context, message: Message) -> Reply:
    original = message.reply_to_message
    if context.args:
        words = sending.text_of(message).split(maxsplit=1)[1]
        if is_sent(message, words):
            return await of_sent(context, message, words)
        answer, numbers = await context.answer(in_short, words, None, context.services.now())
        return worded(answer, numbers)
    if original and original.document:
        return await of_document(context, original)
    if original and sending.text_of(original):
        return await of_message(context, original)
    return Reply(messages.SUMMARY_USAGE)


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
    is_gone = offset and not hits[offset:]
    answer = (
        Reply(messages.OLD_BUTTON) if is_gone else articles.said_in(article, hits[offset:], offset)
    )
    await sending.edit(update, answer)


async def show_text(update: Update, context: Context) -> None:
    """A page of an article's own text, in place of its summary."""
    article_id, offset = sending.numbers(context)
    article = await context.ask(context.corpus.article, article_id)
    parts = (await context.ask(passages, article.text))[offset:]
    answer = articles.full_text(article, parts, offset) if parts else Reply(messages.OLD_BUTTON)
    await sending.edit(update, answer)


async def show_related(update: Update, context: Context) -> None:
    """Other articles on the same, in place of the summary."""
    (article_id,) = sending.numbers(context)
    article, alike = await context.look(article_answers.related, article_id, PAGE)
    await sending.edit(update, articles.related(article, alike))


async def of_article(context: Context, article_id: int, sentences: int = 3) -> Reply:
    """The summary of a stored article."""
    return worded(await context.look(article_answers.brief, article_id, sentences), {})


def in_short(
    archive: Snapshot, words: str, story: str | None, now: datetime
) -> tuple[Short, list[Question]]:
    """What words to be summarized mean, and what the buttons under it ask."""
    answer = short.answer(archive, words, story, now, PAGE)
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
        return articles.summary(answer.article, answer.summary, answer.sentences, answer.copies)
    if isinstance(answer, CoverageAnswer):
        return stories.worded(answer, numbers)
    if not answer.articles:
        return messages.nothing_found(answer.words)
    number = numbers[Question(topic=answer.words)]
    return articles.which_article(answer.words, answer.articles, f"stories:{number}:0")


def is_sent(message: Message, words: str) -> bool:
    """Whether a message brings what it is about: a link, or a pasted article."""
    return len(words.split()) >= _ARTICLE_WORDS or _lone_link(message, words) is not None


async def of_sent(context: Context, message: Message, words: str) -> Reply:
    """The summary of the link or the article in a message, where it `is_sent`."""
    link = _lone_link(message, words)
    return await (of_link(context, link) if link else of_text(context, words))


def _lone_link(message: Message, words: str) -> str | None:
    """The first link in a message that has few other words: they are about it."""
    return link_in(message) if len(words.split()) <= _ABOUT_A_LINK else None


async def of_message(context: Context, message: Message) -> Reply:
    """The summary of a message's link, or of its words as an article."""
    link = link_in(message)
    return await (of_link(context, link) if link else of_text(context, sending.text_of(message)))


async def of_link(context: Context, link: str) -> Reply:
    """The summary of the article with that link: stored, or fetched and perhaps kept."""
    if article := await context.ask(context.feeds.known, link):
        return await of_article(context, article.id)
    page = await context.fetch(context.feeds.page, link)
    if context.services.keep_links:
        await context.ask(context.corpus.add, [page], context.services.now())
        if article := await context.ask(context.feeds.known, page.url or link):
            return await of_article(context, article.id)
    return articles.summary(page, await context.ask(_summary_in_short, page))


async def of_text(context: Context, text: str) -> Reply:
    """The summary of a pasted article; it is not kept."""
    return await context.ask(_summary_of, "text.txt", text.encode())


async def of_document(context: Context, message: Message) -> Reply:
    """The summary of a file that was sent, which is not kept; of an operator, a list of feeds."""
    document = message.document
    name = (document.file_name if document else None) or "file"
    suffix = PurePath(name).suffix.lower()
    is_list = suffix == ".opml" and feeds.is_operator(message.from_user, context)
    is_small = bool(document and (document.file_size or 0) <= _LARGEST_FILE)
    if document is None or not is_small or not (is_list or suffix in SUFFIXES):
        return Reply(messages.NOT_A_TEXT)
    file = await document.get_file()
    data = bytes(await file.download_as_bytearray())
    if is_list:
        return await feeds.of_list(context, name, data)
    # A document may take long to read, and those that do cannot keep the archive's threads.
    return await context.fetch(_summary_of, name, data)


def _summary_of(name: str, data: bytes) -> Reply:
    article = next(iter(loader.parse(name, data)))
    if isinstance(article, LoadError):
        raise article
    return articles.summary_of_sent(article, _summary_in_short(article))


def _summary_in_short(article: Article) -> Summary:
    return summarizer.summarize(article.text, title=article.title)


async def document(update: Update, context: Context) -> None:
    """A file somebody sent."""
    if update.effective_message:
        await sending.reply(update, await of_document(context, update.effective_message))


def link_in(message: Message) -> str | None:
    """The first link in a message, written out or behind words."""
    entities = message.parse_entities() or message.parse_caption_entities()
    for entity, text in entities.items():
        if entity.type == MessageEntity.TEXT_LINK:
            return entity.url
        if entity.type == MessageEntity.URL:
            return text if "://" in text else f"https://{text}"
    return None
