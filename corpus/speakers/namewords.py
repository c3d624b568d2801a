"""The words of the archive's names, and those that a typed one may be meant for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import chain
from operator import itemgetter
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from corpus.lexicon import Lexicon
from corpus.speakers.identity import SHORT_FOR
from corpus.speakers.sounds import (
    LONGEST_WORD,
    beginning,
    consonants,
    has_no_vowels,
    latin,
    sound,
    sounds,
)

CUTOFF = 80.0
"""Below this, a typed name and a speaker are taken for two people.

"Cavusolu", "Lavroff" and "Selenskyj" are at 85 and above, "Puttnam" is no more than 67 of a Putin.
"""
NOT_ITSELF = 97.0
"""What a word has at most that is not the one typed; 100 is for the name as it is written."""
SHORTEST_FUZZY = 5
"""Shorter words are all alike: Lee and Lea, May and Mao."""

_SHORT_FORM = 93.0
_REMINDING = 55.0  # what short words with a slip have, and the least there is
_BY_SOUND = 0.8  # how much the sound counts; the rest is the spelling
_LIKE: dict[str, Any] = {"scorer": fuzz.ratio, "score_cutoff": 50.0, "limit": 40}
_MOST_ALIKE = 40  # for one typed word; of short words hundreds are a slip away
_LONG = 8  # may hold two slips

_OTHER_FORMS: dict[str, set[str]] = {}
for _short, _full in SHORT_FOR.items():
    _OTHER_FORMS.setdefault(_short, set()).add(_full)
    _OTHER_FORMS.setdefault(_full, set()).add(_short)


class NameWords:
    """The distinct words of the archive's names, and those that a typed one may be meant for."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._by_sound: dict[str, list[str]] = {}
        self._by_consonants: dict[str, list[str]] = {}
        self._spellings = Lexicon()
        self._sounds = Lexicon()

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def add(self, words: Sequence[str]) -> None:
        """Put in words that are not in yet; any thread may read meanwhile, one may add."""
        short = [word for word in words if len(word) <= LONGEST_WORD]
        their_sounds = sounds(short)
        new = [sound for sound in dict.fromkeys(their_sounds) if sound not in self._by_sound]
        for word, sounding in zip(short, their_sounds, strict=True):
            self._by_sound.setdefault(sounding, []).append(word)
            self._by_consonants.setdefault(consonants(sounding), []).append(word)
        # After its words, because whoever finds a sound looks for them.
        self._sounds.add(new)
        self._spellings.add(short)
        self._words.update(words)

    def alike(self, word: str) -> dict[str, float]:
        """The words that `word` may be meant for, with scores; 100 only for the word itself."""
        if len(word) > LONGEST_WORD:
            return {}
        spellings = (spelling for spelling, _ in self._spellings.near(word, _slips(word)))
        near = chain(self._by_ear(word), spellings, self._by_bare_consonants(word))
        scores = {candidate: nearness(word, candidate) for candidate in dict.fromkeys(near)}
        likely = {candidate: score for candidate, score in scores.items() if score >= _REMINDING}
        likely |= {form: _SHORT_FORM for form in _OTHER_FORMS.get(word, ()) if form in self}
        likely |= {word: 100.0} if word in self else {}
        return dict(nlargest(_MOST_ALIKE, likely.items(), key=itemgetter(1)))

    def reminding(self, word: str) -> dict[str, float]:
        """The words that `word` reminds of, though it may be meant for none of them.

        They begin as it sounds: O'Brien does not remind of Eriksen.
        """
        near = process.extract(word, self._words, **_LIKE)
        return {
            candidate: score
            for candidate, score, _ in near
            if beginning(candidate) == beginning(word)
        }

    def _by_ear(self, word: str) -> Iterator[str]:
        sounding = sound(word)
        for near, _ in self._sounds.near(sounding, _slips(sounding)):
            yield from self._by_sound[near]

    def _by_bare_consonants(self, word: str) -> Sequence[str]:
        bare = consonants(sound(word)) if has_no_vowels(word) else ""
        return self._by_consonants.get(bare, []) if len(bare) > 1 else []


def _slips(word: str) -> int:
    return 2 if len(word) >= _LONG else 1 if len(word) > 2 else 0


def nearness(word: str, candidate: str) -> float:
    """How likely `word` is meant for `candidate`, a word of a name, from 0 to 100."""
    by_letters = OSA.normalized_similarity(latin(word), latin(candidate))
    if by_letters == 1.0:  # in another script
        return NOT_ITSELF
    pair = sound(word), sound(candidate)
    if has_no_vowels(word) and consonants(pair[0]) == consonants(pair[1]):
        return CUTOFF + (NOT_ITSELF - CUTOFF) * by_letters
    by_ear = OSA.normalized_similarity(*pair)
    score = 100 * max(by_letters, _BY_SOUND * by_ear + (1 - _BY_SOUND) * by_letters)
    # Words of three letters are all alike: Lee and Lea, May and Mai.
    longest = max(len(word), len(candidate))
    is_meant = longest >= SHORTEST_FUZZY or (longest == SHORTEST_FUZZY - 1 and by_ear == 1.0)
    return min(score, NOT_ITSELF if is_meant else _REMINDING)
