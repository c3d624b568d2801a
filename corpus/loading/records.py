"""A record's fields as an Article. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from corpus.exceptions import LoadError
from corpus.language import language_of
from corpus.loading import dates
from corpus.loading.addresses import is_web, outlet_of
from corpus.loading.formats import Fields
from corpus.text import clean, sentences, shorten
from corpus.types import Article

TITLE_CHARACTERS = 300
"""Of a title, and of other lines such as an outlet's name, no more is kept."""
_SENTENCE_TITLE_CHARACTERS = 100


def article(name: str, where: str, fields: Fields) -> Article | LoadError:
    """The article of one record of the file `name`, or why there is none.

    Its key is its link, or else what marks it within its file: "" for a
    document that is the whole file.
    """
    text = clean(_string(fields.get("text")))
    if not text:
        return LoadError(where, "load.text")
    url = _url(fields.get("url"))
    title = _line(_string(fields.get("title"))) or first_sentence(text)
    date = dates.moment(fields.get("published")) or _named_day(name, where, url)
    mark = _line(_string(fields.get("id"))) or f"{title}|{date or ''}"
    return Article(
        title=title,
        text=text,
        key=f"url:{url}" if url else "" if where == name else f"#{mark}",
        url=url,
        outlet=_line(_string(fields.get("outlet"))) or outlet_of(url or "") or None,
        authors=_authors(fields.get("authors")),
        published=date,
        language=language_code(_string(fields.get("language"))) or language_of(text),
        source_file=name,
    )


def _named_day(name: str, where: str, url: str | None) -> datetime | None:
    """The day in the name of a document, or in its link; a file of many says nothing of each."""
    own = dates.in_name(name.rpartition("/")[2]) if where == name else None
    return own or dates.in_name(urlsplit(url).path if url else "")


def _line(text: str) -> str:
    return shorten(clean(text), TITLE_CHARACTERS)


def first_sentence(text: str) -> str:
    """A title for a text that has none."""
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
    return url if is_web(url) else None


def _authors(value: object) -> tuple[str, ...]:
    """Names from a list, or from a byline: "By A and B", "A; B"."""
    byline = re.sub(r"^\s*by\s+", "", _string(value), flags=re.IGNORECASE)
    between = r";" if ";" in byline else r",|\s+and\s+|\s+&\s+"
    names = value if isinstance(value, list) else re.split(between, byline)
    return tuple(dict.fromkeys(name for name in (_line(_string(value)) for value in names) if name))


def language_code(text: str) -> str | None:
    """The language without its region: "en" for "en-GB" and "EN_us"."""
    code = re.match(r"[a-z]{2,3}(?![a-z])", text.strip().lower())
    return code[0] if code else None
