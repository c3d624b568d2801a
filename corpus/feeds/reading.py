"""Read one feed: fetch it, take what is new in it, fetch the pages it only hints at.

Nothing is stored here: a `Reading` is what there is to store.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from corpus.exceptions import Fault, LoadError
from corpus.feeds import entries
from corpus.feeds.entries import EntryState, Item
from corpus.feeds.feed import OFTENEST, SOON, Feed, failed, succeeded
from corpus.loading import syndication
from corpus.loading.addresses import host_of
from corpus.types import Article
from corpus.web import pages
from corpus.web.fetch import Fetcher
from corpus.web.response import Fetched, FetchError

logger = logging.getLogger(__name__)

# What one reading takes at most; the rest is taken soon after.
_ENTRIES = 200
_PAGES = 20
# A site that fails so often in a row is left alone until the feed is read again.
_FAILURES = 2


@dataclass(slots=True)
class Reading:
    """What was read of a feed: where it was, and what the feed is from now on.

    `marks` are those of all its entries, `states` is what is known of those taken, `articles`
    what came of them; `skipped` says why nothing did.
    """

    url: str
    feed: Feed
    marks: tuple[str, ...] = ()
    articles: list[tuple[Item, Article]] = field(default_factory=list)
    states: dict[str, EntryState] = field(default_factory=dict)
    skipped: list[LoadError] = field(default_factory=list)
    pages: int = 0
    failures: int = 0
    is_hindered: bool = False


def document(page: Fetched) -> syndication.Document:
    """What a fetched feed holds; raises LoadError where it is none."""
    content_type = f"{page.kind}; charset={page.charset}" if page.charset else page.kind
    return syndication.read(page.body, host_of(page.url), page.url, content_type)


def read(
    feed: Feed,
    states: Mapping[str, EntryState],
    fetcher: Fetcher,
    now: datetime,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """What is new in a feed, or why it could not be read: nothing is raised."""
    try:
        return _read(feed, states, fetcher, now, is_stopped)
    except FetchError as error:
        return Reading(feed.url, failed(feed, error.fault, now, error))
    except LoadError as error:
        return Reading(feed.url, failed(feed, error.fault, now))
    except Exception:  # one odd feed must not stop the others; the log has the bug
        logger.exception("feed %s", feed.url)
        return Reading(feed.url, failed(feed, Fault("feed.odd"), now))


def _read(
    feed: Feed,
    states: Mapping[str, EntryState],
    fetcher: Fetcher,
    now: datetime,
    is_stopped: Callable[[], bool],
) -> Reading:
    """The feed, fetched -> its entries -> those that are new -> an article each."""
    page = fetcher.feed(feed.url, feed.validators)
    if page.is_unchanged:
        return Reading(feed.url, succeeded(feed, page, None, None, now))
    content = document(page)
    items = entries.items(feed, content.entries, states)
    new = entries.news(items, states)
    reading = Reading(feed.url, feed, tuple(item.mark for item in items))
    for item in new[:_ENTRIES]:
        if not is_stopped():
            _take(item, states.get(item.mark, EntryState(item.key)), reading, fetcher, now)
    is_done = all(reading.states.get(item.mark, entries.NEW).digest == item.digest for item in new)
    again = OFTENEST if reading.is_hindered else SOON
    reading.feed = succeeded(feed, page, content, None if is_done else again, now)
    return reading


def _take(item: Item, state: EntryState, reading: Reading, fetcher: Fetcher, now: datetime) -> None:
    """Make the article of an entry, by its page where that may have more."""
    page: Article | LoadError | None = None
    if entries.is_teaser(item.entry) and state.tries < entries.TRIES:
        if reading.pages >= _PAGES or reading.failures >= _FAILURES:
            return  # the next reading of the feed goes on here
        page = _page(item.entry.url or "", reading, fetcher)
        if isinstance(page, FetchError) and page.may_pass and state.tries + 1 < entries.TRIES:
            reading.states[item.mark] = replace(state, tries=state.tries + 1)
            return
    full = page if isinstance(page, Article) else None
    article = entries.article(item, full, reading.feed.title, now)
    reading.states[item.mark] = EntryState(item.key, item.digest)
    if article is not None:
        reading.articles.append((item, article))
    elif isinstance(page, LoadError):
        reading.skipped.append(page)


def _page(url: str, reading: Reading, fetcher: Fetcher) -> Article | LoadError:
    reading.pages += 1
    try:
        article = pages.article(fetcher.page(url))
    except LoadError as error:
        is_trouble = isinstance(error, FetchError) and error.may_pass
        reading.is_hindered = reading.is_hindered or is_trouble
        reading.failures = reading.failures + 1 if is_trouble else 0
        return error
    except Exception:  # as above: what an extractor raises for an odd page is not ours to list
        logger.exception("page %s", url)
        return LoadError(host_of(url), "feed.page")
    reading.failures = 0
    return article
