"""Whom "he", "she" and "who" mean."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from corpus.quotes.naming.mentions import MOST_MENTIONS, Evidence, Meaning, Persons, Resolution
from corpus.quotes.naming.people import Person
from corpus.types import Span

_NEARBY = 1_500  # characters; farther back, "he" means nobody we could be sure of
PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


def pronoun(index: Persons, mention: Span, gender: str, last: Resolution | None) -> Meaning:
    """Whom the paragraph named before, else the last speaker, else the nearest person."""
    paragraph = index.text.rfind("\n", 0, mention.start) + 1
    introductions = []
    if last is None or last.mention.start < paragraph:
        introductions = _persons_between(index, paragraph, mention.start, gender)
    if introductions:
        person = introductions[0] if len(introductions) == 1 else None
    elif last and not last.person:
        return None, Evidence.UNNAMED
    else:
        speaker = last.person if last else None
        is_same = speaker and speaker.gender in (gender, None)
        person = speaker if is_same else _nearest(index, mention, gender, besides=speaker)
    # Whoever is "she" once is "she" until somebody else speaks.
    return person and replace(person, gender=gender), Evidence.PRONOUN


def _persons_between(index: Persons, start: int, end: int, gender: str) -> list[Person]:
    """The persons named there who are of that gender; if there are none, who may be."""
    first, last = (bisect_left(index.spans, Span(edge, edge)) for edge in (start, end))
    persons = index.persons[first : min(last, first + MOST_MENTIONS)]
    likely = {person.name: person for person in persons if person.gender in (gender, None)}
    sure = [person for person in likely.values() if person.gender]
    return sure or list(likely.values())


def _nearest(index: Persons, mention: Span, gender: str, besides: Person | None) -> Person | None:
    """The last person of that gender named before, else the last of whom we cannot tell."""
    end = bisect_left(index.spans, mention)
    near = [
        index.persons[position]
        for position in range(end - 1, max(-1, end - MOST_MENTIONS), -1)
        if index.spans[position].end >= mention.start - _NEARBY
        and not (besides and besides.name == index.persons[position].name)
    ]
    sure = (person for person in near if person.gender == gender)
    likely = (person for person in near if person.gender is None)
    return next(sure, None) or next(likely, None)


def antecedent(index: Persons, mention: Span) -> Person | None:
    """The person of "Smith, who"."""
    position = bisect_left(index.spans, mention) - 1
    is_next = position >= 0 and mention.start - index.spans[position].end <= len(", ")
    return index.persons[position] if is_next else None
