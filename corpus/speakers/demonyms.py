"""What the people of a place are called, for places on no list: Belquara and Belquaran. Pure."""

from __future__ import annotations

from itertools import product

_SHORTEST = 4  # letters of a place
# How a place's name goes on, and what it loses before that: Norvane, Norvanian; Teluma, Teluman.
_SUFFIXES = ("n", "an", "ian", "ean", "ese", "ish", "i", "er", "ite")
_LOST = ("", "a", "e", "o", "y", "ia", "land")


def related(word: str) -> tuple[str, ...]:
    """The names that a folded word may be made of, or be made into: of "belquaran" "belquara".

    None of them need exist; which do, an archive knows.
    """
    endings = list(product(_SUFFIXES, _LOST))
    bases = [word.removesuffix(suffix) + lost for suffix, lost in endings if word.endswith(suffix)]
    adjectives = [
        word.removesuffix(lost) + suffix for suffix, lost in endings if word.endswith(lost)
    ]
    names = dict.fromkeys([*bases, *adjectives])
    return tuple(name for name in names if name != word and len(name) >= _SHORTEST)
