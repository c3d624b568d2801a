"""Read one feed: fetch it, take what is new in it, fetch the pages it only hints at.

Nothing is stored here: a `Reading` is what there is to store.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from corpus.exceptions import LoadError
from corpus.feeds import entries
from corpus.feeds import feed as feeds
from corpus.feeds.entries import EntryState, Item
from corpus.feeds.feed import Feed
from corpus.loading import syndication
from corpus.loading.addresses import host_of
from corpus.types import Article
from corpus.web import pages
from corpus.web.fetch import Fetched, Fetcher, FetchError

logger = logging.getLogger(__name__)

# What one reading takes at most; the rest is taken soon after.
_ENTRIES = 200
_PAGES = 20
# A site that fails so often in a row is left alone until the feed is read again.
_FAILURES = 2

_UNSEEN = EntryState("")


@dataclass(slots=True)
class Reading:
    """What was read of a feed: where it was, and what the feed is from now on.

    `marks` are those of all its entries, `seen` is what is known of those taken, `articles`
    what came of them; `skipped` says why nothing did.
    """

    url: str
    feed: Feed
    marks: tuple[str, ...] = ()
    articles: list[tuple[Item, Article]] = field(default_factory=list)
    seen: dict[str, EntryState] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    pages: int = 0
    failures: int = 0
    is_hindered: bool = False


def document(found: Fetched) -> syndication.Document:
    """What a fetched feed holds; raises LoadError where it is none."""
    told = f"{found.kind}; charset={found.charset}" if found.charset else found.kind
    return syndication.read(found.body, host_of(found.url), found.url, told)


def read(
    feed: Feed,
    seen: Mapping[str, EntryState],
    fetcher: Fetcher,
    now: datetime,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """What is new in a feed, or why it could not be read: nothing is raised."""
    try:
        return _read(feed, seen, fetcher, now, is_stopped)
    except FetchError as error:
        return Reading(feed.url, feeds.failed(feed, error.reason, now, error))
    except LoadError as error:
        return Reading(feed.url, feeds.failed(feed, error.reason, now))
    except Exception:  # one odd feed must not stop the others; the log has the bug
        logger.exception("feed %s", feed.url)
        reason = "could not be understood; the log tells more"
        return Reading(feed.url, feeds.failed(feed, reason, now))


def _read(
    feed: Feed,
    seen: Mapping[str, EntryState],
    fetcher: Fetcher,
    now: datetime,
    is_stopped: Callable[[], bool],
) -> Reading:
    fetched = fetcher.feed(feed.url, feed.validators)
    if fetched.is_unchanged:
        return Reading(feed.url, feeds.succeeded(feed, fetched, None, None, now))
    said = document(fetched)
    there = entries.items(feed, said.entries, seen)
    fresh = entries.news(there, seen)
    found = Reading(feed.url, feed, tuple(item.mark for item in there))
    for item in fresh[:_ENTRIES]:
        if not is_stopped():
            _take(item, seen.get(item.mark), found, fetcher, now)
    is_done = all(found.seen.get(item.mark, _UNSEEN).digest == item.digest for item in fresh)
    again = feeds.OFTENEST if found.is_hindered else feeds.SOON
    found.feed = feeds.succeeded(feed, fetched, said, None if is_done else again, now)
    return found


def _take(
    item: Item, known: EntryState | None, found: Reading, fetcher: Fetcher, now: datetime
) -> None:
    """Make the article of an entry, by its page where that may have more."""
    before = known or EntryState(item.key)
    page: Article | LoadError | None = None
    if entries.is_teaser(item.entry) and before.tries < entries.TRIES:
        if found.pages >= _PAGES or found.failures >= _FAILURES:
            return  # the next reading of the feed goes on here
        page = _page(item.entry.url or "", found, fetcher)
        if isinstance(page, FetchError) and page.may_pass and before.tries + 1 < entries.TRIES:
            found.seen[item.mark] = replace(before, tries=before.tries + 1)
            return
    made = entries.article(item, page if isinstance(page, Article) else None, found.feed.title, now)
    found.seen[item.mark] = EntryState(item.key, item.digest)
    if made is not None:
        found.articles.append((item, made))
    elif page is not None:
        found.skipped.append(str(page))


def _page(url: str, found: Reading, fetcher: Fetcher) -> Article | LoadError:
    found.pages += 1
    try:
        page = pages.article(fetcher.page(url))
    except LoadError as error:
        is_trouble = isinstance(error, FetchError) and error.may_pass
        found.is_hindered = found.is_hindered or is_trouble
        found.failures = found.failures + 1 if is_trouble else 0
        return error
    except Exception:  # as above: what an extractor raises for an odd page is not ours to list
        logger.exception("page %s", url)
        return LoadError(host_of(url), "has a page that could not be understood")
    found.failures = 0
    return page
