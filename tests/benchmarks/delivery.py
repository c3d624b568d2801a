"""Time delivery against a Bot API with Telegram's limits: `make benchmark-delivery`.

So many digests of one message go to as many chats, as the bot sends them and, in the same run, as
python-telegram-bot does with its AIORateLimiter (as it comes, and with three retries): messages a
second, and how many the server refused (429). Then a person asks the bot, a question a second,
while it sends digests and indexes a feed of 200 articles: how long an answer takes. The server is
on this machine, and takes what Telegram takes. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from botapi import BotApi
from fakes import NOON, TOKEN
from limits import Strict
from web import Web, page

from bot import app
from bot.config import Config
from bot.delivery import Post, deliver
from bot.pace import Turns
from corpus import Corpus, open_corpus
from corpus.digests import ledger
from corpus.digests.ledger import Part
from corpus.loading import loader
from corpus.store import database
from corpus.web.pages import FeedLink

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
NAMES = ("BASE", "FILE")
NAMED = ("Kjeldahl", "Halloran", "Dunne", "Aubrecht", "Strand")
ASKED = 25  # questions, while digests go out and a feed is indexed
INDEXED = 200
BEFORE = 6  # seconds, until the bot reads its feeds

Send = Callable[[BotApi, int], Awaitable[None]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("messages", nargs="?", type=int, default=1_000)
    count = parser.parse_args().messages
    for library in ("telegram", "apscheduler"):
        logging.getLogger(library).setLevel(logging.CRITICAL)
    ways: dict[str, Send] = {
        "AIORateLimiter": lambda api, n: _all_at_once(api, n, AIORateLimiter()),
        "AIORateLimiter, 3 retries": lambda api, n: _all_at_once(
            api, n, AIORateLimiter(max_retries=3)
        ),
        "ours": _ours,
    }
    print(f"{count:,} messages{'arrive':>22}{'refused':>10}{'a second':>10}")
    for name, send in ways.items():
        arrived, refused, seconds = asyncio.run(_measure(send, count))
        print(f"{name:27}{arrived:10,}{refused:10,}{arrived / seconds:10.1f}", flush=True)
    asyncio.run(_answers(count))


async def _measure(send: Send, count: int) -> tuple[int, int, float]:
    with _server(count) as api:
        start = time.monotonic()
        await send(api, count)
        return len(api.telegram.sent), len(api.telegram.refused), time.monotonic() - start


def _server(count: int) -> BotApi:
    telegram = Strict(time.monotonic)
    telegram.chats.update(dict.fromkeys(range(1, count + 2), "private"))
    return BotApi(telegram)


async def _all_at_once(api: BotApi, count: int, limiter: AIORateLimiter) -> None:
    address = api.settings["ONRECORD_API_BASE_URL"]
    async with ExtBot(TOKEN, address, rate_limiter=limiter) as bot:
        sent = [_refusable(bot.send_message(chat, "News")) for chat in range(1, count + 1)]
        await asyncio.gather(*sent)


async def _refusable(sent: Awaitable[Any]) -> None:
    with contextlib.suppress(TelegramError):  # the server has counted it
        await sent


async def _ours(api: BotApi, count: int) -> None:
    async with Bot(TOKEN, api.settings["ONRECORD_API_BASE_URL"]) as bot:
        with tempfile.TemporaryDirectory() as folder:
            await _until_done(_post(bot, folder, count))


def _post(bot: Bot, folder: str, count: int) -> Post:
    corpus = open_corpus(f"sqlite:///{folder}/archive.sqlite3")
    _queue(corpus, count)
    return Post(bot, corpus.engine, Turns(), lambda: datetime.now(UTC))


def _queue(corpus: Corpus, count: int) -> None:
    with database.writing(corpus.engine) as connection:
        for chat in range(1, count + 1):
            ledger.queue(connection, "1", chat, 0, [Part("News")], datetime.now(UTC))


async def _until_done(post: Post) -> None:
    while True:
        await deliver(post)
        with database.reading(post.engine) as connection:
            if not ledger.has_due(connection, post.now()):
                return


async def _answers(count: int) -> None:
    """How long questions wait while digests go out and a feed is indexed, all in one process."""
    with _server(count) as api, Web() as web, tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.sqlite3"
        corpus = open_corpus(url)
        corpus.add(item for file in loader.find_files([SAMPLES]) for item in loader.read(file))
        _queue(corpus, count)
        config = Config(TOKEN, url, *(api.settings[f"ONRECORD_API_{name}_URL"] for name in NAMES))
        config = replace(config, questions_per_minute=60 * ASKED)
        application = app.build(config, corpus, fetcher=web.fetcher())
        _follow(application, web)
        async with application:
            await application.start()
            await application.updater.start_polling()
            await asyncio.sleep(BEFORE)
            waits = [await _ask(api, count + 1, number) for number in range(ASKED)]
            await application.updater.stop()
            await application.stop()
        counts = corpus.counts()
    print(
        f"questions asked meanwhile: {1000 * statistics.median(waits):.0f} ms, at most"
        f" {1000 * max(waits):.0f}; {counts.articles} articles indexed,"
        f" {len(api.telegram.sent) - ASKED:,} digests sent"
    )


def _follow(application: Any, web: Web) -> None:
    """A feed of new articles, each with a text of its own."""
    tales = [item.text for file in loader.find_files([SAMPLES]) for item in loader.read(file)]
    entries = "".join(
        f"<item><guid>{number}</guid><title>Report {number}</title><description>"
        f"{escape(tales[number % len(tales)])} This is report {number}.</description></item>"
        for number in range(INDEXED)
    )
    feed = f'<rss version="2.0"><channel><title>Wire</title>{entries}</channel></rss>'
    web.pages["/feed"] = page(feed, kind="application/rss+xml")
    feeds = application.bot_data["services"].feeds
    feeds.follow(FeedLink(web.url("/feed"), "Wire"), datetime.now(UTC))


async def _ask(api: BotApi, chat: int, number: int) -> float:
    """The seconds until a question is answered."""
    text = f"What did {NAMED[number % len(NAMED)]} say?"
    person = {"id": chat, "is_bot": False, "first_name": "Rosa"}
    told = {"message_id": api.telegram.number(), "date": NOON, "text": text, "from": person}
    start = time.monotonic()
    api.hear(message={**told, "chat": {"id": chat, "type": "private"}})
    await asyncio.to_thread(api.wait_until, lambda: _answered(api, chat) > number)
    waited = time.monotonic() - start
    await asyncio.sleep(1.1)  # Telegram takes a message a second to a chat
    return waited


def _answered(api: BotApi, chat: int) -> int:
    return sum(each.chat_id == chat for each in api.telegram.sent)


if __name__ == "__main__":
    main()
