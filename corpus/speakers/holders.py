"""Who holds an office by what a text says: the names in apposition to it. Pure.

"Turkish Foreign Minister Mevlut Cavusoglu", "Antonio Guterres, United Nations secretary general",
"the UN secretary-general, Ban Ki-moon", "Lee Waters, who is deputy minister for climate change".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, dropwhile, product
from typing import NamedTuple

from corpus.quotes.naming.names import REGNAL_TITLES, ROLES, word_set
from corpus.quotes.naming.places import PLACES
from corpus.speakers.roles import LESSER, Names, Office
from corpus.text import fold, words
from corpus.types import Span

_UPPER = "A-ZÀ-ÖØ-Þ\u0100-\u024f"
_CAPITAL = rf"[{_UPPER}][\w'’-]*"
_PARTICLE = r"(?:(?:al|bin|da|de|del|der|den|di|dos|la|le|van|von)\s){0,2}"
_NAME = rf"{_CAPITAL}(?:\.?\s{_PARTICLE}{_CAPITAL}){{0,5}}"
_NAMES = re.compile(_NAME)
_NAME_BEHIND = re.compile(rf",?\s+({_NAME})")
_COMPLEMENT = re.compile(r"\s+(?P<of>(?:of|for|at|in)\s[^,.;:()\"“”\n]{1,70})(?P<comma>,)?")
_OF_PLACE = re.compile(rf"\sof\s(?:the\s)?{_NAME}")
_AND_OFFICE = re.compile(
    rf"\s+and\s+(?:[\w'’]+\s+){{0,5}}?(?:{'|'.join(sorted(ROLES))})(?=,?\s)", re.IGNORECASE
)
_LEAD = r"(?P<lead>[^,.;:()\"“”\n–—]*)"
_BEFORE = re.compile(rf"{_LEAD}\Z")
_NAME_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:,\s+(?:who\s+(?:is|was|became)\s+)?|\s(?:is|was|became|as)\s)"
    rf"{_LEAD}\Z"
)
_POSSESSIVE = re.compile(r"['’]s?\b|-")
_TOKEN = re.compile(r"\w+(?:['’]s?\b)?")
_GENITIVE = re.compile(r"['’]s?\b")
_OWNING = ("'s", "’s", "'", "’")
_NEAR = 90  # characters before an office that may tell whose it is, or who holds it
_FAR = 130  # characters behind it in which its holder is named
_NEAR_WORDS = 7
_LONGEST_NAME = 4
_SHORT_PLACE = 3  # letters: "US" and "WHO" are no places in small letters
# What a description with words in between counts: the UN climate chief is not the UN's.
_LOOSE = 0.2
_IDLE = word_set("a an the its their his her our current new newly elected longtime s")


@dataclass(frozen=True, slots=True)
class Holding:
    """A text's word on who holds an office: the first of `names` that is anybody's, if any is.

    `description` is how the text puts the office; `weight` how surely it is this one, up to 1.
    `is_placed` tells whether the text says whose office it is; `elsewhere` is the folded word by
    which it says that it is another's, "" where it says nothing.
    """

    names: tuple[str, ...]
    description: str
    weight: float
    is_placed: bool
    elsewhere: str = ""


class _Description(NamedTuple):
    """Words before an office and behind its "of", in which it is told which it is."""

    lead: tuple[str, ...]
    head: str
    of_what: tuple[str, ...]


def holdings(office: Office, text: str, part: Span) -> Iterator[Holding]:
    """Who is said to hold the office in a part of a text."""
    for head in _pattern(office.heads).finditer(text, part.start, part.end):
        before = text[max(part.start, head.start() - _NEAR) : head.start()]
        behind = text[head.end() : min(part.end, head.end() + _FAR)]
        if not _POSSESSIVE.match(behind) and (holding := _held(office, head[0], before, behind)):
            yield holding


@lru_cache(64)
def _pattern(heads: Names) -> re.Pattern[str]:
    names = "|".join(re.escape(head).replace(r"\ ", r"[\s-]") for head in heads)
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


def _held(office: Office, head: str, before: str, behind: str) -> Holding | None:
    """By the name behind the office, or behind what it is of; else by the one before it."""
    complement = _COMPLEMENT.match(behind)
    of_what = _tokens(complement["of"]) if complement else ()
    lead = _BEFORE.search(before)
    words_before = _tokens(lead["lead"])[-_NEAR_WORDS:] if lead else ()
    if names := _names_behind(head, behind, complement):
        # "Foreign Minister Mina Krol of Norway"
        bearer = None if complement else _NAME_BEHIND.match(behind)
        of_place = _OF_PLACE.match(behind, bearer.end()) if bearer else None
        of_what = _tokens(of_place[0]) if of_place else of_what
        return _holding(office, _Description(words_before, head, of_what), names)
    match = _NAME_BEFORE.search(before)
    names = tuple(_parts(match["name"])) if match else ()
    if not match or not names:
        # Nobody is named, but it may tell that another place has this office, too.
        holding = _holding(office, _Description(words_before, head, of_what), ())
        return holding if holding and holding.elsewhere else None
    description = _Description(_tokens(match["lead"]), head, of_what)
    return _holding(office, description, names, is_strict=True)


def _names_behind(head: str, behind: str, complement: re.Match[str] | None) -> tuple[str, ...]:
    if further := _AND_OFFICE.match(behind):
        return _names_behind(head, behind[further.end() :], None)
    if complement and complement["comma"]:
        return _names_behind(head, behind[complement.end("of") :], None)
    if complement:
        return tuple(
            chain.from_iterable(_parts(run[0]) for run in _NAMES.finditer(complement["of"]))
        )
    match = _NAME_BEHIND.match(behind)
    if not match:
        return ()
    regnal = [f"{head.title()} {match[1].split()[0]}"] if fold(head) in REGNAL_TITLES else []
    return (*regnal, *_parts(match[1]))


def _parts(run: str) -> Iterator[str]:
    """The full names that may stand in a row of capitalised words, the longest first."""
    row = _GENITIVE.sub("", run).split()
    for size in range(min(_LONGEST_NAME, len(row)), 1, -1):
        for start in range(len(row) - size + 1):
            yield " ".join(row[start : start + size])


# --- whether it is the office ------------------------------------------------------------


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def _holding(
    office: Office, phrase: _Description, names: tuple[str, ...], is_strict: bool = False
) -> Holding | None:
    """What the description says, if it is of this office; a strict one has no other words."""
    near = (*phrase.lead, "", *phrase.of_what)
    lesser = {LESSER.get(fold(word)) for word in phrase.lead[-_NEAR_WORDS // 2 :]} - {None}
    qualifiers = [_places_of(group, near) for group in office.qualifiers]
    places = [_places_of(group, near) for group in office.places]
    if lesser != office.lesser or not all(qualifiers):
        return None
    is_placed = all(places)
    elsewhere = "" if is_placed else _place_in(office, phrase)
    telling = set(chain.from_iterable((*qualifiers, *places)))
    telling |= {at for at, word in enumerate(phrase.lead) if fold(word) in LESSER}
    first = min((at for at in telling if at < len(phrase.lead)), default=len(phrase.lead))
    beside = any(_is_beside(near[at]) for at in {*range(first, len(phrase.lead))} - telling)
    if is_strict and any(near[at].islower() and _is_beside(near[at]) for at in range(first)):
        return None
    last = max(telling, default=0) + 1
    description = " ".join((*phrase.lead[first:], phrase.head, *near[len(phrase.lead) + 1 : last]))
    return Holding(names, description, _LOOSE if beside else 1.0, is_placed, elsewhere)


def _is_beside(word: str) -> bool:
    return fold(word) not in _IDLE


def _places_of(names: Names, near: Sequence[str]) -> list[int]:
    """Where the last of these names before an office stands, or the first behind; [] if none."""
    folded = [fold(_GENITIVE.sub("", word)) for word in near]
    head = near.index("")
    starts = [*range(head - 1, -1, -1), *range(head + 1, len(near))]
    for at, name in product(starts, names):
        size = len(name.split())
        is_there = folded[at : at + size] == name.split()
        is_proper = name in PLACES and len(name) <= _SHORT_PLACE
        if is_there and (near[at][0].isupper() or not is_proper):
            return [*range(at, at + size)]
    return []


@lru_cache(512)  # one question asks it of the same articles several times
def places_in(text: str) -> Counter[Names]:
    """How often each place is named in a text, by any of its names of one or two words."""
    rows = (words(fold(run[0])) for run in _NAMES.finditer(text))
    return Counter(chain.from_iterable(map(_places_of_row, rows)))


def _places_of_row(row: Sequence[str]) -> Iterator[Names]:
    """The places in a row of words; in "Northern Ireland" there is no Ireland."""
    at = 0
    while at < len(row):
        size = 2 if " ".join(row[at : at + 2]) in PLACES else 1
        name = " ".join(row[at : at + size])
        if name in PLACES:
            yield PLACES[name]
        at += size


def _place_in(office: Office, phrase: _Description) -> str:
    """The place, or whoever else, whose office a description says it is; "" where it does not."""
    bare = [_GENITIVE.sub("", token) for token in (*phrase.lead, *phrase.of_what)]
    places = (fold(token) for token in bare if token[:1].isupper() and fold(token) in PLACES)
    owners = (fold(_GENITIVE.sub("", token)) for token in _owners(office, phrase))
    own = {word for group in office.qualifiers for word in group}
    return next((name for name in chain(places, owners) if name not in own), "")


def _owners(office: Office, phrase: _Description) -> Iterator[str]:
    """The word with "'s" before an office and what tells it, and the first behind its "of"."""
    own = {word for group in office.qualifiers for word in group} | _IDLE | LESSER.keys()
    behind = (token for token in phrase.of_what[1:3] if phrase.of_what[0] == "of")
    before = dropwhile(lambda token: fold(token) in own, reversed(phrase.lead))
    owner = next(before, "")
    yield from [owner] if owner[:1].isupper() and owner.endswith(_OWNING) else []
    yield from [token for token in behind if token[:1].isupper()][:1]


def count_of(names: Names, text: str) -> int:
    """How often a place on no list is named in a text, by any of its names of one word."""
    return sum(row.count(name) for row in [words(fold(text))] for name in names)
