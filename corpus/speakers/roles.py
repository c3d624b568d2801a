"""An office as it is typed: "turkish fm", "head of the who", "ukraine's deputy pm". Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz.distance import OSA

from corpus.quotes.naming.names import ROLES, word_set
from corpus.quotes.naming.places import LONGEST_PLACE, PLACES
from corpus.text import fold, words

Names: TypeAlias = tuple[str, ...]
"""Folded words or phrases that mean the same."""

_LESSER = "acting assistant deputy late shadow then under"
LESSER: dict[str, str] = {word: word for word in _LESSER.split()} | {
    "ex": "former",
    "former": "former",
    "vice": "deputy",
}
"""The former minister is not the minister, nor is her deputy; each by one of its words."""

PAST = (frozenset({"former"}), frozenset({"then"}))
"""The lesser words of an office that is asked for as it was held before."""

_LONGEST = 12
_SHORTEST_RESPELT = 6
_SHORT_WORD = 4
_SHORT = {
    "dg": "director general",
    "fm": "foreign minister",
    "pm": "prime minister",
    "potus": "us president",
    "secgen": "secretary general",
    "sg": "secretary general",
    "veep": "vice president",
    "vp": "vice president",
}
# What an office is called by the house it sits in.
_HOUSES = {"pentagon": "us defense"}
_OF_HOUSE = {"chief": "secretary", "head": "secretary", "boss": "secretary"}
# A first minister is the FM in these.
_FIRST_MINISTERS = word_set("scottish scotland welsh wales")
_SPOKESMEN = ("spokesman", "spokeswoman", "spokesperson", "press secretary")
_CHAIRS = ("chairman", "chairwoman", "chair", "chairperson")
_CHIEFS = (
    "chief executive",
    "ceo",
    "chief",
    "head",
    "boss",
    "secretary general",
    "director general",
    "chief constable",
)
# By their last words, the longest first; any other office is called by nothing but its word.
_HEADS: dict[str, Names] = {
    "chief executive officer": ("ceo", "chief executive"),
    "chief executive": ("ceo", "chief executive"),
    "director general": ("director general",),
    "secretary general": ("secretary general",),
    "sec gen": ("secretary general",),
    "general secretary": ("general secretary",),
    "attorney general": ("attorney general",),
    "first lady": ("first lady",),
    "first gentleman": ("first gentleman",),
    "press secretary": _SPOKESMEN,
    "prime minister": ("prime minister", "premier", "pm"),
    "vice president": ("vice president",),
    "ceo": ("ceo", "chief executive"),
    **dict.fromkeys(("spokesman", "spokeswoman", "spokesperson"), _SPOKESMEN),
    **dict.fromkeys(("adviser", "advisor"), ("adviser", "advisor")),
    **dict.fromkeys(_CHAIRS, _CHAIRS),
    **dict.fromkeys(("chief", "head", "boss"), _CHIEFS),
}
_LONGEST_HEAD = 3
_TWO_WORDS = ("sec gen", "first lady", "first gentleman")
# Held by one at a time; of activists and analysts there are many.
HELD = frozenset(word for names in _HEADS.values() for word in names) | word_set(
    """
    ambassador archbishop chancellor commissioner governor king leader mayor minister pope premier
    president prince queen secretary speaker sultan
    """
)
# What a slip of the pen may have been meant for.
_WRITTEN = sorted(word for word in HELD if len(word) >= _SHORTEST_RESPELT and " " not in word)
# Of these an archive may have one; which it is needs no telling then.
_FEW = word_set("archbishop governor king mayor queen sultan") | {
    "attorney general", "first gentleman", "first lady", "vice president",
}  # fmt: skip
# Offices of which there is one, however it is called where.
_ALONE = word_set("chancellor pope premier president taoiseach")
_OF = word_set("of for at in to")
_BETWEEN = word_set("a an the s of for at in to and exchequer")
_PRONOUNS = word_set("her his its my our their your")
# Left out as often as not: "Labour leader" leads the Labour party.
_PARTS = word_set("party")
_SPELLINGS: dict[str, Names] = {
    "defence": ("defence", "defense"),
    "defense": ("defense", "defence"),
    "labor": ("labor", "labour"),
    "labour": ("labour", "labor"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its names, what tells it from others of that name, and whose it is.

    Of each of `qualifiers` and `places` one name must stand there. `lesser` are words such as
    "deputy" that belong to it. `bearer` is a name that was typed behind it.
    """

    heads: Names
    qualifiers: tuple[Names, ...] = ()
    places: tuple[Names, ...] = ()
    lesser: frozenset[str] = frozenset()
    bearer: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether the words are an office that one holds at a time, alone, and it is told which."""
        is_one = self.is_alone or not _FEW.isdisjoint(self.heads)
        is_told = bool(self.qualifiers or self.places or is_one)
        return is_told and not self.bearer and not HELD.isdisjoint(self.heads)

    @property
    def is_alone(self) -> bool:
        """Whether a country has one of these, whatever it is of."""
        return not _ALONE.isdisjoint(self.heads)


def read_office(phrase: str) -> Office | None:
    """The office that words name, or None where they name none."""
    tokens = _in_full(words(fold(phrase))[:_LONGEST])
    last = next((at for at in reversed(range(len(tokens))) if _is_head(tokens, at)), None)
    if last is None or not _PRONOUNS.isdisjoint(tokens[:last]):
        return None
    head = _head(tokens[: last + 1])
    before = tokens[: last + 1 - len(head.split())]
    behind = tokens[last + 1 :]
    is_of = bool(behind) and behind[0] in _OF
    bearer = [] if is_of else behind
    around = [word for word in (*before, *(behind if is_of else [])) if word not in _BETWEEN]
    telling = [word for word in around if word not in _PARTS]
    groups = list(_groups(telling or around))
    return Office(
        _HEADS.get(head, (head,)),
        tuple(group for group, is_place in groups if not is_place and group[0] not in LESSER),
        tuple(group for group, is_place in groups if is_place),
        frozenset(LESSER[group[0]] for group, _ in groups if group[0] in LESSER),
        " ".join(bearer),
    )


def names_of(phrase: str) -> list[Names]:
    """The words of a name, each with what it is called besides: "us" is "american", too."""
    tokens = [word for word in words(fold(phrase))[:_LONGEST] if word not in _BETWEEN]
    return [names for names, _ in _groups(tokens)]


def _in_full(tokens: Sequence[str]) -> list[str]:
    whole = " ".join(_SHORT.get(token, _respelt(token)) for token in tokens).split()
    if not _HOUSES.keys().isdisjoint(whole):
        parts = (_HOUSES.get(token, _OF_HOUSE.get(token, token)) for token in whole)
        whole = " ".join(parts).split()
    if "fm" in tokens and not _FIRST_MINISTERS.isdisjoint(tokens):
        return " ".join(whole).replace("foreign minister", "first minister").split()
    return whole


@lru_cache(1_000)
def _respelt(token: str) -> str:
    """The office that a word is but one slip from: "presdent"; many are not one: "ministers"."""
    if token in ROLES or len(token) < _SHORTEST_RESPELT or token.endswith("s"):
        return token
    near = (word for word in _WRITTEN if word[0] == token[0] and OSA.distance(token, word) == 1)
    return next(near, token)


def _is_head(tokens: Sequence[str], at: int) -> bool:
    """Whether an office ends there: in "secretary of state" with its first word."""
    is_before = at + 1 < len(tokens) and tokens[at + 1] in ROLES and tokens[at + 1] not in _OF
    is_office = tokens[at] in ROLES or " ".join(tokens[max(0, at - 1) : at + 1]) in _TWO_WORDS
    is_complement = any(
        tokens[place] in _OF and tokens[place - 1] in ROLES for place in range(1, at)
    )
    return is_office and not is_before and not is_complement


def _head(tokens: Sequence[str]) -> str:
    """The longest name of an office that these words end with."""
    for length in range(_LONGEST_HEAD, 1, -1):
        if (phrase := " ".join(tokens[-length:])) in _HEADS:
            return phrase
    return tokens[-1]


def _groups(tokens: Sequence[str]) -> Iterator[tuple[Names, bool]]:
    """The words one by one, or as the name of a place; each with its other names."""
    at = 0
    while at < len(tokens):
        sizes = range(min(LONGEST_PLACE, len(tokens) - at), 0, -1)
        phrases = ((" ".join(tokens[at : at + size]), size) for size in sizes)
        place, size = next(((name, size) for name, size in phrases if name in PLACES), ("", 1))
        word = tokens[at]
        if not place and word.endswith("s") and word[:-1] in PLACES:
            place = word[:-1]  # "turkeys president"
        yield (
            (PLACES[place], True) if place else (_SPELLINGS.get(word, _with_genitive(word)), False)
        )
        at += size


def _with_genitive(word: str) -> Names:
    """A word, and what it may be the genitive of: "putins spokesman"."""
    is_one = (
        word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORT_WORD
    )
    return (word, word[:-1]) if is_one else (word,)
