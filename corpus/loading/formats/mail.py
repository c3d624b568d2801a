"""Newsletters: a mail (.eml) is one article, a mailbox (.mbox) one a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from corpus.exceptions import LoadError
from corpus.loading.encoding import decode, is_binary
from corpus.loading.formats.fields import LARGEST, Fields, Outcome, Piece, Raw
from corpus.loading.markup import text_of
from corpus.text import clean

# The plain half of many newsletters says only where to read them on the web.
_FULL = 0.5


def from_mail(name: str, data: bytes) -> Iterator[Outcome]:
    """The words of a mail, its subject as the title; attachments are left out."""
    message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    text = _text(message)
    if is_binary(text):
        raise LoadError(name, "load.mail")
    if not text:
        raise LoadError(name, "load.headers")
    yield name, {"text": text, **_fields(message)}


def _fields(message: Message) -> Fields:
    sender = parseaddr(_header(message, "From"))
    is_newsletter = any(header in message for header in ("List-Id", "List-Unsubscribe"))
    label = sender[0] or sender[1].rpartition("@")[2]
    link = re.search(r"https?://[^\s<>]+", _header(message, "Archived-At"))
    return {
        "title": _header(message, "Subject"),
        "published": _header(message, "Date"),
        "outlet" if is_newsletter else "authors": label if is_newsletter else [sender[0]],
        "language": _header(message, "Content-Language"),
        "url": link[0] if link else "",
        "id": _header(message, "Message-ID"),
    }


def _header(message: Message, name: str) -> str:
    """A header as text; what stands in it that is no ASCII is decoded as declared, or as likely."""
    value = str(message.get(name, ""))
    try:
        # A charset that is unknown, or wrong, is no reason to lose the mail.
        parts = decode_header(value)
    except ValueError:
        return clean(value)
    # A line is too short to guess its charset from.
    words = (
        line if isinstance(line, str) else decode(line, charset, "utf-8") for line, charset in parts
    )
    return " ".join("".join(words).split())


def _text(message: Message) -> str:
    """The plain half of a mail, or what its HTML says where that is much more."""
    plain, html = ("\n\n".join(_parts(message, kind)) for kind in ("text/plain", "text/html"))
    body = text_of(html)
    return plain if len(plain) > _FULL * len(body) else body


def _parts(message: Message, kind: str) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            text = decode(data, part.get_content_charset()) if isinstance(data, bytes) else ""
            if words := clean(text):
                yield words


def from_mailbox(name: str, file: BinaryIO) -> Iterator[Piece]:
    """Each mail of a mailbox; by its "From " lines, since `mailbox` wants a file with a name."""
    for number, lines in enumerate(_mails(file), 1):
        where = f"{name} mail {number}"
        if lines is None:
            yield LoadError(where, "load.large_mail")
        else:
            yield Raw(where, ".eml", b"".join(lines))


def _mails(file: BinaryIO) -> Iterator[list[bytes] | None]:
    """The lines of each mail, without the "From " line, and without the ">" that masks others."""
    lines: list[bytes] | None = []
    size, after_blank, has_begun = 0, True, False
    while line := file.readline(LARGEST):
        if after_blank and line.startswith(b"From "):
            if has_begun:
                yield lines
            lines, size, has_begun = [], 0, True
        elif lines is not None:
            size += len(line)
            lines.append(line[1:] if _QUOTATION.match(line) else line)
            lines = lines if size <= LARGEST else None
        after_blank = not line.strip()
    if lines is None or lines:
        yield lines


_QUOTATION = re.compile(rb">+From ")
