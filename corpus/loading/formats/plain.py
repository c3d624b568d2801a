"""Plain text and Markdown: one article each."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from corpus.exceptions import LoadError
from corpus.loading.formats.fields import Fields, named, without_heading

_FIRST_LINE_CHARACTERS = 150
_LONGEST_FRONT_MATTER = 1 << 16


def from_text(name: str, text: str) -> Fields:
    """A text that begins with "date 2020-12-29", or with its title over a blank line, or plain."""
    dateline = _DATELINE.match(text)
    if dateline and _is_date(dateline[1]):
        if dateline.end() == len(text):
            raise LoadError(name, "load.dated")
        return {"text": text[dateline.end() :], "published": dateline[1]}
    heading = re.match(rf"(.{{1,{_FIRST_LINE_CHARACTERS}}})\n[^\S\n]*\n\s*", text)
    if heading and not heading[1].rstrip(" \"'”’»)").endswith((".", "!", "?", "…", ":", ";", ",")):
        return {"title": heading[1], "text": text[heading.end() :]}
    return {"text": text}


_DATELINE = re.compile(r"\s*date\s+(\d{4}-\d\d-\d\d)(?:\s+|\Z)", re.IGNORECASE)


def without_date(text: str) -> str:
    """`text` with spaces in place of the date it begins with, so that offsets stay."""
    match = _DATELINE.match(text)
    if match is None or not _is_date(match[1]):
        return text
    return " " * match.end() + text[match.end() :]


def _is_date(line: str) -> bool:
    try:
        return bool(date.fromisoformat(line))
    except ValueError:
        return False


def from_markdown(name: str, text: str) -> Fields:
    """Markdown without its marks; its front matter, or first heading, says what it is."""
    from frontmatter.default_handlers import YAMLHandler

    front = YAMLHandler()
    parts = front.FM_BOUNDARY.split(text, 2) if front.detect(text) else []
    if len(parts) < 3:  # one rule alone is a rule
        return _titled_markdown(name, {}, text)
    _, head, body = parts
    first_line = text[: text.index(head, 3)].count("\n") + 1
    metadata = _front_matter(name, head, first_line)
    # Two rules around plain words are no front matter; those words are the author's too.
    if not isinstance(metadata, dict):
        return _titled_markdown(name, {}, text)
    return _titled_markdown(name, named(metadata), body.strip())


def _front_matter(name: str, text: str, first_line: int) -> object:
    import yaml  # python-frontmatter's own parser

    if len(text) > _LONGEST_FRONT_MATTER:
        raise LoadError(name, "load.front")
    try:
        return yaml.load(text, Loader=_yaml_loader())  # noqa: S506 (a SafeLoader)
    # A date that is none, or nesting without end, is no YAMLError.
    except (yaml.YAMLError, ValueError, AttributeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        if mark is None:
            raise LoadError(name, "load.yaml_date") from error
        is_alias = getattr(error, "problem", "") == _ALIAS
        code = "load.alias" if is_alias else "load.yaml"
        raise LoadError(name, code, line=first_line + mark.line) from error


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


_ALIAS = "alias"


def _titled_markdown(name: str, fields: Fields, body: str) -> Fields:
    heading = re.match(r"#[ \t]+(.+)\n*", body)
    title = str(fields.get("title") or "")
    if heading and not title:
        return {**fields, "title": _unmarked(heading[1]), "text": _unmarked(body[heading.end() :])}
    text = _unmarked(body)
    if title:
        return {**fields, "text": without_heading(text, title)}
    return {**fields, **from_text(name, text)}


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
