"""The same address without what only counts readers."""

from __future__ import annotations

import pytest

from corpus.loading.addresses import bare, host_of, outlet_of


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?utm_source=rss&utm_medium=feed", "https://a.example/x"),
        ("https://a.example/x?id=7&fbclid=abc&page=2", "https://a.example/x?id=7&page=2"),
        ("https://a.example/?gclid=1&mc_cid=2&at_medium=RSS&ns_mchannel=rss", "https://a.example/"),
        ("https://A.Example:443/X#top", "https://a.example/X"),
        ("HTTP://a.example:80", "http://a.example/"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ("https://a.example/#!/story/7", "https://a.example/#!/story/7"),
        ("https://[2001:db8::1]:8443/x?&", "https://[2001:db8::1]:8443/x"),
        # These may name the article.
        ("https://a.example/x?cid=7&ref=b&source=c", "https://a.example/x?cid=7&ref=b&source=c"),
        ("https://a.example/x?b=1&a=%20", "https://a.example/x?b=1&a=%20"),
        ("https://a.example/x?rss=1", "https://a.example/x"),
        ("http://[::1", "http://[::1"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
        ("http://a.example:x/", "http://a.example:x/"),
    ],
)
def test_what_counts_readers_is_left_off_and_nothing_else(url: str, expected: str) -> None:
    assert bare(url) == expected
    assert bare(bare(url)) == expected


def test_the_host_is_found_or_nothing() -> None:
    assert host_of("https://User@News.Example:8443/x") == "news.example"
    assert outlet_of("https://www.news.example/x") == "news.example"
    assert (host_of("http://[::1"), host_of("no address")) == ("", "")
