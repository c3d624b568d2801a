"""Whom a nickname means by what a text says: "Otto Krol, whom everybody calls Mole". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from corpus.types import Span

_CAPITAL = r"[A-ZÀ-ÖØ-Þ\u0100-\u024f][\w'’-]*"
_NAME = (
    rf"{_CAPITAL}(?:\.?\s(?:(?:al|bin|da|de|del|der|di|la|le|van|von)\s){{0,2}}{_CAPITAL}){{0,3}}"
)
_QUOTE = r"[\"“”‘’'«»]?"
_HOW = (
    r"(?:(?:also|better|best|widely|often|popularly|affectionately|commonly|simply|just|only)\s+)*"
)
_KNOWN = (
    r"(?:nicknamed|dubbed|christened|alias|aka|a\.k\.a\.|called"
    rf"|known(?:\s[^\s.;,]+){{0,6}}?\s(?:as|by))\s+{_HOW}"
)
_MANY = (
    r"(?:everybody|everyone|friends|fans|supporters|critics|colleagues|opponents|voters|many|most"
    r"|people|some|they|newspapers|the\spress|the\stabloids)"
)
_BEHIND = rf"(?P<name>{_NAME})?"
# How the nickname stands to the name, which stands before it in all but the last ones.
_FORMS = (
    rf"{_BEHIND},\s+(?:who\s+)?(?:(?:is|was|has\sbeen)\s+)?{_HOW}{_KNOWN}%s",
    rf"{_BEHIND}\s+(?:(?:is|was|became|has\sbeen)\s+){_HOW}{_KNOWN}%s",
    rf"{_BEHIND},?\s+whom\s[^.;\n]{{0,80}}?\bcall(?:s|ed)?\s+{_HOW}%s",
    rf"{_BEHIND},?\s+who\s(?:[\w]+\s){{0,3}}?{_MANY}\s[^.;\n]{{0,60}}?\bcall(?:s|ed)?\s+{_HOW}%s",
    rf"{_BEHIND},?\s+who\s[^.;\n]{{0,60}}?\bcall(?:s|ed)?\s+(?:him|her)self\s+{_HOW}%s",
    rf"\b(?:call(?:s|ed)?|nicknames?|nicknamed|dubbed)\s+(?:(?P<name>{_NAME})|him|her)\s+{_HOW}%s",
    rf"(?P<name>{_NAME})\s\(%s\)",
    rf"%s\s\((?P<name>{_NAME})\)",
    rf"%s,?\s+as\s+(?P<name>{_NAME})\s+is\s+{_HOW}(?:known|called)",
    rf"%s,?\s+as\s+[^.;,\n]{{0,60}}?\bcall(?:s|ed)?\s+(?:(?P<name>{_NAME})|him|her)\b",
)
_WITHIN = rf"(?P<first>{_CAPITAL})\s[\"“‘'(«]%s[\"”’')»]\s(?P<last>{_NAME})"


class Byname(NamedTuple):
    """Where a text gives somebody a nickname, and their name there.

    It is None where they are called by a role or a pronoun: "the mayor, whom friends call Mole".
    """

    name: str | None
    place: int


def bynames(text: str, part: Span, nickname: tuple[str, ...]) -> Iterator[Byname]:
    """Who is given a nickname of these folded words in a part of a text."""
    names: dict[int, str | None] = {}
    for pattern in _patterns(nickname):
        for match in pattern.finditer(text, part.start, part.end):
            place = match.start("nickname")
            if match["nickname"][:1].isupper():
                names[place] = names.get(place) or _name(match)
    yield from (Byname(name, place) for place, name in names.items())


def _name(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("first"):
        return f"{groups['first']} {groups['last']}"
    return groups.get("name")


@lru_cache(64)
def _patterns(nickname: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    words = r"[\s-]+".join(map(re.escape, nickname))
    # Only the nickname may be typed in any case.
    name = rf"{_QUOTE}(?:[Tt]he\s+)?{_QUOTE}(?P<nickname>(?i:{words}))(?!\w){_QUOTE}"
    bare = rf"(?:[Tt]he\s+)?(?P<nickname>(?i:{words}))"
    forms = [form.replace("%s", name) for form in _FORMS]
    return tuple(map(re.compile, [*forms, _WITHIN.replace("%s", bare)]))
