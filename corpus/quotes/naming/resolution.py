"""Whom the mentions of an article mean, read from its beginning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from types import MappingProxyType

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import bare, title_before
from corpus.quotes.naming.descriptions import (
    described,
    somebody,
)
from corpus.quotes.naming.discourse import (
    CLAUSE,
    SPEAKS,
    SUBJECT,
    Appearance,
    Layout,
    layout,
    prominence,
    within,
)
from corpus.quotes.naming.epithets import INDEFINITE, Epithets, epithet, epithets
from corpus.quotes.naming.mentions import (
    DETERMINER,
    MOST_MENTIONS,
    PART,
    Evidence,
    Persons,
    Resolution,
)
from corpus.quotes.naming.people import Person
from corpus.quotes.naming.pronouns import PRONOUN, PRONOUNS, antecedent, pronoun
from corpus.quotes.statements import Statement
from corpus.quotes.tagger import Mark, Role
from corpus.text import fold, words
from corpus.types import Span, SpeakerKind

# After one of these, or after "treating" or "wishes", a name is only spoken of.
_NO_SPEAKER_AFTER = names.word_set(
    """
    about against and around as at be before behind besides but by except for from in including
    like near nor of on or over than that to under unlike v versus vs whether who whom whose with
    without
    """
)
_SURE = 0.9  # that a mark is a person's name
_ACTING = re.compile(r"[a-z]+ing")
_FINITE = re.compile(r"(?!(?:his|its)\b)[a-z]+[a-rt-z]s")
_BEHIND_HEAD = re.compile(r"(?:['’]s?)?\s*\Z|\s*(?:of|from|at|in|on|who)\b")
# "A spokesman for the mayor, Anna Krol": the name may be either's.
_OF_WHOM = re.compile(r"\s(?:for|of|to)\s(?=(?:the|an?|its|his|her|their)\s)")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of an article before it is read: who is in it, and what is said where."""

    index: Persons
    look: Layout
    calls: Epithets
    contents: Sequence[Span]
    contents_of: Mapping[Span, Sequence[Span]]


def resolutions(
    text: str,
    persons: Sequence[Person],
    marks: Sequence[Mark],
    contents_of: Mapping[Span, Sequence[Span]],
    statements: Sequence[Statement],
    organisations: Mapping[Span, Resolution] = MappingProxyType({}),
) -> dict[Span, Resolution]:
    """Whom each source means, of which `contents_of` tells what it says.

    `persons` are `people(text)`, `marks` where the tagger sees names, `statements` is
    `split(text)`, `organisations` what the sources mean that mean one. Each name, pronoun and
    description of somebody tells of whom the text speaks there, and so whom the next may mean.
    """
    scene = _scene(text, persons, marks, contents_of, statements, organisations)
    meanings: dict[Span, Resolution] = {}
    appearances: list[Appearance] = []
    for span, person in _places(scene):
        if person is None and span in scene.contents_of:
            meanings[span] = _resolve(scene, appearances, span)
            appearances += _speaker(scene, appearances, meanings[span])
        else:
            appearances += _somebody(scene, appearances, span, person)
    return meanings


def _scene(
    text: str,
    persons: Sequence[Person],
    marks: Sequence[Mark],
    contents_of: Mapping[Span, Sequence[Span]],
    statements: Sequence[Statement],
    organisations: Mapping[Span, Resolution],
) -> Scene:
    in_order = sorted(
        ((span, person) for person in persons for span in person.mentions), key=itemgetter(0)
    )
    spans = [span for span, _ in in_order]
    persons_in_order = [person for _, person in in_order]
    return Scene(
        Persons(text, spans, persons_in_order, organisations, _strangers(marks, spans)),
        layout(text, statements),
        epithets(text, persons),
        sorted(part for contents in contents_of.values() for part in contents),
        contents_of,
    )


def _strangers(marks: Sequence[Mark], spans: Sequence[Span]) -> list[Span]:
    """Where the tagger is sure of a person's name that is none of `spans`."""
    return [
        mark.span
        for mark in marks
        if mark.role is Role.PERSON and mark.score > _SURE and not _overlaps(spans, mark.span)
    ]


def _places(scene: Scene) -> list[tuple[Span, Person | None]]:
    """Where the text speaks of somebody, in order: sources first, and persons with their names."""
    index, look = scene.index, scene.look
    sources = sorted(scene.contents_of)
    phrases = [Span(*match.span()) for match in PRONOUN.finditer(index.text)]
    phrases += somebody(index)
    phrases += index.strangers
    free = [
        span for span in phrases if not _overlaps(sources, span) and not look.quotation(span.start)
    ]
    places: list[tuple[Span, Person | None]] = [(span, None) for span in {*sources, *free}]
    places += zip(index.spans, index.persons, strict=True)
    return sorted(places, key=lambda place: (place[0].start, place[1] is not None, place[0].end))


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the spans, which are in order, shares a character with `span`."""
    after = bisect_left(spans, Span(span.end, 0))
    return any(part.overlaps(span) for part in spans[max(0, after - 2) : after])


def _speaker(
    scene: Scene, appearances: Sequence[Appearance], meaning: Resolution
) -> Iterator[Appearance]:
    """A source as somebody of whom the text speaks: a person, or somebody it does not name."""
    word = bare(meaning.mention.of(scene.index.text))
    person, gender = meaning.person, PRONOUNS.get(word)
    if not person and (meaning.kind is not SpeakerKind.UNNAMED or word == "who"):
        return
    speaker = Appearance(
        span=meaning.mention,
        statement=scene.look.statement(meaning.mention.start),
        salience=CLAUSE if within(scene.contents, meaning.mention) else SPEAKS,
        identity=person.name if person else meaning.mention,
        person=person,
        gender=gender or (person.gender if person else None),
        is_source=True,
    )
    if gender and not person:
        before, _ = pronoun(scene.look, appearances, meaning.mention, gender)
        speaker = replace(speaker, identity=before.identity) if before else speaker
    yield speaker


def _somebody(
    scene: Scene, appearances: Sequence[Appearance], span: Span, person: Person | None
) -> Iterator[Appearance]:
    """Somebody of whom the text speaks, though not as a source."""
    look = scene.look
    word = bare(span.of(look.text))
    number, salience = look.statement(span.start), prominence(look, span, scene.contents)
    gender = PRONOUNS.get(word)
    if gender:
        before, _ = pronoun(look, appearances, span, gender)
        if before:
            yield replace(
                before,
                span=span,
                statement=number,
                salience=salience,
                gender=gender,
                is_source=False,
            )
        return
    if not person:
        person, _ = described(scene.index, scene.calls, look, appearances, span)
        is_new = INDEFINITE.match(look.text, span.start) and salience == SUBJECT
        if not person and not is_new and not word[:1].isupper():
            return
    identity = person.name if person else span
    yield Appearance(span, number, salience, identity, person, person.gender if person else None)


def _resolve(scene: Scene, appearances: Sequence[Appearance], mention: Span) -> Resolution:
    """By the first that tells: a pronoun, "who", a name, an organisation, a description."""
    index = scene.index
    word = bare(mention.of(index.text))
    if gender := PRONOUNS.get(word):
        contents = scene.contents_of[mention]
        before, evidence = pronoun(scene.look, appearances, mention, gender, contents)
        person = replace(before.person, gender=gender) if before and before.person else None
        is_nobody = before and not before.person
        return Resolution(person, Evidence.UNNAMED if is_nobody else evidence, mention)
    if word == "who":
        person = antecedent(index, mention)
        return Resolution(person, Evidence.PRONOUN if person else Evidence.UNNAMED, mention)
    if person := _by_name(index, mention):
        resolution = Resolution(person, Evidence.NAME, mention)
        is_doubtful = resolution.named_at in person.doubtful
        return replace(resolution, evidence=Evidence.NAMESAKE) if is_doubtful else resolution
    if mention in index.organisations:
        return index.organisations[mention]
    person, evidence = described(index, scene.calls, scene.look, appearances, mention)
    is_stranger = evidence is Evidence.GROUP and _overlaps(index.strangers, mention)
    return Resolution(person, Evidence.UNNAMED if is_stranger else evidence, mention)


def _by_name(index: Persons, mention: Span) -> Person | None:
    """The person a mention names: never one of whom it only speaks ("an aide to Mr Smith")."""
    parts = [Span(*part.span()) for part in PART.finditer(index.text, mention.start, mention.end)]
    if not parts:
        return None
    person = _head(index, parts[0])
    if person or len(parts) < 2:
        return person
    phrase = parts[0].of(index.text)
    is_role = names.ROLES.intersection(words(fold(phrase)))
    is_pair = len(parts) == 2 and DETERMINER.match(phrase)  # "one stallholder, Otto Berg"
    of_whom = epithet(_OF_WHOM.split(phrase)[-1]) if _OF_WHOM.search(phrase) else None
    is_either = of_whom and of_whom.head in names.ROLES
    return _head(index, parts[1]) if (is_role or is_pair) and not is_either else None


def _head(index: Persons, part: Span) -> Person | None:
    """The person whose name is the head of a phrase without commas."""
    first, last = (bisect_left(index.spans, Span(edge, edge)) for edge in (part.start, part.end))
    for position in range(first, min(last, first + MOST_MENTIONS)):
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
