"""What was read of a feed, into the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from corpus.archive import Corpus
from corpus.articles import copies
from corpus.articles import store as article_store
from corpus.exceptions import Fault, LoadError
from corpus.feeds import store
from corpus.feeds.entries import Item
from corpus.feeds.feed import Feed, FeedState
from corpus.feeds.reading import Reading
from corpus.store.database import Connection
from corpus.summaries import minhash
from corpus.types import Article, Change

# One transaction holds so many articles.
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Update:
    """What reading one feed brought; `skipped` tells why entries gave no article."""

    feed: Feed
    new: int = 0
    changed: int = 0
    copies: int = 0
    skipped: tuple[LoadError, ...] = ()


def store_reading(
    corpus: Corpus, reading: Reading, now: datetime, is_stopped: Callable[[], bool]
) -> Update:
    """Store what was read of a feed: what came of it.

    batches of articles -> those that are no copies -> analysed -> stored, in one transaction
    with their signatures and entries, the last batch with how the feed fares from now on.
    """
    update = Update(reading.feed, skipped=tuple(reading.skipped))
    starts = range(0, len(reading.articles), _BATCH) or range(1)
    for start in starts:
        if is_stopped():  # the feed stays due, and the next reading goes on here
            break
        batch = reading.articles[start : start + _BATCH]
        update = _store_batch(corpus, reading, batch, update, now, start == starts[-1])
    return update


def _store_batch(
    corpus: Corpus,
    reading: Reading,
    batch: Sequence[tuple[Item, Article]],
    update: Update,
    now: datetime,
    is_last: bool,
) -> Update:
    feed = update.feed
    signatures = {article.key: minhash.signature(article.text) for _, article in batch}

    def choose(connection: Connection, articles: Sequence[Article]) -> list[Article]:
        repeats = copies.repeated(connection, articles, signatures)
        return [article for article in articles if article.key not in repeats]

    def note(connection: Connection, articles: Sequence[Article]) -> None:
        """Note entries with their articles: none is noted whose article is not there."""
        nonlocal feed
        ids = article_store.ids_of(connection, (article.key for article in articles))
        for article in articles:
            if article.key in ids:
                copies.sign(connection, ids[article.key], signatures[article.key])
        if is_last:
            feed = _end(connection, reading, now)
        else:
            states = {item.mark: reading.states[item.mark] for item, _ in batch}
            store.save_states(connection, feed.id, states, now)

    # All at once, so that who follows the feed gets each of its articles.
    changes = corpus.add([article for _, article in batch], now, choose=choose, also=note)
    return replace(
        update,
        feed=feed,
        new=update.new + changes.count(Change.NEW),
        changed=update.changed + changes.count(Change.CHANGED),
        copies=update.copies + len(batch) - len(changes),
    )


def _end(connection: Connection, reading: Reading, now: datetime) -> Feed:
    """Keep all that is known of a feed after a reading; gives the feed as it is then."""
    feed = _settled(connection, reading)
    store.save_states(connection, feed.id, reading.states, now)
    store.save_reading(connection, feed)
    if reading.marks:  # nothing is known of what is in a feed that said "unchanged"
        store.forget(connection, feed.id, reading.marks, now)
    return feed


def _settled(connection: Connection, reading: Reading) -> Feed:
    """The feed at its new address, unless that one is followed already."""
    feed = reading.feed
    namesake = store.by_url(connection, feed.url)
    if namesake is None or namesake.id == feed.id:
        return feed
    fault = Fault("feed.moved", {"url": feed.url})
    return replace(feed, url=reading.url, state=FeedState.GONE, fault=fault)
