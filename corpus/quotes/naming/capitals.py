"""Capitalised words, the titles before names, and what both tell of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.quotes.naming import names
from corpus.text import INVISIBLE, MARKS, fold
from corpus.types import Span

UPPER = "".join(letter for letter in map(chr, range(0x10000)) if letter.isupper())
"""All capital letters, for a class of a pattern."""
_LETTERS = rf"[\w{MARKS}{INVISIBLE}-]"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Prof|Gen|Adm|Col|Maj|Capt|Lt|Sgt|Rev|Fr|Hon|Jr|Sr)\."
# "Guðni Th. Jóhannesson", but not the end of "met Andrew Ng."
_ABBREVIATION = rf"(?<=\w\s)(?!Ng)[{UPPER}][bcdfghjklmnpqrstvwxz]{{1,2}}\.(?=\s[{UPPER}])"
# What has lost the space behind it: "GMTPresident", "PresidentKrol", "ReutersThe".
_NEXT = (
    "A(?:fter|nd|t)|B(?:efore|ut|y)|For|He|I[fnt]|On|She|Th(?:at|e|ere|ese|ey|is)|W(?:e|hen|ith)"
)
ROLE = "|".join(sorted(names.ROLES, key=len, reverse=True))
"""Any role, for a pattern."""
_GLUED = (
    rf"[{UPPER}]{{3,}}(?=[{UPPER}][a-z]{{2}})|(?=[{UPPER}])(?i:{ROLE})(?=[{UPPER}][a-z]{{2}})"
    rf"|[{UPPER}][a-z]{{2,}}(?=(?:{_NEXT})\b)"
)
# "Omar al-Sayed", "Zia ul-Haq", "Jeanne d'Arc"; "Rosa deGroot", "Aoife Ní hEara".
_PREFIX = (
    r"(?:a[dlnrstz]|ash|el|es|u[lr])-|[dl]['’]"
    rf"|(?:d[aeiu]|l[ae]|h|n|t)(?=[{UPPER}][^{UPPER}\W])"
)
_APOSTROPHE = r"['’‘´](?!(?:s|t|d|m|ll|re|ve)\b)"  # "O'Brien", "Sa'ar", but not "Krol's"
_CAPITAL = re.compile(
    rf"(?=[{UPPER}adehlntu])(?:\b|(?<=[a-z])(?=[{UPPER}][a-z])|(?<=[{UPPER}]{{3}})(?=[{UPPER}][a-z]{{2}}))"
    rf"(?:{_TITLE}|{_ABBREVIATION}|(?:[{UPPER}]\.)+|(?:{_PREFIX})[{UPPER}]{_LETTERS}*|{_GLUED}"
    rf"|[{UPPER}]{_LETTERS}*(?:{_APOSTROPHE}\w{_LETTERS}+)?)"
)
_MATTERS = (
    "communications|digital|education|finance|marketing|medicine|operations|policy|research|sales|"
    "security|staff|state|strategy"
)
# "The President of the United States": up to four words of a place; "the director of research".
_OFFICE = re.compile(
    rf"\b(?i:(?:{ROLE}) of (?:the )?)(?:(?:[{UPPER}]\w+\s){{1,4}}|(?:{_MATTERS})\s)\Z"
)
_DESCRIBED_BY = re.compile(r"-[a-z]+ed\Z")
# "Former President Olsen" is not the president.
_NO_LONGER = names.word_set("deputy former late outgoing")
_TITLES_AND_ROLES = names.TITLES | names.ROLES
# "First Minister Kjeldahl": the one word that begins a sentence, and an office too.
_NEVER_IN_A_TITLE = names.NEVER_NAMES - {"first"}
_NEVER_IN_A_NAME = _TITLES_AND_ROLES | names.NEVER_NAMES
_LONGEST_LEAD = 6  # words of a title or role
HONORIFICS = {"m": "mr", "f": "ms"}
"""For the given name of one who is known by a title only."""


def capitals(text: str, part: Span) -> Iterator[Span]:
    """The capitalised words of a part of a text, and abbreviated titles."""
    return (Span(*match.span()) for match in _CAPITAL.finditer(text, part.start, part.end))


@lru_cache(maxsize=1 << 16)
def bare(word: str) -> str:
    """`word` as the lists in `names` have it: folded, without possessive or full stop."""
    return fold(word).removesuffix("'s").rstrip(".")


def is_listed(word: str) -> bool:
    """Whether a word as it stands is a title, a role or a function word, and seldom a name."""
    is_initial = len(word) == 2 and word[1] == "."  # the "A." of "Ulrike A. Hansen"
    return not is_initial and (bare(word) in _NEVER_IN_A_NAME or is_compound(word))


def is_compound(word: str) -> bool:
    """Whether it is like "Secretary-General", "Vice-President", "Krol-backed"."""
    first, hyphen, last = bare(word).rpartition("-")
    if not hyphen or last not in names.LAST_OF_COMPOUNDS | names.ROLES:
        return bool(_DESCRIBED_BY.search(word))
    is_role = first in names.FIRST_OF_COMPOUNDS or first in names.ROLES
    return is_role or (last in names.LAST_OF_COMPOUNDS and word[-1].islower())


def titles_of(lead: list[str]) -> frozenset[str]:
    """The titles and roles in a title: of "U.N. Secretary-General" both "secretary"
    and "general"."""
    return _TITLES_AND_ROLES.intersection(
        part for word in lead for part in (bare(word), *bare(word).split("-"))
    )


def title_before(before: str) -> list[str]:
    """The title or role that ends `before`, in words: of "with Foreign Minister " the last two."""
    before = before[before.rfind(")") + 1 :]  # "(CNN)Pope Francis"
    office = _OFFICE.search(before) if " of " in before else None
    lead = office[0].split() if office else []
    for word in reversed(before[: office.start() if office else None].split()[-_LONGEST_LEAD:]):
        if not _continues_title(word, lead):
            break
        lead.insert(0, word)
    return lead


def _continues_title(word: str, lead: list[str]) -> bool:
    if word.endswith(("'s", "’s")):
        return False
    if bare(word) in _TITLES_AND_ROLES or (titles_of([word]) and is_compound(word)):
        return word[-1].isalpha() or bare(word) in names.TITLES
    if not lead or not word[-1].isalpha():
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
    if name in names.FEMALE_NAMES or name == HONORIFICS["f"]:
        return "f"
    return names.given_names().get(name)


def is_surely_given(name: str) -> bool:
    """Whether it is a given name and hardly anything else."""
    return name in names.MALE_NAMES or name in names.FEMALE_NAMES


def gender_of_titles(titles: frozenset[str]) -> str | None:
    """The gender, "m" or "f", that titles or roles tell."""
    if titles & (names.FEMALE_TITLES | names.FEMALE_ROLES):
        return "f"
    return "m" if titles & (names.MALE_TITLES | names.MALE_ROLES) else None
