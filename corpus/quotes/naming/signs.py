"""Whether what stands around a name tells that it is an organisation's, or a person's. Pure."""

from __future__ import annotations

import re

from corpus.quotes.naming import names
from corpus.quotes.naming.capitals import bare, gender_of_given
from corpus.quotes.naming.kinds import BUSINESSES, OFFICES
from corpus.types import Span

_AROUND = 70  # characters
_KIND = "|".join(sorted(BUSINESSES | OFFICES, key=len, reverse=True))
_BODY_BEFORE = re.compile(rf"\b(?:{_KIND})\s\Z")
_THE_BEFORE = re.compile(r"\b[Tt]he\s\Z")
_BODY_BEHIND = re.compile(
    r"(?:['’]s)?\s(?:chief executive|CEO|shares?|shareholders|customers|headquarters|employees"
    r"|users|stock|subsidiary)\b"
    r"|\s(?:said|says|added|adds|announced|has|had)\s(?:that\s)?its?\b"
    r"|\s(?:and|with|for|of|in|to|cut|raised|launched|reported)\sits\b"
    r"|,\swhich\b"
    rf"|,\s(?:an?|the|one of|part of)\s(?:(?!(?:at|by|for|from|in|of|to|who|with)\s)[\w’'-]+\s)"
    rf"{{0,5}}(?:{_KIND})\b"
    rf"|\s(?:{_KIND}|Inc|Ltd|plc|PLC|Corp)\b"
)
_ADJECTIVAL_ROLES = names.word_set("expert general head lead major official representative rival")
_PERSON_BEFORE = re.compile(r"(\S+)\s\Z")
_PERSON_BEHIND = re.compile(
    r",?\s(?:who|whose)\b|,\s\d\d\b|\s(?:said|says|told|tells|added|adds)\s(?:that\s)?s?he\b"
    r"|['’]s\s(?:wife|husband|mother|father|son|daughter|family|lawyer|brother|sister)\b"
)


def bears_on_a_body(text: str, name: Span) -> bool | None:
    """Whether what stands around a name tells that it is an organisation's, or a person's."""
    before = text[max(0, name.start - _AROUND) : name.start]
    behind = text[name.end : name.end + _AROUND]
    word = _PERSON_BEFORE.search(before)
    is_titled = word and (
        bare(word[1]) in names.TITLES
        or bare(word[1]) in names.ROLES - _ADJECTIVAL_ROLES
        or (word[1][0].isupper() and gender_of_given(bare(word[1])))
    )
    if _PERSON_BEHIND.match(behind) or (is_titled and not _BODY_BEFORE.search(before)):
        return False
    is_plural = text[name.end - 1] == "s"
    is_the = _THE_BEFORE.search(before) and not is_plural
    return True if is_the or _BODY_BEFORE.search(before) or _BODY_BEHIND.match(behind) else None
