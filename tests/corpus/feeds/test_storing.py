"""What was read of a feed, into the archive: how often, and what with what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sites import STORIES, entry, rss
from web import Web, moved, page

from corpus import Corpus
from corpus.exceptions import Fault
from corpus.feeds import store
from corpus.feeds.aggregator import Aggregator
from corpus.feeds.feed import FeedState
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
    """An archive that follows the feed at "/feed"."""
    feeds = Aggregator(corpus, web.fetcher())
    feeds.follow(FeedLink(web.url("/feed"), "Quay News"), NOW)
    return feeds


@pytest.fixture
def transactions(corpus: Corpus) -> Counter[str]:
    """Counts those that read and those that write, from now on."""
    counts: Counter[str] = Counter()

    def count(connection: sa.Connection) -> None:
        is_write = connection.get_execution_options().get("onrecord_writes")
        counts["write" if is_write else "read"] += 1

    sa.event.listen(corpus.engine, "begin", count)
    return counts


def articles(count: int) -> str:
    """A feed of so many articles with different texts."""
    return rss(
        [entry("library", f"http://quay.example/{n}", more=f"Day {n}") for n in range(count)]
    )


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        # What is due, and known of its entries; which articles are new -> all at once.
        (1, {"read": 2, "write": 1}),
        (16, {"read": 2, "write": 1}),
        (17, {"read": 3, "write": 2}),
        (0, {"read": 2, "write": 1}),
    ],
)
def test_a_feed_takes_one_write_and_few_reads_a_batch(
    feeds: Aggregator,
    web: Web,
    transactions: Counter[str],
    count: int,
    expected: dict[str, int],
) -> None:
    web.pages["/feed"] = page(articles(count), kind="application/rss+xml")
    (update,) = feeds.update(NOW)
    assert update.new == count
    assert transactions == expected


def test_an_entry_is_noted_with_its_article_or_not_at_all(
    feeds: Aggregator, corpus: Corpus, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["/feed"] = page(articles(20), kind="application/rss+xml")
    add = corpus.add

    def failing(*batch: object, also: Callable[..., None], **options: object) -> object:
        def fail(*_: object) -> None:
            also(*_)
            raise ZeroDivisionError

        is_second = bool(corpus.latest(1))
        return add(*batch, also=fail if is_second else also, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(corpus, "add", failing)
    (update,) = feeds.update(NOW)
    assert update.feed.fault == Fault("feed.article")
    assert len(corpus.latest(None)) == len(marks(corpus)) == 16
    monkeypatch.setattr(corpus, "add", add)
    assert [update.new for update in feeds.update(NOW + timedelta(days=1))] == [4]
    assert len(corpus.latest(None)) == len(marks(corpus)) == 20


def marks(corpus: Corpus) -> list[str]:
    with database.reading(corpus.engine) as connection:
        return list(store.entry_states(connection, 1))


def test_what_left_a_feed_long_ago_is_forgotten_but_not_what_an_unchanged_one_has(
    feeds: Aggregator, corpus: Corpus, web: Web
) -> None:
    options = {"kind": "application/rss+xml", "etag": '"1"'}
    web.pages["/feed"] = page(articles(2), **options)
    list(feeds.update(NOW))
    assert [update.new for update in feeds.update(NOW + timedelta(days=200))] == [0]
    assert len(marks(corpus)) == 2
    web.pages["/feed"] = page(articles(1), **options | {"etag": '"2"'})
    list(feeds.update(NOW + timedelta(days=201)))
    assert len(marks(corpus)) == 1


def test_a_feed_that_moved_keeps_its_entries_and_gives_way_to_one_that_is_there(
    feeds: Aggregator, corpus: Corpus, web: Web
) -> None:
    web.pages |= {
        "/feed": moved("/new", 301),
        "/new": page(articles(1), kind="application/rss+xml"),
    }
    (update,) = feeds.update(NOW)
    assert (update.new, update.feed.url, update.feed.state) == (
        1,
        web.url("/new"),
        FeedState.ACTIVE,
    )
    assert len(marks(corpus)) == 1
    other, _ = feeds.follow(FeedLink(web.url("/old"), "Old"), NOW)
    web.pages["/old"] = moved("/new", 301)
    (update,) = feeds.update(NOW, [other])
    assert (update.feed.url, update.feed.state) == (web.url("/old"), FeedState.GONE)


def test_a_copy_is_counted_and_noted_but_not_stored(
    feeds: Aggregator, corpus: Corpus, web: Web
) -> None:
    home = "http://quay.example"
    twice = [entry("dredging", f"{home}/{n}", title=f"No {n}") for n in (1, 2)]
    web.pages["/feed"] = page(rss(twice), kind="application/rss+xml")
    (update,) = feeds.update(NOW)
    assert (update.new, update.copies) == (1, 1)
    assert len(marks(corpus)) == 2
    later = [*twice, entry("dredging", f"{home}/3", title="No 3")]
    web.pages["/feed"] = page(rss(later), kind="application/rss+xml")
    (update,) = feeds.update(NOW + timedelta(days=1))
    assert (update.new, update.copies) == (0, 1)
    assert [article.url for article in corpus.latest(None)] == [f"{home}/1"]


def test_a_new_version_is_no_copy_of_what_is_there(
    feeds: Aggregator, corpus: Corpus, web: Web
) -> None:
    home = "http://quay.example"
    for title in ("Dredging", "Dredging, again"):
        body = rss([entry("dredging", f"{home}/1", guid="1", title=title)])
        web.pages["/feed"] = page(body, kind="application/rss+xml")
        (update,) = feeds.update(NOW, feeds.feeds())
        assert update.copies == 0
    assert [article.title for article in corpus.latest(None)] == ["Dredging, again"]
    assert STORIES["dredging"][1] in corpus.latest(1)[0].text
