"""Which names are one speaker's, and whom a typed name means across the archive. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from itertools import chain, groupby
from typing import Any, TypeAlias

from rapidfuzz import fuzz, process

from corpus.attribution import names
from corpus.text import fold, words
from corpus.types import Speaker, SpeakerKind, SpeakerMatch

# Below this, a typed name and a speaker are taken for two people. Slips and other
# spellings of one name score 82 and more ("Cavusolu", "Lavroff", "Selenskyj");
# different names stay under 80 ("Putin" and "Puttnam").
CUTOFF = 80.0
# Below this a name does not even remind of the one typed, on average over its words.
_NEAR = 60.0
_REMINDING: dict[str, Any] = {"scorer": fuzz.ratio, "score_cutoff": 50.0, "limit": None}

_LONGEST_NAME = 80
_SHORTEST_FUZZY = 5  # shorter words are all alike: Lee and Lea, May and Mao
_BEFORE_A_NAME = names.TITLES | {"the", "a", "an", "president", "minister", "senator"}
_INSIDE_A_WORD = re.compile(r"['.]")
_PUNCTUATION = re.compile(r"[^\w\t\n]|_")
_SOUNDS = str.maketrans("zyjwfcq", "siivvkk")
_DOUBLED = re.compile(r"(.)\1+")

# --- one speaker under many names -------------------------------------------------------

_EXACTLY = "="  # begins a key that stands for one spelling and nothing else
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"} | {
    number: number for number in ("ii", "iii", "iv")
}
# What transliterations swap within a word. Vowels stay: Joan is not Jon, nor Reid Reed.
_ALIKE = str.maketrans({**dict(zip("zyjwcq", "siivkk", strict=True)), "x": "ks"})
_DOUBLED_CONSONANT = re.compile(r"([^aeou\d])\1+")
_SILENT_H = re.compile(r"(?<=[aeiou])h+(?![aeiou])")
_OFF = re.compile(r"(?<=[eo])f+$")
# Only what is short for one given name: Chris, Jack, Jerry, Steve and Ted may be for two.
_SHORT_FOR = """
    andy andrew, ben benjamin, bernie bernard, bill william, billy william, bob robert,
    bobby robert, chuck charles, dan daniel, dave david, don donald, greg gregory, jeff jeffrey,
    jim james, jimmy james, joe joseph, ken kenneth, larry lawrence, liz elizabeth, matt matthew,
    mike michael, nick nicholas, pete peter, rob robert, ron ronald, sue susan, tim timothy,
    tom thomas, tony anthony, vince vincent
"""


def key(name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> str:
    """What all names of one speaker have in common: two with the same key are taken for one.

    Case, accents, punctuation, titles, one middle initial, common short forms of
    a given name and what transliterations swap do not count. A surname alone, a
    "Jr." and two middle initials (of George H. W. Bush) stay apart.
    """
    found = _plain(fold(name)).split()
    if kind is not SpeakerKind.PERSON:
        return " ".join(_without_article(found)) or fold(name)
    has_suffix = len(found) > 1 and found[-1] in _SUFFIXES
    suffix = [_SUFFIXES[found.pop()]] if has_suffix else []
    given, *rest = _without_initial(_without_title(found)) or [fold(name)]
    first = _heard(given)
    full = _FULL.get(first, first) if rest else first
    return " ".join([full, *map(_heard, rest), *suffix])


def spelling(name: str) -> str:
    """A key for this very spelling, case and accents aside: of who is parted from a namesake."""
    return _EXACTLY + (" ".join(_plain(fold(name)).split()) or fold(name))


def _without_article(found: Sequence[str]) -> Sequence[str]:
    return _without_article(found[1:]) if len(found) > 1 and found[0] == "the" else found


def _without_title(found: list[str]) -> list[str]:
    """The name behind titles and offices; "Mr. Obama" is not the same as every Obama."""
    first = 0
    while len(found) - first > 2 and _heard(found[first]) in _TITLES:
        first += 1
    return found[first:]


def _without_initial(found: Sequence[str]) -> list[str]:
    """Initials in a row as one word, and no single one inside the name."""
    runs = [(is_one, list(run)) for is_one, run in groupby(found, lambda word: len(word) == 1)]
    joined = chain.from_iterable(["".join(run)] if is_one else run for is_one, run in runs)
    parts = list(joined)
    last = len(parts) - 1
    return [part for at, part in enumerate(parts) if at in (0, last) or len(part) > 1]


def _heard(word: str) -> str:
    """`word` as it sounds in any transliteration; its first letter stays."""
    rest = _SILENT_H.sub("", word[1:].replace("ph", "f").translate(_ALIKE))
    return word[:1] + _OFF.sub("v", _DOUBLED_CONSONANT.sub(r"\1", rest))


_TITLES = frozenset(
    map(_heard, names.TITLES | names.ROLES | {"acting", "ex", "former", "prime", "vice"})
)
_FULL = {
    _heard(short): _heard(full) for short, full in (pair.split() for pair in _SHORT_FOR.split(","))
}

# --- whom a typed name means -------------------------------------------------------------

# A typed word's score for each word of the archive's names that it may be meant for.
_Likeness: TypeAlias = Sequence[dict[str, float]]


def match(name: str, speakers: Iterable[Speaker], limit: int = 5) -> list[SpeakerMatch]:
    """The speakers whose name is like the typed `name`, best first, none below `CUTOFF`.

    100 means that every word typed is a word of the name or of one alias, in
    any order. Case, accents, punctuation and titles before the name do not count.
    An organisation is found by its whole name only: "Clinton" is no campaign.
    """
    whole, candidates = _plain(fold(name[:_LONGEST_NAME])).split(), list(speakers)
    if not whole or not candidates:
        return []
    before = len(whole) - len(_without_address(whole))
    # "Caranza" alone is not its foreign minister: descriptions answer to their role only.
    has_role = not names.ROLES.isdisjoint(whole[before:])
    # One long text, because stripping punctuation line by line takes many times longer.
    lines = _plain("\n".join("\t".join(_forms(each, has_role)) for each in candidates)).split("\n")
    vocabulary = list({word for line in lines for word in line.split()})
    likeness = [_alike(word, vocabulary) for word in whole]
    known = frozenset(chain.from_iterable(likeness))
    likely = [pair for pair in zip(candidates, lines, strict=True) if _has_any(pair[1], known)]
    found = [*_persons(likeness[before:], likely), *_organisations(whole, likeness, likely)]
    return nsmallest(limit, found, key=_rank)


def _persons(likeness: _Likeness, likely: Iterable[tuple[Speaker, str]]) -> Iterator[SpeakerMatch]:
    for speaker, line in likely:
        if speaker.kind is not SpeakerKind.ORGANISATION:
            score = _score(likeness, line)
            if score >= CUTOFF:
                yield SpeakerMatch(speaker, score)


def _organisations(
    whole: Sequence[str], likeness: _Likeness, likely: Iterable[tuple[Speaker, str]]
) -> list[SpeakerMatch]:
    """The organisations of that name; if there are none, the only speaker it is short for."""
    asked = likeness[len(whole) - len(_without_article(whole)) :]
    by_name, by_alias, is_a_person = [], [], False
    for speaker, line in likely:
        own, *others = line.split("\t")
        if speaker.kind is not SpeakerKind.ORGANISATION:
            is_a_person = is_a_person or _score(asked, line) >= CUTOFF
        elif score := _as_a_whole(asked, own):
            by_name.append(SpeakerMatch(speaker, score))
        elif score := max((_as_a_whole(asked, form) for form in others), default=0.0):
            by_alias.append(SpeakerMatch(speaker, score))
    return by_name or ([] if is_a_person or len(by_alias) > 1 else by_alias)


def _as_a_whole(likeness: _Likeness, form: str) -> float:
    """How well the typed words are all the words of this form, one by one; 0 if they are not."""
    its_words = _without_article(form.split())
    if len(its_words) != len(likeness):
        return 0.0
    scores = [alike.get(word, 0.0) for alike, word in zip(likeness, its_words, strict=True)]
    return sum(scores) / len(scores) if all(scores) else 0.0


def forms(speaker: Speaker) -> list[str]:
    """The speaker's name and other names, folded; no descriptions such as "foreign minister"."""
    return _forms(speaker, with_descriptions=False)


def _forms(speaker: Speaker, with_descriptions: bool) -> list[str]:
    """The name and the aliases, folded; a person's description is the alias that has a role."""
    lines = [" ".join(form.split()) for form in (speaker.name, *speaker.aliases)]
    folded = [form.casefold() if form.isascii() else fold(form) for form in lines]
    if with_descriptions or speaker.kind is SpeakerKind.ORGANISATION:
        return folded
    return [folded[0], *(form for form in folded[1:] if names.ROLES.isdisjoint(form.split()))]


def nearest(name: str, speakers: Iterable[Speaker], limit: int = 3) -> list[Speaker]:
    """The speakers whose names remind most of `name`, though nobody is called that."""
    named = [(speaker, words(fold(speaker.name))) for speaker in speakers]
    vocabulary = list({word for _, form in named for word in form})
    likeness = [
        {word: score for word, score, _ in process.extract(typed, vocabulary, **_REMINDING)}
        for typed in _without_address(_plain(fold(name[:_LONGEST_NAME])).split())
    ]
    scored = [(_coverage(likeness, form), speaker) for speaker, form in named] if likeness else []
    near = [found for found in scored if found[0] >= _NEAR]
    ordered = sorted(near, key=lambda found: (-found[0], -found[1].quotes, found[1].name))
    return [speaker for _, speaker in ordered[:limit]]


def _without_address(typed: Sequence[str]) -> Sequence[str]:
    is_name = len(typed) < 2 or typed[0] not in _BEFORE_A_NAME
    return typed if is_name else _without_address(typed[1:])


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(" ", _INSIDE_A_WORD.sub("", text))


def _has_any(line: str, known: frozenset[str]) -> bool:
    return not known.isdisjoint(line.split())


def _alike(typed: str, vocabulary: Sequence[str]) -> dict[str, float]:
    """The words of the vocabulary that `typed` may be meant for, each with its score."""
    sounds = list(map(_sound, vocabulary))
    as_spelt = process.extract(
        typed, vocabulary, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=None
    )
    as_heard = process.extract(
        _sound(typed), sounds, scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=None
    )
    alike: dict[str, float] = {}
    for _, score, position in (*as_heard, *as_spelt):
        word = vocabulary[position]
        if word == typed:
            alike[word] = 100.0
        elif (
            min(len(word), len(typed)) >= _SHORTEST_FUZZY
            and sounds[position][0] == _sound(typed)[0]
        ):
            # Never 100: that is for the name as it is written.
            alike[word] = max(alike.get(word, 0.0), min(score, 96.0))
    return alike


def _sound(word: str) -> str:
    """`word` with the letters that transliterations swap made one: "selenskyj" is "zelenskyy"."""
    return _DOUBLED.sub(r"\1", word.replace("ph", "f").translate(_SOUNDS)) or word


def _score(likeness: _Likeness, line: str) -> float:
    """How well the typed words stand in one form of the name, or spread over several."""
    each = [form.split() for form in line.split("\t")]
    in_one_form = max(_coverage(likeness, form) for form in each)
    return max(in_one_form, 0.95 * _coverage(likeness, list(chain.from_iterable(each))))


def _coverage(likeness: _Likeness, form: Sequence[str]) -> float:
    return sum(
        max((alike.get(word, 0.0) for word in form), default=0.0) for alike in likeness
    ) / len(likeness)


def _rank(found: SpeakerMatch) -> tuple[float, int, str]:
    return -found.score, -found.speaker.quotes, found.speaker.name
