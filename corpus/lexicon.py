"""Find the words that are a few slips of the pen away, among a million.

Every word has a signature of 64 bits: which letters it holds, and which of them
twice. A slip changes at most two of these bits, so that counting the bits that
differ leaves rapidfuzz a few thousand of a million words to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

_Bits = TypeVar("_Bits", np.uint8, np.uint64)

_ROOM = 1024
# What a slip changes: it takes one letter away, and puts one in.
_BITS_A_SLIP = 2


class Lexicon:
    """Words that grow in number and never change; one thread at a time may add to it."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._lengths = np.zeros(_ROOM, np.uint8)
        self._signatures = np.zeros(_ROOM, np.uint64)

    def __len__(self) -> int:
        return len(self._words)

    def add(self, words: Sequence[str]) -> None:
        """Put in words that are not in yet; none is longer than 255 letters."""
        lengths, signatures = _signatures(words)
        self._lengths = _appended(self._lengths, len(self._words), lengths)
        self._signatures = _appended(self._signatures, len(self._words), signatures)
        # Last, because a search in another thread goes by it.
        self._words.extend(words)

    def near(self, word: str, slips: int) -> list[tuple[str, int]]:
        """The words at most so many letters put in, left out, swapped or mistaken away.

        Each with its distance (optimal string alignment), nearest first, then as put in.
        """
        places = self._places(word, slips)
        likely = [self._words[place] for place in places]
        hits = process.extract(word, likely, scorer=OSA.distance, score_cutoff=slips, limit=None)
        return [(hit, int(distance)) for hit, distance, _ in hits]

    def _places(self, word: str, slips: int) -> list[int]:
        count = len(self._words)
        (length,), (signature,) = _signatures([word])
        lengths = self._lengths[:count]
        is_near = np.bitwise_count(self._signatures[:count] ^ signature) <= _BITS_A_SLIP * slips
        is_near &= (lengths >= max(0, int(length) - slips)) & (lengths <= int(length) + slips)
        places: list[int] = np.flatnonzero(is_near).tolist()
        return places


def _appended(old: NDArray[_Bits], count: int, new: NDArray[_Bits]) -> NDArray[_Bits]:
    """`old` with `new` behind its first `count` values, with room for as many again."""
    if count + len(new) > len(old):
        roomy = np.zeros(max(2 * len(old), count + len(new)), old.dtype)
        roomy[:count] = old[:count]
        old = roomy
    old[count : count + len(new)] = new
    return old


def _signatures(words: Sequence[str]) -> tuple[NDArray[np.uint8], NDArray[np.uint64]]:
    """Lengths and signatures: bits 0 to 31 for the letters, 32 to 63 for those held twice."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    letters = np.frombuffer("".join(words).encode("utf-32-le"), np.uint32) & 31
    owner = np.repeat(np.arange(len(words)), lengths)
    counts = np.bincount(owner * 32 + letters, minlength=len(words) * 32).reshape(-1, 32)
    bits = np.uint64(1) << np.arange(32, dtype=np.uint64)
    once = ((counts > 0) * bits).sum(axis=1, dtype=np.uint64)
    twice = ((counts > 1) * bits).sum(axis=1, dtype=np.uint64)
    return lengths.astype(np.uint8), once | twice << np.uint64(32)
