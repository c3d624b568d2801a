"""Bytes to text: by mark, by declaration, or by what is likeliest."""

from __future__ import annotations

import codecs
import io
import re
from typing import BinaryIO

from corpus.exceptions import LoadError
from corpus.loading.streams import rejoined
from corpus.text import clean

# Enough of a file to tell its encoding, and that it is text at all.
_HEAD_BYTES = 1 << 20


def decoded(
    name: str, file: BinaryIO, is_page: bool = False, charset: str | None = None
) -> io.TextIOWrapper:
    """`file` as text, from its beginning; LoadError where it is empty or not text.

    What a page, or whoever sent it, says of its charset is believed where it can be.
    """
    head = file.read(_HEAD_BYTES)
    encoding = _encoding(head, is_page, charset)
    start = head.decode(encoding, _STRAY_BYTES)
    if is_binary(start) or start.startswith("%PDF-"):
        raise LoadError(name, "load.unlike_text")
    # Whatever is read is cleaned later; a few characters mostly tell that there is something.
    if not (clean(start[:1024]) or clean(start)) and len(head) < _HEAD_BYTES:
        raise LoadError(name, "load.empty")
    return io.TextIOWrapper(rejoined(head, file), encoding, _STRAY_BYTES, newline="")


def decode(data: bytes, *charsets: str | None) -> str:
    """`data` as text: by the first of the charsets that can be, or the likeliest."""
    encodings = filter(None, (charset and _known(charset) for charset in charsets))
    encoding = next(encodings, None) or _encoding(data, False, None)
    return data.decode(encoding, _STRAY_BYTES)


def is_binary(text: str) -> bool:
    """Whether `text` has more control characters than a text may, or a NUL."""
    control = re.findall(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text)
    return "\x00" in control or len(control) * 50 > len(text)


def _encoding(head: bytes, is_page: bool, charset: str | None) -> str:
    """The encoding of a file that begins with `head`: marked, declared, or likeliest."""
    for mark, encoding in _MARKS.items():
        if head.startswith(mark):
            return encoding
    tag = _CHARSET.search(head[:4096]) if is_page else None
    charset = charset or (tag[1].decode() if tag else None)
    return (charset and _known(charset)) or _unmarked_utf16(head) or _likeliest(head)


_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def _known(charset: str) -> str | None:
    """The codec for a declared `charset`; as in browsers, Latin-1 means Windows-1252."""
    try:
        encoding = codecs.lookup(charset).name
        # Some codecs are not for text, and some know no error handler.
        b"\xff".decode(encoding, _STRAY_BYTES)
        if b"<meta".decode(encoding) != "<meta":  # read byte by byte, it is not in UTF-16 or -32
            return None
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(encoding, encoding)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without its mark: one byte of each two is often NUL and seldom much else."""
    for encoding, pages, letters in (
        ("utf-16-le", head[1::2], head[::2]),
        ("utf-16-be", head[::2], head[1::2]),
    ):
        is_often_nul = pages.count(0) * 20 > len(pages) >= 2 * len(set(pages))
        if is_often_nul and 0 not in letters:
            return encoding
    return None


def _likeliest(head: bytes) -> str:
    """UTF-8, unless much of it is wrong; then one of the usual others."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(head)
    wrong = text.count("\ufffd")
    if wrong * 2 <= sum(not letter.isascii() for letter in text):
        return "utf-8"
    import charset_normalizer

    best = charset_normalizer.from_bytes(head[:65536], cp_isolation=_LIKELY).best()
    return best.encoding if best else "cp1252"


# Windows-1250 and -1254 are left out: what is 1252 passes for them too, and is likelier.
_LIKELY = ["cp1252", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256"]
_LIKELY += ["shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """A codec error handler: bytes that do not belong are read as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_STRAY_BYTES = "onrecord-windows-1252"
codecs.register_error(_STRAY_BYTES, _as_windows_1252)
