"""Lists of feeds as OPML, the form in which feed readers exchange them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from corpus.exceptions import LoadError
from corpus.feeds.feed import Feed
from corpus.text import clean
from corpus.web.pages import FeedLink


def read(name: str, data: bytes) -> list[FeedLink]:
    """The feeds a list names, each once; `name` is for errors. Raises LoadError for no list."""
    import listparser  # reads what is not well-formed, and opens no entity

    outlines = listparser.parse(data)
    feeds = {feed.url: FeedLink(feed.url, clean(feed.title or "")) for feed in outlines.feeds}
    if not feeds:
        raise LoadError(name, "feed.list")
    return list(feeds.values())


def write(feeds: Iterable[Feed]) -> str:
    """The list of these feeds, for any feed reader."""
    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = "Feeds of onrecord"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        attributes = {"type": "rss", "text": feed.title, "title": feed.title, "xmlUrl": feed.url}
        ElementTree.SubElement(body, "outline", attributes)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
