"""PDF, Word and EPUB: documents that a library opens. An EPUB has a record a chapter."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from pathlib import PurePosixPath
from typing import Any, TypeAlias
from urllib.parse import unquote

from corpus.exceptions import LoadError
from corpus.loading.formats.fields import LARGEST, Fields, Outcome, brief
from corpus.loading.markup import text_of
from corpus.text import clean

_Reader: TypeAlias = Callable[[str, bytes], Iterator[Outcome]]

_MOST_PAGES = 2_000
# A cover or a title page has less text than a short paragraph.
_CHAPTER_CHARACTERS = 100
# What programs call a document nobody has named.
_NO_TITLE = re.compile(r"(untitled.*|microsoft word\b.*|.*\.(docx?|pdf|indd|qxd|tex|dvi))", re.I)


def _opened(kind: str) -> Callable[[_Reader], _Reader]:
    """Makes whatever a library raises for a damaged file an error that names the file."""

    def opened(reader: _Reader) -> _Reader:
        @wraps(reader)
        def read(name: str, data: bytes) -> Iterator[Outcome]:
            try:
                yield from reader(name, data)
            except LoadError:
                raise
            except ModuleNotFoundError as error:
                raise LoadError(name, "load.library", kind=kind) from error
            except Exception as error:
                # Libraries for binary formats do not say what they may raise.
                raise LoadError(
                    name, "load.damaged_document", kind=kind, detail=brief(error)
                ) from error

        return read

    return opened


@_opened(".pdf")
def from_pdf(name: str, data: bytes) -> Iterator[Outcome]:
    """The text of a PDF's pages, in the order it was drawn in."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs concerns nobody here
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise LoadError(name, "load.locked")
    if len(reader.pages) > _MOST_PAGES:
        raise LoadError(name, "load.pages", most=_MOST_PAGES)
    text = _joined(page.extract_text() for page in reader.pages)
    if not text:
        raise LoadError(name, "load.pictures")
    about = reader.metadata
    yield (
        name,
        {
            "text": text,
            "title": _title(about and about.title),
            "authors": clean((about and about.author) or ""),
            "published": about and about.creation_date,
        },
    )


def _joined(pages: Iterator[str]) -> str:
    """The pages as one text; a word that is parted at the end of a line is whole again."""
    text = ""
    for page in map(clean, pages):
        ends = text.endswith((".", "!", "?", "”", '"'))
        text += ("\n\n" if ends else "\n" if text else "") + page
    return _HYPHEN.sub("", clean(text))


_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])(?:-|\u00ad)\n(?=[a-zà-ÿ])|\u00ad")


def _title(text: object) -> str:
    title = clean(str(text or ""))
    return "" if _NO_TITLE.fullmatch(title) else title


@_opened(".docx")
def from_docx(name: str, data: bytes) -> Iterator[Outcome]:
    """The paragraphs and tables of a Word document, in order."""
    import docx

    _unpacked(name, data)
    document = docx.Document(io.BytesIO(data))
    blocks = [_block(paragraph) for paragraph in document.iter_inner_content()]
    text = "\n\n".join(filter(None, blocks))
    if not text:
        raise LoadError(name, "load.shows")
    about = document.core_properties
    heading = next((p.text for p in document.paragraphs if _is_title(p)), "")
    # A file that python-docx made has its template's date.
    is_template = about.author == "python-docx"
    yield (
        name,
        {
            "text": _without(heading, text),
            "title": _title(about.title) or clean(heading),
            "authors": "" if is_template else clean(about.author or ""),
            "published": None if is_template else about.created,
            "language": about.language,
        },
    )


def _block(block: Any) -> str:
    if hasattr(block, "rows"):
        rows = (dict.fromkeys(clean(cell.text) for cell in row.cells) for row in block.rows)
        return "\n\n".join("\n".join(filter(None, row)) for row in rows)
    return clean(block.text)


def _is_title(paragraph: Any) -> bool:
    style = getattr(paragraph.style, "name", None) or ""
    return bool(clean(paragraph.text)) and style in ("Title", "Heading 1")


def _without(heading: str, text: str) -> str:
    tail = clean(text.removeprefix(clean(heading)))
    return tail or text


def _unpacked(name: str, data: bytes) -> zipfile.ZipFile:
    """The parts of a document; an error where they would grow beyond what a document has."""
    parts = zipfile.ZipFile(io.BytesIO(data))
    if sum(part.file_size for part in parts.infolist()) > 4 * LARGEST:
        raise LoadError(name, "load.unpacks")
    return parts


# EPUB: https://www.w3.org/TR/epub-33/


@_opened(".epub")
def from_epub(name: str, data: bytes) -> Iterator[Outcome]:
    """The chapters, in reading order; covers and the table of contents are left out."""
    with _unpacked(name, data) as parts:
        place = _xml(parts.read("META-INF/container.xml")).find(".//{*}rootfile").get("full-path")
        package = _xml(parts.read(place))
        about = {field: _said(package, tag) for field, tag in _DUBLIN_CORE.items()}
        number = 0
        for path in _reading_order(package, PurePosixPath(place).parent):
            html = parts.read(path).decode("utf-8", "replace")
            text = text_of(html)
            if len(text) >= _CHAPTER_CHARACTERS:
                number += 1
                yield f"{name} chapter {number}", _chapter(html, text, about)
    if not number:
        raise LoadError(name, "load.chapters")


_DUBLIN_CORE = {
    "outlet": "title",
    "authors": "creator",
    "published": "date",
    "language": "language",
}


def _xml(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _said(package: Any, tag: str) -> str:
    return clean(package.findtext(f".//{{http://purl.org/dc/elements/1.1/}}{tag}") or "")


def _reading_order(package: Any, folder: PurePosixPath) -> Iterator[str]:
    items = {item.get("id"): item for item in package.iterfind(".//{*}manifest/{*}item")}
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            yield _normal(folder / unquote(item.get("href", "")))


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _chapter(html: str, text: str, about: Mapping[str, str]) -> Fields:
    headings = (clean(text_of(heading)) for heading in _HEADINGS.findall(html))
    heading = next(filter(None, headings), "")
    return {**about, "title": heading, "text": _without(heading, text)}


_HEADINGS = re.compile(r"<h[1-3]\b[^>]*>(.*?)</h[1-3]\s*>", re.IGNORECASE | re.DOTALL)
