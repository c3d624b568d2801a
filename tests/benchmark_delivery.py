"""Time delivery against a Bot API with Telegram's limits: `make benchmark-delivery`.

So many digests of one message go to as many chats, as the bot sends them and, in the same run, as
python-telegram-bot does with its AIORateLimiter (as it comes, and with three retries): messages a
second, and how many the server refused (429). Then a person asks while digests go out: how long an
answer waits. The server is on this machine, and takes 30 messages a second. Nothing is asserted.
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
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot

sys.path.insert(0, str(Path(__file__).parent))

from botapi import BotApi
from fakes import TOKEN
from limits import Strict

from bot.delivery import Post, deliver
from bot.turns import Turns
from corpus import database, ledger, open_corpus
from corpus.ledger import Part

ASKED = 20  # answers, while digests go out

Send = Callable[[BotApi, int], Awaitable[None]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("messages", nargs="?", type=int, default=1_000)
    count = parser.parse_args().messages
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
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
    with database.writing(corpus.engine) as connection:
        for chat in range(1, count + 1):
            ledger.queue(connection, "1", chat, 0, [Part("News")], datetime.now(UTC))
    return Post(bot, corpus.engine, Turns(), lambda: datetime.now(UTC))


async def _until_done(post: Post) -> None:
    while True:
        await deliver(post)
        with database.reading(post.engine) as connection:
            if not ledger.has_due(connection, post.now()):
                return


async def _answers(count: int) -> None:
    """How long an answer waits for its turn while digests go out."""
    with _server(count) as api, tempfile.TemporaryDirectory() as folder:
        async with Bot(TOKEN, api.settings["ONRECORD_API_BASE_URL"]) as bot:
            post = _post(bot, folder, count)
            ended = asyncio.Event()
            sending = asyncio.create_task(deliver(post, ended.is_set))
            waits = []
            for _ in range(ASKED):
                await asyncio.sleep(0.2)
                start = time.monotonic()
                await post.turns.answer(count + 1)
                waits.append(time.monotonic() - start)
            ended.set()
            await sending
    print(
        f"an answer among them waits {1000 * statistics.median(waits):.0f} ms"
        f" ({1000 * max(waits):.0f} ms at most)"
    )


if __name__ == "__main__":
    main()
