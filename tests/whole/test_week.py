"""A week in seconds: who follows what gets all of it once, at its time, whenever the bot is killed.

Articles come at any time, with copies, edits and what is fetched again. The bot ticks, is away,
is killed in the middle of a tick. What each chat was queued is then compared with what it should
have been, worked out from all articles by themselves.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from itertools import chain, count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from bot import jobs
from corpus import Article, Corpus, open_corpus
from corpus.articles import store as article_store
from corpus.digests import arrivals
from corpus.digests import store as digest_store
from corpus.digests.desk import Digests, Issue
from corpus.digests.ledger import Part
from corpus.store import database
from corpus.store.tables import deliveries
from corpus.subscriptions.desk import Subscriptions
from corpus.subscriptions.follows import Follow, following
from corpus.subscriptions.matching import meets, prepare
from corpus.subscriptions.schedule import Hours, Often, Quiet, Schedule

START = datetime(2024, 10, 24, 9, tzinfo=UTC)  # Europe's clocks go back on the 27th
DAY = timedelta(days=1)
TOPICS = ("eels", "toll", "ferry", "dam", "rye")
PEOPLE = ("Edith Halloran", "Anders Kjeldahl", "Abdul Karim")


class KilledError(Exception):
    """The bot is gone."""


@dataclass(frozen=True)
class Reader:
    """Somebody who follows something from the start."""

    chat: int
    follows: tuple[Follow, ...]
    schedule: Schedule
    hours: Hours = field(default_factory=Hours)


READERS = [
    Reader(1, (Follow(),), Schedule(Often.DAILY, (time(8),)), Hours("Europe/Berlin")),
    Reader(2, (following(PEOPLE[0]),), Schedule(Often.AT_ONCE)),
    Reader(
        3,
        (Follow(topic="eels"), Follow(topic="toll")),
        Schedule(Often.HOURLY),
        Hours("Asia/Kathmandu"),
    ),
    Reader(
        4,
        (Follow(topic="ferry"), following(PEOPLE[1])),
        Schedule(Often.AT_ONCE),
        Hours("Europe/Paris", Quiet(time(22), time(7))),
    ),
    Reader(
        5,
        (Follow(outlet="Herald"),),
        Schedule(Often.WEEKDAYS, (time(2, 30),)),
        Hours("Europe/Rome"),
    ),
    Reader(
        6,
        (Follow(topic="dam -rye"),),
        Schedule(Often.WEEKLY, (time(18),), (5,)),
        Hours("America/Lima"),
    ),
    Reader(7, (Follow(),), Schedule(Often.DAILY, (time(23),)), Hours(paused_until=START + 3 * DAY)),
]


def follow_all(subscriptions: Subscriptions) -> None:
    for reader in READERS:
        for follow in reader.follows:
            subscriptions.follow(reader.chat, 0, follow, reader.schedule, START)
        subscriber = subscriptions.subscriber(reader.chat, 0, START)
        subscriptions.set(replace(subscriber, hours=reader.hours), START)


class Newsroom:
    """Writes articles, and copies and corrects what it wrote."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.written: list[Article] = []
        self.numbers = count(1)

    def publish(self, corpus: Corpus, now: datetime) -> None:
        """Some articles, most of them new."""
        batch = [self._write(now) for _ in range(self.chance.choice([1, 1, 2, 3]))]
        if self.written and self.chance.random() < 0.5:
            batch.append(self._again(self.chance.choice(self.written)))
        self.written += batch
        corpus.add(batch, now)

    def _write(self, now: datetime) -> Article:
        number = next(self.numbers)
        topics = self.chance.sample(TOPICS, 2)
        words = " ".join(self._word() for _ in range(40))
        who = self.chance.choice(PEOPLE)
        text = (
            f"The {topics[0]} and the {topics[1]} were on the table of {words}.\n\n"
            f'"I have seen {number} of them," said {who}, who lives in {self._word()}.'
        )
        outlet = self.chance.choice(["Gazette", "Herald"])
        title = " ".join(self._word() for _ in range(5))
        return Article(title, text, f"key {number}", outlet=outlet, published=now)

    def _word(self) -> str:
        return "".join(self.chance.choices("bdfgklmnprstvaeiou", k=7))

    def _again(self, old: Article) -> Article:
        """A correction, a copy, or the same once more."""
        kind = self.chance.randrange(3)
        if kind == 0:
            return replace(old, title=f"{old.title} (corrected)")
        if kind == 1:
            other = "Herald" if old.outlet == "Gazette" else "Gazette"
            return replace(old, key=f"{old.key} in {other}", outlet=other)
        return old


@contextmanager
def running(url: str) -> Iterator[tuple[Corpus, Digests]]:
    """The bot's archive, opened as after a start."""
    corpus = open_corpus(url)
    yield corpus, Digests(corpus)
    corpus.close()


def tick(digests: Digests, now: datetime, kill: Callable[[], None] = lambda: None) -> None:
    """What the bot does every few seconds; `kill` is called between any two steps of it."""
    digests.match()
    kill()
    for issues in digests.plan(now):
        kill()

        def worded(issues: list[Issue] = issues) -> Iterator[tuple[Issue, list[Part]]]:
            for issue in issues:
                yield issue, jobs.parts(issue)
                kill()  # in the middle of the transaction that gives them

        digests.give(worded())
        kill()


def live(url: str, seed: int) -> None:
    """A week and a day: after it everything is due that ever will be."""
    chance, newsroom = random.Random(seed), Newsroom(seed)
    now, end = START, START + 8 * DAY
    with running(url) as (corpus, _):
        follow_all(Subscriptions(corpus))
    while now < end:
        with running(url) as (corpus, digests):  # until the next restart
            for _ in range(chance.randrange(1, 12)):
                now += timedelta(minutes=chance.choice([3, 20, 45, 90]))
                if now < START + 6 * DAY and chance.random() < 0.4:
                    newsroom.publish(corpus, now)
                steps = iter(range(chance.choice([99, 99, 99, 0, 1, 2, 3, 4])))

                def kill(steps: Iterator[int] = steps) -> None:
                    if next(steps, None) is None:
                        raise KilledError

                try:
                    tick(digests, now, kill)
                except KilledError:
                    break
        if chance.random() < 0.05:
            now += timedelta(hours=30)  # away
    with running(url) as (_, digests):
        for hours in range(0, 10 * 24, 5):
            tick(digests, end + timedelta(hours=hours))


# --- what should have been ------------------------------------------------------------------


def expected(connection: Connection, reader: Reader) -> set[int]:
    """The stories that somebody follows: of each the first article, by number."""
    ids = connection.exec_driver_sql("SELECT id FROM articles ORDER BY id").scalars().all()
    found = list(article_store.articles_with_ids(connection, ids).values())
    facts = arrivals.facts(connection, found)
    wanted = [prepare(follow) for follow in reader.follows]
    return {
        arrivals.story_of(connection, article)
        for article in found
        if any(meets(each, facts[article.id]) for each in wanted)
    }


def received(connection: Connection, chat: int) -> list[tuple[datetime, list[int]]]:
    """When a chat was queued a digest, with its stories; each message of it was queued once."""
    query = sa.select(deliveries).where(deliveries.c.chat_id == chat).order_by(deliveries.c.id)
    parts = connection.execute(query).all()
    assert len({(part.digest, part.part) for part in parts}) == len(parts)
    names = dict.fromkeys(part.digest for part in parts)
    found = []
    for name in names:
        sent = digest_store.sent(connection, int(name.split()[1]))
        assert sent is not None
        numbers = chain.from_iterable(story.articles for story in sent.stories)
        articles = article_store.articles_with_ids(connection, numbers)
        stories = {arrivals.story_of(connection, article) for article in articles.values()}
        found.append((sent.at, sorted(stories)))
    return found


def check(url: str) -> None:
    with running(url) as (corpus, _), database.writing(corpus.engine) as connection:
        for reader in READERS:
            got = received(connection, reader.chat)
            counts = Counter(story for _, stories in got for story in stories)
            assert set(counts) == expected(connection, reader), reader
            assert set(counts.values()) <= {1}, reader
            check_times(reader, [at for at, _ in got])


def check_times(reader: Reader, times: list[datetime]) -> None:
    """Nothing in a pause or in quiet hours, and of what is daily one a day."""
    hours, zone = reader.hours, ZoneInfo(reader.hours.zone)
    local = [at.astimezone(zone) for at in times]
    if hours.paused_until:
        assert all(at >= hours.paused_until for at in times)
    if hours.quiet:
        assert all(time(7) <= at.time() < time(22) for at in local)
    if reader.schedule.often in (Often.DAILY, Often.WEEKDAYS, Often.WEEKLY):
        assert max(Counter(at.date() for at in local).values()) <= 2  # late, and then in time
        assert len(local) <= 20


@pytest.mark.parametrize("seed", range(2))
def test_a_week_with_restarts_gives_each_chat_all_of_it_once(archive_url: str, seed: int) -> None:
    live(archive_url, seed)
    check(archive_url)


KILLED = """
import os, sys
from datetime import datetime
from bot import jobs
from corpus import open_corpus
from corpus.digests.desk import Digests

url, left, now = sys.argv[1:]
left = int(left)
def worded(issues):
    global left
    for issue in issues:
        yield issue, jobs.parts(issue)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
digests = Digests(open_corpus(url))
digests.match()
for issues in digests.plan(datetime.fromisoformat(now)):
    digests.give(worded(issues))
"""


def test_a_process_that_is_killed_while_it_queues_loses_and_repeats_nothing(
    archive_url: str,
) -> None:
    now = START + DAY
    newsroom = Newsroom(5)
    with running(archive_url) as (corpus, _):
        desk = Subscriptions(corpus)
        follow_all(desk)
        for chat in range(100, 220):
            desk.follow(chat, 0, Follow(), Schedule(Often.AT_ONCE), START)
        newsroom.publish(corpus, START)
    for left in (1, 60, 3):
        arguments = [archive_url, str(left), now.isoformat()]
        root = Path(__file__).parents[2]
        command = [sys.executable, "-c", KILLED, *arguments]
        killed = subprocess.run(command, check=False, timeout=600, cwd=root)
        assert killed.returncode == -9
    with running(archive_url) as (corpus, digests):
        jobs.queue_digests(digests, now)
        assert jobs.queue_digests(digests, now) == 0
        with database.writing(corpus.engine) as connection:
            for chat in range(100, 220):
                counts = Counter(s for _, stories in received(connection, chat) for s in stories)
                assert set(counts.values()) == {1}
                assert set(counts) == expected(connection, Reader(chat, (Follow(),), Schedule()))
