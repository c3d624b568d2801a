"""Time digests on their way from new articles to the ledger: `make benchmark-digests`.

A day's invented articles meet so many subscribers (half follow everything, a quarter a topic, a
quarter somebody who speaks), and all their digests are due at once: CPU time a digest, and for how
long at most the archive's one writer is held. Then one entry of a feed comes to one subscriber: how
many transactions that takes up to the ledger, and up to the message. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from telegram import Bot

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from fakes import TOKEN, FakeTelegram
from sites import entry, rss
from web import Web, page

from bot import delivery, jobs
from bot.delivery import Post
from bot.pace import Turns
from corpus import Article, Corpus, open_corpus
from corpus.digests.desk import Digests
from corpus.feeds.aggregator import Aggregator
from corpus.store import database
from corpus.store.database import Connection, Engine
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.schedule import Often, Schedule
from corpus.web.pages import FeedLink

START = datetime(2024, 10, 1, 12, tzinfo=UTC)
STORIES = 40
TOPICS = ("ferry", "bridge", "eels", "toll", "dam", "harbour", "plums", "library")
FIRST = ("Edith", "Anders", "Abdul", "Ida", "Tomas", "Vera", "Rosa", "Emil")
LAST = ("Halloran", "Kjeldahl", "Karim", "Moen", "Brandt", "Lindqvist", "Voss", "Krol")
PEOPLE = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]


class Meter:
    """The transactions of an archive: how many read and wrote, and how long a writer was held.

    In CPU time of the thread that held it, so that other work of the machine does not count.
    """

    def __init__(self) -> None:
        self.reads = self.writes = 0
        self.longest = self.whole = 0.0
        self._reading, self._writing = database.reading, database.writing
        database.reading, database.writing = self.reading, self.writing

    @contextmanager
    def reading(self, engine: Engine) -> Iterator[Connection]:
        self.reads += 1
        with self._reading(engine) as connection:
            yield connection

    @contextmanager
    def writing(self, engine: Engine) -> Iterator[Connection]:
        self.writes += 1
        start = None
        try:
            with self._writing(engine) as connection:
                start = time.thread_time()
                yield connection
        finally:
            seconds = time.thread_time() - (start or time.thread_time())
            self.longest = max(self.longest, seconds)
            self.whole += seconds


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("subscribers", nargs="?", type=int, default=2_000)
    logging.disable(logging.WARNING)
    with _archive() as corpus:
        _measure(corpus, parser.parse_args().subscribers)
    with _archive() as corpus, Web() as web:
        _count(corpus, web)


@contextmanager
def _archive() -> Iterator[Corpus]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_corpus(f"sqlite:///{folder}/digests.sqlite3") as corpus,
    ):
        yield corpus


def _measure(corpus: Corpus, size: int) -> None:
    """So many digests at once, of a day."""
    subscriptions, digests = Subscriptions(corpus), Digests(corpus)
    chance = random.Random(1)
    for chat in range(1, size + 1):
        subscriptions.follow(chat, 0, _follow(chat, chance), Schedule(Often.DAILY), START)
    corpus.add(_articles(chance), START)
    meter = Meter()
    spent = _cpu(digests.match)
    print(f"{STORIES} stories met {size:,} subscribers: {spent * 1000:,.0f} CPU ms", end="; ")
    print(f"writer held {meter.longest * 1000:,.0f} CPU ms at most")
    meter = Meter()
    count = 0

    def queue() -> None:
        nonlocal count
        count = jobs.queue_digests(digests, START + timedelta(days=1))

    spent = _cpu(queue)
    print(f"{count:,} digests: {spent / max(count, 1) * 1000:.2f} CPU ms each", end="; ")
    print(f"{meter.reads} read and {meter.writes} write transactions", end="; ")
    print(f"writer held {meter.longest * 1000:,.0f} CPU ms at most, {meter.whole:.1f} s in all")


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _follow(chat: int, chance: random.Random) -> Follow:
    if chat % 4 == 0:
        return following(chance.choice(PEOPLE))
    return Follow(topic=chance.choice(TOPICS)) if chat % 4 == 1 else Follow()


def _articles(chance: random.Random) -> list[Article]:
    """Stories of some 150 words, each in one outlet or two, with two people who say something."""
    articles = []
    for number in range(STORIES):
        title = f"{_words(chance, 4)} {chance.choice(TOPICS)}".capitalize()
        parts = [f"{_words(chance, 20)} {chance.choice(TOPICS)}.".capitalize() for _ in range(5)]
        parts += [f'"{_words(chance, 12)}," said {who}.' for who in chance.sample(PEOPLE, 2)]
        for outlet in ("Gazette", "Herald")[: chance.choice([1, 2])]:
            link = f"https://{outlet.lower()}.example/{number}"
            text = " ".join(parts) if outlet == "Gazette" else " ".join(parts[1:])
            articles.append(Article(title, text, link, link, outlet, published=START))
    return articles


def _words(chance: random.Random, count: int) -> str:
    return " ".join("".join(chance.choices("bdfgklmnprstvaeiou", k=6)) for _ in range(count))


def _count(corpus: Corpus, web: Web) -> None:
    """One entry of a feed to one subscriber."""
    telegram = FakeTelegram()
    telegram.chats[1] = "private"
    web.pages["/feed"] = page(rss([entry("dredging", guid="1")]), kind="application/rss+xml")
    feeds, digests = Aggregator(corpus, web.fetcher()), Digests(corpus)
    feeds.follow(FeedLink(web.url("/feed"), "Quay News"), START)
    Subscriptions(corpus).follow(1, 0, Follow(), Schedule(Often.AT_ONCE), START)
    steps: dict[str, Callable[[], object]] = {
        "read and stored": lambda: list(feeds.update(START)),
        "met, planned, queued": lambda: jobs.queue_digests(digests, START),
        "sent": lambda: asyncio.run(_send(corpus, telegram)),
    }
    meter = Meter()
    print("an entry to one subscriber, transactions so far:", end=" ")
    for name, step in steps.items():
        step()
        print(f"{name} {meter.reads} + {meter.writes}", end="; ")
    print(f"{len(telegram.sent)} message")


async def _send(corpus: Corpus, telegram: FakeTelegram) -> None:
    sender = Bot(TOKEN, request=telegram, get_updates_request=telegram)
    async with sender:
        await delivery.deliver(Post(sender, corpus.engine, Turns(), lambda: START))


if __name__ == "__main__":
    main()
