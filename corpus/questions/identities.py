"""Read who somebody is: "who was prime minister in 2021?", "whos ALO". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.questions.line import LONGEST_QUESTION, Limits, Line


@dataclass(frozen=True, slots=True)
class WhoIs:
    """Whose office or nickname `name` is, within the times of the question."""

    name: str
    limits: Limits


_FORM = re.compile(
    r"(?:tell\s+me\s+|do\s+you\s+know\s+)?who(?:['’]?s|\s+(?:is|was|are|were))\s+"
    r"(?:(?:now|currently|actually)\s+)?(?P<name>(?!(?:it|he|she|they|that|this|there)\b)[^?!]+?)"
    r"(?:\s+(?:now|currently|again|then|called|nicknamed))?[\s?.!]*",
    re.IGNORECASE,
)


def read(line: Line) -> WhoIs | None:
    """Whom a line asks to be told; None for any other."""
    if len(line.text) > LONGEST_QUESTION:
        return None
    match = _FORM.fullmatch(line.plain.words)
    return WhoIs(match["name"], line.plain) if match else None
