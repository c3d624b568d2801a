"""Whom a mention means in an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import bare, title_before
from corpus.quotes.naming.descriptions import described
from corpus.quotes.naming.mentions import (
    DETERMINER,
    MOST_MENTIONS,
    PART,
    Evidence,
    Persons,
    Resolution,
    content_words,
)
from corpus.quotes.naming.people import Person
from corpus.quotes.naming.pronouns import PRONOUNS, antecedent, pronoun
from corpus.types import Span

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
_BEHIND_HEAD = re.compile(r"(?:['’]s?)?\s*\Z|\s*(?:of|from|at|in|on|who)\b")

Resolver = Callable[[Span, Resolution | None], Resolution]
"""Given a mention and what the one before it was resolved to, says whom it means."""


def resolver(
    text: str, persons: Sequence[Person], organisations: Mapping[Span, Resolution] | None = None
) -> Resolver:
    """A function that says whom a mention in `text` means; `persons` are `people(text)`.

    `organisations` is what the mentions mean that mean one, unless they are a person's name.

    It takes the mention and the resolution of the source before it: "he" is that
    person where the gender allows, nobody after an unnamed official, else the
    nearest person named before. "The mayor" is whoever alone was called one so far.
    """
    mentions = ((span, person) for person in persons for span in person.mentions)
    in_order = sorted(mentions, key=itemgetter(0))
    by_role: dict[str, list[tuple[frozenset[str], Person]]] = defaultdict(list)
    for person in persons:
        for description in map(content_words, person.aliases):
            for role in description & names.ROLES:
                by_role[role].append((description, person))
    spans = [span for span, _ in in_order]
    persons_in_order = [person for _, person in in_order]
    return partial(_resolve, Persons(text, spans, persons_in_order, by_role, organisations or {}))


def _resolve(index: Persons, mention: Span, last: Resolution | None) -> Resolution:
    """By the first that tells: a pronoun, "who", a name, an organisation, a role."""
    word = bare(mention.of(index.text))
    if gender := PRONOUNS.get(word):
        return Resolution(*pronoun(index, mention, gender, last), mention)
    if word == "who":
        person = antecedent(index, mention)
        return Resolution(person, Evidence.PRONOUN if person else Evidence.UNNAMED, mention)
    if person := _by_name(index, mention):
        resolution = Resolution(person, Evidence.NAME, mention)
        is_doubtful = resolution.named_at in person.doubtful
        return replace(resolution, evidence=Evidence.NAMESAKE) if is_doubtful else resolution
    if mention in index.organisations:
        return index.organisations[mention]
    return Resolution(*described(index, mention, last.person if last else None), mention)


def _by_name(index: Persons, mention: Span) -> Person | None:
    """The person a mention names: never one of whom it only speaks ("an aide to Mr Smith")."""
    parts = [Span(*part.span()) for part in PART.finditer(index.text, mention.start, mention.end)]
    if not parts:
        return None
    person = _head(index, parts[0])
    if person or len(parts) < 2:
        return person
    description = parts[0].of(index.text)
    is_role = content_words(description) & names.ROLES
    is_pair = len(parts) == 2 and DETERMINER.match(description)  # "one stallholder, Otto Berg"
    return _head(index, parts[1]) if is_role or is_pair else None


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
