"""Whom a description means: "the mayor", "the 45-year-old"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from corpus.quotes.naming.capitals import gender_of_titles
from corpus.quotes.naming.discourse import Appearance, Layout, candidates
from corpus.quotes.naming.epithets import (
    LESSER,
    PERSON_LIKE,
    PERSONAL,
    Bearer,
    Epithet,
    Epithets,
    epithet,
)
from corpus.quotes.naming.mentions import PART, Evidence, Persons
from corpus.quotes.naming.people import Person
from corpus.types import Span

# Perhaps a person we do not know: "he", thereafter, is nobody we could name.
_LIKE_A_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s?){2,4}")
_CLEAR = 0.85
_LATELY = 0.7  # a speaker or subject of the sentence before, or the one before that
_HEADS = "|".join(sorted(PERSONAL, key=len, reverse=True))
_SOMEBODY = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?!of\b)"
    rf"(?:[\w’'-]+\s){{0,4}}?(?:{_HEADS}|\d\d-year-old)"
    r"(?=[,.]|\s(?:[a-z]+ed|who|was|is|has|had|says|said|told|from|in|at|of|on|with|for|named)\b)"
)


def described(
    index: Persons,
    calls: Epithets,
    look: Layout,
    appearances: Sequence[Appearance],
    mention: Span,
) -> tuple[Person | None, Evidence]:
    """Whom alone the text calls that; of several, who stands out; or who alone may be meant."""
    part = PART.match(index.text, mention.start, mention.end)
    phrase = part[0].strip() if part else ""
    title = epithet(phrase)
    if not title or not _is_individual(calls, title) or " and " in phrase:
        is_one = bool(_LIKE_A_NAME.fullmatch(phrase))
        return None, Evidence.UNNAMED if is_one else Evidence.GROUP
    if not title.is_definite:
        return None, Evidence.UNNAMED
    sure, likely = bearers(calls, title, mention.start)
    before = _by_name(sure, mention)
    person = _only(before) or _foremost(look, appearances, mention, before)
    if person and not _is_another(index.text, person, title, mention):
        return person, Evidence.ROLE
    if before:
        return None, Evidence.UNNAMED
    later = {bearer.person.name: bearer.person for bearer in sure}
    maybe = _by_name(likely, mention)
    person = _only(later) or _lately(look, appearances, mention, maybe)
    return person, Evidence.CLUE if person else Evidence.UNNAMED


def _by_name(holders: Sequence[Bearer], mention: Span) -> dict[str, Person]:
    """Those whom the text names before the mention."""
    persons = [bearer.person for bearer in holders if bearer.person.mentions[0] < mention]
    return {person.name: person for person in persons}


def _only(persons: Mapping[str, Person]) -> Person | None:
    return next(iter(persons.values())) if len(persons) == 1 else None


def _foremost(
    look: Layout, appearances: Sequence[Appearance], mention: Span, persons: Mapping[str, Person]
) -> Person | None:
    """Who of several stands out before the mention, if it is a speaker."""
    ranks = [
        (rank, one)
        for rank, one in candidates(look, appearances, mention, None)
        if one.person and one.person.name in persons
    ]
    is_clear = len(ranks) == 1 or (len(ranks) > 1 and ranks[1][0] < _CLEAR * ranks[0][0])
    return ranks[0][1].person if is_clear and ranks[0][1].is_source else None


def _lately(
    look: Layout, appearances: Sequence[Appearance], mention: Span, persons: Mapping[str, Person]
) -> Person | None:
    """The one of whom the text speaks just before, if a description that is new may be theirs."""
    ranks = candidates(look, appearances, mention, None)
    person = ranks[0][1].person if ranks and ranks[0][0] > _LATELY else None
    return person if person and person.name in persons and len(persons) == 1 else None


def _is_another(text: str, person: Person, title: Epithet, mention: Span) -> bool:
    """Whether somebody else was introduced since as one: "a lawyer of the port said"."""
    last = person.mentions[max(0, bisect_left(person.mentions, mention) - 1)].end
    pattern = rf"[.?!\n”\"]\s*[Aa]n?\s(?:[\w’'-]+\s){{0,4}}{re.escape(title.word)}\b"
    return bool(re.search(pattern, text[last : mention.start]))


def bearers(calls: Epithets, title: Epithet, place: int) -> tuple[list[Bearer], list[Bearer]]:
    """Who fits a description at `place`: those whom the text calls so, then who may be meant.

    Of those who held an office one after another only the last before `place`.
    """
    sure, likely = [], []
    gender = gender_of_titles(title.words)
    for bearer in calls.by_head.get(title.head, ()):
        own, every = bearer.epithet, calls.words_of[bearer.person.name]
        if gender and bearer.person.gender not in (gender, None):
            continue
        if (own.words & LESSER) - title.words or (title.words & LESSER) - every:
            continue
        extra = title.words - every
        if not extra:
            sure.append(bearer)
        elif not (extra & title.proper and own.proper):
            likely.append(bearer)
    return _in_office(calls, sure, place), _in_office(calls, likely, place)


def _in_office(calls: Epithets, holders: list[Bearer], place: int) -> list[Bearer]:
    """The last who came into the office before `place`, if one did; without those who left."""
    new = [bearer for bearer in holders if bearer.is_new and bearer.place < place]
    if new:
        last = max(new, key=lambda bearer: bearer.place)
        return [last]
    names_of = {bearer.person.name for bearer in holders}
    staying = [one for one in holders if calls.departures.get(one.person.name, place) >= place]
    return staying if len(names_of) > 1 else holders


def _is_individual(calls: Epithets, title: Epithet) -> bool:
    """Whether a description is of one person."""
    return title.head in PERSONAL or (
        title.head in calls.by_head and bool(PERSON_LIKE.fullmatch(title.head))
    )


def somebody(index: Persons) -> list[Span]:
    """Where a text speaks of one person by a description, with no name beside it."""
    holders = (Span(*match.span()) for match in _SOMEBODY.finditer(index.text))
    return [span for span in holders if not _is_beside_a_name(index, span)]


def _is_beside_a_name(index: Persons, span: Span) -> bool:
    place = bisect_left(index.spans, span)
    near = index.spans[max(0, place - 1) : place + 1]
    return any(
        -3 <= name.start - span.end <= 2 or -1 <= span.start - name.end <= 2 for name in near
    )
