"""A piece of HTML as plain paragraphs, all of it.

For what is known to be an article's own words: a feed's entry, a newsletter, a
chapter. A whole web page, with its menus, is for trafilatura (`formats.pages`).
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from corpus.text import clean

# Elements that begin and end a line of their own; from the HTML standard's rendering rules.
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body center dd details dialog div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav
        ol p pre section summary table tbody td tfoot th thead tr ul""",
    )
)
_UNSEEN = frozenset({"head", "iframe", "noscript", "object", "script", "select", "style", "svg"})
_UNSEEN |= {"template", "title"}
_TAG = re.compile(r"<[^<>]*>")


def text_of(html: str) -> str:
    """The words of `html`, paragraphs parted by a blank line; "" where there are none."""
    if "<" not in html:
        return _paragraphs(unescape(html))
    from lxml import etree

    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    tree = etree.fromstring(f"<div>{clean(html)}</div>", parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        return _paragraphs(_TAG.sub("\0", html))  # nested too deep: the parser left off there
    return _paragraphs("".join(_pieces(tree)))


def _pieces(tree: Any) -> list[str]:
    """The text of a tree with a "\\0" where a block begins or ends, and "\\n" for a break."""
    from lxml import etree

    pieces: list[str] = []
    depth = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _UNSEEN:
            depth += 1 if event == "start" else -1
        is_break = element.tag == "br" and event == "end"
        mark = "\0" if element.tag in _BLOCKS else "\n" if is_break else ""
        words = element.text if event == "start" else element.tail
        pieces += (mark, "" if depth else re.sub(r"\s+", " ", words or ""))
    return pieces


def _paragraphs(text: str) -> str:
    blocks = (re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", block).strip() for block in text.split("\0"))
    return clean("\n\n".join(re.sub(r"[^\S\n]+", " ", block) for block in blocks if block))
