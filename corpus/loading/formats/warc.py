"""WARC: the pages of a crawl, each to be read as the page it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from corpus.exceptions import LoadError
from corpus.loading.formats.fields import LARGEST, Piece, Raw, brief

_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}


def from_warc(name: str, file: BinaryIO) -> Iterator[Piece]:
    """Each page that a server gave, in the order of the crawl; the rest of a crawl is no article.

    When a page was crawled says nothing of when it was published, and is not used.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ModuleNotFoundError as error:
        raise LoadError(name, "load.library", kind=".warc") from error
    try:
        for record in ArchiveIterator(file):
            yield from _page(name, record)
    except (ArchiveLoadFailed, ValueError, EOFError, AttributeError) as error:
        raise LoadError(name, "load.warc", detail=brief(error)) from error


def _page(name: str, record: Any) -> Iterator[Piece]:
    suffix = _KINDS.get(_declared(record).partition(";")[0].strip().lower())
    if not suffix:
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"{name} page {url}"
    data = record.content_stream().read(LARGEST + 1)
    if len(data) > LARGEST:
        yield LoadError(where, "load.large_record")
    elif data.strip():
        charset = _CHARSET.search(_declared(record))
        fields = {"url": url.strip("<>")}
        yield Raw(where, suffix, data, fields, charset[1] if charset else None)


def _declared(record: Any) -> str:
    """The Content-Type of a record's document, "" for what is no document or was not found."""
    if record.rec_type == "response" and record.http_headers:
        was_found = record.http_headers.get_statuscode() == "200"
        return (was_found and record.http_headers.get_header("Content-Type")) or ""
    is_document = record.rec_type in ("resource", "conversion")
    return (is_document and record.rec_headers.get_header("Content-Type")) or ""


_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
