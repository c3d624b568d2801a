"""Files, folders and single documents to Articles.

Nothing is lost silently: what cannot become an article comes as a LoadError in
its place, naming the file and record, and the rest of the file goes on.
Memory is bounded whatever the size of a file: records come one at a time, and
what has been met is kept aside.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from corpus.exceptions import LoadError
from corpus.loading import formats, records
from corpus.loading.formats import ARCHIVES, KINDS, SUFFIXES, USUAL, Names, Piece, Raw, archives
from corpus.loading.register import Register, hashed
from corpus.loading.streams import Budget, Counted, buffered, rejoined
from corpus.types import Article

Outcome: TypeAlias = Article | LoadError

# Enough of a file to tell its kind.
_HEAD_BYTES = 1 << 12
# A .tar.gz in a .zip is packed three times.
_DEEPEST = 4
# So many pieces, or so much of them, are read together: few trips to another process.
_TOGETHER = 16
_TOGETHER_BYTES = 1 << 18


class _Source(NamedTuple):
    """A file, or a member of a packed one: its name as shown, and how the keys in it begin."""

    name: str
    home: str | None

    def within(self, path: str) -> _Source:
        name = _shown(path)
        return _Source(f"{self.name}/{name}", self.home and f"{self.home}/{name}")


_PlacedPiece: TypeAlias = tuple[_Source, Piece]
_PlacedOutcome: TypeAlias = tuple[_Source, str, Outcome]
# `map`, or one that has several processes do it.
_Map: TypeAlias = Callable[
    [Callable[[list[_PlacedPiece]], list[_PlacedOutcome]], Iterable[list[_PlacedPiece]]],
    Iterable[list[_PlacedOutcome]],
]


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files to read: those named, and in folders every file of a known kind, sorted.

    Hidden files and folders are skipped, and so are symbolic links that lead
    out of the folder. A folder without such files stands for itself, so that
    reading it says so.
    """
    files: dict[Path, None] = {}
    for path in paths:
        inside = _within(path, os.path.realpath(path), set()) if os.path.isdir(path) else ()
        files.update(dict.fromkeys([*inside] or [path]))
    return list(files)


def _within(folder: Path, top: str, folders: set[str]) -> Iterator[Path]:
    # A symbolic link may lead back to a folder above; each folder is entered once.
    real = os.path.realpath(folder)
    if real in folders:
        return
    folders.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in (entry for entry in entries if not _is_left_out(entry, top)):
        if os.path.isdir(entry):
            yield from _within(entry, top, folders)
        elif entry.suffix.lower() in SUFFIXES:
            yield entry


def _is_left_out(entry: Path, top: str) -> bool:
    leads_out = entry.is_symlink() and not Path(os.path.realpath(entry)).is_relative_to(top)
    return leads_out or entry.name.startswith(".")


def read(path: Path, names: Names = USUAL) -> Iterator[Outcome]:
    """The articles of one file, one at a time; what cannot be read comes as a LoadError."""
    return load([path], names)


def parse(name: str, data: bytes, names: Names = USUAL) -> Iterator[Outcome]:
    """The same for a document without a path: one sent in a chat, or standard input as "-"."""
    file = io.BytesIO(data)
    if name == "-":
        return load([file], names)
    return _articles(_pieces(_Source(_shown(name), None), formats.suffix_of(name), file, names))


def load(
    sources: Iterable[Path | BinaryIO],
    names: Names = USUAL,
    each: _Map = map,
    tell: Callable[[int], None] = lambda _: None,
) -> Iterator[Outcome]:
    """The articles of files and of standard input, in order; none under the link of another.

    `names` says what the fields of tables are called; `each` is how documents
    are read: `map`, or one that uses several processes; `tell` hears how many
    bytes have been taken from the sources, each time.
    """
    pieces = (piece for source in sources for piece in _pieces_of(source, names, tell))
    return _articles(pieces, each)


def _articles(pieces: Iterator[_PlacedPiece], each: _Map = map) -> Iterator[Outcome]:
    with closing(Register()) as register:
        for chunk in each(_read, _together(pieces)):
            for place, where, outcome in chunk:
                yield _kept(place, where, outcome, register)


# Sources to pieces


def _pieces_of(
    source: Path | BinaryIO, names: Names, tell: Callable[[int], None]
) -> Iterator[_PlacedPiece]:
    if not isinstance(source, Path):
        yield from _pieces(
            _Source("standard input", None), "", buffered(Counted(source, tell)), names
        )
        return
    place = _Source(_shown(source), f"file:{_shown(os.path.realpath(source))}")
    try:
        _check_kind(place.name, source.stat().st_mode)
        with source.open("rb") as file:
            suffix = source.suffix.lower()
            stream = buffered(Counted(file, tell, is_seekable=True))
            yield from _pieces(place, suffix, stream, names, _size(file))
    except OSError as error:
        yield place, LoadError(place.name, "load.unread", detail=error.strerror or str(error))
    except LoadError as error:
        yield place, error


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _pieces(
    place: _Source, suffix: str, file: BinaryIO, names: Names, size: int = 0
) -> Iterator[_PlacedPiece]:
    """What is in a file, also where it is packed; "" is a kind that its beginning tells."""
    return _unpacked(place, suffix, file, names, Budget(place.name, size), _DEEPEST)


def _unpacked(
    place: _Source, suffix: str, file: BinaryIO, names: Names, budget: Budget, depth: int
) -> Iterator[_PlacedPiece]:
    try:
        file, suffix = _begun(place.name, suffix, file)
        if suffix not in ARCHIVES:
            yield from ((place, piece) for piece in formats.pieces(place.name, suffix, file, names))
        elif depth == 0:
            raise LoadError(place.name, "load.depth")
        else:
            yield from _members(place, suffix, file, names, budget, depth - 1)
    except LoadError as error:
        if budget.left < 0 and depth < _DEEPEST:
            raise  # nothing more may be unpacked, in whatever file
        yield place, error
    except archives.DAMAGE as error:
        yield place, archives.damaged(place.name, error)
    except (ValueError, LookupError) as error:
        # One odd file must not stop the load; what libraries raise for it is not ours to list.
        yield place, LoadError(place.name, "load.unread", detail=formats.brief(error))


def _begun(name: str, suffix: str, file: BinaryIO) -> tuple[BinaryIO, str]:
    """A file, checked to be of a known kind and not empty, and its kind."""
    if suffix:
        formats.check(name, suffix)
    head = file.read(_HEAD_BYTES)
    if not head.strip() and len(head) < _HEAD_BYTES:
        raise LoadError(name, "load.empty")
    if not file.seekable():
        return rejoined(head, file), suffix or formats.kind_of(head)
    file.seek(0)
    return file, suffix or formats.kind_of(head)


def _members(
    place: _Source, suffix: str, file: BinaryIO, names: Names, budget: Budget, depth: int
) -> Iterator[_PlacedPiece]:
    count = 0
    for member in archives.members(place.name, suffix, file, budget, _is_known):
        count += 1
        if isinstance(member, LoadError):
            yield place, member
            continue
        inner = place.within(member.path) if member.path else place
        yield from _unpacked(inner, member.suffix, member.file, names, budget, depth)
    if not count:
        raise LoadError(place.name, "load.within", kinds=KINDS)


def _is_known(path: str) -> bool:
    return formats.suffix_of(path) in SUFFIXES


def _check_kind(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise LoadError(name, "load.folder", kinds=KINDS)
    if not stat.S_ISREG(mode):  # opening a pipe may wait for ever
        raise LoadError(name, "load.ordinary")


def _shown(path: Path | str) -> str:
    """`path` with "/", and with escapes for what may not be printed or stored.

    That is control characters, which a terminal obeys, marks that turn the
    direction of writing, and lone surrogates, which stand for bytes that are no UTF-8.
    """
    return _UNPRINTABLE.sub(
        lambda match: match[0].encode("unicode_escape").decode(), Path(path).as_posix()
    )


_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


# Pieces to articles, here or in another process


def _together(pieces: Iterator[_PlacedPiece]) -> Iterator[list[_PlacedPiece]]:
    """The pieces, several at a time."""
    chunk: list[_PlacedPiece] = []
    size = 0
    for place, piece in pieces:
        chunk.append((place, piece))
        size += _length(piece)
        if len(chunk) >= _TOGETHER or size >= _TOGETHER_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _length(piece: Piece) -> int:
    if isinstance(piece, LoadError):
        return 0
    return len(piece.data) if isinstance(piece, Raw) else len(str(piece[1].get("text")))


def _read(chunk: list[_PlacedPiece]) -> list[_PlacedOutcome]:
    """The articles of some pieces, each with its place."""
    return [(place, *record) for place, piece in chunk for record in _records(place, piece)]


def _records(place: _Source, piece: Piece) -> Iterator[tuple[str, Outcome]]:
    if isinstance(piece, LoadError):
        yield piece.source, piece
    elif isinstance(piece, Raw):
        try:
            for record in formats.records(piece):
                yield from _records(place, record)
        except LoadError as error:
            yield piece.where, error
        except Exception as error:  # noqa: BLE001
            # As above, and one page in a million is odd enough to find a library's bug.
            detail = formats.brief(error)
            yield piece.where, LoadError(piece.where, "load.unread", detail=detail)
    else:
        where, fields = piece
        yield where, records.article(place.name, where, fields)


# Articles under their keys


def _kept(place: _Source, where: str, article: Outcome, register: Register) -> Outcome:
    """The article under its key, unless another has its link already."""
    if isinstance(article, LoadError):
        return article
    if not article.url:
        return replace(article, key=_key(article, place.home, register))
    content = hashed(replace(article, source_file=None))
    first = register.meet(article.key, where, content)
    if first.content != content:
        return LoadError(where, "load.link", first=first.where)
    return article


def _key(article: Article, home: str | None, register: Register) -> str:
    """The file and record, counted so that none without a link overwrites another."""
    if home is None:
        return f"text:{hashlib.sha256(article.text.encode()).hexdigest()[:16]}"
    key = f"{home}{article.key}"
    count = register.meet(key).times
    return key if count == 1 else f"{key}#{count}"
