"""What each kind of file holds, as records under our own field names.

A document (.txt, .md, .html) is one record; the others hold one a line, row or
object. Heavy libraries are imported where they are used.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from corpus.exceptions import LoadError
from corpus.text import fold, shorten

Fields: TypeAlias = Mapping[str, object]
# A record's place as errors name it ("news.csv line 3") and its fields.
Record: TypeAlias = tuple[str, Fields]

_FIRST_LINE_CHARACTERS = 150
# A page with less text than a short paragraph is a shell without its article.
_PAGE_CHARACTERS = 100
# Far beyond a news page; a page of megabytes of scripts has few. More take minutes to read.
_PAGE_ELEMENTS = 50_000
_LONGEST_FRONT_MATTER = 1 << 16
_LONGEST_CSV_FIELD = 2**31 - 1

# The usual names of each field, in lower case and without spaces, hyphens and underscores.
_NAMES = {
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "articlebody"),
    "published": ("date", "published", "pubdate", "publishedat", "datepublished", "createdat"),
    "url": ("url", "link"),
    "authors": ("authors", "author", "byline"),
    "outlet": ("outlet", "publisher", "source"),
    "language": ("language", "lang"),
    "id": ("id",),
}


# Documents: one article each


def _from_text(name: str, text: str) -> Fields:
    """A text that begins with "date 2020-12-29", or with its title over a blank line, or plain."""
    dated = _DATED.match(text)
    if dated and _is_date(dated[1]):
        if dated.end() == len(text):
            raise LoadError(name, "is empty but for its date")
        return {"text": text[dated.end() :], "published": dated[1]}
    titled = re.match(rf"(.{{1,{_FIRST_LINE_CHARACTERS}}})\n[^\S\n]*\n\s*", text)
    if titled and not titled[1].rstrip(" \"'”’»)").endswith((".", "!", "?", "…", ":", ";", ",")):
        return {"title": titled[1], "text": text[titled.end() :]}
    return {"text": text}


_DATED = re.compile(r"\s*date\s+(\d{4}-\d\d-\d\d)(?:\s+|\Z)", re.IGNORECASE)


def without_date(text: str) -> str:
    """`text` with spaces in place of the date it begins with, so that offsets stay."""
    dated = _DATED.match(text)
    if dated is None or not _is_date(dated[1]):
        return text
    return " " * dated.end() + text[dated.end() :]


def _is_date(written: str) -> bool:
    try:
        return bool(date.fromisoformat(written))
    except ValueError:
        return False


def _from_markdown(name: str, text: str) -> Fields:
    from frontmatter.default_handlers import YAMLHandler

    front = YAMLHandler()
    parts = front.FM_BOUNDARY.split(text, 2) if front.detect(text) else []
    if len(parts) < 3:  # one rule alone is a rule
        return _titled_markdown(name, {}, text)
    _, written, body = parts
    first_line = text[: text.index(written, 3)].count("\n") + 1
    metadata = _front_matter(name, written, first_line)
    # Two rules around plain words are no front matter; those words are the author's too.
    if not isinstance(metadata, dict):
        return _titled_markdown(name, {}, text)
    return _titled_markdown(name, _named(metadata), body.strip())


def _front_matter(name: str, written: str, first_line: int) -> object:
    import yaml  # python-frontmatter's own parser

    if len(written) > _LONGEST_FRONT_MATTER:
        raise LoadError(name, "has front matter of more than 64 kB; shorten it")
    try:
        return yaml.load(written, Loader=_yaml_loader())  # noqa: S506 (a SafeLoader)
    # A date that is none, or nesting without end, is no YAMLError.
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        is_alias = getattr(error, "problem", "") == _ALIAS
        fault = f"has {_ALIAS}" if is_alias else "has front matter that is no valid YAML"
        mark = getattr(error, "problem_mark", None)
        place = f"near line {first_line + mark.line}" if mark else "perhaps for a date in it"
        raise LoadError(name, f"{fault}, {place}") from error


@cache
def _yaml_loader() -> Any:
    """Safe YAML; numbers stay as they are written ("007", "1:30"), and aliases are refused."""
    import yaml

    class Loader(yaml.SafeLoader):  # type: ignore[misc]
        def compose_node(self, parent: object, index: object) -> object:
            # A few lines of aliases to aliases grow to gigabytes; merges need them too.
            if self.check_event(yaml.AliasEvent):
                mark = self.peek_event().start_mark
                raise yaml.MarkedYAMLError(problem=_ALIAS, problem_mark=mark)
            return super().compose_node(parent, index)

    for kind in ("int", "float", "bool"):
        Loader.add_constructor(f"tag:yaml.org,2002:{kind}", Loader.construct_yaml_str)
    return Loader


_ALIAS = "an alias (*) in its front matter"


def _titled_markdown(name: str, fields: Fields, body: str) -> Fields:
    heading = re.match(r"#[ \t]+(.+)\n*", body)
    title = str(fields.get("title") or "")
    if heading and not title:
        return {**fields, "title": _unmarked(heading[1]), "text": _unmarked(body[heading.end() :])}
    text = _unmarked(body)
    if title:
        return {**fields, "text": _without_heading(text, title)}
    return {**fields, **_from_text(name, text)}


def _unmarked(markdown: str) -> str:
    """`markdown` without its plainest marks: headings, quotes, lists, emphasis, links, images."""
    for mark, bare in _MARKDOWN:
        markdown = mark.sub(bare, markdown)
    return markdown


_MARKDOWN = (
    (re.compile(r"^(?:#{1,6}|>)[ \t]+", re.MULTILINE), ""),
    # A list; three such marks in a row are a rule.
    (re.compile(r"^[ \t]*[-*][ \t]+(?![-*](?:\s|\Z))", re.MULTILINE), ""),
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{1,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{1,2000}\)"), r"\1"),
    (re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]+)(?<=\S)\*\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])__(?=\S)([^_\n]+)(?<=\S)__(?![\w_])"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])"), r"\1"),
)


def _without_heading(text: str, title: str) -> str:
    """`text` without its first line where that is the title again."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if rest.strip() and _words(first) == _words(title) else text


def _words(heading: str) -> str:
    return " ".join(fold(heading).split())


def _from_page(name: str, html: str) -> Fields:
    """The article of a web page, without menus and notices."""
    from trafilatura import bare_extraction, load_html

    tree: Any = load_html(html)
    if tree is not None and tree.xpath("count(//*)") > _PAGE_ELEMENTS:
        raise LoadError(name, f"has more than {_PAGE_ELEMENTS:,} elements; save its text as .txt")
    # The extractor's own date is not used: it finds one on any page, and often the wrong one.
    dates = [] if tree is None else [*tree.xpath(_PAGE_DATES), *_SCRIPT_DATES.findall(html)]
    page: Any = None if tree is None else bare_extraction(tree, **_EXTRACTION)
    text = _without_heading(page.text or "", page.title or "") if page else ""
    if len(text) < _PAGE_CHARACTERS or (len(text) < 1000 and _SCRIPT_NOTICE.search(text)):
        raise LoadError(name, "has no article text in it; save the page as your browser shows it")
    return {
        "title": page.title,
        "text": text.replace("\n", "\n\n"),  # the extractor gives a paragraph a line
        "url": page.url,
        "authors": page.author,
        "outlet": page.sitename,
        "published": next(iter(dates), None),
        "language": tree.get("lang"),
    }


_EXTRACTION: Mapping[str, Any] = {"with_metadata": True, "include_comments": False}
_PAGE_DATES = (
    '//meta[@property="article:published_time" or @itemprop="datePublished"'
    ' or @name="date" or @name="pubdate" or @name="DC.date.issued"]/@content'
    ' | //time[@itemprop="datePublished" or @pubdate]/@datetime'
)
_SCRIPT_DATES = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_SCRIPT_NOTICE = re.compile(r"(enable|turn on|requires?|without) javascript", re.IGNORECASE)


# Records: several articles in one file


def _from_json(name: str, stream: Iterable[str]) -> Iterator[Record | LoadError]:
    try:
        document = json.loads("".join(stream))
    except (ValueError, RecursionError) as error:
        raise LoadError(name, f"is not valid JSON ({_brief(error)})") from error
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        document = document["articles"]
    if isinstance(document, dict):
        yield name, _named(document)
        return
    if not isinstance(document, list):
        raise LoadError(name, 'is not an object, a list of objects, or {"articles": [...]}')
    for number, record in enumerate(document, 1):
        yield _object(f"{name} record {number}", record)


def _from_json_lines(name: str, stream: Iterable[str]) -> Iterator[Record | LoadError]:
    for number, line in enumerate(stream, 1):
        where = f"{name} line {number}"
        try:
            if line.strip():
                yield _object(where, json.loads(line))
        except (ValueError, RecursionError) as error:
            yield LoadError(where, f"is not valid JSON ({_brief(error)}); put one object on a line")


def _object(where: str, record: object) -> Record | LoadError:
    if isinstance(record, dict):
        return where, _named(record)
    return LoadError(where, 'is not a JSON object such as {"title": ..., "text": ...}')


def _from_csv(name: str, stream: Iterable[str]) -> Iterator[Record | LoadError]:
    """A record a row; the first row names the columns, its commonest sign parts them."""
    csv.field_size_limit(_LONGEST_CSV_FIELD)
    lines = iter(stream)
    header = next(lines)
    delimiter = max(",;\t", key=header.count)
    columns = next(csv.reader([header], delimiter=delimiter))
    if "text" not in _named(dict.fromkeys(columns, "-")):
        raise LoadError(name, "has no column named text, body or content in its first line")
    for where, row in _rows(name, lines, delimiter):
        if isinstance(row, csv.Error):
            yield LoadError(where, f'is not valid CSV ({row}); a quotation mark in a field is ""')
        elif len(row) > len(columns):
            yield LoadError(where, f"has {len(row)} fields for {len(columns)} columns; quote them")
        elif row:
            yield where, _named(dict(zip(columns, row, strict=False)))


def _rows(
    name: str, lines: Iterable[str], delimiter: str
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


def _named(record: Mapping[Any, object]) -> Fields:
    """The fields of `record` under our names, whatever usual names and case it has."""
    given = {re.sub(r"[\s_-]", "", str(name)).lower(): value for name, value in record.items()}
    found = {
        field: next((given[name] for name in names if given.get(name)), None)
        for field, names in _NAMES.items()
    }
    return {field: value for field, value in found.items() if value is not None}


def _brief(error: Exception) -> str:
    return shorten(str(error), 120)


DOCUMENTS: Mapping[str, Callable[[str, str], Fields]] = {
    ".txt": _from_text,
    ".md": _from_markdown,
    ".html": _from_page,
    ".htm": _from_page,
}
TABLES: Mapping[str, Callable[[str, Iterable[str]], Iterator[Record | LoadError]]] = {
    ".json": _from_json,
    ".jsonl": _from_json_lines,
    ".ndjson": _from_json_lines,
    ".csv": _from_csv,
}
SUFFIXES = frozenset({*DOCUMENTS, *TABLES})
KINDS = ", ".join(sorted(SUFFIXES))
