"""/feeds, for those who run the bot, and links that anybody sends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import web as pages
from fakes import Chat, Clock, FakeTelegram, bot_on
from sites import entry, html, rss
from web import Web, moved, page

from corpus import Corpus
from corpus.feeds.aggregator import Aggregator
from corpus.web.pages import FeedLink
from handlers.context import OurApplication
from handlers.replies import feeds as feedwords

RSS = {"kind": "application/rss+xml"}
OPERATOR, STRANGER = 4711, 12


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on 127.0.0.1."""
    with Web() as found:
        yield found


@pytest.fixture
async def bot(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock, web: Web
) -> AsyncIterator[OurApplication]:
    """The bot on the sample archive; it may open what is on the server."""
    fetcher = web.fetcher(seconds=600)
    async with bot_on(
        sample_corpus, telegram, clock, operators={OPERATOR}, fetcher=fetcher
    ) as application:
        yield application


@pytest.fixture
def feeds(bot: OurApplication) -> Aggregator:
    """The feeds of the bot."""
    found: Aggregator = bot.bot_data["services"].feeds
    return found


# Feeds


async def test_an_operator_adds_pauses_resumes_and_removes_a_feed(
    chat: Chat, web: Web, feeds: Aggregator
) -> None:
    web.pages["/feed"] = page(rss([entry("dredging", guid="1")], title="Quay & Tide"), **RSS)
    (empty,) = await chat.say("/feeds")
    assert empty.text == feedwords.NO_FEEDS
    (added,) = await chat.say(f"/feeds add {web.url('/feed')}")
    assert added.text.startswith("Following Quay & Tide from now on.")
    (again,) = await chat.say(f"/feeds {web.url('/feed')}")
    assert again.text == "Quay & Tide is followed already: not read yet."
    await asyncio.to_thread(list, feeds.update(Clock()()))
    (listed,) = await chat.say("/feeds")
    assert f"1. Quay & Tide\n{web.url('/feed')}\nwell, 1 entry" in listed.text
    (paused,) = await chat.press("Pause 1")
    assert paused.is_edit
    assert "paused" in paused.text
    (resumed,) = await chat.press("Resume 1")
    assert "well, 1 entry" in resumed.text
    (asked,) = await chat.press("Remove 1")
    assert asked.text.startswith("Follow Quay & Tide no more?")
    (kept,) = await chat.press("Keep it")
    assert "1. Quay & Tide" in kept.text
    await chat.press("Remove 1")
    (gone,) = await chat.press("Remove it")
    assert gone.text == feedwords.NO_FEEDS


async def test_the_list_of_feeds_has_pages(chat: Chat, feeds: Aggregator, clock: Clock) -> None:
    for number in range(7):
        url = f"https://quay.example/{number}"
        feeds.follow(FeedLink(url, f"Feed {number}"), clock())
    (first,) = await chat.say("/feeds")
    assert "5. Feed 4" in first.text
    (second,) = await chat.press("Next ›")
    assert "6. Feed 5" in second.text
    assert second.labels[-1] == "‹ Back"
    await chat.press("Remove 7")
    (left,) = await chat.press("Remove it")
    assert left.text.startswith("Feeds\n\n6. Feed 5")


async def test_of_several_feeds_on_a_page_one_is_chosen(chat: Chat, web: Web) -> None:
    kind = 'rel="alternate" type="application/rss+xml"'
    head = f'<link {kind} title="All" href="/all"><link {kind} title="Port" href="/port">'
    web.pages["/"] = page(html("library", head=head))
    (asked,) = await chat.say(f"/feeds add {web.url()}")
    assert asked.labels == ["All", "Port"]
    (followed,) = await chat.press("Port")
    assert followed.text.startswith("Following Port from now on.")


async def test_an_address_without_a_feed_is_explained(chat: Chat, web: Web) -> None:
    web.pages["/"] = page("<p>Nothing.</p>")
    (answer,) = await chat.say(f"/feeds add {web.url()}")
    assert answer.text.startswith("127.0.0.1 names no feed on that page;")
    (answer,) = await chat.say("/feeds add")
    assert answer.text == feedwords.ADD_WHAT
    (answer,) = await chat.say("/feeds add http://169.254.169.254/latest/meta-data")
    assert "is not public" in answer.text


async def test_feeds_are_for_operators_only(bot: OurApplication, telegram: FakeTelegram) -> None:
    stranger = Chat(bot, telegram, chat_id=STRANGER, user_id=STRANGER)
    for words in ("/feeds", "/feeds add https://quay.example/", "/feeds export"):
        (answer,) = await stranger.say(words)
        assert answer.text == feedwords.FOR_OPERATORS
    under = telegram.shown(answer)
    for data in ("feeds:0", "feed:remove:1:0", "feed:pause:1:0", "feed:add:1:0"):
        assert await stranger.press_data(data, under) == []
        assert telegram.notices[-1] == feedwords.FOR_OPERATORS
    (answer,) = await stranger.send_file("feeds.opml", b"<opml/>")
    assert answer.text.startswith("I can read .txt")


async def test_a_list_of_feeds_comes_in_and_goes_out(chat: Chat, telegram: FakeTelegram) -> None:
    (none,) = await chat.say("/feeds export")
    assert none.text == feedwords.NO_FEEDS
    data = (
        b'<opml><body><outline text="A" xmlUrl="https://a.example/"/>'
        b'<outline text="B" xmlUrl="gopher://b.example/"/></body></opml>'
    )
    (answer,) = await chat.send_file("Feeds.OPML", data)
    assert answer.text == (
        "1 feed is followed now that was not before. 1 have no address that can be followed."
    )
    (file,) = await chat.say("/feeds export")
    assert file.text == "[a file]"


async def test_a_button_of_a_feed_that_was_removed_says_so(chat: Chat, telegram: Any) -> None:
    (sent,) = await chat.say("/latest")
    await chat.press_data("feed:pause:99:0", telegram.shown(sent))
    assert "no feed is called '99'" in telegram.notices[-1].lower()


# Links


async def test_a_link_is_summarized_with_its_source_and_not_kept(
    chat: Chat, web: Web, sample_corpus: Corpus
) -> None:
    date = '<meta property="article:published_time" content="2024-06-03">'
    web.pages["/a"] = page(html("dredging", head=date))
    before = sample_corpus.counts()
    (answer,) = await chat.say(web.url("/a?utm_source=mail"))
    assert answer.text.startswith("In short")
    assert "127.0.0.1 · 3 June 2024" in answer.text
    assert f'<a href="{web.url("/a")}">Dredging of the Ruvenna begins in March</a>' in answer.markup
    assert sample_corpus.counts() == before


async def test_a_link_is_kept_where_the_operator_lets_it(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock, web: Web
) -> None:
    web.pages["/a"] = page(html("dredging"))
    async with bot_on(
        sample_corpus, telegram, clock, fetcher=web.fetcher(), keep_links=True
    ) as application:
        chat = Chat(application, telegram)
        (first,) = await chat.say(f"/summary {web.url('/a')}")
        (again,) = await chat.say(web.url("/a?fbclid=1"))
    assert web.paths == ["/a"]
    assert again.text == first.text
    found = sample_corpus.article_by_url(web.url("/a"))
    assert found is not None


async def test_a_story_of_several_outlets_names_the_others(
    chat: Chat, web: Web, feeds: Aggregator, clock: Clock
) -> None:
    for host, title in (("quay", "Quay News"), ("tide", "Tide")):
        item = entry("dredging", f"http://{host}.example/1", guid=host)
        web.pages[f"/{host}"] = page(rss([item], title=title), **RSS)
        feeds.follow(FeedLink(web.url(f"/{host}"), title), clock())
        await asyncio.to_thread(list, feeds.update(clock()))
    (answer,) = await chat.say("http://quay.example/1?utm_source=x")
    assert answer.text.endswith(
        "Dredging of the Ruvenna begins in March · Quay News · 3 June 2024\nalso in Tide"
    )


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (page("%PDF-1.7", kind="application/pdf"), "127.0.0.1 gives a PDF there"),
        (page(b"\0", kind="video/mp4"), "127.0.0.1 gives a video there"),
        (page(""), "127.0.0.1 gives an empty page there"),
        (
            page("<p>Subscribe to continue reading this and that, and more of it.</p>" * 3),
            "subscri",
        ),
        (page("<p>Hi</p>"), "127.0.0.1 shows programs no article text there"),
        (page(status=403), "127.0.0.1 does not let programs read that (403)"),
        (page(status=404), "127.0.0.1 has nothing at that address (404)"),
        (page(status=500), "127.0.0.1 has trouble of its own"),
        (moved("/"), "127.0.0.1 sends from one address to the next"),
        (moved("http://127.0.0.2/"), "127.0.0.1 leads to an address that is not public"),
        (pages.reset, "127.0.0.1 broke off"),
        (pages.bomb, "127.0.0.1 sends more than 10 MB"),
    ],
)
async def test_a_link_that_cannot_be_read_says_why(
    chat: Chat, web: Web, trouble: pages.Page, words: str
) -> None:
    web.pages["/"] = trouble
    (answer,) = await chat.say(web.url())
    assert words in answer.text
    assert len(answer.text) < 200


async def test_a_link_that_takes_too_long_says_so(
    sample_corpus: Corpus, telegram: FakeTelegram, clock: Clock, web: Web
) -> None:
    web.pages["/"] = pages.drip
    async with bot_on(sample_corpus, telegram, clock, web.fetcher(seconds=0.3)) as bot:
        (answer,) = await Chat(bot, telegram).say(web.url())
    assert "127.0.0.1 took longer than 0.3 seconds" in answer.text


@pytest.mark.parametrize("link", ["http://localhost/", "http://2130706433/", "http://[::1]/a"])
async def test_a_link_inside_is_refused(chat: Chat, link: str) -> None:
    (answer,) = await chat.say(f"/summary {link}")
    assert "public" in answer.text
