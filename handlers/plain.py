"""A message without a command: what it is, and the answer to that."""

from __future__ import annotations

import re

from telegram import Message, Update

from handlers import articles, passages, quotes, sending, stories, subscriptions
from handlers.context import Context
from handlers.replies import messages
from handlers.replies.layout import Reply

_PLEASE = (
    r"(?:(?:please|can\s+you|could\s+you|would\s+you|i\s+(?:want|would\s+like)|i['’]d\s+like)\s+)*"
    r"(?:(?:give|show|make|write|draw|get|send|tell)\s+(?:me\s+)?)?"
)
_TOPIC = r"(?:\s+(?:there\s+is\s+)?(?:on|about|of))?\s+(?P<words>.+?)"
_NEWS = r"(?:articles|news|coverage|stories)"
_EVERYTHING = re.compile(
    rf"(?:{_PLEASE}(?:a\s+)?(?:summari[sz]e|sum\s+up|summary\s+of|tell\s+me)\s+"
    rf"(?:everything|all(?:\s+(?:the\s+)?{_NEWS})?|the\s+{_NEWS})"
    rf"|{_PLEASE}(?:everything|all\s+(?:the\s+)?{_NEWS}|(?:any\s+|the\s+)?(?:latest\s+)?news"
    rf"|the\s+latest)(?=\s+(?:on|about|of)\b)){_TOPIC}[?.!\s]*",
    re.I | re.S,
)
_HAPPENED = re.compile(
    r"(?:what(?:['’]s|\s+is|\s+has|\s+was)?\s+(?:been\s+)?(?:happen(?:ed|ing|s)?|going\s+on|new)"
    r"(?P<to>\s+(?:with|to|about|on|for|in|at))?(?P<words>\s+.+?)?"
    r"|(?:please\s+)?(?:summari[sz]e|sum\s+up)\s+everything)[?.!\s]*",
    re.I | re.S,
)
_TIMELINE = re.compile(
    rf"(?:{_PLEASE}(?:the\s+|a\s+)?(?:timeline|chronology|history):?{_TOPIC}"
    r"|how\s+(?:has|have|did)\s+(?P<grown>.+?)\s+(?:changed?|developed?|evolved?)"
    r"(?:\s+over\s+time)?"
    r"|what\s+(?:has\s+)?changed\s+(?:with|about|in|on|for)\s+(?P<changed>.+?)"
    r"|(?P<later>.+?)\s+(?:over\s+time|timeline))[?.!\s]*",
    re.I | re.S,
)
_STORY = r"(?:story|article|report|piece)"
_ABOUT_STORY = re.compile(
    rf"(?:the\s+)?(?:{_STORY}\s+(?:on|about|of)\s+(?P<after>.+)|(?P<before>.+?)\s+{_STORY})[?.!\s]*",
    re.I | re.S,
)
_SUMMARY = re.compile(r"(?:please\s+)?(?:summari[sz]e|sum up|summary of)\s+(.+)", re.I | re.S)


async def answer(update: Update, context: Context) -> None:
    """A link, an article, a headline, a question about what was said, or any other question."""
    message = update.effective_message
    if message is None:
        return
    words = re.sub(rf"@{context.bot.username}\b", "", messages.text_of(message), flags=re.I)
    await sending.reply(update, await _answer(update, context, message, words.strip()))


async def _answer(update: Update, context: Context, message: Message, words: str) -> Reply:
    if not any(letter.isalnum() for letter in words):
        return Reply(messages.LOST)
    if found := await _many(context, words):
        return found
    wished = _SUMMARY.match(words)
    if wished:
        words = await _title(context, wished[1])
    return (
        await articles.of_sent(context, message, words)
        or await articles.of_headline(context, words)
        or (await articles.of_time(context, words) if wished else None)
        or (await articles.of_words(context, words) if wished else None)
        or await subscriptions.of_words(update, context, words)
        or await _said(context, words)
        or await passages.answer(context, words)
    )


async def _title(context: Context, words: str) -> str:
    """What an article is called: "the map story" and "the story about the map" mean a map."""
    story = _ABOUT_STORY.fullmatch(words)
    if story is None:
        return words
    called = await context.ask(context.corpus.find_articles, words, 1)
    return words if called else story["after"] or story["before"]


async def _many(context: Context, words: str) -> Reply | None:
    """Many articles at once, where the words ask for that."""
    if dated := _TIMELINE.fullmatch(words):
        return await stories.timeline_of(context, next(filter(None, dated.groups())))
    if everything := _EVERYTHING.fullmatch(words):
        return await stories.on(context, everything["words"])
    happened = _HAPPENED.fullmatch(words)
    if happened is None:
        return None
    words = (happened["words"] or "").strip()
    if not words:
        return await articles.newest(context)
    found = await articles.of_time(context, words)
    # "What happened when it rained" is a question, which a sentence may answer.
    return found or (await stories.if_any(context, words) if happened["to"] else None)


async def _said(context: Context, words: str) -> Reply | None:
    asked = await context.ask(context.corpus.read_question, words, context.services.now())
    return await quotes.answer(context, asked) if asked else None


async def nothing_to_read(update: Update, context: Context) -> None:
    """A picture, a voice, a sticker: a helpful word."""
    await sending.notify(update, messages.LOST)
