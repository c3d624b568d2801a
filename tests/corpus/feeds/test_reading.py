"""What one reading takes of a feed, and where the next goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import web as pages
from sites import entry, html, rss
from web import Page, Web, page

from corpus.feeds import entries, reading
from corpus.feeds.entries import EntryState
from corpus.feeds.feed import OFTENEST, SOON, Feed
from corpus.feeds.reading import Reading
from corpus.web.response import NO_VERSION, Validators

NOW = datetime(2024, 6, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on 127.0.0.1."""
    with Web() as server:
        yield server


@pytest.fixture
def read(web: Web) -> Callable[..., Reading]:
    """Reads a feed of these entries, whose pages are as given."""

    def read(
        *items: str, states: dict[str, EntryState] | None = None, **options: object
    ) -> Reading:
        web.pages["/feed"] = page(rss(items), kind="application/rss+xml", etag='"1"')
        feed = Feed(web.url("/feed"), "Quay", NOW)
        return reading.read(feed, states or {}, web.fetcher(), NOW, **options)  # type: ignore[arg-type]

    return read


def teasers(web: Web, shown: dict[str, Page]) -> list[str]:
    """Short entries, each with its page."""
    web.pages |= {f"/{name}": page for name, page in shown.items()}
    return [
        entry("library", web.url(f"/{name}"), guid=name, title=name, is_full=False)
        for name in shown
    ]


def test_all_that_is_new_comes_with_its_state(web: Web, read: Callable[..., Reading]) -> None:
    found = read(entry("dredging", guid="1"), entry("library", guid="2"))
    assert [item.mark for item, _ in found.articles] == ["1", "2"] == list(found.marks)
    assert {mark: state.digest for mark, state in found.states.items()} == {
        item.mark: item.digest for item, _ in found.articles
    }
    assert (found.feed.validators, found.feed.due) == (Validators('"1"'), NOW + OFTENEST)
    again = read(entry("dredging", guid="1"), entry("library", guid="2"), states=found.states)
    assert (again.articles, again.states, again.marks) == ([], {}, ("1", "2"))


def test_more_than_two_hundred_entries_are_gone_on_with_soon(read: Callable[..., Reading]) -> None:
    items = [entry("library", guid=str(n), more=str(n)) for n in range(201)]
    found = read(*items)
    assert len(found.articles) == 200
    assert (found.feed.due, found.feed.validators) == (NOW + SOON, NO_VERSION)
    rest = read(*items, states=found.states)
    assert [item.mark for item, _ in rest.articles] == ["200"]
    assert rest.feed.validators == Validators('"1"')


def test_a_page_is_tried_three_times_and_then_done_without(
    web: Web, read: Callable[..., Reading]
) -> None:
    items = teasers(web, {"a": page(status=503)})
    states: dict[str, EntryState] = {}
    for tries in range(1, entries.TRIES):
        found = read(*items, states=states)
        assert (found.articles, found.states["a"].tries) == ([], tries)
        assert (found.states["a"].digest, found.feed.due) == (None, NOW + OFTENEST)
        states = found.states
    found = read(*items, states=states)
    assert (len(found.articles), found.states["a"].tries) == (1, 0)
    assert found.feed.validators == Validators('"1"')


def test_two_pages_in_trouble_end_a_reading_and_one_that_is_well_begins_the_count_anew(
    web: Web, read: Callable[..., Reading]
) -> None:
    well = page(html("library"))
    ill = page(status=503)
    items = teasers(web, {"a": ill, "b": well, "c": ill, "d": ill, "e": well})
    found = read(*items)
    assert web.paths[1:] == ["/a", "/b", "/c", "/d"]
    assert found.states.keys() == {"a", "b", "c", "d"}
    assert found.feed.due == NOW + OFTENEST


def test_a_page_that_is_closed_for_good_is_no_trouble(
    web: Web, read: Callable[..., Reading]
) -> None:
    items = teasers(web, {name: page("No.", 404) for name in "abc"})
    found = read(*items)
    assert web.paths[1:] == ["/a", "/b", "/c"]
    assert found.feed.validators == Validators('"1"')
    assert found.feed.due == NOW + OFTENEST


def test_a_reading_that_is_stopped_takes_no_more(web: Web, read: Callable[..., Reading]) -> None:
    answers = iter([False, True, True])
    items = [entry("library", guid=str(n), more=str(n)) for n in range(3)]
    found = read(*items, is_stopped=lambda: next(answers))
    assert [item.mark for item, _ in found.articles] == ["0"]
    assert found.feed.validators == NO_VERSION


def test_a_feed_that_is_unchanged_has_nothing_new(web: Web) -> None:
    web.pages["/feed"] = page(rss([]), kind="application/rss+xml", etag='"1"')
    feed = Feed(web.url("/feed"), "Quay", NOW, validators=Validators('"1"'), failures=2)
    found = reading.read(feed, {}, web.fetcher(), NOW)
    assert (found.marks, found.articles, found.feed.failures) == ((), [], 0)
    assert found.feed.validators == Validators('"1"')


def test_a_feed_that_cannot_be_read_has_failed(web: Web) -> None:
    for path, code in {"/reset": "fetch.broken", "/html": "load.feed"}.items():
        web.pages |= {"/reset": pages.reset, "/html": page(html("library"))}
        found = reading.read(Feed(web.url(path), "Quay", NOW), {}, web.fetcher(), NOW)
        assert (found.feed.failures, found.url) == (1, web.url(path))
        assert found.feed.fault is not None
        assert found.feed.fault.code == code
