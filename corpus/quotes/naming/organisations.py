"""Which organisation speaks."""

from __future__ import annotations

import re
from bisect import bisect_left

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import bare
from corpus.quotes.naming.descriptions import SOMEBODY
from corpus.quotes.naming.mentions import DETERMINER, PART, Persons
from corpus.types import Span

_PERSONAL = names.ROLES | SOMEBODY
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


def organisation(index: Persons, mention: Span) -> str | None:
    """The name of the organisation a mention is: "Clinton campaign", but not "a NATO official"."""
    part = PART.match(index.text, mention.start, mention.end)
    phrase = DETERMINER.sub("", part[0].strip(), count=1) if part else ""
    head = _OF.split(phrase, maxsplit=1)[0].split()
    if not part or not head or " and " in phrase or bare(head[-1]) in _PERSONAL:
        return None
    place = bisect_left(index.organisations, Span(part.start(), 0))
    nearest = index.organisations[place : place + 1]
    is_tagged = bool(nearest) and nearest[0].start < part.end() and head[-1][0].isupper()
    is_kind = bare(head[-1]) in _ORGANISATIONS and any(word[0].isupper() for word in head)
    is_acronym = len(head) == 1 and len(head[0]) > 1 and head[0].replace(".", "").isupper()
    return " ".join(phrase.split()) if is_tagged or is_kind or is_acronym else None
