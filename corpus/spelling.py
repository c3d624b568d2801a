"""The words of a question, and how the archive spells them.

Spelling is resolved against the words that are indexed, which wins nearly all
that can be won under typos; ranking what is found is `corpus.search`.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.text import fold, words

# What a variant of the word typed counts, against 1 for the word itself.
_SAME_STEM = 0.9
_LONGER = 0.6
_MISSPELT = 0.8
_PER_EDIT = 0.1
_MOST_VARIANTS = 3
# Each unknown word is compared with all that are known: no pasted page has hundreds looked up.
_MOST_TERMS = 32
# Below this many letters a misspelling is a different word.
_SHORTEST_MISSPELT = 4
_SHORTEST_MISSPELT_NAME = 6
_SHORTEST_PREFIX = 5
_LONGEST_ENDING = 2

_FUNCTION_WORDS = (
    "a about after all am an and any are as at be been before being between but by can could "
    "did do does doing down during each few for from further had has have having he her here "
    "hers him his how i if in into is it its itself just like many me more most much my no "
    "nor not now of off on once only or other our out over own please same she should so some "
    "such tell than that the their them then there these they this those through to too under "
    "until up us very was we were what when where which while who whom whose why will with "
    "would you your"
)
STOPWORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that say nothing of what a question is about."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the archive, sorted; in how many of its `passages` each is; and by stem."""

    passages: int
    counts: dict[str, int]
    words: tuple[str, ...]
    stems: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question: its weight, and the spellings to look for with theirs."""

    word: str
    weight: float
    variants: dict[str, float]


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def vocabulary(counted: Iterable[tuple[str, int]], passages: int) -> Vocabulary:
    """The vocabulary of an archive of so many passages, from its words and their counts."""
    counts = dict(counted)
    stems: dict[str, list[str]] = {}
    for word, stem in zip(counts, _stemmer().stemWords(list(counts)), strict=True):
        stems.setdefault(stem, []).append(word)
    by_stem = {stem: tuple(found) for stem, found in stems.items()}
    return Vocabulary(passages, counts, tuple(sorted(counts)), by_stem)


def terms(question: str, known: Vocabulary) -> list[Term]:
    """The words of a question that carry meaning, each with its spellings in the archive.

    A question of nothing but stopwords has none. Of a very long one the first
    words count.
    """
    asked = list(dict.fromkeys(words(fold(question))))
    telling = [word for word in asked if word not in STOPWORDS]
    return [_term(word, known) for word in telling[:_MOST_TERMS]]


def _term(word: str, known: Vocabulary) -> Term:
    variants = _variants(word, known)
    commonest = max(variants, key=lambda variant: known.counts[variant], default=word)
    return Term(word, rarity(commonest, known), variants)


def _variants(word: str, known: Vocabulary) -> dict[str, float]:
    stem = _stemmer().stemWord(word)
    found = dict.fromkeys(known.stems.get(stem, ()), _SAME_STEM)
    if word in known.counts:
        found[word] = 1.0
    if not found:
        found = _misspelt(word, known)
    if word.isalpha() and len(word) >= _SHORTEST_PREFIX:
        found = _longer(word, known) | found
    return found


def _misspelt(word: str, known: Vocabulary) -> dict[str, float]:
    """The known words one edit away, from six letters two, from twelve three."""
    if len(word) < _SHORTEST_MISSPELT or len(word) > 40:
        return {}
    edits = 1 if len(word) < 6 else 2 if len(word) < 12 else 3
    near = process.extract(
        word, known.words, scorer=OSA.distance, score_cutoff=edits, limit=_MOST_VARIANTS
    )
    return {found: _MISSPELT - _PER_EDIT * distance for found, distance, _ in near}


def _longer(word: str, known: Vocabulary) -> dict[str, float]:
    """ "Syria" finds "Syrian": words that only add an ending."""
    longest = len(word) + _LONGEST_ENDING
    start = bisect_right(known.words, word)
    alike = takewhile(lambda other: other.startswith(word), islice(known.words, start, None))
    return {other: _LONGER for other in alike if len(other) <= longest}


def phrase(name: str, known: Vocabulary) -> list[str]:
    """The words of a name as the archive spells them; [] when it knows one of them not at all.

    A name is taken for another word only where that is long and one slip away.
    """
    asked = [word for word in words(fold(name)) if word not in STOPWORDS]
    spelt = list(takewhile(bool, (_name_as_known(word, known) for word in asked)))
    return spelt if len(spelt) == len(asked) else []


def _name_as_known(word: str, known: Vocabulary) -> str:
    if word in known.counts:
        return word
    near = _misspelt(word, known) if len(word) >= _SHORTEST_MISSPELT_NAME else {}
    best = max(near, key=lambda found: near[found], default="")
    return best if best and near[best] >= _MISSPELT - _PER_EDIT else ""


def rarity(word: str, known: Vocabulary) -> float:
    """The inverse document frequency of BM25 in Lucene's form, which is never negative."""
    count = known.counts.get(word, 0)
    return math.log(1 + (known.passages - count + 0.5) / (count + 0.5))
