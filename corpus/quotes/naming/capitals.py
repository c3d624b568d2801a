"""Capitalised words that may be a name, with the titles and descriptions around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.quotes.naming import names
from corpus.text import fold
from corpus.types import Span

_UPPER = "".join(letter for letter in map(chr, range(0x530)) if letter.isupper())
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Prof|Gen|Adm|Col|Maj|Capt|Lt|Sgt|Rev|Fr|Hon|Jr|Sr)\."
_CAPITAL = re.compile(
    rf"\b(?:{_TITLE}|(?:[{_UPPER}]\.)+|(?:al|el)-[{_UPPER}][\w-]*"
    rf"|[{_UPPER}][\w-]*(?:['’][{_UPPER}][\w-]*)?)"
)
_PARTICLES = r"(?:(?:van|von|der|den|de|del|della|da|dos|di|du|la|le|bin|ibn|al|el|ter|zu)\s){0,2}"
# What may stand between two words of one name.
_INSIDE_A_NAME = re.compile(rf"[ \u00a0\n]{_PARTICLES}")
_ROLE = "|".join(sorted(names.ROLES, key=len, reverse=True))
_OFFICE = re.compile(rf"\b(?i:(?:{_ROLE}) of (?:the )?)(?:[{_UPPER}]\w+|state)\s\Z")
_ASIDE = re.compile(
    rf",\s(?:(?:the|an?|its|his|her|their|who is (?:the|an?))\s)?"
    rf"((?:[\w’'-]+\s){{0,5}}(?:{_ROLE})(?:\s(?:of|for|at|in)\s[^,.;:\"“”()]{{1,60}})?)(?=[,.;]|\Z)"
)
_AGE = re.compile(r", \d{2}\b")
_SAYS = re.compile(r"\s(?:said|says|told|tells|added|adds|asked|wrote|argued|who)\b")
# "Philip Morris said its sales fell": nobody who is never "he", nor a surname alone.
_AS_A_COMPANY = re.compile(
    r"\s(?:said|says)\s(?:that\s)?(?:its|it\s(?:expects|had|has|intends|plans|will|would))\b"
)
# "Ada Quill said she": whoever the archive takes it for, it is a person.
_AS_A_PERSON = re.compile(r"\s(?:said|says|told|added|adds)\s(?:\w+\s)??(?:that\s)?s?he\b")
# '"It rises," said Ada Quill, the baker': so are those who say a thing and are then described.
_SAID_BY = re.compile(r"\b(?:said|says|added|adds|told)\s\Z")
_DESCRIPTION = re.compile(r",\s(?:the|an?|who|whose)\b")
# "Former President Olsen" is not the president.
_NO_LONGER = names.word_set("deputy former late outgoing")
_TITLES_AND_ROLES = names.TITLES | names.ROLES
# "First Minister Kjeldahl": the one word that begins a sentence, and an office too.
_NEVER_IN_A_TITLE = names.NEVER_NAMES - {"first"}
_NEVER_IN_A_NAME = _TITLES_AND_ROLES | names.NEVER_NAMES
_BEFORE, _BEHIND = 80, 130  # characters looked at for what stands around a name
_LONGEST_LEAD = 6  # words of a title or role
HONORIFICS = {"m": "mr", "f": "ms"}
"""For the given name of one who is known by a title only."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Capitalised words that may be a name, with what stands around them."""

    form: str
    span: Span
    words: tuple[str, ...]
    titles: frozenset[str] = frozenset()
    descriptions: tuple[str, ...] = ()
    is_introduced: bool = False
    is_speaking: bool = False
    is_corporate: bool = False
    is_tagged: bool = False


def phrases(text: str, paragraph: Span) -> Iterator[Phrase]:
    """The runs of capitalised words that hold no title, role or function word."""
    run: list[Span] = []
    for word in capitals(text, paragraph):
        gap = _INSIDE_A_NAME.fullmatch(text, run[-1].end, word.start) if run else None
        may_be_name = bare(word.of(text)) not in _NEVER_IN_A_NAME
        if run and not (gap and may_be_name):
            yield _phrase(text, run, paragraph)
            run = []
        if may_be_name:
            run.append(word)
    if run:
        yield _phrase(text, run, paragraph)


def capitals(text: str, part: Span) -> Iterator[Span]:
    """The capitalised words of a part of a text, and abbreviated titles."""
    return (Span(*match.span()) for match in _CAPITAL.finditer(text, part.start, part.end))


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """`word` as the lists in `names` have it: folded, without possessive or full stop."""
    return fold(word).removesuffix("'s").rstrip(".")


def _phrase(text: str, run: list[Span], paragraph: Span) -> Phrase:
    run = _without_places(text, run)
    span = Span(run[0].start, run[-1].end)
    before = text[max(paragraph.start, span.start - _BEFORE) : span.start]
    behind = text[span.end : min(paragraph.end, span.end + _BEHIND)]
    lead = title_before(before)
    # In "the mayor of Osby, Anna Lind, met the mayor of Torp" the second comma only closes.
    aside = None if before.rstrip().endswith(",") else _ASIDE.match(behind)
    if not lead and behind.startswith(",") and before.rstrip().endswith(","):
        lead = title_before(before.rstrip().removesuffix(",") + " ")  # "the mayor, Bridget Fallon,"
    titles = _TITLES_AND_ROLES.intersection(map(bare, lead))
    role = " ".join(names.SHORT_ROLES.get(bare(word), word) for word in lead)
    descriptions = [role] if titles & (names.ROLES | names.SHORT_ROLES.keys()) else []
    descriptions += [" ".join(aside[1].split())] if aside else []
    is_person = _AS_A_PERSON.match(behind) or (
        _SAID_BY.search(before) and _DESCRIPTION.match(behind)
    )
    is_introduced = bool(lead or aside or _AGE.match(behind) or is_person)
    return Phrase(
        form=" ".join(span.of(text).split()),
        span=span,
        words=tuple(bare(word.of(text)) for word in run),
        titles=titles,
        descriptions=tuple(descriptions),
        is_introduced=is_introduced and not before.lower().endswith("the "),
        is_speaking=bool(_SAYS.match(behind)),
        is_corporate=bool(_AS_A_COMPANY.match(behind)),
    )


def _without_places(text: str, run: list[Span]) -> list[Span]:
    """The run from its given name on, where a place or a newspaper stands before it."""
    words = [bare(word.of(text)) for word in run]
    for position in range(1, len(run) - 1):
        if words[position - 1] in names.NOT_A_PERSON and gender_of_given(words[position]):
            return run[position:]
    return run


def title_before(before: str) -> list[str]:
    """The title or role that ends `before`, in words: of "with Foreign Minister " the last two."""
    office = _OFFICE.search(before) if " of " in before else None
    lead = office[0].split() if office else []
    for word in reversed(before[: office.start() if office else None].split()[-_LONGEST_LEAD:]):
        if not _continues_title(word, lead):
            break
        lead.insert(0, word)
    return lead


def _continues_title(word: str, lead: list[str]) -> bool:
    if bare(word) in _TITLES_AND_ROLES:
        return word[-1].isalpha() or bare(word) in names.TITLES
    if not lead or not word[-1].isalpha() or word.endswith(("'s", "’s")):
        return False
    if not _NO_LONGER.isdisjoint({bare(word), bare(lead[0])}):
        return bare(word) in _NO_LONGER
    # "met Mayor Krol": a small word goes with small words only ("campaign manager").
    is_verb = word[0].islower() and lead[0][0].isupper()
    is_verb |= word.endswith(("ed", "ing", "ly")) or word in {"said", "says", "told", "tells"}
    return word[0].isalpha() and bare(word) not in _NEVER_IN_A_TITLE and not is_verb


def gender_of_given(name: str) -> str | None:
    """The gender, "m" or "f", that a given name or an honorific for one tells."""
    if name in names.MALE_NAMES or name == HONORIFICS["m"]:
        return "m"
    return "f" if name in names.FEMALE_NAMES or name == HONORIFICS["f"] else None


def gender_of_titles(titles: frozenset[str]) -> str | None:
    """The gender, "m" or "f", that titles or roles tell."""
    if titles & (names.FEMALE_TITLES | names.FEMALE_ROLES):
        return "f"
    return "m" if titles & (names.MALE_TITLES | names.MALE_ROLES) else None
