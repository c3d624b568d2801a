"""What every kind of file gives: records, their fields under our own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from corpus.exceptions import CorpusError, LoadError
from corpus.loading.markup import text_of
from corpus.text import fold, shorten

Fields: TypeAlias = Mapping[str, object]
# A record's place as errors name it ("news.csv line 3") and its fields.
Record: TypeAlias = tuple[str, Fields]
Names: TypeAlias = Mapping[str, tuple[str, ...]]


class Raw(NamedTuple):
    """A document that is still to be read, here or in another process.

    `suffix` is its kind; `known` and `charset` are what its surroundings say of it already.
    """

    where: str
    suffix: str
    data: bytes
    known: Fields | None = None
    charset: str | None = None


Outcome: TypeAlias = Record | LoadError
Piece: TypeAlias = Outcome | Raw

_Item = TypeVar("_Item")

LARGEST = 1 << 26
"""How much of a document, line or field is read, in bytes or characters: far beyond any article."""

# The usual names of each field, in lower case and without spaces, hyphens and underscores.
USUAL: Names = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "articlebody", "contenthtml", "contenttext"),
    "published": ("date", "published", "pubdate", "publishedat", "datepublished", "createdat"),
    "url": ("url", "link"),
    "authors": ("authors", "author", "byline"),
    "outlet": ("outlet", "publisher", "source"),
    "language": ("language", "lang"),
    "id": ("id",),
}
_TAG = re.compile(r"</(?:p|div|li|h[1-6])\s*>|<br\s*/?>", re.IGNORECASE)


def named(record: Mapping[Any, object], names: Names = USUAL) -> Fields:
    """The fields of `record` under our names, whatever case it has; a text in HTML made plain."""
    folded_record = _folded(record)
    fields = {
        field: next((value for name in aliases if (value := _value(folded_record, name))), None)
        for field, aliases in names.items()
    }
    text = fields.get("text")
    if isinstance(text, str) and _TAG.search(text):
        fields["text"] = text_of(text)
    return {field: value for field, value in fields.items() if value is not None}


def _folded(record: Mapping[Any, object]) -> dict[str, object]:
    return {_key(str(name)): value for name, value in record.items()}


def _key(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


def _value(folded_record: Mapping[str, object], name: str) -> object:
    """The value under a name; "fields.body" is the "body" of the object under "fields"."""
    if folded_record.get(name):
        return folded_record[name]
    outer, _, inner = name.partition(".")
    within = folded_record.get(outer)
    return _value(_folded(within), inner) if inner and isinstance(within, Mapping) else None


def mapped(pairs: Iterable[str]) -> Names:
    """The names of fields where "title=kop" makes a field of a file one of ours.

    The usual names go on to be known. Raises CorpusError for what maps nothing.
    """
    names = dict(USUAL)
    for pair in pairs:
        ours, _, column = map(str.strip, pair.partition("="))
        field = next(
            (field for field, aliases in USUAL.items() if _key(ours) in (field, *aliases)), ""
        )
        if not field or not column:
            raise CorpusError("load.mapping", pair=pair, fields=", ".join(USUAL))
        names[field] = (_key(column), *names[field])
    return names


def without_heading(text: str, title: str) -> str:
    """`text` without its first line where that is the title again."""
    first, _, body = text.lstrip().partition("\n")
    return body if body.strip() and _words(first) == _words(title) else text


def _words(heading: str) -> str:
    return " ".join(fold(heading).split())


def brief(error: BaseException) -> str:
    """What a library says is wrong, cut to fit into a sentence."""
    if isinstance(error, RecursionError):
        return type(error).__name__  # its own words tell of Python, not of the file
    return shorten(str(error), 120) or type(error).__name__


def some(name: str, items: Iterator[_Item]) -> Iterator[_Item | LoadError]:
    """The items, or an error where there are none."""
    yield next(items, LoadError(name, "load.articles"))
    yield from items
