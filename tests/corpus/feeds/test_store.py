"""What is kept of a feed comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from corpus import Corpus
from corpus.exceptions import Fault
from corpus.feeds import store
from corpus.feeds.feed import Feed, FeedState
from corpus.store import database
from corpus.store.tables import feeds
from corpus.web.response import Validators
from handlers.replies.feeds import health

NOW = datetime(2024, 6, 4, 9, 0, tzinfo=UTC)
FEED = Feed("https://quay.example/feed", "Quay", NOW, failures=2, checked=NOW)


def kept(corpus: Corpus, feed: Feed) -> Feed:
    """A feed as it is read again."""
    with database.writing(corpus.engine) as connection:
        number = store.add(connection, feed).id
    with database.reading(corpus.engine) as connection:
        (stored,) = (feed for feed in store.all_feeds(connection) if feed.id == number)
    return stored


@pytest.mark.parametrize(
    "fault",
    [
        None,
        Fault("feed.odd"),
        Fault("fetch.missing", {"status": 404}),
        Fault("fetch.slow", {"seconds": 0.5}),
        Fault("feed.moved", {"url": "https://quay.example/Ærø?a=1&b=[2]"}),
    ],
)
def test_a_feed_comes_back_with_its_fault_and_all_else(corpus: Corpus, fault: Fault | None) -> None:
    feed = replace(FEED, fault=fault, state=FeedState.GONE, validators=Validators('"1"', "Mon"))
    stored = kept(corpus, feed)
    assert stored == replace(feed, id=stored.id)


@pytest.mark.parametrize("sentence", ["has nothing at that address (404)", "took longer"])
def test_the_sentence_of_an_older_archive_is_still_shown(corpus: Corpus, sentence: str) -> None:
    number = kept(corpus, FEED).id
    with database.writing(corpus.engine) as connection:
        connection.execute(sa.update(feeds).values(fault=sentence))
    with database.reading(corpus.engine) as connection:
        (stored,) = store.all_feeds(connection)
    assert stored.id == number
    assert health(stored) == f"failed 2 times in a row: it {sentence}"
