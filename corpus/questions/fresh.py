"""Read what is new since the last question: "anything new on the dam since I last asked?". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.questions.line import LONGEST_QUESTION
from corpus.questions.phrases import BESIDE_WORDS, one_line

_NEW = (
    r"(?:(?:(?:is|are|was|has)\s+(?:there\s+)?(?:been\s+)?|got\s+)?(?:any(?:thing)?|some(?:thing)?|what(?:['’]s|\s+is)?)"
    r"\s+(?:new|else|more|news|updates?|developments?|changed|happened)(?:\s+(?:been\s+)?(?:said|reported|published))?"
    r"|(?:any\s+)?(?:news|updates?)|what\s+(?:did\s+i\s+miss|have\s+i\s+missed))"
)
_SINCE = (
    r"since\s+(?:i|we)\s+(?:(?:last|have\s+last)\s+(?:asked|checked|looked|talked|spoke|was\s+here)"
    r"|asked(?:\s+(?:last|you))?)|since\s+(?:the\s+)?(?:my\s+|our\s+)?last\s+(?:time|question|chat|visit)"
    r"|since\s+then"
)
_FORM = re.compile(
    rf"{_NEW}(?:\s+(?:on|about|with|from|in|for)\s+(?P<topic>.+?))?,?\s+(?:{_SINCE})[\s?.!]*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"(?:it|that|this|them|him|her|there)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new on a topic since it was asked about; None is what was asked about last."""

    topic: str | None


def read(message: str) -> Fresh | None:
    """What is asked to be new since the last question; None for any other message."""
    line = one_line(message)
    match = _FORM.fullmatch(line) if len(line) <= LONGEST_QUESTION else None
    if match is None:
        return None
    topic = (match["topic"] or "").strip(BESIDE_WORDS)
    return Fresh(None if not topic or _AGAIN.fullmatch(topic) else topic)
