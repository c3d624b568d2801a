"""Lists of feeds, as feed readers exchange them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus import LoadError
from corpus.feeds import opml
from corpus.feeds.feed import Feed

NOW = datetime(2024, 6, 4, tzinfo=UTC)


def test_what_is_written_is_read_again() -> None:
    feeds = [
        Feed("https://a.example/feed?x=1&y=2", 'Quay & "Tide" <News>', due=NOW),
        Feed("https://b.example/", "Çavuş", due=NOW),
    ]
    written = opml.write(feeds)
    assert written.startswith("<?xml")
    assert opml.read("feeds.opml", written.encode()) == [(f.url, f.title) for f in feeds]


def test_a_list_of_another_reader_is_read() -> None:
    data = b"""<?xml version="1.0"?><opml version="1.1"><body><outline text="Ports">
        <outline type="rss" text="Quay" xmlUrl="https://a.example/feed"/>
        <outline type="rss" text="Quay again" xmlUrl="https://a.example/feed"/>
        <outline text="No feed" htmlUrl="https://b.example/"/>
        <outline xmlUrl="https://c.example/rss"></outline></body>"""
    found = opml.read("x", data)
    assert [each.url for each in found] == ["https://a.example/feed", "https://c.example/rss"]


BOMB = (
    b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY f SYSTEM "file:///etc/hostname">]><opml><body><outline text="&b;&f;"/></body></opml>'
)


@pytest.mark.parametrize("data", [b"", b"no list", b"\x00\xff", BOMB, b"<opml></opml>"])
def test_what_names_no_feeds_says_so(data: bytes) -> None:
    with pytest.raises(LoadError, match=r"^feeds\.opml: feed\.list"):
        opml.read("feeds.opml", data)
