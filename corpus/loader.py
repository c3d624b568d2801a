"""Files, folders and single documents to Articles.

Nothing is lost silently: what cannot become an article comes as a LoadError in
its place, naming the file and record, and the rest of the file goes on.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import urlsplit

from corpus.encoding import decoded
from corpus.exceptions import LoadError
from corpus.formats import DOCUMENTS, KINDS, SUFFIXES, TABLES, Fields, Record
from corpus.text import clean, sentences, shorten
from corpus.types import Article

Loaded: TypeAlias = Article | LoadError
# The links of a load so far: under each, which record has it, and a hash of what it says.
Links: TypeAlias = dict[str, tuple[str, int]]

_TITLE_CHARACTERS = 300
_SENTENCE_TITLE_CHARACTERS = 100


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read: those named, and in folders every file of a known kind, sorted.

    Hidden files and folders are skipped, and so are symbolic links that lead
    out of the folder. A folder without such files stands for itself, so that
    reading it says so.
    """
    found: dict[Path, None] = {}
    for path in paths:
        files = _within(path, os.path.realpath(path), set()) if os.path.isdir(path) else ()
        found.update(dict.fromkeys([*files] or [path]))
    return list(found)


def _within(folder: Path, top: str, seen: set[str]) -> Iterator[Path]:
    # A symbolic link may lead back to a folder above; each folder is entered once.
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in (entry for entry in entries if not _is_left_out(entry, top)):
        if os.path.isdir(entry):
            yield from _within(entry, top, seen)
        elif entry.suffix.lower() in SUFFIXES:
            yield entry


def _is_left_out(entry: Path, top: str) -> bool:
    leads_out = entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(top)
    return leads_out or entry.name.startswith(".")


def read(path: Path, links: Links | None = None) -> Iterator[Loaded]:
    """The articles of one file, one at a time; what cannot be read comes as a LoadError.

    Files that are read with the same `links` may not have two articles under one link.
    """
    name = _shown(path)
    try:
        _check_kind(name, path.stat().st_mode)
        with path.open("rb") as file:
            home = f"file:{_shown(os.path.realpath(path))}"
            yield from _load(name, path.suffix, file, home, {} if links is None else links)
    except OSError as error:
        yield LoadError(name, f"cannot be read ({error.strerror or error})")
    except LoadError as error:
        yield error


def _check_kind(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise LoadError(name, f"is a folder without files that can be read ({KINDS})")
    if not stat.S_ISREG(mode):  # opening a pipe may wait for ever
        raise LoadError(name, "is no ordinary file; a pipe is read as standard input, named -")


def _shown(path: Path | str) -> str:
    """`path` with "/", and with escapes for what may not be printed or stored.

    That is control characters, which a terminal obeys, marks that turn the
    direction of writing, and lone surrogates, which stand for bytes that are no UTF-8.
    """
    return _UNPRINTABLE.sub(
        lambda found: found[0].encode("unicode_escape").decode(), Path(path).as_posix()
    )


_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def parse(name: str, data: bytes, links: Links | None = None) -> Iterator[Loaded]:
    """The same for a document without a path: one sent in a chat, or standard input as "-"."""
    links = {} if links is None else links
    if name == "-":
        yield from _load("standard input", _kind_of(data), io.BytesIO(data), None, links)
    else:
        yield from _load(_shown(name), Path(name).suffix, io.BytesIO(data), None, links)


def _kind_of(data: bytes) -> str:
    """What a document without a name is: text, unless it begins as JSON or JSON Lines do."""
    if not _JSON.match(data):
        return ".txt"
    first, _, rest = data.removeprefix(codecs.BOM_UTF8).strip().partition(b"\n")
    has_lines = first.startswith(b"{") and first.rstrip().endswith(b"}") and rest
    return ".jsonl" if has_lines else ".json"


_JSON = re.compile(rb'(\xef\xbb\xbf)?\s*(\{\s*"|\[\s*\{|\[\s*\]\s*\Z)')


def _load(
    name: str, suffix: str, file: BinaryIO, home: str | None, links: Links
) -> Iterator[Loaded]:
    """Every record of `file` as an article; `home` begins the keys of those without a link."""
    seen: Counter[str] = Counter()
    try:
        for record in _records(name, suffix.lower(), file):
            yield record if isinstance(record, LoadError) else _new(name, record, home, seen, links)
    except LoadError as error:
        yield error
    except (ValueError, LookupError, RecursionError) as error:
        # One odd file must not stop the load; what libraries raise for it is not ours to list.
        yield LoadError(name, f"cannot be read ({shorten(str(error), 120)})")


def _new(name: str, record: Record, home: str | None, seen: Counter[str], links: Links) -> Loaded:
    """The article of one record under its key, unless another has its link already."""
    where, fields = record
    found = _article(name, where, fields)
    if isinstance(found, LoadError):
        return found
    if not found.url:
        return replace(found, key=_key(found, home, seen))
    content = hash(replace(found, source_file=None))
    first, known = links.setdefault(found.key, (where, content))
    if known != content:
        return LoadError(where, f"has the same link as {first}, but not its words; keep one")
    return found


def _records(name: str, suffix: str, file: BinaryIO) -> Iterator[Record | LoadError]:
    if suffix not in SUFFIXES:
        raise LoadError(name, f"is of an unknown kind; its name should end in {KINDS}")
    with decoded(name, file, is_page=suffix in (".html", ".htm")) as stream:
        if suffix in DOCUMENTS:
            yield name, DOCUMENTS[suffix](name, clean(stream.read()))
            return
        records = TABLES[suffix](name, stream)
        yield next(records, LoadError(name, "has no articles in it"))
        yield from records


# Records to articles


def _article(name: str, where: str, fields: Fields) -> Loaded:
    """The article of one record, or why there is none; its key is still without its file."""
    text = clean(_string(fields.get("text")))
    if not text:
        return LoadError(where, "has no text; a field named text, body or content should hold it")
    url = _url(fields.get("url"))
    title = _line(_string(fields.get("title"))) or _first_sentence(text)
    published = _moment(fields.get("published"))
    mark = _line(_string(fields.get("id"))) or f"{title}|{published or ''}"
    return Article(
        title=title,
        text=text,
        key=f"url:{url}" if url else "" if where == name else f"#{mark}",
        url=url,
        outlet=_line(_string(fields.get("outlet"))) or _host(url),
        authors=_authors(fields.get("authors")),
        published=published,
        language=_language(fields.get("language")),
        source_file=name,
    )


def _key(article: Article, home: str | None, seen: Counter[str]) -> str:
    """The file and record, counted in `seen` so that none without a link overwrites another."""
    if home is None:
        return f"text:{hashlib.sha256(article.text.encode()).hexdigest()[:16]}"
    seen[article.key] += 1
    count = seen[article.key]
    return f"{home}{article.key}" if count == 1 else f"{home}{article.key}#{count}"


def _line(text: str) -> str:
    return shorten(clean(text), _TITLE_CHARACTERS)


def _first_sentence(text: str) -> str:
    # A title is cut far before this: no need to split all of a long text.
    start = text[:2000]
    return shorten(sentences(start)[0].of(start), _SENTENCE_TITLE_CHARACTERS)


def _string(value: object) -> str:
    """`value` as text: a string, a number, the "name" of an object, or paragraphs from a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _string(value.get("name"))
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    return str(value) if isinstance(value, int | float) else ""


def _url(value: object) -> str | None:
    url = "".join(clean(_string(value)).split())
    return url if _host(url) and url.lower().startswith(("http://", "https://")) else None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _authors(value: object) -> tuple[str, ...]:
    """Names from a list, or from a byline: "By A and B", "A; B"."""
    byline = re.sub(r"^\s*by\s+", "", _string(value), flags=re.IGNORECASE)
    between = r";" if ";" in byline else r",|\s+and\s+|\s+&\s+"
    names = value if isinstance(value, list) else re.split(between, byline)
    return tuple(dict.fromkeys(name for name in (_line(_string(each)) for each in names) if name))


def _language(value: object) -> str | None:
    """The language without its region: "en" for "en-GB" and "EN_us"."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", _string(value).strip().lower())
    return found[0] if found else None


def _moment(value: object) -> datetime | None:
    """`value` as an aware UTC time, or None where no date can be read for sure."""
    written = (value.isoformat() if isinstance(value, date) else _string(value)).strip()
    for form in _DATE_FORMS:
        try:
            found = form(written)
            return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError, OSError):
            continue
    return None


def _from_epoch(written: str) -> datetime:
    # Nine digits began in 1973; fewer are a year or a plain date. Thirteen are milliseconds.
    if not re.fullmatch(r"\d{9,13}(\.\d+)?", written):
        raise ValueError(written)
    seconds = float(written)
    return datetime.fromtimestamp(seconds / 1000 if seconds >= 1e11 else seconds, UTC)


# No guessing beyond these: "03/04/2024" is two different days.
_DATE_FORMS: tuple[Callable[[str], datetime], ...] = (
    _from_epoch,
    datetime.fromisoformat,
    parsedate_to_datetime,
    lambda written: datetime.strptime(written, "%Y/%m/%d"),
    lambda written: datetime.strptime(written, "%d %B %Y"),
    lambda written: datetime.strptime(written, "%B %d, %Y"),
)
