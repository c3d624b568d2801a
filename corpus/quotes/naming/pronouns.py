"""Whom "he", "she" and "who" mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from corpus.quotes.naming.discourse import Appearance, Layout, candidates
from corpus.quotes.naming.mentions import Evidence, Persons
from corpus.quotes.naming.people import Person
from corpus.types import Span

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|him|[Hh]is|[Hh]ers?)\b")
_EQUAL = 0.85  # of two whose ranks are that near, neither is meant
_RIVAL = 0.5
_FARTHEST = 90
# "Berg, who", "Berg (the mayor), who", "Berg, mayor of Osby, who", "It was Berg, not Orsted, who".
_ASIDE = re.compile(r"\s|(?:\s?[,(–—-][^.;:!?\"“”\n]{0,80}?[,)–—-]|\s?[,–—-])\s*")
_NEGATED = re.compile(r"(?:,\s|\s)(?:and\s)?not\s(?:\w+\.?\s){0,2}\Z")


def pronoun(
    look: Layout,
    appearances: Sequence[Appearance],
    mention: Span,
    gender: str,
    contents: Iterable[Span] = (),
) -> tuple[Appearance | None, Evidence]:
    """Who stands out most before the pronoun; nobody where two do alike."""
    ranks = candidates(look, appearances, mention, gender, contents)
    if not ranks:
        return None, Evidence.PRONOUN
    share = ranks[1][0] / ranks[0][0] if len(ranks) > 1 else 0.0
    if share > _EQUAL:
        return None, Evidence.PRONOUN
    return ranks[0][1], Evidence.RIVALS if share > _RIVAL else Evidence.PRONOUN


def antecedent(index: Persons, mention: Span) -> Person | None:
    """The person of "Berg, who" and of "Berg, not Orsted, who"."""
    position = bisect_left(index.spans, mention) - 1
    if position < 0 or mention.start - index.spans[position].end > _FARTHEST:
        return None
    last = index.spans[position]
    is_negated = _NEGATED.search(index.text[max(0, last.start - _FARTHEST) : last.start])
    if position and is_negated:
        return index.persons[position - 1]
    gap = index.text[last.end : mention.start]
    return index.persons[position] if _ASIDE.fullmatch(gap) else None
