"""What each kind of file holds, as records under our own field names.

`pieces` takes a file apart without holding it: records as they are, and whole
documents as `Raw`, which `records` reads. The two are apart so that reading,
which costs time, can be done by several processes. Heavy libraries are
imported where they are used.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO, TextIO

from corpus.exceptions import LoadError
from corpus.loading.encoding import decoded
from corpus.loading.formats.archives import ARCHIVES
from corpus.loading.formats.feeds import from_feed
from corpus.loading.formats.fields import (
    LARGEST,
    USUAL,
    Fields,
    Names,
    Outcome,
    Piece,
    Raw,
    Record,
    brief,
    mapped,
    some,
)
from corpus.loading.formats.kinds import kind_of
from corpus.loading.formats.mail import from_mail, from_mailbox
from corpus.loading.formats.office import from_docx, from_epub, from_pdf
from corpus.loading.formats.pages import from_page
from corpus.loading.formats.plain import from_markdown, from_text, without_date
from corpus.loading.formats.tabular import TABLES
from corpus.loading.formats.warc import from_warc
from corpus.text import clean

__all__ = [
    "ARCHIVES",
    "KINDS",
    "SUFFIXES",
    "USUAL",
    "Fields",
    "Names",
    "Piece",
    "Raw",
    "Record",
    "brief",
    "check",
    "kind_of",
    "mapped",
    "pieces",
    "records",
    "suffix_of",
    "without_date",
]

_TEXTS: Mapping[str, Callable[[str, str], Fields]] = {
    ".txt": from_text,
    ".md": from_markdown,
    ".html": from_page,
    ".htm": from_page,
}
_DOCUMENTS: Mapping[str, Callable[[str, bytes], Iterator[Outcome]]] = {
    ".eml": from_mail,
    ".pdf": from_pdf,
    ".docx": from_docx,
    ".epub": from_epub,
    ".rss": from_feed,
    ".atom": from_feed,
    ".xml": from_feed,
}
_STREAMS: Mapping[str, Callable[[str, BinaryIO], Iterator[Piece]]] = {
    ".mbox": from_mailbox,
    ".warc": from_warc,
}
SUFFIXES = frozenset({*_TEXTS, *_DOCUMENTS, *TABLES, *_STREAMS, *ARCHIVES})
"""The ends of the names of files that can be read."""
KINDS = ", ".join(sorted(SUFFIXES))
# What people try, and the kind in which it can be read.
_INSTEAD = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), ".docx"),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".parquet", ".sqlite", ".db"), ".csv, .jsonl"),
    **dict.fromkeys((".rar", ".7z", ".zst"), ".zip"),
    **dict.fromkeys((".mobi", ".azw", ".azw3"), ".epub"),
    **dict.fromkeys((".mht", ".mhtml", ".webarchive"), ".html"),
    **dict.fromkeys((".msg", ".pst"), ".eml, .mbox"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff"), ".pdf"),
}


def suffix_of(name: str) -> str:
    """The kind of a file by its name, in lower case; "" where it has none."""
    return PurePosixPath(name).suffix.lower()


def check(name: str, suffix: str) -> None:
    """Raise LoadError for a kind that cannot be read."""
    if suffix in SUFFIXES:
        return
    if suffix in _INSTEAD:
        raise LoadError(name, "load.unreadable", instead=_INSTEAD[suffix])
    raise LoadError(name, "load.kind", kinds=KINDS)


def pieces(name: str, suffix: str, file: BinaryIO, names: Names = USUAL) -> Iterator[Piece]:
    """The records of a file that is no packed one; a document that is one whole comes as it is."""
    if suffix in TABLES:
        with decoded(name, file) as stream:
            yield from some(name, TABLES[suffix](name, stream, names))
    elif suffix in _STREAMS:
        yield from some(name, _STREAMS[suffix](name, file))
    else:
        data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise LoadError(name, "load.large")
        yield Raw(name, suffix, data)


def records(raw: Raw) -> Iterator[Outcome]:
    """The records of one document."""
    if raw.suffix in _TEXTS:
        is_page = raw.suffix in (".html", ".htm")
        with decoded(raw.where, io.BytesIO(raw.data), is_page, raw.charset) as stream:
            outcomes: Iterator[Outcome] = iter([(raw.where, _text(raw, stream))])
    else:
        outcomes = some(raw.where, _DOCUMENTS[raw.suffix](raw.where, raw.data))
    for record in outcomes:
        yield record if isinstance(record, LoadError) else _with(raw, record)


def _text(raw: Raw, stream: TextIO) -> Fields:
    return _TEXTS[raw.suffix](raw.where, clean(stream.read()))


def _with(raw: Raw, record: Record) -> Record:
    where, fields = record
    return where, {**fields, **(raw.known or {})}
