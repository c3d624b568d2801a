"""Names that are not the person's own: "BoJo", "HRC", "borisjohnson". Pure."""

from __future__ import annotations

import re
from collections.abc import Container

from corpus.quotes.naming.names import word_set
from corpus.speakers.identity import plain
from corpus.text import fold

# Used without saying whose they are; initials that an archive's own names have are not needed.
_WELL_KNOWN = """
    amlo: andres manuel lopez obrador; aoc: alexandria ocasio-cortez; barry o: barack obama;
    bibi: benjamin netanyahu; bojo: boris johnson; bozza: boris johnson; crooked hillary: hillary
    clinton; djt: donald trump; dubya: george w bush; fdr: franklin roosevelt; fed: federal reserve;
    gop: republican party; gwb: george w bush; hrc: hillary clinton; jezza: jeremy corbyn;
    jfk: john kennedy; jrm: jacob rees-mogg; lbj: lyndon johnson; lula: luiz inacio lula da silva;
    mbs: mohammed bin salman; mbz: mohammed bin zayed; mtg: marjorie taylor greene; rbg: ruth bader
    ginsburg; rfk: robert kennedy; rfk jr: robert kennedy jr; scotus: supreme court; sleepy joe: joe
    biden; the donald: donald trump; tories: conservative party; vdl: ursula von der leyen
"""

WELL_KNOWN: dict[str, str] = dict(
    pair.split(": ") for pair in " ".join(_WELL_KNOWN.split()).split("; ")
)
"""Whom a nickname means, both folded."""


def in_full(name: str) -> str | None:
    """A nickname, or a name with one before or in it, by the name it stands for; else None."""
    words = plain(fold(name)).split()
    whole = WELL_KNOWN.get(" ".join(words))
    parts = " ".join(WELL_KNOWN.get(word, word) for word in words).split()
    full = whole or " ".join(dict.fromkeys(parts))
    return full if full != " ".join(words) else None


_DOTTED = re.compile(r"(?:[^\W\d_]\.\s?){2,}[^\W\d_]\.?")
_SMALL = word_set("and de for in of on the to")
_SHORTEST_PART = 2
_FEWEST, _MOST = 3, 5  # initials


def initials(name: str) -> str:
    """The first letters of a name's words: "bkm" of Ban Ki-moon, "imf" of an organisation."""
    return "".join(word[0] for word in plain(fold(name)).split() if word not in _SMALL)


def are_initials(word: str) -> bool:
    """Whether a word has so few letters that it may be the initials of a name."""
    return word.isalpha() and _FEWEST <= len(word) <= _MOST


def are_dotted(name: str) -> bool:
    """Whether a name is letters with a full stop behind each: "A.L.O."."""
    return bool(_DOTTED.fullmatch(name.strip()))


def parted(word: str, words: Container[str]) -> str | None:
    """A word that is two `words` of names written as one, as a name of two words."""
    name = "".join(plain(fold(word)).split())
    if len(plain(word).split()) > 1 or name in words:
        return None
    cuts = range(_SHORTEST_PART, len(name) - _SHORTEST_PART + 1)
    pairs = ((name[:at], name[at:]) for at in cuts)
    return next((f"{a} {b}" for a, b in pairs if a in words and b in words), None)
