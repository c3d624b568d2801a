"""Web pages: the article of each, by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

from corpus.exceptions import LoadError
from corpus.loading.formats.fields import Fields, without_heading

# A page with less text than a short paragraph is a shell without its article.
_PAGE_CHARACTERS = 100
# Far beyond a news page; a page of megabytes of scripts has few. More take minutes to read.
_PAGE_ELEMENTS = 50_000


def from_page(name: str, html: str) -> Fields:
    """The article of a web page, without menus and notices."""
    from trafilatura import bare_extraction, load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is wrong is said below
    tree: Any = load_html(html)
    if tree is not None and tree.xpath("count(//*)") > _PAGE_ELEMENTS:
        raise LoadError(name, "load.elements", most=_PAGE_ELEMENTS)
    # The extractor's own date is not used: it finds one on any page, and often the wrong one.
    dates = [] if tree is None else [*tree.xpath(_PAGE_DATES), *_SCRIPT_DATES.findall(html)]
    page: Any = None if tree is None else bare_extraction(tree, **_EXTRACTION)
    text = without_heading(page.text or "", page.title or "") if page else ""
    if len(text) < _PAGE_CHARACTERS or (len(text) < 1000 and _SCRIPT_NOTICE.search(text)):
        raise LoadError(name, "load.page")
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
