"""Quotations signed like a letter: “It rains.” — Anna Krol, mayor.

A paragraph of that form says by itself who said what, so it is not left to chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

_NAME = r"[^\W\d_a-z][\w.’'-]+(?:[ \u00a0][^\W_][\w.’'-]*){1,4}"
_SIGNED = re.compile(
    r"^[^\S\n]*(?P<content>[\"“”«][^\n]{10,2000}[\"”“»])[^\S\n]*(?P<cue>[―—–]|--?)[^\S\n]*"
    rf"(?P<source>{_NAME}(?:, [^\n.;]{{1,80}})?)[.\s]*$",
    re.MULTILINE,
)


def signed(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with those of signed quotations in place of any the tagger set there."""
    found = list(_SIGNED.finditer(text))
    lines = [Span(*match.span()) for match in found]
    kept = [mark for mark in marks if not any(mark.span.overlaps(line) for line in lines)]
    return sorted([*kept, *(mark for match in found for mark in _marks(match))], key=_place)


def _marks(match: re.Match[str]) -> Iterator[Mark]:
    for role in (Role.CONTENT, Role.CUE, Role.SOURCE):
        yield Mark(role, Span(*match.span(role)))


def _place(mark: Mark) -> Span:
    return mark.span
