"""Odd files, made here because they are no text: `made()` gives the bytes of each by its name.

What is expected of each stands in tests/data/odd, beside the odd files that are text.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from itertools import pairwise

import docx
from pypdf import PdfReader, PdfWriter

RAIN = "It will rain in Quayside until Friday, the port said. Boats stay in the harbour."
TOLLS = "Tolls on the Tern Bridge will rise in May, the council of Quayside decided on Monday."
LONG = f"{RAIN} {TOLLS} Nobody spoke against it, and the mayor thanked those who had come."
PAGE = (
    "<html lang='en'><head><title>Rain</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Rain</h1><p>{LONG}</p><p>{RAIN}</p></article></body></html>"
)


def made() -> dict[str, bytes]:
    """Every file: what it is called, and what is in it."""
    return {
        **_texts(),
        **_mails(),
        **_documents(),
        **_crawls(),
        **_packed(),
        **_bombs(),
    }


def _texts() -> dict[str, bytes]:
    russian = "Министр сказал, что мост откроют в мае. Это решили в понедельник."
    japanese = "首相は明日、会談を続けると述べた。橋の費用は高い。"
    return {
        "bom.txt": b"\xef\xbb\xbf" + RAIN.encode(),
        "utf16-with-mark.txt": "Zoë Márquez said: “No.”".encode("utf-16"),
        "utf16-without-mark.txt": RAIN.encode("utf-16-be"),
        "utf32.txt": RAIN.encode("utf-32"),
        "russian.txt": russian.encode("cp1251"),
        "japanese.txt": japanese.encode("shift_jis"),
        "mixed-newlines.txt": b"Rain\r\n\r\nIt rains.\rIt pours.\nIt stops.\r\n",
        "stray-bytes.txt": (RAIN * 3).encode() + b" Caf\xe9 \x96 closed.",
        "controls.txt": b"It will \x1brain\x07 in Quayside until Friday, the port said."
        b" \xe2\x80\xa8It pours.",
        "nul.txt": b"It will\x00rain." * 9,
        "empty.txt": b"",
        "spaces.txt": b" \r\n\t \n",
        "pdf-by-another-name.txt": b"%PDF-1.4\n1 0 obj\n",
        "endless-line.txt": b"rain and wind " * 9_000,
        "deep.json": b"[" * 100_000,
        "utf16.csv": "title,text\nRain,“It rains.”\n".encode("utf-16"),
        "windows.html": PAGE.replace("Quayside", "Zürich")
        .replace("<head>", "<head><meta charset=utf-8>")
        .encode("cp1252"),
        "deep.html": b"<div>" * 3_000 + PAGE.encode(),
        "crowded.html": b"<p>Rain.</p>" * 60_000,
        "old.doc": b"\xd0\xcf\x11\xe0 Word",
    }


# Mail


def _mails() -> dict[str, bytes]:
    letter = EmailMessage()
    letter["Subject"] = "Rain in Zürich, and more of it"
    letter["From"] = "The Quay Morning <news@quay.example>"
    letter["Date"] = "Tue, 05 Mar 2024 07:00:00 +0200"
    letter["Message-ID"] = "<1@quay.example>"
    letter["List-Unsubscribe"] = "<https://quay.example/off>"
    letter.set_content("Read this on the web.")
    letter.add_alternative(
        f"<html><body><table><tr><td><p>{RAIN}</p><p>{TOLLS}</p></td></tr></table></body></html>",
        subtype="html",
    )
    picture = EmailMessage()
    picture["Subject"] = "A picture"
    picture.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    box = (
        f"From ann@quay.example Tue Mar  5 07:00:00 2024\nFrom: Ann Roe <ann@quay.example>\n"
        f"Subject: Rain\nDate: Tue, 05 Mar 2024 07:00:00 +0200\n\n{RAIN}\n>From then on, sun.\n\n"
        f"From bo@quay.example Wed Mar  6 07:00:00 2024\nSubject: Tolls\n\n{TOLLS}\n\n"
        f"From bo@quay.example Wed Mar  6 07:00:00 2024\nSubject: Nothing\n\n\n"
    )
    return {
        "newsletter.eml": letter.as_bytes(),
        "attachment-only.eml": picture.as_bytes(),
        "two-and-nothing.mbox": box.encode(),
        "unknown-charset.eml": b"Subject: =?x-none?q?R=E4in?=\nContent-Type: text/plain;"
        b" charset=x-none\nContent-Transfer-Encoding: 8bit\n\nIt r\xe4ins in Quayside.",
    }


# PDF, Word, EPUB


def pdf(*pages: str, **about: str) -> bytes:
    """A PDF with the lines of each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for page in pages:
        drawing = " ".join(f"({line}) Tj T*" for line in page.split("\n")) if page else ""
        stream = f"BT /F1 12 Tf 14 TL 50 700 Td {drawing} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {len(objects)} 0 R"
            f" /Resources << /Font << /F1 {font} >> >> /MediaBox [0 0 612 792] >>"
        )
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>"
    objects.append("<< " + " ".join(f"/{key} ({value})" for key, value in about.items()) + " >>")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF\n".encode()


def _locked(data: bytes, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _word(title: str, *paragraphs: str, **about: object) -> bytes:
    document = docx.Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(1, 2).rows[0].cells[1].text = "In a table."
    for name, value in about.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _book(**chapters: str) -> bytes:
    items = "".join(f'<item id="{name}" href="text/{name}.xhtml"/>' for name in chapters)
    order = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Quay Weekly</dc:title>'
        "<dc:creator>Ann Roe</dc:creator><dc:date>2024-03-05</dc:date>"
        f"<dc:language>en</dc:language></metadata><manifest>{items}</manifest>"
        f"<spine>{order}<itemref idref='none'/></spine></package>"
    )
    container = '<c><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></c>'
    parts = {f"OEBPS/text/{name}.xhtml": html for name, html in chapters.items()}
    return packed(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "OEBPS/book.opf": package.encode(),
            **{path: html.encode() for path, html in parts.items()},
        }
    )


def _documents() -> dict[str, bytes]:
    paper = pdf(
        "It will rain in Quayside until Fri-\nday, the port said.",
        "Boats stay in.",
        Title="Rain until Friday",
        Author="Ann Roe",
        CreationDate="D:20240305070000+02'00'",
    )
    memo = _word("Rain until Friday", RAIN, TOLLS)
    chapter = f"<html><head><title>x</title></head><body><h2>Rain</h2><p>{LONG}</p></body></html>"
    return {
        "paper.pdf": paper,
        "2024-03-05-unnamed.pdf": pdf("It will rain.", Title="Microsoft Word - rain.doc"),
        "scanned.pdf": pdf("", ""),
        "cut.pdf": paper[:300],
        "locked.pdf": _locked(paper, "secret"),
        "locked-with-nothing.pdf": _locked(paper, ""),
        "memo.docx": memo,
        "cut.docx": memo[:-200],
        "no-word.docx": RAIN.encode(),
        "other.docx": packed({"a.txt": b"Rain."}),
        "weekly.epub": _book(cover="<html><body>The Quay</body></html>", one=chapter, two=chapter),
        "covers-only.epub": _book(cover="<html><body>The Quay</body></html>"),
        "no-book.epub": packed({"a.txt": b"Rain."}),
    }


# Crawls


def _crawl() -> bytes:
    return b"".join(
        _crawled(path, status, kind, body)
        for path, status, kind, body in (
            ("2024/03/05/rain", "200 OK", "text/html; charset=windows-1252", PAGE.encode("cp1252")),
            ("gone", "404 Not Found", "text/html", PAGE.encode()),
            ("menu", "200 OK", "text/html", b"<html><body><a href='/'>Home</a></body></html>"),
            ("photo.jpg", "200 OK", "image/jpeg", b"\xff\xd8\xff"),
            ("plain", "200 OK", "text/plain", TOLLS.encode()),
        )
    )


def _crawled(path: str, status: str, kind: str, body: bytes) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/{path}\r\n"
        f"WARC-Date: 2025-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:x:{path}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _crawls() -> dict[str, bytes]:
    crawl = _crawl()
    return {
        "crawl.warc": crawl,
        "crawl-packed.warc.gz": gzip.compress(crawl, mtime=0),
        "crawl-cut.warc.gz": gzip.compress(crawl, mtime=0)[:-300],
        "no-crawl.warc": RAIN.encode(),
    }


# Packed files


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        pipe = tarfile.TarInfo("pipe.txt")
        pipe.type = tarfile.FIFOTYPE
        archive.addfile(pipe)
    return out.getvalue()


def _packed() -> dict[str, bytes]:
    two = {"rain.txt": RAIN.encode(), "2024/2024-03-05-tolls.txt": TOLLS.encode()}
    mixture = packed(
        {
            **two,
            "../../escape.txt": b"It rains elsewhere.",
            "__MACOSX/._rain.txt": b"\x00\x05",
            ".hidden.txt": b"Hidden.",
            "photo.jpg": b"\xff\xd8",
            "inner.zip": packed({"deep.txt": TOLLS.encode() + b" (deep)"}),
            "empty.txt": b"",
            "wire.jsonl": b'{"text": "One."}\n{oops\n',
        }
    )
    lock = bytearray(packed({"a.txt": RAIN.encode(), "b.txt": TOLLS.encode()}))
    lock[lock.index(b"PK\x01\x02") + 8] |= 1
    spoilt = bytearray(packed(two))
    spoilt[40] ^= 0xFF
    doll = packed({"a.txt": RAIN.encode()})
    for _ in range(6):
        doll = packed({"doll.zip": doll})
    return {
        "mixed.zip": mixture,
        "locked.zip": bytes(lock),
        "spoilt.zip": bytes(spoilt),
        "cut.zip": mixture[:-60],
        "nothing-known.zip": packed({"photo.jpg": b"\xff\xd8"}),
        "doll.zip": doll,
        "links.tar": _tar(two),
        "cut.tar.gz": gzip.compress(_tar(two), mtime=0)[:-20],
        "short.tgz": gzip.compress(_tar(two), mtime=0),
        "rain.gz": gzip.compress(RAIN.encode(), mtime=0),
        "rain.txt.bz2": bz2.compress(RAIN.encode()),
        "wire.jsonl.xz": lzma.compress(b'{"text": "One."}\n{"text": "Two."}\n'),
        "no-gzip.gz": RAIN.encode(),
    }


def _bombs() -> dict[str, bytes]:
    """Files that would grow to gigabytes; each is small."""
    line = b" " * 999_999 + b"\n"
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as archive:
        for _ in range(300):
            archive.write(line)
    names = "abcdefghij"
    entities = "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in pairwise(names)
    )
    return {
        "bomb.jsonl.gz": out.getvalue(),
        "bomb.zip": packed({"a.txt": RAIN.encode(), "bomb.jsonl.gz": out.getvalue()}),
        "bomb.docx": packed({"word/document.xml": b" " * (300 << 20)}),
        "bomb.xml": f"<!DOCTYPE x [<!ENTITY a 'boom'>{entities}]><rss version='2.0'><channel>"
        f"<item><title>Rain</title><description>&j; {RAIN}</description></item></channel>"
        "</rss>".encode(),
    }
