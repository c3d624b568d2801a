"""Packed files: what is in .zip, .tar and .gz, one file after the other and never on disk by name.

Nothing is unpacked into a folder, so no name within can lead out of one.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import shutil
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple, TypeAlias, cast

from corpus.exceptions import LoadError
from corpus.loading.formats.fields import brief
from corpus.loading.streams import Budget, Counted, buffered

_MOST_MEMBERS = 1_000_000
# A zip is read from its end; one within another file is put aside for that.
_IN_MEMORY = 1 << 24
DAMAGE: tuple[type[Exception], ...] = (
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What unpacking raises for what is damaged, locked, or packed in a way Python does not know.

An OSError has no number then.
"""


class Member(NamedTuple):
    """A file in a packed one: its path there, or "" where that has none, and its kind.

    The kind is "" where only its beginning can tell.
    """

    path: str
    suffix: str
    file: BinaryIO


_Filter: TypeAlias = Callable[[str], bool]
_Unpacking: TypeAlias = Callable[[str, BinaryIO, _Filter], Iterator[Member | LoadError]]


def members(
    name: str, suffix: str, file: BinaryIO, budget: Budget, is_wanted: _Filter
) -> Iterator[Member | LoadError]:
    """Each file within that `is_wanted` by its path, to be read before the next is asked for.

    All that is read is taken off the budget, which then raises LoadError.
    """
    try:
        for member in ARCHIVES[suffix](name, file, is_wanted):
            if isinstance(member, LoadError):
                yield member
                continue
            with member.file, Counted(member.file, budget.spend, DAMAGE) as source:
                inner = buffered(source)
                if inner.peek(1):
                    yield member._replace(file=inner)
                if source.fault:
                    yield damaged(f"{name}/{member.path}".rstrip("/"), source.fault)
    except DAMAGE as error:
        raise damaged(name, error) from error


def damaged(name: str, error: Exception) -> LoadError:
    """The error for a file that cannot be unpacked to its end; a fault of the disk is raised."""
    if getattr(error, "errno", None):
        raise error
    return LoadError(name, "load.damaged", detail=brief(error))


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(path).parts)


def _from_zip(name: str, file: BinaryIO, is_wanted: _Filter) -> Iterator[Member | LoadError]:
    with _seekable(file) as whole, zipfile.ZipFile(whole) as archive:
        infos = archive.infolist()
        if len(infos) > _MOST_MEMBERS:
            raise LoadError(name, "load.files", most=_MOST_MEMBERS)
        for info in infos:
            if not _is_file(info) or _is_hidden(info.filename) or not is_wanted(info.filename):
                continue
            if info.flag_bits & 1:
                yield LoadError(f"{name}/{info.filename}", "load.locked_file")
                continue
            try:
                yield Member(
                    info.filename, _suffix(info.filename), cast("BinaryIO", archive.open(info))
                )
            except DAMAGE as error:  # one bad file of many
                yield damaged(f"{name}/{info.filename}", error)


def _is_file(info: zipfile.ZipInfo) -> bool:
    return not info.is_dir() and not stat.S_ISLNK(info.external_attr >> 16)


@contextmanager
def _seekable(file: BinaryIO) -> Iterator[BinaryIO]:
    if file.seekable():
        yield file
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as aside:
        shutil.copyfileobj(file, aside)
        aside.seek(0)
        yield cast("BinaryIO", aside)


def _from_tar(name: str, file: BinaryIO, is_wanted: _Filter) -> Iterator[Member | LoadError]:
    with tarfile.open(fileobj=file, mode="r|") as archive:
        for number, info in enumerate(archive):
            if number >= _MOST_MEMBERS:
                raise LoadError(name, "load.files", most=_MOST_MEMBERS)
            archive.members = []  # type: ignore[attr-defined]  # it would keep them all
            if info.isfile() and not _is_hidden(info.name) and is_wanted(info.name):
                yield Member(
                    info.name, _suffix(info.name), cast("BinaryIO", archive.extractfile(info))
                )


def _by(open_file: Callable[[BinaryIO], object]) -> _Unpacking:
    """Unpacks what is one file: a .tar in "a.tar.gz" and "a.tgz"; in "a.gz" it has to be seen."""

    def unpacked(name: str, file: BinaryIO, _filter: _Filter) -> Iterator[Member | LoadError]:
        is_tar = _suffix(name) in _TARS
        inner = ".tar" if is_tar else _suffix(PurePosixPath(name).stem)
        yield Member("", inner, cast("BinaryIO", open_file(file)))

    return unpacked


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


_TARS = (".tgz", ".tbz2", ".txz")
_GZIP = _by(lambda file: gzip.GzipFile(fileobj=file))
_BZIP2 = _by(lambda file: bz2.BZ2File(file))
_XZ = _by(lambda file: lzma.LZMAFile(file))  # noqa: SIM115 (closed by `members`)
ARCHIVES: Mapping[str, _Unpacking] = {
    ".zip": _from_zip,
    ".tar": _from_tar,
    ".gz": _GZIP,
    ".tgz": _GZIP,
    ".bz2": _BZIP2,
    ".tbz2": _BZIP2,
    ".xz": _XZ,
    ".txz": _XZ,
}
