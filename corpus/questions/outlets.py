"""Which outlet a question names. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz, process

from corpus.questions.phrases import ASKING, BESIDE_WORDS, MARKS, one_line
from corpus.text import fold, words

_LONGEST_OUTLET = 80
_LONGEST_OUTLET_WORDS = 8
# How like a name typed after "outlet:" must be, of 100, and how long.
_LIKE_OUTLET = 85
_SHORTEST_MISSPELT_OUTLET = 6
_TOKEN = re.compile(r"\S+")
_OPERATOR = re.compile(
    rf"(?<!\S)(?:outlet|site):\s*(?:[{MARKS}](?P<quoted>[^{MARKS}]*)[{MARKS}]|(?=\S))", re.I
)
_BRACKETS = re.compile(
    rf"^\((?P<first>[^()]{{1,{_LONGEST_OUTLET}}})\)\s*"
    rf"|(?<!\s)\s*\((?P<last>[^()]{{1,{_LONGEST_OUTLET}}})\)[\s?.!]*$"
)
_PREPOSITION = re.compile(
    r"(?<!\S)(?:(?:published|reported|printed)\s+(?:in|by|on|from)|in|from)\s+", re.I
)
_AFTER_OUTLET = re.compile(
    r"[\s?.!]*$|[,:;]?\s+(?=(?:about|on|regarding|concerning|in|during|since|after|before|from"
    rf"|until|till|between|over|last|past|this|today|yesterday|{ASKING})\b)",
    re.I,
)
_AFTER_FIRST = re.compile(r"\s*[,:;]\s*")


def parse_outlet(text: str, outlets: Collection[str]) -> tuple[str, str | None]:
    """`text` without the outlet it names, and that outlet as it is called in `outlets`.

    "in the Guardian", "from Reuters", "(Guardian)", `outlet:"Harbour Gazette"`;
    case, accents and "the" do not count. A name must be whole: "in Harbour" is
    not the Gazette. Only after "outlet:" or "site:" may it be misspelt.
    """
    by_key = {_key(name): name for name in sorted(outlets) if _key(name)}
    if not by_key:
        return text, None
    for find in (_by_operator, _in_brackets, _introduced):
        place = find(text, by_key)
        if place:
            start, end, name = place
            return one_line(f"{text[:start]} {text[end:]}"), name
    return text, None


@lru_cache(maxsize=8_192)
def _key(name: str) -> str:
    return "".join(words(fold(name).removeprefix("the ")))


def _by_operator(text: str, by_key: dict[str, str]) -> tuple[int, int, str] | None:
    operator = _OPERATOR.search(text)
    if operator is None:
        return None
    phrase = operator["quoted"]
    pieces = _pieces(text, operator.end()) if phrase is None else [(operator.end(), phrase)]
    likely = [(*_most_like(piece, by_key), end) for end, piece in pieces]
    score, name, end = max(likely, key=lambda likeness: likeness[0])
    return (operator.start(), end, name) if score else None


def _same(name: str, by_key: dict[str, str]) -> str | None:
    return by_key.get(_key(name)) if len(name) <= _LONGEST_OUTLET else None


def _most_like(name: str, by_key: dict[str, str]) -> tuple[float, str]:
    """How like it is, from 0 to 100, to the outlet of this name, this site, or the nearest name."""
    if len(name) > _LONGEST_OUTLET:
        return 0, ""
    site = re.sub(r"^www\.|(?:\.[a-z]{2,4})+$", "", name.lower()).removeprefix("the")
    outlet = _same(name, by_key) or _same(site, by_key)
    if outlet or len(name) < _SHORTEST_MISSPELT_OUTLET:
        return (100, outlet) if outlet else (0, "")
    near = process.extractOne(
        _key(name), list(by_key), scorer=fuzz.ratio, score_cutoff=_LIKE_OUTLET
    )
    return (near[1], by_key[near[0]]) if near else (0, "")


def _in_brackets(text: str, by_key: dict[str, str]) -> tuple[int, int, str] | None:
    for brackets in _BRACKETS.finditer(text):
        name = _same(brackets["first"] or brackets["last"], by_key)
        if name:
            return brackets.start(), brackets.end(), name
    return None


def _introduced(text: str, by_key: dict[str, str]) -> tuple[int, int, str] | None:
    for preposition in _PREPOSITION.finditer(text):
        for end, piece in _pieces(text, preposition.end()):
            name = _same(piece, by_key)
            after = name and _end_of_outlet(text, end, is_first=preposition.start() == 0)
            if name and after:
                return preposition.start(), after, name
    return None


def _pieces(text: str, start: int) -> Iterator[tuple[int, str]]:
    """The next words of `text`, as many as a name may have down to one, and where they end."""
    for last in reversed(list(islice(_TOKEN.finditer(text, start), _LONGEST_OUTLET_WORDS))):
        piece = text[start : last.end()].rstrip(BESIDE_WORDS)
        yield start + len(piece), piece


def _end_of_outlet(text: str, end: int, is_first: bool) -> int:
    """Where the question goes on after an outlet's name; 0 when the name itself goes on."""
    after = _AFTER_OUTLET.match(text, end) or (is_first and _AFTER_FIRST.match(text, end))
    return after.end() if after else 0
