"""Whom "the GOP nominee" means where its article does not say, by what others call whom. Pure.

An article tells what it calls the persons it names (`told`), and leaves open whom some descriptions
mean (`untold`). Of the persons it names, such a description is that of the one whom the articles of
those months call so, if they call no other of them so (`bearers`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from corpus.quotes.naming.mentions import PART
from corpus.quotes.naming.names import TITLES, word_set
from corpus.quotes.naming.places import PLACES
from corpus.speakers import identity
from corpus.speakers.roles import HELD, LESSER, read_office
from corpus.text import fold, words
from corpus.types import Act, Quote, SpeakerKind

MONTHS = 3
"""Articles of so many months before and after tell who is called what."""

_SAME = {
    "candidate": "nominee",
    "democrat": "democratic",
    "gop": "republican",
    "labour": "labor",
    "premier": "prime minister",
    "tory": "conservative",
}
# "The Republican nominee" is that for president, where it is not said for what.
_IDLE = {"nominee": word_set("party presidential")}
_LESSER = frozenset(LESSER.values())
_GENITIVE = ("'s", "’s", "'", "’")
_THE = re.compile(r"the\s", re.IGNORECASE)
# Kept below what is shown without "probably".
_BY_OTHERS = 0.7
_key = lru_cache(1 << 16)(identity.key)  # of few names, met again and again
_ONCE, _SEVERAL, _MANY = 0.5, 2, 3
_FAR_MORE_OFTEN = 10
_NEARLY_ALL = 0.9


class Description(NamedTuple):
    """What somebody is called, as articles compare it: an office or trade, and whose or which."""

    head: str
    words: frozenset[str]

    def covers(self, other: Description) -> bool:
        """Whether who is called so is the other, too; the former minister is not the minister."""
        is_the_same = self.head == other.head and self.words >= other.words
        return is_the_same and _LESSER.isdisjoint(self.words - other.words)

    @property
    def is_told_apart(self) -> bool:
        """Whether it says whose or which: "the Torp senator"."""
        return bool(self.words - _LESSER)


class ArticleReading(NamedTuple):
    """What was read in an article: its quotes, the persons it names, each with other forms.

    `month` is that of its date, or 0.
    """

    text: str
    quotes: tuple[Quote, ...]
    persons: Mapping[str, Sequence[str]]
    month: int = 0


class RoleTelling(NamedTuple):
    """So many articles of that month, or of an unknown (0), call a person so."""

    name: str
    description: Description
    month: int = 0
    articles: int = 1


class Untold(NamedTuple):
    """A description that its article leaves open, and the keys of the persons whom that names."""

    description: Description
    persons: frozenset[str]
    month: int = 0


def keys_of(persons: Iterable[str]) -> frozenset[str]:
    """What the names of persons are compared by."""
    return frozenset(map(_key, persons))


def month_of(moment: datetime | None) -> int:
    """The month of a time, counted from the year 0; 0 for None."""
    return moment.year * 12 + moment.month if moment else 0


@lru_cache(1 << 14)
def described(phrase: str) -> Description | None:
    """What `phrase` calls somebody, or None where that is no office and no trade."""
    row = phrase.split()
    while row and fold(row[-1]).rstrip(".") in TITLES:  # "Labour leader Sir"
        row.pop()
    office = read_office(" ".join(row))
    if office is None or office.bearer:
        return None
    head, *names = (
        _SAME.get(group[0], group[0])
        for group in (office.heads, *office.qualifiers, *office.places)
    )
    if any(map(str.isdecimal, names)):  # "the 2012 Republican nominee"
        return None
    return Description(head, frozenset((*names, *office.lesser)) - _IDLE.get(head, frozenset()))


def completed(readings: Sequence[ArticleReading]) -> Iterator[tuple[Quote, ...]]:
    """The quotes of each article, those too whose speaker only the others tell."""
    tellings = [
        RoleTelling(*pair, reading.month) for reading in readings for pair in told(reading.persons)
    ]
    places = [untold(reading.text, reading.quotes) for reading in readings]
    open_ones = (
        Untold(description, keys_of(reading.persons), reading.month)
        for reading, descriptions in zip(readings, places, strict=True)
        for description in descriptions.values()
    )
    names = bearers(open_ones, tellings)
    for reading, descriptions in zip(readings, places, strict=True):
        bearer = dict(zip(descriptions, islice(names, len(descriptions)), strict=True))
        yield tuple(
            _said_by(quote, name) if (name := bearer.get(at)) else quote
            for at, quote in enumerate(reading.quotes)
        )


def told(persons: Mapping[str, Iterable[str]]) -> set[tuple[str, Description]]:
    """What an article calls the persons that it names in full, each given with its other forms."""
    pairs = (
        (name, described(alias))
        for name, forms in persons.items()
        if len(name.split()) > 1
        for alias in forms
        if set(words(fold(name))).isdisjoint(words(fold(alias)))
    )
    return {(name, description) for name, description in pairs if description}


def untold(text: str, quotes: Sequence[Quote]) -> dict[int, Description]:
    """The descriptions that an article leaves open, by the place of the quote among `quotes`."""
    phrases = ((at, _phrase(text, quote)) for at, quote in enumerate(quotes))
    pairs = ((at, described(phrase)) for at, phrase in phrases if phrase)
    return {
        at: description
        for at, description in pairs
        if description and (description.is_told_apart or description.head in HELD)
    }


def _phrase(text: str, quote: Quote) -> str:
    """The source of a quote where it is one person, described and not named; else ""."""
    is_open = quote.speaker is None and quote.speaker_kind is SpeakerKind.UNNAMED
    if not is_open or quote.source is None or quote.act is Act.UNSAID:
        return ""
    part = PART.match(text, quote.source.start, quote.source.end)
    phrase = part[0].strip() if part else ""
    first = fold(phrase.split(" ")[0])
    is_of_a_place = first in PLACES or first.removesuffix("'s") in PLACES
    is_definite = _THE.match(phrase) or is_of_a_place
    return phrase if is_definite and not phrase.endswith(_GENITIVE) else ""


def less_sure(confidence: float) -> float:
    """How sure a quote is whose speaker other articles tell: probably only."""
    return round(confidence * _BY_OTHERS, 2)


def _said_by(quote: Quote, name: str) -> Quote:
    confidence = less_sure(quote.confidence)
    return replace(quote, speaker=name, speaker_kind=SpeakerKind.PERSON, confidence=confidence)


# --- whom a description means --------------------------------------------------------------

_Scores: TypeAlias = Mapping[str, Mapping[str, float]]
"""How often a person is called so, under which name, by the key of all the names.

Half as much for each month between.
"""


def bearers(untold: Iterable[Untold], tellings: Iterable[RoleTelling]) -> Iterator[str | None]:
    """For each description the full name of whom it means, or None where that is not clear."""
    by_time: dict[tuple[str, int], list[RoleTelling]] = defaultdict(list)
    for telling in tellings:
        by_time[telling.description.head, telling.month].append(telling)
    calls: dict[tuple[Description, int], _Scores] = {}
    for description, persons, month in untold:
        if (description, month) not in calls:
            around = range(month - MONTHS, month + MONTHS + 1)
            near_ones = (by_time.get((description.head, near), ()) for near in around)
            calls[description, month] = _scores(description, month, chain.from_iterable(near_ones))
        names = calls[description, month]
        scores = {key: sum(names[key].values()) for key in names}
        near = [key for key in names if key in persons or key.rpartition(" ")[2] in persons]
        # Who holds an office nobody can tell without a time.
        key = (
            _of_persons(description, near, scores) if near else month and _only(description, scores)
        )
        yield min(names[key], key=lambda name: (-names[key][name], name)) if key else None


def _scores(description: Description, month: int, tellings: Iterable[RoleTelling]) -> _Scores:
    scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for telling in tellings:
        if telling.description.covers(description):
            score = telling.articles * 0.5 ** abs(telling.month - month)
            scores[_key(telling.name)][telling.name] += score
    return scores


def _of_persons(
    description: Description, near: Sequence[str], scores: Mapping[str, float]
) -> str | None:
    """Of the persons named, who alone is called so."""
    best = max(near, key=lambda key: (scores[key], key))
    if not description.is_told_apart:  # there are other presidents
        is_most = scores[best] >= max(_SEVERAL, *scores.values())
        return best if len(near) == 1 and is_most else None
    rivals = (scores[key] for key in near if key != best)
    return best if scores[best] >= max(_ONCE, _FAR_MORE_OFTEN * max(rivals, default=0)) else None


def _only(description: Description, scores: Mapping[str, float]) -> str | None:
    """Of an office of one, who alone is said to hold it."""
    best = max(scores, key=lambda key: (scores[key], key), default="")
    is_office = description.is_told_apart and description.head in HELD
    is_only = scores.get(best, 0) >= max(_MANY, _NEARLY_ALL * sum(scores.values()))
    return best if is_office and is_only else None
