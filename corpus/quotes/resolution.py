"""Whom a mention means in an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from operator import itemgetter
from typing import TypeAlias

from corpus.quotes import names
from corpus.quotes.capitals import bare, title_before
from corpus.quotes.people import Person
from corpus.text import fold, words
from corpus.types import Span, SpeakerKind

_DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|this|that|one)\s+", re.IGNORECASE)
_NEARBY = 1_500  # characters; farther back, "he" means nobody we could be sure of
_MOST_MENTIONS = 50  # looked at for one mention, so that no text makes us look at all for each

_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
# After one of these, or after "treating" or "wishes", a name is only spoken of.
_NO_SPEAKER_AFTER = names.word_set(
    """
    about against and around as at be before behind besides but by except for from in including
    like near nor of on or over than that to under unlike v versus vs whether who whom whose with
    without
    """
)
_ACTING = re.compile(r"[a-z]+ing")
_FINITE = re.compile(r"[a-z]+[a-rt-z]s")
_PART = re.compile(r"[^,()\[\]–—]+")
_BEHIND_HEAD = re.compile(r"(?:['’]s?)?\s*\Z|\s*(?:of|from|at|in|on|who)\b")
# Perhaps a person we do not know: "he", thereafter, is nobody we could name.
_LIKE_A_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s?){2,4}")
# Nor do we know these, though they have no office.
_SOMEBODY = names.word_set("boy brother colleague daughter friend girl man relative son woman")
_INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
_PERSONAL = names.ROLES | _SOMEBODY
_OF = re.compile(r"\s(?:of|for|in|at|from|on|who|that|which)\b")
# With a name before it, one of these speaks as an organisation.
_ORGANISATIONS = names.word_set(
    """
    administration agency airline alliance army association authority bank board bureau campaign
    caucus center centre chamber channel church club coalition college commission committee company
    conference congress corporation council court delegation department embassy federation firm
    force foundation fund government group house institute institution journal kremlin laboratory
    league magazine
    media ministry mission movement museum network newspaper office organisation organization pac
    panel paper parliament party police post press radio regime school senate service society
    station survey team think-tank times treasury tribune union university website
    """
)
# "The minister" is not the deputy minister.
_LESSER = names.word_set("assistant deputy ex former shadow vice")


class Evidence(StrEnum):
    """What a mention was resolved by; the last two mean that no person is named."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    UNNAMED = "unnamed"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a mention means, how we know, and where it stands; an organisation by its name."""

    person: Person | None
    evidence: Evidence
    mention: Span
    organisation: str | None = None

    @property
    def kind(self) -> SpeakerKind:
        """What speaks: only a person or an organisation has a name."""
        if self.person:
            return SpeakerKind.PERSON
        if self.organisation:
            return SpeakerKind.ORGANISATION
        is_group = self.evidence is Evidence.GROUP
        return SpeakerKind.GROUP if is_group else SpeakerKind.UNNAMED

    @property
    def name(self) -> str | None:
        """The full name of the person or organisation."""
        return self.person.name if self.person else self.organisation

    @property
    def named_at(self) -> Span | None:
        """Where the name stands that tells who "he" is: the last one before the mention's end."""
        mentions = self.person.mentions if self.person else ()
        place = bisect_left(mentions, Span(self.mention.end, 0))
        return mentions[max(0, place - 1)] if mentions else None


_Meaning: TypeAlias = tuple[Person | None, Evidence]
# Given a mention and what the one before it was resolved to, says whom it means.
Resolver = Callable[[Span, Resolution | None], Resolution]


@dataclass(frozen=True, slots=True)
class _Persons:
    """The persons of a text by place, and by each role that describes them."""

    text: str
    spans: list[Span]
    persons: list[Person]
    by_role: dict[str, list[tuple[frozenset[str], Person]]]
    organisations: Sequence[Span] = ()


def resolver(text: str, persons: Sequence[Person], organisations: Sequence[Span] = ()) -> Resolver:
    """A function that says whom a mention in `text` means; `persons` are `people(text)`.

    `organisations` is where names of organisations stand, in order.

    It takes the mention and the resolution of the source before it: "he" is that
    person where the gender allows, nobody after an unnamed official, else the
    nearest person named before. "The mayor" is whoever alone was called one so far.
    """
    mentions = ((span, person) for person in persons for span in person.mentions)
    in_order = sorted(mentions, key=itemgetter(0))
    by_role: dict[str, list[tuple[frozenset[str], Person]]] = defaultdict(list)
    for person in persons:
        for description in map(_content_words, person.aliases):
            for role in description & names.ROLES:
                by_role[role].append((description, person))
    spans = [span for span, _ in in_order]
    persons_in_order = [person for _, person in in_order]
    return partial(_resolve, _Persons(text, spans, persons_in_order, by_role, organisations))


def _content_words(description: str) -> frozenset[str]:
    return frozenset(words(fold(_DETERMINER.sub("", description, count=1))))


def _resolve(index: _Persons, mention: Span, last: Resolution | None) -> Resolution:
    """By the first that tells: a pronoun, "who", a name, an organisation, a role."""
    word = bare(mention.of(index.text))
    if gender := _PRONOUNS.get(word):
        return Resolution(*_pronoun(index, mention, gender, last), mention)
    if word == "who":
        person = _antecedent(index, mention)
        return Resolution(person, Evidence.PRONOUN if person else Evidence.UNNAMED, mention)
    if person := _by_name(index, mention):
        return Resolution(person, Evidence.NAME, mention)
    if organisation := _organisation(index, mention):
        return Resolution(None, Evidence.GROUP, mention, organisation)
    return Resolution(*_role(index, mention, last.person if last else None), mention)


def _pronoun(index: _Persons, mention: Span, gender: str, last: Resolution | None) -> _Meaning:
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


def _persons_between(index: _Persons, start: int, end: int, gender: str) -> list[Person]:
    """The persons named there who are of that gender; if there are none, who may be."""
    first, last = (bisect_left(index.spans, Span(edge, edge)) for edge in (start, end))
    persons = index.persons[first : min(last, first + _MOST_MENTIONS)]
    likely = {person.name: person for person in persons if person.gender in (gender, None)}
    sure = [person for person in likely.values() if person.gender]
    return sure or list(likely.values())


def _nearest(index: _Persons, mention: Span, gender: str, besides: Person | None) -> Person | None:
    """The last person of that gender named before, else the last of whom we cannot tell."""
    end = bisect_left(index.spans, mention)
    near = [
        index.persons[position]
        for position in range(end - 1, max(-1, end - _MOST_MENTIONS), -1)
        if index.spans[position].end >= mention.start - _NEARBY
        and not (besides and besides.name == index.persons[position].name)
    ]
    sure = (person for person in near if person.gender == gender)
    likely = (person for person in near if person.gender is None)
    return next(sure, None) or next(likely, None)


def _antecedent(index: _Persons, mention: Span) -> Person | None:
    """The person of "Smith, who"."""
    position = bisect_left(index.spans, mention) - 1
    is_next = position >= 0 and mention.start - index.spans[position].end <= len(", ")
    return index.persons[position] if is_next else None


def _by_name(index: _Persons, mention: Span) -> Person | None:
    """The person a mention names: never one of whom it only speaks ("an aide to Mr Smith")."""
    parts = [Span(*part.span()) for part in _PART.finditer(index.text, mention.start, mention.end)]
    if not parts:
        return None
    person = _head(index, parts[0])
    if person or len(parts) < 2:
        return person
    description = parts[0].of(index.text)
    is_role = _content_words(description) & names.ROLES
    is_pair = len(parts) == 2 and _DETERMINER.match(description)  # "one stallholder, Otto Berg"
    return _head(index, parts[1]) if is_role or is_pair else None


def _head(index: _Persons, part: Span) -> Person | None:
    """The person whose name is the head of a phrase without commas."""
    first, last = (bisect_left(index.spans, Span(edge, edge)) for edge in (part.start, part.end))
    for position in range(first, min(last, first + _MOST_MENTIONS)):
        name = index.spans[position]
        before = index.text[part.start : name.start]
        behind = index.text[name.end : part.end]
        if _may_precede(before) and _BEHIND_HEAD.match(behind):
            return index.persons[position]
    return None


def _may_precede(before: str) -> bool:
    """Whether only an article, adjectives and titles stand before the name of who speaks."""
    words_before = before.split()
    lead = words_before[: len(words_before) - len(title_before(before))]
    is_of_another = not _NO_SPEAKER_AFTER.isdisjoint(word.lower().rstrip(".") for word in lead)
    is_object = any(map(_ACTING.fullmatch, lead)) or any(map(_FINITE.fullmatch, lead[-1:]))
    return not is_of_another and not is_object


def _organisation(index: _Persons, mention: Span) -> str | None:
    """The name of the organisation a mention is: "Clinton campaign", but not "a NATO official"."""
    part = _PART.match(index.text, mention.start, mention.end)
    phrase = _DETERMINER.sub("", part[0].strip(), count=1) if part else ""
    head = _OF.split(phrase, maxsplit=1)[0].split()
    if not part or not head or " and " in phrase or bare(head[-1]) in _PERSONAL:
        return None
    place = bisect_left(index.organisations, Span(part.start(), 0))
    nearest = index.organisations[place : place + 1]
    is_tagged = bool(nearest) and nearest[0].start < part.end() and head[-1][0].isupper()
    is_kind = bare(head[-1]) in _ORGANISATIONS and any(word[0].isupper() for word in head)
    is_acronym = len(head) == 1 and len(head[0]) > 1 and head[0].replace(".", "").isupper()
    return " ".join(phrase.split()) if is_tagged or is_kind or is_acronym else None


def _role(index: _Persons, mention: Span, speaker: Person | None) -> _Meaning:
    """Whoever alone was called that so far, or of several the speaker before."""
    part = _PART.match(index.text, mention.start, mention.end)
    phrase = part[0] if part else ""
    content = _content_words(phrase)
    roles = content & names.ROLES
    if not roles or " and " in phrase:
        is_one = _LIKE_A_NAME.fullmatch(phrase) or not _SOMEBODY.isdisjoint(content)
        return None, Evidence.UNNAMED if is_one else Evidence.GROUP
    bearers = {
        person.name: person
        for description, person in index.by_role.get(min(roles), [])[:_MOST_MENTIONS]
        if content <= description
        and not (description - content) & _LESSER
        and person.mentions[0] < mention
    }
    if _INDEFINITE.match(phrase) or not bearers:
        return None, Evidence.UNNAMED
    if speaker and speaker.name in bearers:
        return speaker, Evidence.ROLE
    person = next(iter(bearers.values())) if len(bearers) == 1 else None
    return person, Evidence.ROLE if person else Evidence.UNNAMED
