"""What people send to be read: a link, a pasted article, a file, or a message they reply to.

It is not kept. The answer is a reply to the message that brought it, so a button under the answer
finds it there again, after a restart too, for as long as it stands in the chat.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import NamedTuple

from telegram import Document, Message, MessageEntity, Update

from corpus import Article, LoadError, QuoteHit
from corpus.answers import articles as article_answers
from corpus.answers import said as said_answers
from corpus.answers import sent as sent_answers
from corpus.conversation import shown
from corpus.conversation.moves import Move, Step
from corpus.conversation.pointing import read_pointing
from corpus.conversation.steps import WholeArticle, count_in
from corpus.conversation.turns import About, Turn
from corpus.loading import loader
from corpus.summaries import summarizer
from corpus.text import passages
from handlers import articles, chats, feeds, sending
from handlers.context import Context
from handlers.replies import articles as articlewords
from handlers.replies import messages
from handlers.replies.layout import Reply

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")
_LARGEST_FILE = 10_000_000
_SENTENCES = 3
# More words than anybody asks with: it is an article that was pasted.
_ARTICLE_WORDS = 60
# With a link, so few other words are about the link.
_ABOUT_A_LINK = 5


class Piece(NamedTuple):
    """Something to read: a file, a link, or words; and the message to find it in again."""

    words: str = ""
    link: str | None = None
    document: Document | None = None
    message: Message | None = None


class Pointed(NamedTuple):
    """What is wished for a message that is replied to ("summarize this"), and what that holds."""

    step: Step
    piece: Piece


def piece_in(message: Message) -> Piece | None:
    """What a message brings to be read: a file, a link with few other words, or an article."""
    if message.document:
        return Piece(document=message.document, message=message)
    words = _own_words(message)
    count = len(words.split())
    if count <= _ABOUT_A_LINK and (link := link_in(message)):
        return Piece(link=link, message=message)
    return Piece(words, message=message) if count >= _ARTICLE_WORDS else None


def piece_replied_to(message: Message) -> Piece | None:
    """What a message replies to: words quoted of it, or all of it, here or in another chat."""
    original, quote, elsewhere = message.reply_to_message, message.quote, message.external_reply
    if quote and (quote.is_manual or original is None):
        return Piece(quote.text)
    if elsewhere and elsewhere.document:
        return Piece(document=elsewhere.document)
    return _whole(original) if original else None


def _whole(message: Message) -> Piece | None:
    if message.document:
        return Piece(document=message.document, message=message)
    words = _own_words(message)
    link = link_in(message) if len(words.split()) < _ARTICLE_WORDS else None
    return Piece(words, link, message=message) if words or link else None


def _own_words(message: Message) -> str:
    """The text of a message without the command before it."""
    return re.sub(r"\A/\w+(?:@\w+)?\s*", "", sending.text_of(message)).strip()


def link_in(message: Message) -> str | None:
    """The first link in a message, written out or behind words."""
    entities = message.parse_entities() or message.parse_caption_entities()
    for entity, text in entities.items():
        if entity.type == MessageEntity.TEXT_LINK:
            return entity.url
        if entity.type == MessageEntity.URL:
            return text if "://" in text else f"https://{text}"
    return None


def pointed_at(message: Message, words: str, bot_id: int) -> Pointed | None:
    """What is asked of the message that is replied to, which is not the bot's."""
    original, step = message.reply_to_message, read_pointing(words)
    is_ours = bool(original and original.from_user and original.from_user.id == bot_id)
    piece = piece_replied_to(message) if step and not is_ours else None
    return Pointed(step, piece) if step and piece else None


# --- answers --------------------------------------------------------------------------------


async def summary(update: Update, context: Context) -> None:
    """/summary [words | link | a pasted article], or as a reply to a message, or below a file."""
    message = update.effective_message
    if message is None:
        return
    piece = piece_in(message) or (None if context.args else piece_replied_to(message))
    if piece:
        await show(update, context, piece, Step(Move.SUMMARY))
    elif context.args:
        words = _own_words(message)
        answer, numbers = await context.answer(articles.in_short, words, context.services.now())
        turn = shown.turn(words, answer)
        await chats.reply(update, context, articles.worded(answer, numbers), turn)
    else:
        await sending.reply(update, Reply(messages.SUMMARY_USAGE))


async def document(update: Update, context: Context) -> None:
    """A file somebody sent: an article in short, or of an operator a list of feeds."""
    message = update.effective_message
    if message is None or message.document is None:
        return
    if _suffix(message.document) == ".opml" and feeds.is_operator(message.from_user, context):
        name, data = message.document.file_name or "", await _content(message.document)
        await sending.reply(update, await feeds.of_list(context, name, data))
    else:
        piece = Piece(document=message.document, message=message)
        await show(update, context, piece, Step(Move.SUMMARY))


async def show(update: Update, context: Context, piece: Piece, step: Step) -> None:
    """Answer with a piece in short, as it stands, or by what is said in it."""
    if piece.document and not _is_readable(piece.document):
        await sending.reply(update, Reply(messages.NOT_A_TEXT))
        return
    article = await _read(context, piece)
    sentences = count_in(step.length or "") or _SENTENCES
    number = sentences if step.move is Move.SUMMARY else 0
    answer = await _worded(context, article, step.move, number)
    if piece.message is None and not article.id:
        answer = Reply(answer.text)  # no button could find it again
    await chats.reply(update, context, answer, _about(article), about=piece.message)


def _about(article: Article) -> Turn | None:
    """What the chat is about then; of what is not stored nothing is noted down."""
    if not article.id:
        return Turn(About.ARTICLE, "")
    return shown.turn(article.title, WholeArticle(article))


async def resize(update: Update, context: Context) -> None:
    """What was sent, in so many sentences."""
    (sentences,) = sending.numbers(context)
    await _turn(update, context, Move.SUMMARY, min(max(sentences, 1), summarizer.MOST))


async def show_said(update: Update, context: Context) -> None:
    """A page of what is said in what was sent."""
    (offset,) = sending.numbers(context)
    await _turn(update, context, Move.QUOTES, offset)


async def show_text(update: Update, context: Context) -> None:
    """A page of what was sent, as it was read."""
    (offset,) = sending.numbers(context)
    await _turn(update, context, Move.WHOLE, offset)


async def _turn(update: Update, context: Context, move: Move, number: int) -> None:
    message = update.effective_message
    original = message.reply_to_message if isinstance(message, Message) else None
    piece = _whole(original) if original else None
    if piece is None:
        await sending.notify(update, messages.NO_LONGER_THERE)
        return
    answer = await _worded(context, await _read(context, piece), move, number)
    await sending.edit(update, answer)


async def _worded(context: Context, article: Article, move: Move, number: int) -> Reply:
    """An article in `number` sentences, or from that place on, as it stands or what is said."""
    if move is Move.QUOTES:
        return articles.said_page(article, await _quotes(context, article), number)
    if move is Move.WHOLE:
        return articles.text_page(article, await context.ask(passages, article.text), number)
    if article.id:
        brief = await context.look(article_answers.brief, article.id, number)
        return articles.worded(brief, {})
    short = await context.ask(summarizer.summarize, article.text, number, title=article.title)
    return articlewords.summary(article, short, number)


async def _quotes(context: Context, article: Article) -> list[QuoteHit]:
    if article.id:
        return (await context.look(said_answers.in_article, article.id))[1]
    return await context.ask(sent_answers.said, article)


# --- reading --------------------------------------------------------------------------------


async def _read(context: Context, piece: Piece) -> Article:
    """The article; one that is stored has its number. Raises LoadError."""
    if piece.document:
        data = await _content(piece.document)
        # A document may take long to read, and those that do cannot keep the archive's threads.
        return await context.fetch(_parsed, piece.document.file_name or "file", data)
    if piece.link:
        return await _linked(context, piece.link)
    return await context.ask(_parsed, "text.txt", piece.words.encode())


async def _linked(context: Context, link: str) -> Article:
    """The article with that link: stored, or fetched and perhaps kept."""
    if article := await context.ask(context.feeds.known, link):
        return article
    page = await context.fetch(context.feeds.page, link)
    if context.services.keep_links:
        await context.ask(context.corpus.add, [page], context.services.now())
        return await context.ask(context.feeds.known, page.url or link) or page
    return page


async def _content(document: Document) -> bytes:
    file = await document.get_file()
    return bytes(await file.download_as_bytearray())


def _parsed(name: str, data: bytes) -> Article:
    article = next(iter(loader.parse(name, data)))
    if isinstance(article, LoadError):
        raise article
    return article


def _suffix(document: Document) -> str:
    return PurePath(document.file_name or "").suffix.lower()


def _is_readable(document: Document) -> bool:
    return _suffix(document) in SUFFIXES and (document.file_size or 0) <= _LARGEST_FILE
