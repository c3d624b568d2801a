"""Which names are one speaker's. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from corpus.quotes.naming import names
from corpus.text import fold
from corpus.types import SpeakerKind

_INSIDE_A_WORD = re.compile(r"['.]")
_PUNCTUATION = re.compile(r"[^\w\t\n]|_")

_EXACTLY = "="  # begins a key that stands for one spelling and nothing else
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"} | {
    number: number for number in ("ii", "iii", "iv")
}
# Before a name in headlines, and behind it.
_OF_MEMBERS = frozenset({"mep", "mp", "mps", "msp", "pm"})
# Before a name with more before them, which is none of it either.
_BEFORE_A_NAME = _OF_MEMBERS | names.word_set(
    "backer minister prof professor secretary spokesman spokesperson spokeswoman"
)
# What transliterations swap within a word. Vowels stay: Joan is not Jon, nor Reid Reed.
_ALIKE = str.maketrans({**dict(zip("zyjwcq", "siivkk", strict=True)), "x": "ks"})
_DOUBLED_CONSONANT = re.compile(r"([^aeou\d])\1+")
_SILENT_H = re.compile(r"(?<=[aeiou])h+(?![aeiou])")
_OFF = re.compile(r"(?<=[eo])f+$")
_SHORT_FOR = """
    andy andrew, ben benjamin, bernie bernard, bill william, billy william, bob robert,
    bobby robert, chuck charles, dan daniel, dave david, don donald, greg gregory, jeff jeffrey,
    jim james, jimmy james, joe joseph, ken kenneth, larry lawrence, liz elizabeth, matt matthew,
    mike michael, nick nicholas, pete peter, rob robert, ron ronald, sue susan, tim timothy,
    tom thomas, tony anthony, vince vincent
"""

SHORT_FOR: dict[str, str] = dict(pair.split() for pair in _SHORT_FOR.split(","))
"""Only what is short for one given name: Chris, Jack, Jerry, Steve and Ted may be for two."""


def key(name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> str:
    """What all names of one speaker have in common: two with the same key are taken for one.

    Case, accents, punctuation, titles, one middle initial, common short forms of
    a given name and what transliterations swap do not count. A surname alone, a
    "Jr." and two middle initials (of George H. W. Bush) stay apart, and so does who
    is parted from a namesake: "John Smith (striker)".
    """
    name, bracket = in_parts(name)
    words = plain(fold(name)).split()
    if kind is not SpeakerKind.PERSON:
        return " ".join(without_article([*words, *plain(fold(bracket)).split()])) or fold(name)
    has_suffix = len(words) > 1 and words[-1] in _SUFFIXES
    suffix = [_SUFFIXES[words.pop()]] if has_suffix else []
    given_name, *surnames = _without_initial(_without_title(words)) or [fold(name)]
    first = heard(given_name)
    full = _FULL.get(first, first) if surnames else first
    return " ".join([full, *map(heard, surnames), *suffix]) + fold(bracket)


def in_parts(name: str) -> tuple[str, str]:
    """A name, and what parts it from a namesake's: "John Smith" and " (striker)"."""
    start = name.rfind(" (")
    return (name[:start], name[start:]) if start > 0 and name.endswith(")") else (name, "")


def last_name(name: str) -> str:
    """The last word of a name, of "John Smith (striker)" Smith."""
    return in_parts(name)[0].split()[-1]


def exact_key(name: str) -> str:
    """A key for this very spelling, case and accents aside: of who is parted from a namesake."""
    return _EXACTLY + (" ".join(plain(fold(name)).split()) or fold(name))


def with_more_before(names: Iterable[str]) -> set[str]:
    """Those of these that are another full one with more before it: "PM Jane Doe" of "Jane Doe"."""
    rows = {name: tuple(plain(fold(name)).split()) for name in names}
    full = set(rows.values())
    return {
        name
        for name, row in rows.items()
        if any(row[start:] in full for start in range(1, len(row) - 1))
    }


def heard(word: str) -> str:
    """`word` as it sounds in any transliteration; its first letter and its vowels stay."""
    tail = _SILENT_H.sub("", word[1:].replace("ph", "f").translate(_ALIKE))
    return word[:1] + _OFF.sub("v", _DOUBLED_CONSONANT.sub(r"\1", tail))


def plain(name: str) -> str:
    """A folded name with spaces for punctuation; what stands inside a word ("O'Brien") goes."""
    return _PUNCTUATION.sub(" ", _INSIDE_A_WORD.sub("", name))


def without_article(words: Sequence[str]) -> Sequence[str]:
    """The words of an organisation's name behind "the"."""
    return without_article(words[1:]) if len(words) > 1 and words[0] == "the" else words


def _without_title(words: list[str]) -> list[str]:
    """The name behind titles and offices; "Mr. Obama" is not the same as every Obama."""
    # "Green Party MP Jane Doe"
    first = max((at + 1 for at in range(len(words) - 2) if words[at] in _BEFORE_A_NAME), default=0)
    while len(words) - first > 2 and heard(words[first]) in _TITLES:
        first += 1
    is_member = len(words) - first > 2 and words[-1] in _OF_MEMBERS
    return words[first:-1] if is_member else words[first:]


def _without_initial(words: Sequence[str]) -> list[str]:
    """Initials in a row as one word, and no single one inside the name."""
    runs = [(is_one, list(run)) for is_one, run in groupby(words, lambda word: len(word) == 1)]
    parts = [*chain.from_iterable(["".join(run)] if is_one else run for is_one, run in runs)]
    last = len(parts) - 1
    return [part for at, part in enumerate(parts) if at in (0, last) or len(part) > 1]


_TITLES = frozenset(
    map(
        heard,
        names.TITLES | names.ROLES | _OF_MEMBERS | {"acting", "ex", "former", "prime", "vice"},
    )
)
_FULL = {heard(short): heard(full) for short, full in SHORT_FOR.items()}
