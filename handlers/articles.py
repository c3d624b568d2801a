"""Articles: /latest, /summary, and what a person sends to be summarized.

The data of the buttons under a summary is what it shows next, the article's number, and
how many sentences or where the page begins: they work after a restart too.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from telegram import Message, MessageEntity, Update

from corpus import Article, LoadError, Question, Summary
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
_ABOUT = re.compile(r"\b(?:about|on)\b", re.IGNORECASE)
# With a link, so few other words are about the link.
_ABOUT_A_LINK = 5
# A title this much like the words typed is the article that was meant (rapidfuzz, of 100).
SAME_TITLE = 88


async def latest(update: Update, context: Context) -> None:
    """/latest: the newest articles."""
    await sending.reply(update, await newest(context))


async def turn_latest(update: Update, context: Context) -> None:
    """Another page of articles."""
    (offset,) = sending.numbers(context)
    await sending.edit(update, await newest(context, offset))


async def newest(context: Context, offset: int = 0) -> Reply:
    """A page of the newest articles."""
    found = await context.ask(context.corpus.latest, PAGE + 1, offset)
    return articles.latest(found, offset)


async def summary(update: Update, context: Context) -> None:
    """/summary [words | link | a pasted article], or as a reply to a message."""
    message = update.effective_message
    if message:
        await sending.reply(update, await _summary(context, message))


async def _summary(context: Context, message: Message) -> Reply:
    replied = message.reply_to_message
    if context.args:
        words = messages.text_of(message).split(maxsplit=1)[1]
        return (
            await of_sent(context, message, words)
            or await of_headline(context, words)
            or await of_time(context, words)
            or await of_words(context, words)
        )
    if replied and replied.document:
        return await of_document(context, replied)
    if replied and messages.text_of(replied):
        return await of_message(context, replied)
    return Reply(messages.SUMMARY_OF_WHAT)


async def show_summary(update: Update, context: Context) -> None:
    """The summary a button stands for."""
    (article_id,) = sending.numbers(context)
    await sending.reply(update, await of_article(context, article_id))


async def resize(update: Update, context: Context) -> None:
    """The summary in its message again, shorter or longer."""
    article_id, sentences = sending.numbers(context)
    wanted = min(max(sentences, 1), summarizer.MOST)
    await sending.edit(update, await of_article(context, article_id, wanted))


async def show_said(update: Update, context: Context) -> None:
    """A page of what is said in an article, in place of its summary."""
    article_id, offset = sending.numbers(context)
    article = await context.ask(context.corpus.article, article_id)
    hits = (await context.ask(context.corpus.quotes_in, article_id))[offset:]
    is_gone = offset and not hits
    answer = Reply(messages.GONE) if is_gone else articles.said_in(article, hits, offset)
    await sending.edit(update, answer)


async def show_text(update: Update, context: Context) -> None:
    """A page of an article's own text, in place of its summary."""
    article_id, offset = sending.numbers(context)
    article = await context.ask(context.corpus.article, article_id)
    parts = (await context.ask(passages, article.text))[offset:]
    answer = articles.full_text(article, parts, offset) if parts else Reply(messages.GONE)
    await sending.edit(update, answer)


async def show_related(update: Update, context: Context) -> None:
    """Other articles on the same, in place of the summary."""
    (article_id,) = sending.numbers(context)
    article = await context.ask(context.corpus.article, article_id)
    found = await context.ask(context.corpus.related, article_id, PAGE)
    await sending.edit(update, articles.related(article, found))


async def of_article(context: Context, article_id: int, sentences: int = 3) -> Reply:
    """The summary of a stored article."""
    article = await context.ask(context.corpus.article, article_id)
    picked = await context.ask(context.corpus.summarize, article_id, sentences)
    copies = await context.ask(context.feeds.copies, article_id)
    return articles.summary(article, picked, sentences, copies)


async def of_headline(context: Context, words: str) -> Reply | None:
    """The summary of the article called that, or None when no title is so much alike."""
    found = await context.ask(context.corpus.find_articles, words, 1)
    if found and found[0].score >= SAME_TITLE:
        return await of_article(context, found[0].article.id)
    return None


async def of_time(context: Context, words: str) -> Reply | None:
    """The stories of the times, or the outlet alone, that words name; None where they name none."""
    for wanted in (words, f"in {words}"):  # "last week about NATO" and "June 2024"
        asked = await context.ask(context.corpus.read_coverage, wanted, context.services.now())
        is_plain = wanted == words or asked.topic is None or _ABOUT.search(words)
        is_outlet = asked.outlet and asked.topic is None
        if is_plain and (asked.since or asked.until or is_outlet):
            return await stories.on(context, wanted)
    return None


async def of_words(context: Context, words: str) -> Reply:
    """The summary of the article these words mean, or a choice where they may mean several."""
    found = await context.ask(context.corpus.find_articles, words)
    if found and found[0].score >= SAME_TITLE:
        found = found[:1]
    meant = [hit.article for hit in found] or await _about(context, words)
    if len(meant) == 1:
        return await of_article(context, meant[0].id)
    if not meant:
        return messages.nothing_found(words)
    number = await context.ask(context.corpus.remember, Question(topic=words))
    return articles.which_article(words, meant, f"stories:{number}:0")


async def _about(context: Context, words: str) -> list[Article]:
    """The articles that speak of these words."""
    found = await context.ask(context.corpus.answer, words, PAGE, 0, context.services.now())
    return [hit.article for hit in found.hits] if found.fits else []


async def of_sent(context: Context, message: Message, words: str) -> Reply | None:
    """The summary of a link or a pasted article; None where the words are neither."""
    link = link_in(message)
    if link and len(words.split()) <= _ABOUT_A_LINK:
        return await of_link(context, link)
    if len(words.split()) >= _ARTICLE_WORDS:
        return await of_text(context, words)
    return None


async def of_message(context: Context, message: Message) -> Reply:
    """The summary of a message's link, or of its words as an article."""
    link = link_in(message)
    return await (of_link(context, link) if link else of_text(context, messages.text_of(message)))


async def of_link(context: Context, link: str) -> Reply:
    """The summary of the article with that link: stored, or fetched and perhaps kept."""
    if known := await context.ask(context.feeds.known, link):
        return await of_article(context, known.id)
    found = await context.fetch(context.feeds.page, link)
    if context.services.keep_links:
        await context.ask(context.corpus.add, [found], context.services.now())
        if known := await context.ask(context.feeds.known, found.url or link):
            return await of_article(context, known.id)
    picked = await context.ask(_picked, found)
    return articles.summary(found, picked)


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
    found = next(iter(loader.parse(name, data)))
    if isinstance(found, LoadError):
        raise found
    return articles.summary_of_sent(found, _picked(found))


def _picked(article: Article) -> Summary:
    return summarizer.summarize(article.text, title=article.title)


async def document(update: Update, context: Context) -> None:
    """A file somebody sent."""
    if update.effective_message:
        await sending.reply(update, await of_document(context, update.effective_message))


def link_in(message: Message) -> str | None:
    """The first link in a message, written out or behind words."""
    marked = message.parse_entities() or message.parse_caption_entities()
    for entity, text in marked.items():
        if entity.type == MessageEntity.TEXT_LINK:
            return entity.url
        if entity.type == MessageEntity.URL:
            return text if "://" in text else f"https://{text}"
    return None
