"""JSON, JSON Lines, CSV and TSV: a record an object or row, one at a time."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from corpus.exceptions import LoadError
from corpus.loading.formats.feeds import from_entries
from corpus.loading.formats.fields import LARGEST, USUAL, Fields, Names, Piece, brief, named
from corpus.loading.syndication import from_json as feed_from_json
from corpus.loading.syndication import is_json_feed

_CHUNK = 1 << 20
# Under these an object holds the articles that it lists.
_LISTS = ("articles", "items", "results")
_GAP = re.compile(r"[\s,]*")


def from_json(name: str, stream: TextIO, names: Names = USUAL) -> Iterator[Piece]:
    """The objects of a list, of {"articles": [...]}, of a JSON Feed, or one beside another."""
    number = 0
    for value, is_alone in _values(name, stream):
        if is_json_feed(value):
            yield from from_entries(name, feed_from_json(value, name))
            continue
        articles = _articles(value, names)
        for record in [value] if articles is None else articles:
            number += 1
            is_all = is_alone and articles is None
            yield _object(name if is_all else f"{name} record {number}", record, names)


def _articles(value: object, names: Names) -> list[object] | None:
    """The articles that an object lists, unless it is one itself."""
    if not isinstance(value, dict) or "text" in named(value, names):
        return None
    return next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)


def _values(name: str, stream: TextIO) -> Iterator[tuple[object, bool]]:
    """Each element of the list, or each value of several, as soon as it is whole.

    With each, whether it is alone: no element of a list, and no other beside it.
    """
    decode = json.JSONDecoder().raw_decode
    text, at = stream.read(_CHUNK), 0
    at = len(text) - len(text.lstrip())
    is_list = text.startswith("[", at)
    at += is_list
    is_first = not is_list
    while True:
        at = _past_gap(text, at)
        if is_list and text.startswith("]", at):
            return
        try:
            value, at = decode(text, at)
        except (ValueError, RecursionError) as error:
            more = stream.read(max(_CHUNK, len(text) - at))
            if not more and at == len(text) and not is_list:
                return
            if not more or len(text) - at > LARGEST:
                raise LoadError(name, "load.json", detail=brief(error)) from error
            text, at = text[at:] + more, 0
            continue
        text += stream.read(1) if at == len(text) else ""
        yield value, is_first and not text[at:].strip()
        is_first = False


def _past_gap(text: str, at: int) -> int:
    match = _GAP.match(text, at)
    return match.end() if match else at


def from_json_lines(name: str, stream: TextIO, names: Names = USUAL) -> Iterator[Piece]:
    """The object on each line."""
    for number, line in enumerate(_lines(stream), 1):
        where = f"{name} line {number}"
        try:
            if line is None:
                yield LoadError(where, "load.long_line")
            elif line.strip():
                yield _object(where, json.loads(line), names)
        except (ValueError, RecursionError) as error:
            yield LoadError(where, "load.json_line", detail=brief(error))


def _lines(stream: TextIO) -> Iterator[str | None]:
    """Each line, or None for one that is too long to be held."""
    while line := stream.readline(LARGEST):
        if len(line) < LARGEST or line.endswith(("\n", "\r")):
            yield line
            continue
        yield None
        while line and not line.endswith(("\n", "\r")):
            line = stream.readline(LARGEST)


def _object(where: str, record: object, names: Names) -> Piece:
    if isinstance(record, dict):
        return where, named(record, names)
    return LoadError(where, "load.object")


def from_csv(name: str, stream: TextIO, names: Names = USUAL) -> Iterator[Piece]:
    """A record a row; the first row names the columns, its commonest sign parts them."""
    csv.field_size_limit(LARGEST)
    lines = _whole_lines(name, stream)
    header = next(line for line in lines if line.strip())
    delimiter = max(",;\t|", key=header.count)
    columns = next(csv.reader([header], delimiter=delimiter))
    if "text" not in _columns(columns, names):
        raise LoadError(name, "load.columns")
    for where, row in _rows(name, lines, delimiter):
        if isinstance(row, csv.Error):
            yield LoadError(where, "load.csv", detail=str(row))
        elif len(row) > len(columns):
            yield LoadError(where, "load.fields", fields=len(row), columns=len(columns))
        elif row:
            yield where, named(dict(zip(columns, row, strict=False)), names)


def _columns(columns: list[str], names: Names = USUAL) -> Fields:
    return named(dict.fromkeys(columns, "-"), names)


def _whole_lines(name: str, stream: TextIO) -> Iterator[str]:
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            raise LoadError(f"{name} line {number}", "load.long_row")
        yield line


def _rows(
    name: str, lines: Iterator[str], delimiter: str
) -> Iterator[tuple[str, list[str] | csv.Error]]:
    """Each row, or what is wrong with it, with the number of its first line (the header is 1)."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        where = f"{name} line {reader.line_num + 2}"
        try:
            yield where, next(reader)
        except csv.Error as error:
            yield where, error
        except StopIteration:
            return


def is_header(line: str) -> bool:
    """Whether `line` names the columns of a table of articles."""
    delimiter = max(",;\t|", key=line.count)
    cells = line.strip().split(delimiter)
    return (
        len(cells) > 1
        and "text" in (names := _columns([c.strip('"') for c in cells]))
        and (len(names) > 1)
    )


TABLES: Mapping[str, Any] = {
    ".json": from_json,
    ".jsonl": from_json_lines,
    ".ndjson": from_json_lines,
    ".csv": from_csv,
    ".tsv": from_csv,
}
