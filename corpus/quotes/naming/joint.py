"""Who speaks together: "Lind and Berg", "Germany, France and Poland"."""

from __future__ import annotations

import re

from corpus.types import Span

_LONGEST = 150  # characters
_BOTH = re.compile(r"[Bb]oth\s")
_BETWEEN = re.compile(r",?\s+and\s+|,\s+")
_AND = re.compile(r"\sand\s")
_ONE_SPEAKS = re.compile(r"\s(?:has|is|says|was)\b")  # "Rivers and Roads says"


def speakers(text: str, source: Span) -> list[Span]:
    """The mentions that a joint source is made of; none for any other."""
    is_short = source.end - source.start <= _LONGEST
    if not is_short or not _AND.search(text, source.start, source.end):
        return []
    if _ONE_SPEAKS.match(text, source.end):
        return []
    both = _BOTH.match(text, source.start)
    start = both.end() if both else source.start
    edges = [start]
    for gap in _BETWEEN.finditer(text, start, source.end):
        edges += gap.span()
    edges.append(source.end)
    return [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)]
