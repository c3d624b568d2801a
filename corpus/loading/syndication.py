"""A feed's bytes as a `Document`: what it says of itself, and its entries.

Pure: nothing is fetched, and the time is not asked. RSS 0.9x to 2.0, RDF and
Atom by feedparser, which read 2,106 odd feeds without an exception; JSON Feed
(1.0 and 1.1) and news sitemaps by the short readers below.

`read(data)` gives a `Document` or raises LoadError: of the feed itself its title, its page
(`url`), its other links (`links`: "self", "next", "hub", ...), its language, the time
after which it asks to be read again (`ttl`), and what is wrong with it that did not stop
the reading (`fault`).
"""

from __future__ import annotations

import calendar
import html
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

from corpus.exceptions import Fault, LoadError
from corpus.loading.addresses import is_web
from corpus.loading.markup import text_of
from corpus.text import clean

_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_PERIODS = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
# What feedparser calls bozo although nothing of the feed is lost for it.
_HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `summary` and `content` are HTML as the feed gives it, cleaned of scripts.

    `content` is the full text where the feed has it, `summary` often a teaser; `text` is
    the longer of the two as plain paragraphs. `guid` is the entry's own mark, or its link,
    or "". Times are aware, in UTC; `published` is `updated` where only that is given, or None.
    `outlet` is where it was first published, as aggregators say, or the feed's title.
    """

    guid: str = ""
    title: str = ""
    url: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    outlet: str | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """The entry's words as plain paragraphs."""
        return max(text_of(self.content), text_of(self.summary), key=len)


@dataclass(frozen=True, slots=True)
class Document:
    """What a feed says of itself, and its entries in its own order, without exact repeats.

    `version` is feedparser's ("rss20", "atom10"), "json1" or "sitemap"; `fault` is what
    was wrong in it, though it could be read.
    """

    version: str
    title: str | None = None
    url: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    language: str | None = None
    ttl: timedelta | None = None
    fault: Fault | None = None
    entries: tuple[Entry, ...] = ()


def read(
    data: bytes, name: str = "feed", url: str | None = None, content_type: str | None = None
) -> Document:
    """The feed in `data`; `name` is for errors, the rest as it was fetched, where it was.

    `url` makes relative links whole; the charset in `content_type` is believed. Raises
    LoadError where `data` is no feed.
    """
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return from_json(_json(data, name), name, url)
    if _SITEMAP.search(data[:2048]):
        return _from_sitemap(data, name)
    return _from_xml(data, name, url, content_type)


_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")


# RSS, RDF, Atom


def _from_xml(data: bytes, name: str, url: str | None, content_type: str | None) -> Document:
    import feedparser

    content_headers = {"content-location": url, "content-type": content_type}
    headers = {key: value for key, value in content_headers.items() if value}
    # From a stream: bytes would be taken for the name of a file or an address.
    try:
        result: Any = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except ValueError as error:  # a namespace has a space in it
        raise LoadError(name, "load.feed") from error
    about = result.get("feed", {})
    if not result.get("version") and not result.get("entries"):
        raise LoadError(name, "load.feed")
    feed = Document(
        version=result.get("version", ""),
        title=_title(about) or None,
        url=_web(about.get("link"), url),
        links={
            str(link["rel"]): href
            for link in reversed(about.get("links", ()))
            if link.get("rel") != "alternate" and (href := _web(link.get("href"), url))
        },
        language=about.get("language") or None,
        ttl=_ttl(about),
        fault=_fault(result),
    )
    authors = _authors(about) if feed.version.startswith("atom") else ()
    return replace(
        feed, entries=_once(_entry(entry, feed, authors, url) for entry in result["entries"])
    )


def _entry(node: Any, feed: Document, authors: tuple[str, ...], base: str | None) -> Entry:
    contents = node.get("content") or ()
    fullest: Any = max(contents, key=lambda content: len(content.get("value") or ""), default={})
    detail = node.get("summary_detail") or {}
    languages = (fullest.get("language"), detail.get("language"), feed.language)
    address = _web(node.get("feedburner_origlink") or node.get("link"), base)
    updated = _moment(node, "updated_parsed")  # Dublin Core's date too, in RSS
    return Entry(
        guid=node.get("id") or address or "",
        title=_title(node),
        url=address,
        published=_moment(node, "published_parsed") or _moment(node, "created_parsed") or updated,
        updated=updated,
        authors=_authors(node) or authors,
        summary=_as_html(detail),
        content=_as_html(fullest),
        outlet=clean((node.get("source") or {}).get("title") or "") or feed.title,
        language=next(filter(None, languages), None),
    )


def _title(node: Any) -> str:
    """A title without markup; feedparser tells by its look whether it has any."""
    title = node.get("title") or ""
    is_marked = "html" in (node.get("title_detail") or {}).get("type", "")
    return " ".join((text_of(title) if is_marked else clean(title)).split())


def _as_html(detail: Any) -> str:
    value = detail.get("value") or ""
    is_plain = detail.get("type") == "text/plain"
    return _paragraphed(value) if is_plain else value


def _paragraphed(plain: str) -> str:
    parts = re.split(r"\n\s*\n", clean(plain))
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in parts if part)


def _moment(node: Any, key: str) -> datetime | None:
    # Not `get`: feedparser would give the one time for the other, with a warning.
    parts = dict.get(node, key)
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC) if parts else None
    except (ValueError, OverflowError, OSError):
        return None


def _authors(node: Any) -> tuple[str, ...]:
    """The names; of "ed@quay.example (Ed Roe)" the name, of an address alone nobody."""
    candidates = [author.get("name") or "" for author in node.get("authors") or ()]
    author = node.get("author") or ""
    # feedparser 6.0.14 cuts an address in two at a wrong place.
    is_cut = "@" in author and len(candidates) < 2
    names = [_ADDRESS.sub("", author).strip(" ()<>")] if is_cut else candidates
    return tuple(dict.fromkeys(name for name in map(clean, names) if name and "@" not in name))


_ADDRESS = re.compile(r"[^\s()<>]+@[^\s()<>]+")


def _ttl(about: Any) -> timedelta | None:
    """RSS's `ttl`, in minutes, or the period and frequency of the syndication module."""
    minutes = _number(about.get("ttl"))
    period = _PERIODS.get((about.get("sy_updateperiod") or "").strip().lower())
    if minutes is None and period:
        minutes = period // max(1, _number(about.get("sy_updatefrequency")) or 1)
    return timedelta(minutes=minutes) if minutes else None


def _number(value: object) -> int | None:
    digits = re.fullmatch(r"\s*(\d{1,7})\s*", str(value or ""))
    return int(digits[1]) if digits else None


def _fault(result: Any) -> Fault | None:
    error = result.get("bozo_exception")
    if not result.get("bozo") or type(error).__name__ in _HARMLESS:
        return None
    line = getattr(error, "getLineNumber", lambda: None)()
    return Fault("load.feed_line", {"line": line}) if line else Fault("load.feed_marks")


# JSON Feed: https://www.jsonfeed.org/version/1.1/


def _json(data: bytes, name: str) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise LoadError(name, "load.feed_json") from error


def is_json_feed(value: object) -> bool:
    """Whether an object that was read from JSON is a feed."""
    return (
        isinstance(value, dict)
        and isinstance(value.get("items"), list)
        and "jsonfeed" in str(value.get("version"))
    )


def from_json(value: Any, name: str = "feed", url: str | None = None) -> Document:
    """The feed in an object that was read from JSON; as `read`."""
    if not is_json_feed(value):
        raise LoadError(name, "load.feed")
    links = {"self": value.get("feed_url"), "next": value.get("next_url")}
    feed = Document(
        version="json1",
        title=_words(value, "title") or None,
        url=_web(value.get("home_page_url"), url),
        links={rel: link for rel, address in links.items() if (link := _web(address, url))},
        language=_words(value, "language") or None,
    )
    items = [item for item in value["items"] if isinstance(item, dict)]
    authors = _names(value)
    return replace(feed, entries=_once(_json_entry(item, feed, authors, url) for item in items))


def _json_entry(
    item: Mapping[str, object], feed: Document, authors: tuple[str, ...], base: str | None
) -> Entry:
    address = _web(item.get("url") or item.get("external_url"), base)
    return Entry(
        guid=str(item.get("id") or address or ""),
        title=" ".join(_words(item, "title").split()),
        url=address,
        published=_iso(item.get("date_published")),
        updated=_iso(item.get("date_modified")),
        authors=_names(item) or authors,
        summary=_paragraphed(_words(item, "summary")),
        content=_words(item, "content_html") or _paragraphed(_words(item, "content_text")),
        outlet=feed.title,
        language=_words(item, "language") or feed.language,
    )


def _words(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return clean(value) if isinstance(value, str) else ""


def _names(item: Mapping[str, object]) -> tuple[str, ...]:
    several, single = item.get("authors"), item.get("author")  # 1.1, and 1.0
    authors = several if isinstance(several, list) else [single]
    names = [_words(author, "name") for author in authors if isinstance(author, dict)]
    return tuple(dict.fromkeys(filter(None, names)))


def _iso(value: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(str(value).strip())
        return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


# News sitemaps


def _from_sitemap(data: bytes, name: str) -> Document:
    from lxml import etree

    # Entities stay unread, so that none can grow.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    if root is None or str(root.tag).endswith("sitemapindex"):
        raise LoadError(name, "load.sitemaps")
    entries = [_sitemap_entry(node) for node in root.iterfind("{*}url")]
    fault = Fault("load.feed_marks") if parser.error_log else None
    outlet = next((entry.outlet for entry in entries if entry.outlet), None)
    return Document(version="sitemap", title=outlet, fault=fault, entries=_once(entries))


def _sitemap_entry(node: Any) -> Entry:
    def text(path: str) -> str:
        return clean(node.findtext(path) or "")

    address = _web(text("{*}loc"), None)
    date = _iso(text(f"{_NEWS}news/{_NEWS}publication_date"))
    return Entry(
        guid=address or "",
        title=" ".join(text(f"{_NEWS}news/{_NEWS}title").split()),
        url=address,
        published=date,
        updated=_iso(text("{*}lastmod")),
        outlet=text(f"{_NEWS}news/{_NEWS}publication/{_NEWS}name") or None,
        language=text(f"{_NEWS}news/{_NEWS}publication/{_NEWS}language") or None,
    )


# All of them


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(dict.fromkeys(entries))


def _web(link: object, base: str | None) -> str | None:
    """`link` as a whole http address, or None."""
    text = "".join(clean(str(link or "")).split())
    try:
        whole = urljoin(base or "", text)
    except ValueError:
        return None
    return whole if text and is_web(whole) else None
