"""Feeds and links into the archive: follow, read what is due, store what is new.

`reading` brings and `storing` keeps. Reading goes on for many hosts beside each other; storing
is one after another, so that a run that was cut short is gone on with by the next.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from threading import Event

from corpus.archive import Corpus
from corpus.articles import copies
from corpus.articles import store as article_store
from corpus.exceptions import CorpusError, Fault, LoadError, NotFoundError
from corpus.feeds import reading
from corpus.feeds import store as feed_store
from corpus.feeds.feed import Feed, FeedState, failed, is_due
from corpus.feeds.reading import Reading
from corpus.feeds.storing import Update, store_reading
from corpus.loading.addresses import bare, host_of, is_web, outlet_of
from corpus.store import database
from corpus.store.database import Connection
from corpus.text import shorten
from corpus.types import Article
from corpus.web import pages
from corpus.web.fetch import Fetcher
from corpus.web.pages import FeedLink
from corpus.web.response import NO_VERSION

logger = logging.getLogger(__name__)

_HOSTS_AT_ONCE = 8


def address(text: str) -> str:
    """What somebody typed as an address: "feed:" and a missing "https://" are put right."""
    url = text.strip().removeprefix("feed:").removeprefix("//")
    return url if "://" in url else f"https://{url}"


class Aggregator:
    """The feeds of an archive. Its verbs block, and any thread may call them."""

    def __init__(self, corpus: Corpus, fetcher: Fetcher) -> None:
        self._corpus = corpus
        self._fetcher = fetcher

    # --- which feeds ---

    def discover(self, url: str) -> list[FeedLink]:
        """The feed at `url`, or those that the page there names; raises LoadError if there is none.

        The `url` of a candidate is where to follow it.
        """
        page = self._fetcher.feed(address(url))
        try:
            document = reading.document(page)
        except LoadError:
            links = pages.feeds(page)
            if not links:
                raise LoadError(host_of(page.url), "feed.unnamed") from None
            return links
        place = page.moved_to or address(url)
        return [FeedLink(place, document.title or outlet_of(page.url))]

    def follow(self, link: FeedLink, now: datetime) -> tuple[Feed, bool]:
        """The feed, followed from now on; and whether it was not before.

        Raises LoadError for what is no web address.
        """
        url = address(link.url)
        if not is_web(url):
            raise LoadError(shorten(url, 80), "feed.address")
        with database.writing(self._corpus.engine) as connection:
            feed = feed_store.by_url(connection, url)
            if feed is not None:
                return feed, False
            new = Feed(url, link.title or outlet_of(url), due=now)
            return feed_store.add(connection, new), True

    def follow_all(self, links: Iterable[FeedLink], now: datetime) -> tuple[int, list[LoadError]]:
        """How many are followed that were not before, and which cannot be."""
        new, errors = 0, list[LoadError]()
        for link in links:
            try:
                new += self.follow(link, now)[1]
            except LoadError as error:
                errors.append(error)
        return new, errors

    def feeds(self) -> list[Feed]:
        """Every feed that is followed, by title."""
        with database.reading(self._corpus.engine) as connection:
            return feed_store.all_feeds(connection)

    def feed(self, name: str) -> Feed:
        """The feed with this number, address or title; raises NotFoundError."""
        name = name.strip()
        for feed in self.feeds():
            if name in (str(feed.id), feed.url, feed.title) or address(name) == feed.url:
                return feed
        raise NotFoundError("feed.unknown", name=name)

    def remove(self, name: str) -> Feed:
        """Follow a feed no more; what came from it stays."""
        feed = self.feed(name)
        with database.writing(self._corpus.engine) as connection:
            feed_store.remove(connection, feed.id)
        return feed

    def pause(self, name: str) -> Feed:
        """Leave a feed alone until it is resumed."""
        return self._keep(replace(self.feed(name), state=FeedState.PAUSED))

    def resume(self, name: str, now: datetime) -> Feed:
        """Read a feed again, now: one that was paused, is gone, or waits after failures."""
        feed = self.feed(name)
        return self._keep(replace(feed, state=FeedState.ACTIVE, due=now, failures=0, fault=None))

    def _keep(self, feed: Feed) -> Feed:
        with database.writing(self._corpus.engine) as connection:
            feed_store.save(connection, feed)
        return feed

    # --- links ---

    def page(self, url: str) -> Article:
        """The article at a link, not stored; raises LoadError where there is none to read."""
        return pages.article(self._fetcher.page(url))

    def known(self, url: str) -> Article | None:
        """The stored article with that link, whatever was added to the link to count readers."""
        return self._corpus.article_by_url(url) or self._corpus.article_by_url(bare(url))

    # --- reading ---

    def update(
        self,
        now: datetime,
        only: Sequence[Feed] | None = None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> Iterator[Update]:
        """Read the feeds that are due, or those of `only`, and store what is new.

        Each comes as soon as it is stored. No feed's trouble keeps another from its turn.
        """
        running: dict[Future[Reading], deque[Feed]] = {}
        end = Event()

        def is_over() -> bool:
            return end.is_set() or is_stopped()

        def start(connection: Connection) -> None:
            # Few are read ahead of what is stored, and of one host only one.
            while hosts and len(running) < _HOSTS_AT_ONCE and not is_over():
                host = hosts.popleft()
                states = feed_store.entry_states(connection, host[0].id)
                job = (host.popleft(), states, self._fetcher, now, is_over)
                running[pool.submit(reading.read, *job)] = host

        with ThreadPoolExecutor(_HOSTS_AT_ONCE, "feeds") as pool:
            try:
                with database.reading(self._corpus.engine) as connection:
                    hosts = _by_host(_due(connection, now) if only is None else only)
                    start(connection)
                while running and not is_stopped():
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        host = running.pop(future)
                        hosts.extend([host] if host else [])
                        yield self._store(future.result(), now, is_stopped)
                    if hosts:
                        with database.reading(self._corpus.engine) as connection:
                            start(connection)
            finally:
                end.set()

    # --- storing ---

    def _store(self, read: Reading, now: datetime, is_stopped: Callable[[], bool]) -> Update:
        try:
            return store_reading(self._corpus, read, now, is_stopped)
        except CorpusError:  # the archive cannot be written: nothing else could be stored, either
            raise
        except Exception:  # one odd article must not stop the other feeds; the log has the bug
            logger.exception("feed %s", read.url)
            feed = replace(read.feed, url=read.url, validators=NO_VERSION)
            feed = failed(feed, Fault("feed.article"), now)
            with database.writing(self._corpus.engine) as connection:
                feed_store.save_reading(connection, feed)
            return Update(feed)

    def copies(self, article_id: int) -> list[Article]:
        """The other articles that tell the same story, the first stored first."""
        with database.reading(self._corpus.engine) as connection:
            ids = copies.copies_of(connection, article_id)
            articles = article_store.articles_with_ids(connection, ids)
        return [articles[number] for number in ids]


def _due(connection: Connection, now: datetime) -> list[Feed]:
    return [feed for feed in feed_store.all_feeds(connection) if is_due(feed, now)]


def _by_host(feeds: Iterable[Feed]) -> deque[deque[Feed]]:
    """The feeds of each host, the one that is due first before the others."""
    queue = sorted(feeds, key=lambda feed: (host_of(feed.url), feed.due))
    return deque(deque(group) for _, group in groupby(queue, lambda feed: host_of(feed.url)))
