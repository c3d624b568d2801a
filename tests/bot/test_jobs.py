"""The periodic work: what the log says of it, and that a busy archive only puts it off."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from web import Web, page

from bot.jobs import queue_digests, update_feeds
from corpus import Corpus
from corpus.digests.desk import Digests
from corpus.feeds.aggregator import Aggregator
from corpus.store import database
from corpus.web.pages import FeedLink

NOW = datetime(2024, 6, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on 127.0.0.1."""
    with Web() as server:
        yield server


@pytest.fixture
def feeds(corpus: Corpus, web: Web) -> Aggregator:
    """An archive that follows a feed at which there is a page without one."""
    web.pages["/feed"] = page("<p>Nothing of the kind.</p>")
    feeds = Aggregator(corpus, web.fetcher())
    feeds.follow(FeedLink(web.url("/feed"), "Quay News"), NOW)
    return feeds


def test_what_is_wrong_with_a_feed_is_logged_in_words(
    feeds: Aggregator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    update_feeds(feeds, NOW, lambda: False)
    (line,) = (line for line in caplog.messages if line.startswith("feed "))
    assert line.startswith("feed Quay News: 0 new, 0 changed; is no feed: neither RSS")


def test_a_busy_archive_puts_the_work_off_and_says_so_in_words(
    corpus: Corpus, feeds: Aggregator, caplog: pytest.LogCaptureFixture
) -> None:
    with database.writing(corpus.engine) as connection:
        connection.exec_driver_sql("DROP TABLE news")
        connection.exec_driver_sql("DROP TABLE feeds")
    update_feeds(feeds, NOW, lambda: False)
    assert queue_digests(Digests(corpus), NOW) == 0
    assert [line.split(":")[0] for line in caplog.messages] == ["feeds", "digests"]
    assert all("cannot be used" in line for line in caplog.messages)
