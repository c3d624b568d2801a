"""Whom a description means: "the mayor", "his lawyer"."""

from __future__ import annotations

import re

from corpus.quotes.naming import names
from corpus.quotes.naming.mentions import (
    MOST_MENTIONS,
    PART,
    Evidence,
    Meaning,
    Persons,
    content_words,
)
from corpus.quotes.naming.people import Person
from corpus.types import Span

# Perhaps a person we do not know: "he", thereafter, is nobody we could name.
_LIKE_A_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s?){2,4}")
SOMEBODY = names.word_set("boy brother colleague daughter friend girl man relative son woman")
"""Nor do we know these, though they have no office."""
_INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.IGNORECASE)
# "The minister" is not the deputy minister.
_LESSER = names.word_set("assistant deputy ex former shadow vice")


def described(index: Persons, mention: Span, speaker: Person | None) -> Meaning:
    """Whoever alone was called that so far, or of several the speaker before."""
    part = PART.match(index.text, mention.start, mention.end)
    phrase = part[0] if part else ""
    content = content_words(phrase)
    roles = content & names.ROLES
    if not roles or " and " in phrase:
        is_one = _LIKE_A_NAME.fullmatch(phrase) or not SOMEBODY.isdisjoint(content)
        return None, Evidence.UNNAMED if is_one else Evidence.GROUP
    bearers = {
        person.name: person
        for description, person in index.by_role.get(min(roles), [])[:MOST_MENTIONS]
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
