"""What is kept of a feed comes back as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from corpus import Corpus
from corpus.exceptions import Fault
from corpus.feeds import store
from corpus.feeds.entries import EntryState
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


# Feeds


def test_feeds_come_by_title_whatever_case_it_has(corpus: Corpus) -> None:
    for title in ("tide", "Quay", "Zenith", "gull"):
        kept(corpus, replace(FEED, url=f"https://{title}.example/", title=title))
    with database.reading(corpus.engine) as connection:
        titles = [feed.title for feed in store.all_feeds(connection)]
    assert titles == ["gull", "Quay", "tide", "Zenith"]


def test_a_feed_is_found_by_its_address(corpus: Corpus) -> None:
    feed = kept(corpus, FEED)
    kept(corpus, replace(FEED, url="https://tide.example/feed"))
    with database.reading(corpus.engine) as connection:
        assert store.by_url(connection, FEED.url) == feed
        assert store.by_url(connection, "https://gull.example/feed") is None


@pytest.mark.parametrize(
    ("stored", "read", "expected"),
    [
        (FeedState.PAUSED, FeedState.ACTIVE, FeedState.PAUSED),
        (FeedState.ACTIVE, FeedState.ACTIVE, FeedState.ACTIVE),
        (FeedState.ACTIVE, FeedState.GONE, FeedState.GONE),
        (FeedState.PAUSED, FeedState.GONE, FeedState.GONE),
    ],
)
def test_a_reading_does_not_resume_what_was_paused_meanwhile(
    corpus: Corpus, stored: FeedState, read: FeedState, expected: FeedState
) -> None:
    feed = kept(corpus, replace(FEED, state=stored))
    with database.writing(corpus.engine) as connection:
        store.save_reading(connection, replace(feed, state=read, title="New"))
        (again,) = store.all_feeds(connection)
    assert (again.state, again.title) == (expected, "New")


def test_a_feed_that_was_removed_while_it_was_read_stays_removed(corpus: Corpus) -> None:
    feed = kept(corpus, FEED)
    with database.writing(corpus.engine) as connection:
        store.remove(connection, feed.id)
        store.save_reading(connection, feed)
        store.save_states(connection, feed.id, {"a": EntryState("k", "d")}, NOW)
        assert store.all_feeds(connection) == []
        assert store.entry_states(connection, feed.id) == {}


# Their entries


def test_what_is_known_of_an_entry_is_replaced_and_of_the_others_stays(corpus: Corpus) -> None:
    feed, other = kept(corpus, FEED), kept(corpus, replace(FEED, url="https://tide.example/"))
    first, second = EntryState("k1", "d1"), EntryState("k2", None, 2)
    with database.writing(corpus.engine) as connection:
        store.save_states(connection, feed.id, {"a": first, "b": second}, NOW)
        store.save_states(connection, other.id, {"a": second}, NOW)
        store.save_states(connection, feed.id, {"a": EntryState("k1", "d9")}, NOW)
        store.save_states(connection, feed.id, {}, NOW)
        assert store.entry_states(connection, feed.id) == {"a": EntryState("k1", "d9"), "b": second}
        assert store.entry_states(connection, other.id) == {"a": second}
        counts = {feed.id: feed.entries for feed in store.all_feeds(connection)}
    assert counts == {feed.id: 1, other.id: 0}  # one whose page failed is not there yet


def test_an_entry_is_forgotten_ninety_days_after_it_left_its_feed(corpus: Corpus) -> None:
    feed, other = kept(corpus, FEED), kept(corpus, replace(FEED, url="https://tide.example/"))
    states = {"here": EntryState("k1", "d"), "gone": EntryState("k2", "d")}
    with database.writing(corpus.engine) as connection:
        store.save_states(connection, feed.id, states, NOW)
        store.save_states(connection, other.id, states, NOW)
        store.forget(connection, feed.id, ["here"], NOW + timedelta(days=90))
        assert set(store.entry_states(connection, feed.id)) == {"here", "gone"}
        store.forget(connection, feed.id, ["here"], NOW + timedelta(days=90, seconds=1))
        assert set(store.entry_states(connection, feed.id)) == {"here"}
        assert set(store.entry_states(connection, other.id)) == {"here", "gone"}
