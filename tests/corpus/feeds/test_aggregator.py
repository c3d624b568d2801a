"""Feeds into the archive, from a server that does as it likes."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import web as pages
from sites import STORIES, entry, html, rss
from web import Page, Web, moved, page

from corpus import Article, Corpus, LoadError, NotFoundError, open_corpus
from corpus.exceptions import Fault
from corpus.feeds.aggregator import Aggregator
from corpus.feeds.feed import OFTENEST, SELDOMEST, SOON, Feed, FeedState, Health
from corpus.feeds.storing import Update
from corpus.store import database
from corpus.web.pages import FeedLink

NOW = datetime(2024, 6, 4, 9, 0, tzinfo=UTC)
RSS = {"kind": "application/rss+xml"}


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on 127.0.0.1."""
    with Web() as found:
        yield found


@pytest.fixture
def feeds(corpus: Corpus, web: Web) -> Aggregator:
    """The feeds of an empty archive, which may be on the server."""
    return Aggregator(corpus, web.fetcher(seconds=600))


@pytest.fixture
def follow(feeds: Aggregator, web: Web) -> Callable[..., Feed]:
    """Follows the feed at a path: `follow("/feed", rss([...]), etag='"1"')`."""

    def follow(path: str, body: str | Page = "", **options: str) -> Feed:
        web.pages[path] = body if callable(body) else page(body, **RSS, **options)
        return feeds.follow(FeedLink(web.url(path), "Quay News"), NOW)[0]

    return follow


def update(feeds: Aggregator, now: datetime = NOW) -> list[Update]:
    """What reading the feeds that are due brings."""
    return list(feeds.update(now))


def titles(corpus: Corpus) -> list[str]:
    """The titles in the archive, in order."""
    return sorted(article.title for article in corpus.latest(None))


# What a feed brings


def test_a_feed_with_full_texts_is_read_without_its_pages(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    link = web.url("/news/1?utm_source=rss&id=7&fbclid=x#top")
    follow("/feed", rss([entry("dredging", link, guid="1"), entry("library", guid="2")]))
    (found,) = update(feeds)
    assert (found.new, found.changed, found.skipped) == (2, 0, ())
    assert web.paths == ["/feed"]
    dredging, library = sorted(corpus.latest(None), key=lambda article: article.title, reverse=True)
    assert dredging.title != library.title
    (first,) = [each for each in (dredging, library) if each.url]
    assert first.url == web.url("/news/1?id=7")
    assert first.outlet == "Quay News"
    assert first.published == datetime(2024, 6, 3, 8, 0, tzinfo=UTC)
    assert "Ida Moen" in [speaker.name for speaker in corpus.people()]


def test_a_teaser_is_filled_by_its_page(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    web.pages["/a"] = page(html("dredging"))
    follow("/feed", rss([entry("dredging", web.url("/a"), is_full=False)]))
    (found,) = update(feeds)
    assert found.new == 1
    (article,) = corpus.latest()
    assert "eighteen days" in article.text
    assert "[…]" not in article.text


@pytest.mark.parametrize("status", [403, 404, 410, 451])
def test_where_the_page_is_closed_the_entry_must_do(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed], status: int
) -> None:
    web.pages["/a"] = page("Not for you.", status)
    teaser = entry("dredging", web.url("/a"), is_full=False, title="Dredging")
    follow("/feed", rss([teaser.replace("will dredge", "will dredge soon. It may")]))
    assert update(feeds)[0].new == 1
    (article,) = corpus.latest()
    assert article.text.endswith("will dredge soon.")


def test_a_page_that_is_in_trouble_is_tried_again_and_then_done_without(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    web.pages["/a"] = page(status=503)
    follow("/feed", rss([entry("dredging", web.url("/a"), is_full=False)]), etag='"1"')
    now = NOW
    for left in (0, 0, 1):
        (found,) = update(feeds, now)
        assert (found.new, len(corpus.latest())) == (left, left)
        now = found.feed.due
    assert web.paths == ["/feed", "/a"] * 3
    assert "if-none-match" not in [name for request in web.requests for name in request.headers]


def test_a_page_that_is_well_again_is_read(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    web.pages["/a"] = pages.reset
    follow("/feed", rss([entry("dredging", web.url("/a"), is_full=False)]))
    (found,) = update(feeds)
    assert found.feed.due == NOW + OFTENEST
    web.pages["/a"] = page(html("dredging"))
    assert update(feeds, NOW + OFTENEST)[0].new == 1
    assert "eighteen days" in corpus.latest()[0].text


def test_an_entry_of_which_nothing_can_be_read_is_named_once(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    web.pages["/a"] = page("%PDF-1.7", kind="application/pdf")
    sitemap = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{web.url('/a')}</loc></url></urlset>"
    )
    follow("/sitemap.xml", page(sitemap, kind="application/xml"))
    (found,) = update(feeds)
    assert found.new == 0
    assert [error.code for error in found.skipped] == ["page.pdf"]
    assert update(feeds, found.feed.due)[0].skipped == ()


def test_a_site_in_trouble_is_not_asked_for_every_page(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    items = [entry("dredging", web.url(f"/{n}"), title=str(n), is_full=False) for n in range(9)]
    web.pages |= {f"/{n}": pages.reset for n in range(9)}
    follow("/feed", rss(items))
    update(feeds)
    assert web.paths == ["/feed", "/0", "/1"]


def test_a_feed_of_two_hundred_entries_is_taken_a_few_pages_at_a_time(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    numbers = range(50)
    items = [entry("library", web.url(f"/{n}"), title=f"No {n}", is_full=False) for n in numbers]
    web.pages |= {f"/{n}": page(html("library", title=f"No {n}", more=str(n))) for n in numbers}
    follow("/feed", rss(items))
    now, brought = NOW, []
    for _ in range(3):
        (found,) = update(feeds, now)
        brought.append(found.new)
        now = found.feed.due
    assert brought == [20, 20, 10]
    assert found.feed.due == NOW + 2 * SOON + OFTENEST
    assert len(web.paths) == 53
    assert len(corpus.latest(None)) == 50


def test_every_kind_of_feed_is_read(feeds: Aggregator, corpus: Corpus, web: Web) -> None:
    text = STORIES["orchard"][1] * 4
    kinds = {
        "/rss": (rss([entry("dredging", web.url("/1"))]), "application/rss+xml"),
        "/atom": (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><id>a</id><entry><id>2'
            f"</id><title>By Atom</title><updated>2024-06-03T08:00:00Z</updated><link href="
            f'"{web.url("/2")}"/><content type="html">'
            f"&lt;p&gt;{text} In Atom.&lt;/p&gt;</content></entry>"
            "</feed>",
            "application/atom+xml",
        ),
        "/rdf": (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>RDF</title></channel>'
            f'<item rdf:about="{web.url("/3")}"><title>By RDF</title><link>{web.url("/3")}</link>'
            f"<description>{text} In RDF.</description></item></rdf:RDF>",
            "application/rdf+xml",
        ),
        "/json": (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "JSON", "items": [{"id": "4",'
            f' "title": "By JSON", "url": "{web.url("/4")}", "content_text": "{text}"}}]}}',
            "application/feed+json",
        ),
        "/news.xml": (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news='
            '"http://www.google.com/schemas/sitemap-news/0.9"><url><loc>'
            f"{web.url('/5')}</loc><news:news><news:publication><news:name>Map</news:name>"
            "<news:language>en</news:language></news:publication><news:publication_date>"
            "2024-06-03</news:publication_date><news:title>By sitemap</news:title></news:news>"
            "</url></urlset>",
            "application/xml",
        ),
    }
    web.pages["/5"] = page(html("library"))
    for path, (body, kind) in kinds.items():
        web.pages[path] = page(body, kind=kind)
        (candidate,) = feeds.discover(web.url(path))
        feeds.follow(candidate, NOW)
    assert [found.new for found in update(feeds)] == [1] * 5
    shown = {article.title: article.outlet for article in corpus.latest(None)}
    assert shown == {
        "Dredging of the Ruvenna begins in March": "Quay News",
        "By Atom": "Atom",
        "By RDF": "RDF",
        "By JSON": "JSON",
        "By sitemap": "Map",
    }


# Again


def test_what_is_known_is_not_sent_and_not_stored_again(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", rss([entry("dredging", guid="1")]), etag='"1"')
    first = update(feeds)[0].feed
    (again,) = update(feeds, first.due)
    assert (again.new, again.changed) == (0, 0)
    assert web.requests[-1].headers["if-none-match"] == '"1"'
    assert again.feed.health is Health.WELL


def test_an_entry_that_changed_replaces_its_article(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", rss([entry("dredging", web.url("/1"), guid="1")]))
    due = update(feeds)[0].feed.due
    (before,) = corpus.latest()
    # The link changes too: its guid tells that it is the same.
    later = entry("dredging", web.url("/2"), guid="1", more="The barges are late.")
    web.pages["/feed"] = page(rss([later]), **RSS)
    (found,) = update(feeds, due)
    assert (found.new, found.changed) == (0, 1)
    (after,) = corpus.latest()
    assert (after.id, after.url) == (before.id, web.url("/2"))
    assert "The barges are late." in after.text


def test_one_story_under_many_links_and_guids_is_one_article(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    link = web.url("/1")
    items = [
        entry("dredging", f"{link}?utm_campaign=a", guid="1"),
        entry("dredging", f"{link}?fbclid=b", guid="2"),
        entry("dredging", link),
    ]
    follow("/feed", rss(items))
    follow("/other", rss(items[:1], title="Quay News: Port"))
    update(feeds)
    assert len(corpus.latest()) == 1


@pytest.mark.parametrize("shared", ["guid", "link", "both"])
def test_different_stories_with_one_guid_or_link_are_all_kept(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed], shared: str
) -> None:
    items = [
        entry(
            story,
            web.url("/" if shared in ("link", "both") else f"/{story}"),
            guid="same" if shared == "guid" else "" if shared == "both" else story,
        )
        for story in STORIES
    ]
    follow("/feed", rss(items))
    due = update(feeds)[0].feed.due
    assert len(corpus.latest()) == 3
    web.pages["/feed"] = page(rss(items[1:]), **RSS)
    assert (update(feeds, due)[0].new, len(corpus.latest())) == (0, 3)


def test_dates_that_cannot_be_are_none(
    feeds: Aggregator, corpus: Corpus, follow: Callable[..., Feed]
) -> None:
    dates = {
        "dredging": "Fri, 01 Jan 2100 00:00:00 GMT",
        "library": "Thu, 01 Jan 1970 00:00:00 GMT",
        "orchard": "",
    }
    follow("/feed", rss([entry(story, date=date) for story, date in dates.items()]))
    update(feeds)
    assert [article.published for article in corpus.latest()] == [None] * 3


def test_a_wire_story_in_two_outlets_is_known_for_one(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", rss([entry("dredging", "http://quay.example/1")]))
    update(feeds)
    copied = entry("dredging", "http://tide.example/wire/9", title="Silt to go", more="(Wire)")
    follow("/other", rss([copied, entry("library", guid="l")], title="Tide"))
    update(feeds)
    copy, original = sorted(
        (each for each in corpus.latest(None) if each.url), key=lambda each: each.id, reverse=True
    )
    assert [each.id for each in feeds.copies(copy.id)] == [original.id]
    assert [each.id for each in feeds.copies(original.id)] == [copy.id]
    (other,) = [each for each in corpus.latest(None) if not each.url]
    assert feeds.copies(other.id) == []


def test_the_same_text_twice_in_one_outlet_is_stored_once(
    feeds: Aggregator, corpus: Corpus, follow: Callable[..., Feed]
) -> None:
    home = "http://quay.example"
    follow(
        "/feed", rss([entry("dredging", f"{home}/1"), entry("dredging", f"{home}/2", title="A")])
    )
    assert update(feeds)[0].copies == 1
    follow("/port", rss([entry("dredging", f"{home}/3", title="B"), entry("dredging", title="C")]))
    assert [found.copies for found in update(feeds)] == [1]
    assert titles(corpus) == ["C", "Dredging of the Ruvenna begins in March"]


# When it does not go well


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">'
        for before, name in itertools.pairwise("abcdefghi")
    )
    + "]><rss version='2.0'><channel><title>&i;</title><item><title>&i;</title></item></channel>"
    "</rss>"
)


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (page("x", 500), "fetch.trouble"),
        (page("x", 429, retry_after="120"), "fetch.often"),
        (page("x", 404), "fetch.missing"),
        (page(status=304), "fetch.unasked"),
        (pages.reset, "fetch.broken"),
        (pages.cut, "fetch.broken"),
        (pages.garbage, "fetch.broken"),
        (pages.endless, "fetch.large"),
        (pages.bomb, "fetch.large"),
        (moved("/feed"), "fetch.redirects"),
        (page(html("dredging")), "load.feed"),
        (page(""), "load.feed"),
        (page(bytes(range(256)) * 9), "load.feed"),
        (page('{"version": "https://jsonfeed.org/version/1", "items": 7}'), "load.feed"),
    ],
)
def test_a_feed_in_trouble_says_why_and_keeps_no_other_from_its_turn(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed], trouble: Page, code: str
) -> None:
    follow("/feed", trouble)
    follow("/well", rss([entry("library", guid="1")]))
    found = {each.feed.url: each for each in update(feeds)}
    assert found[web.url("/well")].new == 1
    broken = found[web.url("/feed")].feed
    assert broken.health is Health.FAILING
    assert broken.fault
    assert broken.fault.code == code
    assert broken.due == NOW + OFTENEST


def test_a_slow_feed_keeps_no_other_from_its_turn(
    corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    fetcher = web.fetcher(seconds=1)

    def slow(*request: Any) -> None:
        fetcher._seconds = 600.0  # for the other, whether the machine is busy or not
        pages.drip(*request)

    follow("/feed", slow)
    follow("/well", rss([entry("library", guid="1")]))
    found = update(Aggregator(corpus, fetcher))
    assert sorted((each.new, each.feed.failures) for each in found) == [(0, 1), (1, 0)]


@pytest.mark.parametrize(
    "odd",
    [
        BOMB,
        rss([entry("dredging", guid="1")])[:-16],
        rss([entry("dredging", guid="1")]).replace("Moen", "M\x0boen & Søn <"),
        rss([entry("dredging", guid="1")]).replace("UTF-8", "no-such-encoding"),
        rss([entry("dredging", guid="1")]).replace("Dredging", "<b>Dredging</i>"),
    ],
)
def test_a_feed_that_is_not_well_formed_gives_what_can_be_read(
    feeds: Aggregator, follow: Callable[..., Feed], odd: str
) -> None:
    follow("/feed", odd)
    (found,) = update(feeds)
    assert found.new == (odd is not BOMB)


def test_a_bug_in_one_feed_stops_no_other(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed], monkeypatch: pytest.MonkeyPatch
) -> None:
    import feedparser

    real = feedparser.parse

    def parse(stream: object, **options: object) -> object:
        if "/feed" in str(options):
            raise ZeroDivisionError
        return real(stream, **options)

    monkeypatch.setattr(feedparser, "parse", parse)
    follow("/feed", rss([]))
    follow("/well", rss([entry("library", guid="1")]))
    found = {each.feed.url: each for each in update(feeds)}
    assert found[web.url("/feed")].feed.fault == Fault("feed.odd")
    assert found[web.url("/well")].new == 1


def test_a_bug_in_one_page_or_article_stops_no_other(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed], monkeypatch: Any
) -> None:
    import trafilatura

    def extract(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(trafilatura, "bare_extraction", extract)
    real = corpus.add

    def add(articles: list[Article], now: datetime, **more: Any) -> object:
        if any("midnight" in article.text for article in articles):
            raise ZeroDivisionError
        return real(articles, now, **more)

    monkeypatch.setattr(corpus, "add", add)
    web.pages["/a"] = page(html("dredging"))
    follow("/feed", rss([entry("dredging", web.url("/a"), is_full=False)]))
    follow("/odd", rss([entry("library", guid="1")]))
    follow("/well", rss([entry("orchard", guid="1")]))
    found = {each.feed.url: each for each in update(feeds)}
    assert {found[web.url("/feed")].new, found[web.url("/well")].new} == {1}
    assert found[web.url("/odd")].feed.fault == Fault("feed.article")
    monkeypatch.setattr(corpus, "add", real)
    assert update(feeds, NOW + OFTENEST * 2)[0].feed.health is Health.WELL
    assert len(corpus.latest(None)) == 3


def test_failures_make_a_feed_wait_longer_until_it_is_well(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", page(status=500))
    now, waits = NOW, []
    for _ in range(8):
        (found,) = update(feeds, now)
        waits.append(found.feed.due - now)
        now = found.feed.due
    assert waits == [min(OFTENEST * 2**n, SELDOMEST) for n in range(8)]
    assert update(feeds, now - timedelta(seconds=1)) == []
    web.pages["/feed"] = page(rss([entry("dredging", guid="1")]), **RSS)
    (well,) = update(feeds, now)
    assert (well.feed.health, well.feed.failures, well.feed.fault) == (Health.WELL, 0, None)


def test_a_server_that_asks_for_time_gets_it(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/busy", page(status=429, retry_after="7200"))
    follow("/calm", rss([]), cache_control="max-age=10800")
    follow("/ttl", rss([], head="<ttl>240</ttl>"))
    follow("/never", page(status=503, retry_after="99999999"))
    waits = {each.feed.url: each.feed.due - NOW for each in update(feeds)}
    assert waits == {
        web.url("/busy"): timedelta(hours=2),
        web.url("/calm"): timedelta(hours=3),
        web.url("/ttl"): timedelta(hours=4),
        web.url("/never"): timedelta(days=1),
    }


def test_a_feed_that_moved_for_good_is_followed_there(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/old", moved("/new", 301))
    web.pages["/new"] = page(rss([]), **RSS)
    assert update(feeds)[0].feed.url == web.url("/new")
    assert [feed.url for feed in feeds.feeds()] == [web.url("/new")]


def test_a_feed_that_moved_to_one_that_is_followed_stops(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/old", moved("/new", 301))
    follow("/new", rss([]))
    found = {each.feed.url: each.feed for each in update(feeds)}
    assert found[web.url("/old")].state is FeedState.GONE
    assert found[web.url("/old")].fault == Fault("feed.moved", {"url": web.url("/new")})
    assert found[web.url("/new")].health is Health.WELL


def test_a_feed_that_moved_to_what_is_no_feed_stays_where_it_was(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/old", moved("/", 301))
    web.pages["/"] = page("<p>Welcome.</p>")
    assert update(feeds)[0].feed.url == web.url("/old")


def test_a_feed_that_is_gone_is_not_asked_again_until_it_is_resumed(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", page(status=410))
    (found,) = update(feeds)
    assert found.feed.health is Health.GONE
    assert found.feed.fault == Fault("fetch.gone", {"status": 410})
    assert update(feeds, NOW + timedelta(days=400)) == []
    web.pages["/feed"] = page(rss([]), **RSS)
    feeds.resume(web.url("/feed"), NOW)
    assert update(feeds)[0].feed.health is Health.WELL


# What an operator does


def test_a_paused_feed_is_left_alone(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    feed = follow("/feed", rss([]))
    assert feeds.pause(str(feed.id)).health is Health.PAUSED
    assert update(feeds) == []
    assert feeds.resume("Quay News", NOW).health is Health.NEW
    assert len(update(feeds)) == 1


def test_what_an_operator_does_while_a_feed_is_read_holds(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    def pausing(asked: pages.Request, out: object) -> None:
        feeds.pause(web.url("/feed"))
        feeds.remove(web.url("/gone"))
        page(rss([entry("dredging", guid="1")]), **RSS)(asked, out)  # type: ignore[arg-type]

    follow("/feed", pausing)
    follow("/gone", rss([entry("library", guid="1")]))
    list(feeds.update(NOW))
    (left,) = feeds.feeds()
    assert left.state is FeedState.PAUSED


def test_a_feed_that_is_paused_while_it_fails_stays_paused(
    feeds: Aggregator,
    corpus: Corpus,
    web: Web,
    follow: Callable[..., Feed],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def add(*_: object, **__: object) -> None:
        feeds.pause(web.url("/feed"))
        raise ZeroDivisionError

    monkeypatch.setattr(corpus, "add", add)
    follow("/feed", rss([entry("dredging", guid="1")]))
    list(feeds.update(NOW))
    (feed,) = feeds.feeds()
    assert (feed.state, feed.fault) == (FeedState.PAUSED, Fault("feed.article"))


def test_a_feed_that_is_removed_leaves_its_articles(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", rss([entry("dredging", guid="1")]))
    update(feeds)
    assert feeds.feeds()[0].entries == 1
    feeds.remove(web.url("/feed"))
    assert (feeds.feeds(), len(corpus.latest())) == ([], 1)
    with pytest.raises(NotFoundError, match=r"^feed\.unknown"):
        feeds.remove(web.url("/feed"))


def test_a_feed_is_followed_once(feeds: Aggregator, follow: Callable[..., Feed], web: Web) -> None:
    first = follow("/feed", rss([]))
    assert feeds.follow(FeedLink(web.url("/feed"), "Another name"), NOW) == (first, False)


def test_the_feeds_of_a_page_are_found(feeds: Aggregator, web: Web) -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml; charset=utf-8" title="All" href="/all">'
        '<link rel="ALTERNATE" type="application/atom+xml" href="atom.xml">'
        '<link rel="alternate" type="text/html" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:0">'
    )
    web.pages["/news/"] = page(html("library", head=head))
    assert feeds.discover(web.url("/news/")) == [
        (web.url("/all"), "All"),
        (web.url("/news/atom.xml"), web.url("/news/atom.xml")),
    ]


def test_the_feeds_a_page_only_links_to_are_found(feeds: Aggregator, web: Web) -> None:
    body = '<base href="/x/"><a href="feed.xml">Our feed</a><a href="/feedback">Write to us</a>'
    web.pages["/"] = page(body)
    assert feeds.discover(web.url()) == [(web.url("/x/feed.xml"), "Our feed")]


@pytest.mark.parametrize("body", ["<p>No feed here.</p>", "", "%PDF-1.7 \x00\x01", "{}"])
def test_a_page_without_a_feed_says_so(feeds: Aggregator, web: Web, body: str) -> None:
    web.pages["/"] = page(body)
    with pytest.raises(LoadError, match=r"feed\.unnamed"):
        feeds.discover(web.url())


# Cut short


def test_an_update_that_is_stopped_is_gone_on_with(
    feeds: Aggregator, corpus: Corpus, web: Web, follow: Callable[..., Feed]
) -> None:
    items = [entry("library", web.url(f"/{n}"), title=f"No {n}", more=str(n)) for n in range(40)]
    follow("/feed", rss(items), etag='"1"')
    # After the first batch: asked before the reading, while it goes on, for each entry, before
    # each batch.
    answers = itertools.chain([False] * 43, itertools.repeat(True))
    list(feeds.update(NOW, is_stopped=lambda: next(answers)))
    assert 0 < len(corpus.latest(None)) < 40
    update(feeds)
    assert len(corpus.latest(None)) == 40


def test_an_update_that_is_stopped_before_it_begins_asks_nobody(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    follow("/feed", rss([]))
    assert list(feeds.update(NOW, is_stopped=lambda: True)) == []
    assert web.paths == []


def test_of_one_host_one_feed_is_read_after_the_other_the_longest_due_first(
    feeds: Aggregator, web: Web, follow: Callable[..., Feed]
) -> None:
    for number in range(3):
        feed = follow(f"/{number}", rss([]))
        feeds.resume(str(feed.id), NOW - timedelta(hours=number))
    assert len(list(feeds.update(NOW))) == 3
    assert web.paths == ["/2", "/1", "/0"]
    assert list(feeds.update(NOW, [])) == []


KILLED = """
import os, sys
from datetime import datetime
from corpus import open_corpus
from corpus.exceptions import Fault
from corpus.feeds.aggregator import Aggregator
from corpus.web.fetch import Fetcher

url, port, left, now = sys.argv[1:]
left = int(left)
corpus = open_corpus(url)
add = corpus.add
def adding(*given, **more):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), 9)
    changes = add(*given, **more)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), 9)
    return changes
corpus.add = adding
feeds = Aggregator(corpus, Fetcher(networks=["127.0.0.1/32"], ports=[int(port)]))
list(feeds.update(datetime.fromisoformat(now)))
"""


@pytest.mark.parametrize("left", [1, 2, 3])
def test_an_update_that_was_killed_and_run_again_ends_the_same(
    corpus: Corpus,
    archive_url: str,
    web: Web,
    follow: Callable[..., Feed],
    tmp_path: Path,
    left: int,
) -> None:
    items = [entry("library", web.url(f"/{n}"), title=f"No {n}", more=str(n)) for n in range(20)]
    follow("/feed", rss([*items, entry("dredging", web.url("/d"), is_full=False)]), etag='"1"')
    web.pages["/d"] = page(html("dredging"))
    arguments = [archive_url, str(web.port), str(left), NOW.isoformat()]
    killed = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False, timeout=600)
    assert killed.returncode == -9
    list(Aggregator(corpus, web.fetcher()).update(NOW))

    unharmed = open_corpus(f"sqlite:///{tmp_path / 'unharmed.sqlite3'}")
    feeds = Aggregator(unharmed, web.fetcher())
    feeds.follow(FeedLink(web.url("/feed"), "Quay News"), NOW)
    list(feeds.update(NOW))
    assert contents(corpus) == contents(unharmed)
    unharmed.close()


def contents(corpus: Corpus) -> dict[str, list[tuple[object, ...]]]:
    """All that is stored about articles and feeds, but numbers and the time of adding."""
    queries = {
        "articles": "SELECT key, content_hash, text, url, published FROM articles ORDER BY 1",
        "feeds": "SELECT * FROM feeds",
        "entries": "SELECT * FROM feed_entries ORDER BY mark",
        "quotes": "SELECT speaker, content, sentence FROM quotes JOIN articles"
        " ON articles.id = article_id ORDER BY key, quotes.id",
        "signatures": "SELECT key, signature FROM signatures JOIN articles"
        " ON articles.id = article_id ORDER BY key",
        "bands": "SELECT key, band FROM signature_bands JOIN articles"
        " ON articles.id = article_id ORDER BY key, band",
    }
    with database.reading(corpus.engine) as connection:
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(query)]
            for name, query in queries.items()
        }


# Links


def test_a_link_is_known_whatever_was_added_to_it(feeds: Aggregator, corpus: Corpus) -> None:
    corpus.add([Article("Tern", "The tern is back.", "k", url="https://quay.example/tern?id=1")])
    found = feeds.known("https://quay.example/tern?id=1&utm_source=mail#x")
    assert found is not None
    assert found.title == "Tern"
    assert feeds.known("https://quay.example/other") is None
