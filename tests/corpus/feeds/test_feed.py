"""When a feed is asked again, and how it fares."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from corpus.exceptions import Fault
from corpus.feeds.feed import (
    OFTENEST,
    SELDOMEST,
    SOON,
    Feed,
    FeedState,
    Health,
    failed,
    is_due,
    succeeded,
)
from corpus.loading.syndication import Document
from corpus.web.response import NO_VERSION, Fetched, FetchError, Validators

NOW = datetime(2024, 6, 4, 9, 0, tzinfo=UTC)
FEED = Feed("https://quay.example/feed", "Quay", due=NOW)
FAULT = Fault("feed.unread")
VERSION = Validators('"1"', None)


def page(fresh: timedelta = timedelta(), moved_to: str | None = None) -> Fetched:
    return Fetched(FEED.url, b"", "", None, VERSION, fresh, moved_to, False)


def test_a_feed_is_due_from_its_time_on_unless_it_is_not_read_at_all() -> None:
    assert is_due(FEED, NOW)
    assert not is_due(FEED, NOW - timedelta(seconds=1))
    for state in (FeedState.PAUSED, FeedState.GONE):
        assert not is_due(replace(FEED, state=state), NOW)


@pytest.mark.parametrize(
    ("feed", "health"),
    [
        (FEED, Health.NEW),
        (replace(FEED, read=NOW), Health.WELL),
        (replace(FEED, failures=1), Health.FAILING),
        (replace(FEED, read=NOW, failures=1), Health.FAILING),
        (replace(FEED, state=FeedState.PAUSED, failures=1), Health.PAUSED),
        (replace(FEED, state=FeedState.GONE), Health.GONE),
    ],
)
def test_a_feed_fares_as_it_was_read_last(feed: Feed, health: Health) -> None:
    assert feed.health is health


@pytest.mark.parametrize(
    ("fresh", "ttl", "wait"),
    [
        (timedelta(), None, OFTENEST),
        (timedelta(minutes=29), timedelta(minutes=1), OFTENEST),
        (timedelta(hours=3), timedelta(hours=2), timedelta(hours=3)),
        (timedelta(hours=2), timedelta(hours=3), timedelta(hours=3)),
        (timedelta(days=7), None, SELDOMEST),
    ],
)
def test_a_feed_that_is_well_waits_as_long_as_it_asks(
    fresh: timedelta, ttl: timedelta | None, wait: timedelta
) -> None:
    feed = succeeded(FEED, page(fresh), Document("rss20", ttl=ttl), None, NOW)
    assert feed.due == NOW + wait


def test_what_is_read_of_a_feed_replaces_what_was_known_of_it() -> None:
    before = replace(FEED, failures=3, fault=FAULT)
    document = Document("rss20", title="The Quay", fault=Fault("load.feed_marks"))
    feed = succeeded(before, page(moved_to="https://quay.example/new"), document, None, NOW)
    assert (feed.url, feed.title) == ("https://quay.example/new", "The Quay")
    assert (feed.failures, feed.fault) == (0, Fault("load.feed_marks"))
    assert (feed.checked, feed.read, feed.validators) == (NOW, NOW, VERSION)


def test_a_feed_that_is_unchanged_keeps_its_title_and_place() -> None:
    feed = succeeded(replace(FEED, fault=FAULT), page(), None, None, NOW)
    assert (feed.url, feed.title, feed.fault) == (FEED.url, FEED.title, None)


def test_a_feed_with_more_than_was_taken_is_sent_in_full_soon() -> None:
    feed = succeeded(FEED, page(timedelta(hours=9)), Document("rss20"), SOON, NOW)
    assert (feed.due, feed.validators) == (NOW + SOON, NO_VERSION)


def test_a_feed_that_fails_waits_twice_as_long_each_time() -> None:
    feed, waits = replace(FEED, read=NOW - timedelta(days=1)), []
    for _ in range(8):
        feed = failed(feed, FAULT, NOW)
        waits.append((feed.due - NOW) / OFTENEST)
    assert waits == [1, 2, 4, 8, 16, 32, 48, 48]
    assert (feed.failures, feed.fault, feed.checked) == (8, FAULT, NOW)
    assert (feed.state, feed.read) == (FeedState.ACTIVE, NOW - timedelta(days=1))
    assert failed(replace(FEED, failures=10_000), FAULT, NOW).due == NOW + SELDOMEST


def test_a_server_is_left_alone_for_as_long_as_it_asks() -> None:
    busy = FetchError(FEED.url, "fetch.often", status=429, wait=timedelta(hours=5))
    assert failed(FEED, FAULT, NOW, busy).due == NOW + timedelta(hours=5)
    hasty = FetchError(FEED.url, "fetch.often", status=429, wait=timedelta(minutes=1))
    assert failed(FEED, FAULT, NOW, hasty).due == NOW + OFTENEST


def test_only_a_feed_whose_server_says_so_is_gone() -> None:
    states = {
        status: failed(FEED, FAULT, NOW, FetchError(FEED.url, "x", status=status)).state
        for status in (404, 410, 500)
    }
    assert states == {404: FeedState.ACTIVE, 410: FeedState.GONE, 500: FeedState.ACTIVE}
    paused = replace(FEED, state=FeedState.PAUSED)
    assert failed(paused, FAULT, NOW).state is FeedState.PAUSED
