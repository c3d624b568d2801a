"""What a mention may mean: a person or an organisation, and by what we know it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.quotes.naming.people import Person
from corpus.types import Span, SpeakerKind

DETERMINER = re.compile(r"(?:the|an?|his|her|its|their|this|that|one)\s+", re.IGNORECASE)
PART = re.compile(r"(?:[^,()\[\]–—\s]|\s+(?![-–—]+\s))+")
MOST_MENTIONS = 50  # looked at for one mention, so that no text makes us look at all for each


class Evidence(StrEnum):
    """What a mention was resolved by; the last two mean that no person is named."""

    NAME = "name"
    NAMESAKE = "namesake"  # a name that two of the article have, and one of them more likely
    ROLE = "role"
    CLUE = "clue"  # a description that fits nobody else, though the text gives it to nobody
    PRONOUN = "pronoun"
    RIVALS = "rivals"  # a pronoun that may mean another as well, though less likely
    UNNAMED = "unnamed"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a mention means, how we know, and where it stands; an organisation by its name."""

    person: Person | None
    evidence: Evidence
    mention: Span
    organisation: str | None = None
    organisation_at: Span | None = None

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
        if self.organisation_at:
            return self.organisation_at
        mentions = self.person.mentions if self.person else ()
        place = bisect_left(mentions, Span(self.mention.end, 0))
        return mentions[max(0, place - 1)] if mentions else None


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of a text by place, its `organisations` by the mentions that mean one.

    A stranger is somebody of whom no more than a name is known.
    """

    text: str
    spans: Sequence[Span]
    persons: Sequence[Person]
    organisations: Mapping[Span, Resolution] = field(default_factory=dict)
    strangers: Sequence[Span] = ()
