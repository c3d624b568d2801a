"""Saved feeds: a record an entry."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.exceptions import LoadError
from corpus.loading import syndication
from corpus.loading.formats.fields import Outcome
from corpus.loading.syndication import Document, Entry


def from_feed(name: str, data: bytes) -> Iterator[Outcome]:
    """The entries of a feed, and what is wrong with it."""
    feed = syndication.read(data, name)
    yield from from_entries(name, feed)
    if feed.fault:
        yield LoadError(name, feed.fault.code, **feed.fault.values)


def from_entries(name: str, feed: Document) -> Iterator[Outcome]:
    """A record for each entry that has words of its own."""
    for number, entry in enumerate(feed.entries, 1):
        yield _record(f"{name} entry {number}", entry)


def _record(where: str, entry: Entry) -> Outcome:
    text = entry.text
    if not text:
        return LoadError(where, "load.entry")
    fields = {
        "title": entry.title,
        "text": text,
        "published": entry.published,
        "url": entry.url,
        "authors": list(entry.authors),
        "outlet": entry.outlet,
        "language": entry.language,
        "id": entry.guid,
    }
    return where, {field: value for field, value in fields.items() if value}
