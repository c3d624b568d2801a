"""Quotations signed like a letter: “It rains.” — Anna Krol, mayor.

A paragraph of that form says by itself who said what, so it is not left to chance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from corpus.quotes.tagger import Mark, Role
from corpus.types import Span

_NAME = r"[^\W\d_a-z][\w.’'-]+(?:[ \u00a0][^\W_][\w.’'-]*){1,4}"
_SIGNATURE = re.compile(
    r"^[^\S\n]*(?P<content>[\"“”«][^\n]{10,2000}[\"”“»])[^\S\n]*(?P<cue>[―—–]|--?)[^\S\n]*"
    rf"(?P<source>{_NAME}(?:, [^\n.;]{{1,80}})?)[.\s]*$",
    re.MULTILINE,
)


def with_signatures(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with those of signed quotations in place of any the tagger set there."""
    signatures = list(_SIGNATURE.finditer(text))
    lines = [Span(*match.span()) for match in signatures]
    elsewhere = [mark for mark in marks if not any(mark.span.overlaps(line) for line in lines)]
    roles = (Role.CONTENT, Role.CUE, Role.SOURCE)
    own = [Mark(role, Span(*match.span(role))) for match in signatures for role in roles]
    return sorted([*elsewhere, *own], key=attrgetter("span"))
