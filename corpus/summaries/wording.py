"""How likely a person who tells an article uses each of its words.

By logistic regression over what can be seen of a word, with weights in salience.json that
tests/training/summaries.py fits; docs/summaries.md says what for. A word is a stem, as in
`corpus.summaries.centrality`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

import numpy as np
import numpy.typing as npt

from corpus.summaries import centrality
from corpus.summaries.centrality import Numbers

FEATURES = (
    "times",
    "sentences",
    "first",
    "opening",
    "figure",
    "common",
    "common times",
    "letters",
    "article",
    "told",
    "log told",
    "common told",
    "constant",
)
"""The columns of `features`, in order."""

# How much more one is likely to be told whose score is 1 higher; and how many are told.
_SHARPNESS = 0.5
_DRAWS = 3
_LEAST = 0.03
_LETTERS = 5  # of an ordinary word
_WORDS = 300  # of an ordinary article


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article (columns) in its sentences (rows)."""

    presence: npt.NDArray[np.bool_]
    """Which words each sentence has."""

    lengths: Numbers
    """How many words each sentence has."""

    chances: Numbers
    """How likely a person uses each word, from 0 to 1."""


def wording(
    sentences: Sequence[Sequence[str]],
    text: Sequence[str],
    scores: Numbers,
    common: Collection[str],
    weights: Numbers | None = None,
) -> Wording:
    """What to expect of the words of `sentences`, which are lists of stems.

    `text` are the stems of all the text, also of its captions and headings: what they repeat it
    is about. `scores` are those of `corpus.summaries.salience`; `common` are the stems of stop
    words.
    """
    words, counts = counted(sentences)
    columns = features(words, counts, text, scores, common)
    chances = 1 / (1 + np.exp(-columns @ (weights_of_words() if weights is None else weights)))
    return Wording(counts > 0, counts.sum(axis=1), chances)


def counted(sentences: Sequence[Sequence[str]]) -> tuple[list[str], Numbers]:
    """The words in the order in which they first stand, and how often each sentence has each."""
    words = list(dict.fromkeys(chain.from_iterable(sentences)))
    return words, centrality.counted(sentences)[:, : len(words)]


@cache
def weights_of_words() -> Numbers:
    """The weight of each of the `FEATURES`."""
    content = json.loads((files("corpus.summaries") / "salience.json").read_text(encoding="utf-8"))
    return np.array([content["weights of words"][name] for name in FEATURES])


def features(
    words: Sequence[str],
    counts: Numbers,
    text: Sequence[str],
    scores: Numbers,
    common: Collection[str],
) -> Numbers:
    """A row of `FEATURES` for each of `words`, which `counts` has in sentences (rows)."""
    presence = counts > 0
    of_text = Counter(text)
    times = np.log(np.maximum(counts.sum(axis=0), [of_text[word] for word in words]))
    draws = _draws(presence, scores)
    is_common = np.array([word in common for word in words], dtype=float)
    columns = {
        "times": times,
        "sentences": np.log(presence.sum(axis=0)),
        "first": np.log1p(presence.argmax(axis=0)),
        "opening": presence[0] * (1 - is_common),
        "figure": [word.isdigit() for word in words],
        "common": is_common,
        "common times": is_common * times,
        "letters": [len(word) / _LETTERS for word in words],
        "article": np.full(len(words), np.log(max(1.0, counts.sum()) / _WORDS)),
        "told": draws,
        "log told": np.log(draws + _LEAST),
        "common told": is_common * draws,
        "constant": np.ones(len(words)),
    }
    return np.stack([np.asarray(columns[name], dtype=float) for name in FEATURES], axis=1)


def _draws(presence: npt.NDArray[np.bool_], scores: Numbers) -> Numbers:
    """How likely each word is in a few sentences drawn by their scores."""
    chance = np.exp(_SHARPNESS * (scores - scores.max()))
    chance = np.minimum(1.0, _DRAWS * chance / chance.sum())
    return np.asarray(1 - np.prod(1 - presence * chance[:, None], axis=0))
