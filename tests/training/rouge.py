"""ROUGE-1 and ROUGE-2, F1, as the package rouge-score counts them with its stemmer on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from nltk.stem.porter import PorterStemmer

_PORTER = PorterStemmer()


def tokens(text: str) -> list[str]:
    """The words that are compared: lower case, ASCII, stemmed when longer than three letters."""
    return [_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())]


@cache
def _stem(word: str) -> str:
    return str(_PORTER.stem(word)) if len(word) > 3 else word


def rouge1(told: Sequence[str], wanted: Sequence[str]) -> float:
    """How much the words of two texts are the same, from 0 to 1."""
    return overlap(Counter(told), Counter(wanted))


def rouge2(told: Sequence[str], wanted: Sequence[str]) -> float:
    """How much their pairs of words are."""
    return overlap(Counter(pairwise(told)), Counter(pairwise(wanted)))


def overlap(told: Counter[Hashable], wanted: Counter[Hashable]) -> float:
    """The F1 of two counts."""
    both = (told & wanted).total()
    return 2 * both / (told.total() + wanted.total()) if both else 0.0


def oracle(sentences: Sequence[str], wanted: Sequence[str], most: int = 3) -> list[int]:
    """The sentences that, added one by one, make ROUGE-1 and ROUGE-2 together highest."""
    told = [tokens(sentence) for sentence in sentences]
    picked: list[int] = []
    best = 0.0
    while len(picked) < most:
        gains = list(_gains(told, picked, wanted))
        value, place = max(gains, default=(0.0, 0))
        if value <= best:
            break
        best = value
        picked.append(-place)
    return sorted(picked)


def _gains(
    told: Sequence[Sequence[str]], picked: Sequence[int], wanted: Sequence[str]
) -> Iterator[tuple[float, int]]:
    for place in range(len(told)):
        if place not in picked:
            joined = [token for each in sorted([*picked, place]) for token in told[each]]
            yield rouge1(joined, wanted) + rouge2(joined, wanted), -place
