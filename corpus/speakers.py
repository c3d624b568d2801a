"""What a mention in an article means, and typed names across the archive."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from heapq import nsmallest
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

from rapidfuzz import fuzz, process

from corpus.attribution import names
from corpus.attribution.people import Person, bare, people, title_before
from corpus.text import fold, words
from corpus.types import Span, Speaker, SpeakerMatch

__all__ = [
    "CUTOFF",
    "Evidence",
    "Person",
    "Resolution",
    "Resolver",
    "match",
    "nearest",
    "people",
    "resolver",
]

# Below this, a typed name and a speaker are taken for two people. Slips and other
# spellings of one name score 82 and more ("Cavusolu", "Lavroff", "Selenskyj");
# different names stay under 80 ("Putin" and "Puttnam").
CUTOFF = 80.0
# Below this a name does not even remind of the one typed, on average over its words.
_NEAR = 60.0
_REMINDING: dict[str, Any] = {"scorer": fuzz.ratio, "score_cutoff": 50.0, "limit": None}

_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|this|that|one)\s+", re.IGNORECASE)
_NEARBY = 1_500  # characters; farther back, "he" means nobody we could be sure of
_MOST_MENTIONS = 50  # looked at for one mention, so that no text makes us look at all for each

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
# After one of these, or after "treating" or "wishes", a name is only spoken of.
_OF_ANOTHER = names.word_set(
    """
    about against and around as at be before behind besides but by except for from in including
    like near nor of on or over than that to under unlike v versus vs whether who whom whose with
    without
    """
)
_ACTING = re.compile(r"[a-z]+ing")
_FINITE = re.compile(r"[a-z]+[a-rt-z]s")
_PART = re.compile(r"[^,()\[\]–—]+")
_AFTER_HEAD = re.compile(r"\s*(?:\Z|(?:of|from|at|in|on|who)\b)")
# Perhaps a person we do not know: "he", thereafter, is nobody we could name.
_LIKE_A_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s?){2,4}")
# Nor do we know these, though they have no office.
_SOMEBODY = names.word_set("boy brother colleague daughter friend girl man relative son woman")
_INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
# "The minister" is not the deputy minister.
_LESSER = names.word_set("assistant deputy ex former shadow vice")

_LONGEST_NAME = 80
_SHORTEST_FUZZY = 5  # shorter words are all alike: Lee and Lea, May and Mao
_BEFORE_A_NAME = names.TITLES | {"the", "a", "an", "president", "minister", "senator"}
_INSIDE_A_WORD = re.compile(r"['.]")
_PUNCTUATION = re.compile(r"[^\w\t\n]|_")
_SOUNDS = str.maketrans("zyjwfcq", "siivvkk")
_DOUBLED = re.compile(r"(.)\1+")


class Evidence(StrEnum):
    """What a mention was resolved by; the last two mean that no person is named."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    UNNAMED = "unnamed"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a mention means, how we know, and where it stands."""

    person: Person | None
    evidence: Evidence
    mention: Span


_Meant: TypeAlias = tuple[Person | None, Evidence]
# Given a mention and what the one before it was resolved to, says whom it means.
Resolver = Callable[[Span, Resolution | None], Resolution]


@dataclass(frozen=True, slots=True)
class _Index:
    """The persons of a text by place, and by each role that describes them."""

    text: str
    spans: list[Span]
    persons: list[Person]
    described: dict[str, list[tuple[frozenset[str], Person]]]


def resolver(text: str, persons: Sequence[Person]) -> Resolver:
    """A function that says whom a mention in `text` means; `persons` are `people(text)`.

    It takes the mention and the resolution of the source before it: "he" is that
    person where the gender allows, nobody after an unnamed official, else the
    nearest person named before. "The mayor" is whoever alone was called one so far.
    """
    places = ((span, person) for person in persons for span in person.mentions)
    by_place = sorted(places, key=itemgetter(0))
    described: dict[str, list[tuple[frozenset[str], Person]]] = defaultdict(list)
    for person in persons:
        for description in map(_content_words, person.aliases):
            for role in description & names.ROLES:
                described[role].append((description, person))
    spans = [span for span, _ in by_place]
    return partial(_resolve, _Index(text, spans, [person for _, person in by_place], described))


def _content_words(description: str) -> frozenset[str]:
    return frozenset(words(fold(_DETERMINER.sub("", description, count=1))))


def _resolve(index: _Index, mention: Span, last: Resolution | None) -> Resolution:
    word = bare(mention.of(index.text))
    if gender := _PRONOUNS.get(word):
        return Resolution(*_pronoun(index, mention, gender, last), mention)
    if word == "who":
        person = _antecedent(index, mention)
        return Resolution(person, Evidence.PRONOUN if person else Evidence.UNNAMED, mention)
    if person := _named(index, mention):
        return Resolution(person, Evidence.NAME, mention)
    return Resolution(*_role(index, mention, last.person if last else None), mention)


def _pronoun(index: _Index, mention: Span, gender: str, last: Resolution | None) -> _Meant:
    paragraph = index.text.rfind("\n", 0, mention.start) + 1
    introduced = []
    if last is None or last.mention.start < paragraph:
        introduced = _named_between(index, paragraph, mention.start, gender)
    if introduced:
        person = introduced[0] if len(introduced) == 1 else None
    elif last and not last.person:
        return None, Evidence.UNNAMED
    else:
        spoke = last.person if last else None
        is_same = spoke and spoke.gender in (gender, None)
        person = spoke if is_same else _nearest(index, mention, gender, besides=spoke)
    # Whoever is "she" once is "she" until somebody else speaks.
    return person and replace(person, gender=gender), Evidence.PRONOUN


def _named_between(index: _Index, start: int, end: int, gender: str) -> list[Person]:
    """The persons named there who are of that gender; if there are none, who may be."""
    first, last = (bisect_left(index.spans, Span(edge, edge)) for edge in (start, end))
    named = index.persons[first : min(last, first + _MOST_MENTIONS)]
    found = {person.name: person for person in named if person.gender in (gender, None)}
    sure = [person for person in found.values() if person.gender]
    return sure or list(found.values())


def _nearest(index: _Index, mention: Span, gender: str, besides: Person | None) -> Person | None:
    """The last person of that gender named before, else the last of whom we cannot tell."""
    end = bisect_left(index.spans, mention)
    near = [
        index.persons[position]
        for position in range(end - 1, max(-1, end - _MOST_MENTIONS), -1)
        if index.spans[position].end >= mention.start - _NEARBY
        and not (besides and besides.name == index.persons[position].name)
    ]
    known = (person for person in near if person.gender == gender)
    unknown = (person for person in near if person.gender is None)
    return next(known, None) or next(unknown, None)


def _antecedent(index: _Index, mention: Span) -> Person | None:
    """The person of "Smith, who"."""
    position = bisect_left(index.spans, mention) - 1
    is_next = position >= 0 and mention.start - index.spans[position].end <= len(", ")
    return index.persons[position] if is_next else None


def _named(index: _Index, mention: Span) -> Person | None:
    """The person a mention names: never one of whom it only speaks ("an aide to Mr Smith")."""
    parts = [Span(*part.span()) for part in _PART.finditer(index.text, mention.start, mention.end)]
    if not parts:
        return None
    person = _head(index, parts[0])
    if person or len(parts) < 2:
        return person
    described = parts[0].of(index.text)
    is_role = _content_words(described) & names.ROLES
    is_pair = len(parts) == 2 and _DETERMINER.match(described)  # "one stallholder, Otto Berg"
    return _head(index, parts[1]) if is_role or is_pair else None


def _head(index: _Index, part: Span) -> Person | None:
    """The person whose name is the head of a phrase without commas."""
    first, last = (bisect_left(index.spans, Span(edge, edge)) for edge in (part.start, part.end))
    for position in range(first, min(last, first + _MOST_MENTIONS)):
        name = index.spans[position]
        before = index.text[part.start : name.start]
        after = index.text[name.end : part.end]
        if _may_precede(before) and _AFTER_HEAD.match(after):
            return index.persons[position]
    return None


def _may_precede(before: str) -> bool:
    """Whether only an article, adjectives and titles stand before the name of who speaks."""
    rest = before.split()[: len(before.split()) - len(title_before(before))]
    is_of_another = not _OF_ANOTHER.isdisjoint(word.lower().rstrip(".") for word in rest)
    is_object = any(map(_ACTING.fullmatch, rest)) or any(map(_FINITE.fullmatch, rest[-1:]))
    return not is_of_another and not is_object


def _role(index: _Index, mention: Span, previous: Person | None) -> _Meant:
    part = _PART.match(index.text, mention.start, mention.end)
    phrase = part[0] if part else ""
    wanted = _content_words(phrase)
    roles = wanted & names.ROLES
    if not roles or " and " in phrase:
        is_one = _LIKE_A_NAME.fullmatch(phrase) or not _SOMEBODY.isdisjoint(wanted)
        return None, Evidence.UNNAMED if is_one else Evidence.GROUP
    known = index.described.get(min(roles), [])[:_MOST_MENTIONS]
    meant = {
        person.name: person
        for description, person in known
        if wanted <= description
        and not (description - wanted) & _LESSER
        and person.mentions[0] < mention
    }
    if _INDEFINITE.match(phrase) or not meant:
        return None, Evidence.UNNAMED
    if previous and previous.name in meant:
        return previous, Evidence.ROLE
    person = next(iter(meant.values())) if len(meant) == 1 else None
    return person, Evidence.ROLE if person else Evidence.UNNAMED


def match(name: str, speakers: Iterable[Speaker], limit: int = 5) -> list[SpeakerMatch]:
    """The speakers whose name is like the typed `name`, best first, none below `CUTOFF`.

    100 means that every word typed is a word of the name or of one alias, in
    any order. Case, accents, punctuation and titles before the name do not count.
    """
    typed, candidates = _typed_words(name), list(speakers)
    if not typed or not candidates:
        return []
    # "Caranza" alone is not its foreign minister: descriptions answer to their role only.
    has_role = not names.ROLES.isdisjoint(typed)
    # One long text, because stripping punctuation line by line takes many times longer.
    lines = _plain("\n".join(_one_line(each, has_role) for each in candidates)).split("\n")
    vocabulary = list({word for line in lines for word in line.split()})
    likeness = [_alike(word, vocabulary) for word in typed]
    known = frozenset(chain.from_iterable(likeness))
    scored = (
        SpeakerMatch(speaker, _score(likeness, line))
        for speaker, line in zip(candidates, lines, strict=True)
        if not known.isdisjoint(line.split())
    )
    return nsmallest(limit, (found for found in scored if found.score >= CUTOFF), key=_rank)


def nearest(name: str, speakers: Iterable[Speaker], limit: int = 3) -> list[Speaker]:
    """The speakers whose names remind most of `name`, though nobody is called that."""
    named = [(speaker, words(fold(speaker.name))) for speaker in speakers]
    vocabulary = list({word for _, form in named for word in form})
    likeness = [
        {word: score for word, score, _ in process.extract(typed, vocabulary, **_REMINDING)}
        for typed in _typed_words(name)
    ]
    scored = [(_coverage(likeness, form), speaker) for speaker, form in named] if likeness else []
    near = [found for found in scored if found[0] >= _NEAR]
    ordered = sorted(near, key=lambda found: (-found[0], -found[1].quotes, found[1].name))
    return [speaker for _, speaker in ordered[:limit]]


def _typed_words(name: str) -> list[str]:
    typed = _plain(fold(name[:_LONGEST_NAME])).split()
    while len(typed) > 1 and typed[0] in _BEFORE_A_NAME:
        typed.pop(0)
    return typed


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(" ", _INSIDE_A_WORD.sub("", text))


def _one_line(speaker: Speaker, with_descriptions: bool) -> str:
    """Name and aliases, folded, tabs between them; a description is the alias that has a role."""
    forms = [" ".join(form.split()) for form in (speaker.name, *speaker.aliases)]
    folded = [form.casefold() if form.isascii() else fold(form) for form in forms]
    return "\t".join(
        form for form in folded if with_descriptions or names.ROLES.isdisjoint(form.split())
    )


def _alike(typed: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """The words of the vocabulary that `typed` may be meant for, each with its score."""
    sounds = list(map(_sound, vocabulary))
    as_spelt = process.extract(
        typed, vocabulary, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=None
    )
    as_heard = process.extract(
        _sound(typed), sounds, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=None
    )
    alike: dict[str, float] = {}
    for _, score, position in (*as_heard, *as_spelt):
        word = vocabulary[position]
        if word == typed:
            alike[word] = 100.0
        elif (
            min(len(word), len(typed)) >= _SHORTEST_FUZZY
            and sounds[position][0] == _sound(typed)[0]
        ):
            # Never 100: that is for the name as it is written.
            alike[word] = max(alike.get(word, 0.0), min(score, 96.0))
    return alike


def _sound(word: str) -> str:
    """`word` with the letters that transliterations swap made one: "selenskyj" is "zelenskyy"."""
    return _DOUBLED.sub(r"\1", word.replace("ph", "f").translate(_SOUNDS)) or word


def _score(likeness: Sequence[dict[str, float]], line: str) -> float:
    """How well the typed words stand in one form of the name, or spread over several."""
    forms = [form.split() for form in line.split("\t")]
    in_one_form = max(_coverage(likeness, form) for form in forms)
    return max(in_one_form, 0.95 * _coverage(likeness, list(chain.from_iterable(forms))))


def _coverage(likeness: Sequence[dict[str, float]], form: Sequence[str]) -> float:
    return sum(
        max((alike.get(word, 0.0) for word in form), default=0.0) for alike in likeness
    ) / len(likeness)


def _rank(found: SpeakerMatch) -> tuple[float, int, str]:
    return -found.score, -found.speaker.quotes, found.speaker.name
