"""What a file without a telling name is, by how it begins."""

from __future__ import annotations

import codecs
import re
from email.parser import BytesHeaderParser

from corpus.loading.formats.tabular import is_header

# How kinds begin that cannot be mistaken for text; from their specifications.
_MARKS = {
    b"%PDF-": ".pdf",
    b"\x1f\x8b": ".gz",
    b"BZh": ".bz2",
    b"\xfd7zXZ\x00": ".xz",
    b"WARC/": ".warc",
}
_JSON = re.compile(rb'\s*(\{\s*"|\[\s*\{|\[\s*\]\s*\Z)')
_XML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<([\w:]+)", re.S | re.I
)
_MAILBOX = re.compile(rb"From \S+.* \d\d:\d\d.*\d{4}\r?\n")
_HEADERS = ("From", "To", "Subject", "Date", "Received", "Message-ID", "Return-Path")


def kind_of(head: bytes) -> str:
    """The suffix for a file that begins with `head`, some kilobytes; text is the last guess."""
    if head.startswith(b"PK"):
        # The mark of a book comes first and as it is, but not all who pack one know.
        is_book = b"mimetypeapplication/epub+zip" in head[:100] or b"META-INF/container.xml" in head
        return ".epub" if is_book else ".docx" if b"word/" in head else ".zip"
    for mark, suffix in _MARKS.items():
        if head.startswith(mark):
            return suffix
    if head[257:262] == b"ustar":
        return ".tar"
    return _kind_of_text(head.removeprefix(codecs.BOM_UTF8))


def _kind_of_text(head: bytes) -> str:
    if _JSON.match(head):
        return _kind_of_json(head)
    if root := _XML.match(head):
        return {b"html": ".html", b"rss": ".rss", b"feed": ".atom"}.get(
            root[1].lower(), ".xml" if root[1].lower() in _FEEDS else ".txt"
        )
    if _MAILBOX.match(head):
        return ".mbox"
    if _is_mail(head):
        return ".eml"
    lines = head.decode("utf-8", "replace").lstrip().splitlines()
    return ".csv" if lines and is_header(lines[0]) else ".txt"


_FEEDS = (b"rdf:rdf", b"urlset", b"sitemapindex")


def _kind_of_json(head: bytes) -> str:
    """JSON Lines where the first line is an object by itself and others follow."""
    first, _, tail = head.strip().partition(b"\n")
    has_lines = first.startswith(b"{") and first.rstrip().endswith(b"}") and tail
    return ".jsonl" if has_lines else ".json"


def _is_mail(head: bytes) -> bool:
    if not re.match(rb"[A-Za-z][A-Za-z-]*: ", head):
        return False
    message = BytesHeaderParser().parsebytes(head)
    return sum(header in message for header in _HEADERS) >= 2
