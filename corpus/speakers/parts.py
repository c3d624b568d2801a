"""A name in its parts: titles, initials, and words with their particles. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TypeAlias

from corpus.quotes.naming import names
from corpus.speakers.identity import plain
from corpus.text import fold
from corpus.types import Speaker, SpeakerKind

Unit: TypeAlias = tuple[str, ...]
"""A word with all the particles before it, then with ever fewer: "vonderleyen", ..., "leyen"."""

_LONGEST_NAME = 80
_MOST_WORDS = 12
_BEFORE_A_NAME = names.TITLES | {"the", "an", "president", "minister", "senator"}
# What some write as one with the name behind it, some apart, and some not at all.
_PARTICLES = names.word_set(
    "al as ash bin da dal de del den der di dos du el ibn la le mac mc ter van von zu"
)


def units_of(name: str) -> list[Unit]:
    """The words of a name as it was typed; of a very long one the first."""
    return units(plain(fold(name[:_LONGEST_NAME])).split()[:_MOST_WORDS])


def units(words: Sequence[str]) -> list[Unit]:
    """The words, each with the particles before it, and initials in a row as one."""
    whole: list[Unit] = []
    start = 0
    for at, word in enumerate(words):
        follower = words[at + 1] if at + 1 < len(words) else ""
        is_first = word in _PARTICLES if len(follower) > 1 else len(word) == len(follower) == 1
        if not is_first:
            ends = range(start, at + 1)
            whole.append(tuple("".join(words[begin : at + 1]) for begin in ends))
            start = at + 1
    return whole


def titles_before(name: Sequence[Unit]) -> int:
    """How many words are titles before the name."""
    if len(name) < 2 or name[0][-1] not in _BEFORE_A_NAME:
        return 0
    return 1 + titles_before(name[1:])


def is_initial(unit: Unit, name: Sequence[Unit]) -> bool:
    """Whether this is one letter of a name that has words."""
    return len(unit[0]) == 1 and any(len(word[0]) > 1 for word in name)


def forms_of(speaker: Speaker, with_descriptions: bool = False) -> list[str]:
    """The speaker's name and other names, folded; a description has a role ("foreign minister").

    An organisation has no descriptions: all its forms are names.
    """
    lines = (speaker.name, *speaker.aliases)
    own, *aliases = [line.casefold() if line.isascii() else fold(line) for line in lines]
    if with_descriptions or speaker.kind is SpeakerKind.ORGANISATION:
        return [own, *aliases]
    return [own, *(form for form in aliases if names.ROLES.isdisjoint(form.split()))]


def words_of_form(form: str) -> set[str]:
    """The words of a form; those with a hyphen or particle also as one, initials in a row only."""
    words = plain(form).split()
    whole = units(words)
    without_hyphens = plain(form.replace("-", "")).split() if "-" in form else []
    parts = chain(words, without_hyphens, *whole)
    return {unit[0] for unit in whole} | {word for word in parts if len(word) > 1}


def words_of(speaker: Speaker) -> set[str]:
    """The words of a speaker's name and aliases, also as one: of Mc Cain "mc", "cain", "mccain"."""
    return set(chain.from_iterable(map(words_of_form, forms_of(speaker, with_descriptions=True))))
