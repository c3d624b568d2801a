"""A fetched page to an Article, or an error that says why it is none; and the feeds it names.

What it says of itself is believed as far as it cannot borrow another's name: link and outlet
are those of the host it came from.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urljoin

from corpus.exceptions import LoadError
from corpus.loading import loader
from corpus.loading.addresses import bare, host_of, outlet_of
from corpus.text import fold, shorten, words
from corpus.types import Article
from corpus.web.response import Fetched

# A page that keeps its article for subscribers shows the first paragraphs, and asks to pay.
_TEASER_CHARACTERS = 1_500
_PAGE_KINDS = ("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream")
_FEED_KINDS = re.compile(r"application/(?:(?:x-)?(?:rss|atom|rdf)\+xml|feed\+json)")
_FEED_LINK = re.compile(r"(?:[./_-]|\A)(?:rss|atom|feeds?)(?:[./?&_-]|\Z)", re.IGNORECASE)
_MOST_FEEDS = 20


def article(page: Fetched) -> Article:
    """The article of a page; raises LoadError, whose source is the page's host."""
    _check_kind(page)
    is_plain = page.kind == "text/plain" and b"<html" not in page.body[:2048].lower()
    name = "page.txt" if is_plain else "page.html"
    content, *_ = loader.parse(name, _in_utf8(page))
    if isinstance(content, LoadError):
        raise _no_article(page) from content
    if len(content.text) < _TEASER_CHARACTERS and _is_paid_for(page.body, content.text):
        raise LoadError(host_of(page.url), "page.paid")
    url = bare(page.url)
    outlet = content.outlet if _is_name_of(content.outlet or "", url) else outlet_of(url)
    return replace(content, url=url, key=f"url:{url}", outlet=outlet, source_file=None)


def _check_kind(page: Fetched) -> None:
    """Raise LoadError for what is no page of words."""
    kind, host = page.kind, host_of(page.url)
    if kind == "application/pdf" or page.body.startswith(b"%PDF-"):
        raise LoadError(host, "page.pdf")
    if kind.startswith(("video/", "audio/", "image/")):
        raise LoadError(host, _MEDIA[kind.partition("/")[0]])
    if kind not in _PAGE_KINDS and b"<html" not in page.body[:2048].lower():
        raise LoadError(host, "page.kind", media=shorten(kind, 60))
    if not page.body.strip():
        raise LoadError(host, "page.empty")


_MEDIA = {"video": "page.video", "audio": "page.audio", "image": "page.image"}


def _no_article(page: Fetched) -> LoadError:
    code = "page.article"
    if _is_video(page.body):
        code = "page.shows_video"
    elif _is_paid_for(page.body, ""):
        code = "page.paid"
    return LoadError(host_of(page.url), code)


# Looked for in the beginning only, and a tag at a time: a page may be made to take minutes.
_HEAD_BYTES = 200_000
_META = re.compile(rb"<meta\s[^<>]{1,500}>", re.IGNORECASE)
_VIDEO_OBJECT = re.compile(rb'"@type"\s*:\s*"VideoObject"')
# https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
_NOT_FREE = re.compile(rb'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
_PAY = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading"
    r"|(?:already|become) a (?:subscriber|member)|(?:for|to) (?:our )?subscribers only"
    r"|this article is for subscribers|log ?in to read",
    re.IGNORECASE,
)


def _is_video(body: bytes) -> bool:
    tags = (match[0].lower() for match in _META.finditer(body[:_HEAD_BYTES]))
    return any(b"og:type" in tag and b"video" in tag for tag in tags) or bool(
        _VIDEO_OBJECT.search(body)
    )


def _is_paid_for(body: bytes, text: str) -> bool:
    return bool(_NOT_FREE.search(body) or _PAY.search(text))


def _is_name_of(outlet: str, url: str) -> bool:
    """Whether the host bears some word of the name, so that no page can borrow another's."""
    host = fold(host_of(url))
    return any(len(word) > 2 and word in host for word in words(fold(outlet)))


def _in_utf8(page: Fetched) -> bytes:
    """The page in UTF-8, and marked as that, where its server told the encoding and was right."""
    encoding = _encoding(page)
    if encoding is None or page.body.startswith(_MARKS):
        return page.body
    try:
        return codecs.BOM_UTF8 + page.body.decode(encoding).encode("utf-8", "replace")
    except UnicodeDecodeError:
        return page.body


_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Python knows encodings that are none of text, or take minutes for a page.
_ENCODINGS = re.compile(r"utf-?8|cp\d|iso8859|koi8|gb|big5|shift_jis|euc|tis|hz|mac-\w+$")


def _encoding(page: Fetched) -> str | None:
    try:
        name = codecs.lookup(page.charset or "").name
    except (LookupError, ValueError):
        return None
    # Servers say Latin-1 of whatever they have; the page itself may know better.
    return name if _ENCODINGS.match(name) and name != "iso8859-1" else None


# --- the feeds a page names -----------------------------------------------------------


class FeedLink(NamedTuple):
    """A feed that a page names, as the page calls it."""

    url: str
    title: str


def feeds(page: Fetched) -> list[FeedLink]:
    """The feeds a page names in its head, or else links to, in its order."""
    from trafilatura import load_html

    tree: Any = load_html(_in_utf8(page))
    if tree is None:
        return []
    base = urljoin(page.url, next(iter(tree.xpath("//base/@href")), ""))
    links = [link for link in tree.xpath("//link[@href]") if _is_feed(link)]
    links = links or [a for a in tree.xpath("//a[@href]") if _FEED_LINK.search(a.get("href"))]
    titles: dict[str, str] = {}
    for link in links:
        url = urljoin(base, link.get("href").strip())
        if url.startswith(("http://", "https://")) and url != page.url:
            titles.setdefault(url, shorten(link.get("title") or link.text_content(), 100))
    return [FeedLink(url, title or url) for url, title in titles.items()][:_MOST_FEEDS]


def _is_feed(link: Any) -> bool:
    kind = (link.get("type") or "").partition(";")[0].strip().lower()
    return "alternate" in (link.get("rel") or "").lower().split() and bool(
        _FEED_KINDS.fullmatch(kind)
    )
