"""A fetched page to an article, or to a sentence that says why it is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sites import html

from corpus import LoadError
from corpus.web import pages
from corpus.web.response import NO_VERSION, Fetched

URL = "https://www.quaynews.example/2024/06/dredging?utm_source=mail"


def fetched(
    body: str | bytes, kind: str = "text/html", charset: str | None = None, url: str = URL
) -> Fetched:
    """A page as `Fetcher.page` gives it."""
    data = body.encode() if isinstance(body, str) else body
    return Fetched(url, data, kind, charset, NO_VERSION, timedelta(), None, is_unchanged=False)


def refused(page: Fetched) -> str:
    """The code for why a page is no article."""
    with pytest.raises(LoadError) as caught:
        pages.article(page)
    assert caught.value.source == "www.quaynews.example"
    return caught.value.code


def test_a_page_gives_its_article() -> None:
    head = (
        '<meta property="og:site_name" content="Quay News"><meta name="author" content="Pia Holm">'
        '<meta property="article:published_time" content="2024-06-03T08:00:00Z">'
        '<link rel="canonical" href="https://other.example/">'
    )
    found = pages.article(fetched(html("dredging", head=head)))
    assert found.title == "Dredging of the Ruvenna begins in March"
    assert found.text.startswith("The port of Lethmark")
    assert found.url == "https://www.quaynews.example/2024/06/dredging"
    assert found.key == f"url:{found.url}"
    assert (found.outlet, found.authors, found.language) == ("Quay News", ("Pia Holm",), "en")
    assert found.published == datetime(2024, 6, 3, 8, 0, tzinfo=UTC)


def test_a_page_cannot_borrow_another_outlets_name() -> None:
    head = '<meta property="og:site_name" content="The Tide Tribune">'
    assert pages.article(fetched(html("dredging", head=head))).outlet == "quaynews.example"


def test_a_page_without_a_date_has_none() -> None:
    body = html("dredging").replace("</article>", "<p>Printed 1 May 2019</p></article>")
    assert pages.article(fetched(body)).published is None


def test_plain_text_is_read_too() -> None:
    text = "A title\n\nThe ferry ran late on Monday. Nobody said why."
    found = pages.article(fetched(text, "text/plain"))
    assert (found.title, found.text) == (
        "A title",
        "The ferry ran late on Monday. Nobody said why.",
    )


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8", "ISO-8859-1"),  # which servers say of whatever they have
        ("utf-8", "utf-16"),  # and which cannot be
        ("utf-8", "no-such-thing"),
        ("utf-8", "punycode"),
        ("utf-8", None),
        ("cp1252", None),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("iso8859-2", "iso-8859-2"),
        ("koi8-r", "koi8-r"),
        ("utf-8-sig", "windows-1251"),
    ],
)
def test_the_encoding_is_the_servers_or_the_pages(encoding: str, charset: str | None) -> None:
    word = {"iso8859-2": "Průša", "koi8-r": "Москва"}.get(encoding, "Çavuş’s café")
    word = word if encoding != "cp1252" else "Søren’s café"
    body = html("dredging", more=f"It was {word} again.").replace("“", '"').replace("”", '"')
    assert word in pages.article(fetched(body.encode(encoding), charset=charset)).text


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        (b"%PDF-1.7", "application/pdf", "page.pdf"),
        (b"%PDF-1.7", "text/html", "page.pdf"),
        (b"\0\0", "video/mp4", "page.video"),
        (b"\0\0", "audio/mpeg", "page.audio"),
        (b"\0\0", "image/png", "page.image"),
        (b"PK", "application/zip", "page.kind"),
        (b"", "text/html", "page.empty"),
        (b" \n", "text/html", "page.empty"),
        (b"\x00\x01" * 99, "", "page.article"),
        (b"<html><body><nav>Home</nav></body></html>", "text/html", "page.article"),
        (
            b"<html><body><p>Please enable JavaScript to view this page. " + b"It needs it. " * 9,
            "text/html",
            "page.article",
        ),
        (
            b'<html><head><meta property="og:type" content="video.other"></head><body></body>',
            "text/html",
            "page.shows_video",
        ),
        (
            b'<script type="application/ld+json">{"@type": "VideoObject"}</script><p>Watch.</p>',
            "text/html",
            "page.shows_video",
        ),
        (
            b'<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>',
            "text/html",
            "page.paid",
        ),
    ],
)
def test_what_is_no_article_says_what_it_is(body: bytes, kind: str, code: str) -> None:
    assert refused(fetched(body, kind)) == code


@pytest.mark.parametrize(
    ("head", "more"),
    [
        ('<script type="application/ld+json">{"isAccessibleForFree": false}</script>', ""),
        ("", "Subscribe to continue reading. Already a subscriber? Log in."),
    ],
)
def test_a_page_for_subscribers_says_so(head: str, more: str) -> None:
    body = html("dredging", head=head, more=more)
    assert refused(fetched(body)) == "page.paid"
    # One that shows all of it all the same is read.
    whole = body.replace("</article>", "<p>A word more of it was said.</p>" * 60 + "</article>")
    assert pages.article(fetched(whole)).text


def test_a_page_that_hangs_on_its_own_address_names_no_feed() -> None:
    body = f'<link rel="alternate" type="application/rss+xml" href="{URL}">'
    assert pages.feeds(fetched(body)) == []
    assert pages.feeds(replace(fetched(body), body=b"")) == []


def test_a_short_word_of_a_name_proves_nothing() -> None:
    head = '<meta property="og:site_name" content="Le Ex Gull">'  # "ex" is in "example", too
    assert pages.article(fetched(html("dredging", head=head))).outlet == "quaynews.example"
    head = '<meta property="og:site_name" content="QUAY">'
    assert pages.article(fetched(html("dredging", head=head))).outlet == "QUAY"


def test_a_short_page_that_asks_for_no_money_is_an_article() -> None:
    assert len(pages.article(fetched(html("library"))).text) < 1_500


def test_no_more_than_twenty_feeds_of_a_page_are_named() -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/{0}" title="{0}">'
    page = fetched(f"<html><head>{''.join(map(link.format, range(25)))}</head></html>")
    assert [feed.title for feed in pages.feeds(page)] == [str(number) for number in range(20)]


@pytest.mark.parametrize(
    ("link", "is_feed"),
    [
        ('rel="alternate" type="application/rss+xml"', True),
        ('rel="home alternate" type="application/feed+json"', True),
        ('rel="alternate" type="application/x-rss+xml"', True),
        ('rel="alternate" type="application/xml"', False),
        ('rel="alternate"', False),
        ('rel="stylesheet" type="application/rss+xml"', False),
    ],
)
def test_a_feed_is_told_by_its_relation_and_kind(link: str, is_feed: bool) -> None:
    feeds = pages.feeds(fetched(f'<html><head><link {link} href="/x"></head></html>'))
    assert feeds == ([("https://www.quaynews.example/x",) * 2] if is_feed else [])
