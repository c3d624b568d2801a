"""Fit how likely a quote is on a topic: the `WEIGHTS` of `corpus.search.topics`, printed.

    python -m tests.training.topics

On the persons of `tests/data/topics.jsonl` that are not kept. Beside the weights stands what the
fit reaches on persons who had no part in it, for each likelihood from which on quotes are shown.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from corpus import Corpus
from corpus.answers.topics import topic_of
from corpus.search.topics import WEIGHTS, looks
from tests.benchmarks.attribution import CORPUS, share, table
from tests.benchmarks.topics import (
    ARCHIVE,
    SHOWN,
    Pair,
    is_right,
    open_archive,
    quotes_of,
    read_pairs,
)

FOLDS = 5
STEPS = 30
RIDGE = 1.0
LEVELS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)

Numbers = npt.NDArray[np.float64]


class Case(NamedTuple):
    """A pair; what is known of each of the person's quotes, and which of them answer it."""

    pair: Pair
    values: Numbers
    right: Numbers


def main() -> None:
    """Print both."""
    corpus = open_archive(CORPUS, ARCHIVE)
    cases = [_case(corpus, pair) for pair in read_pairs() if not pair.is_kept]
    foretold = list(_foretold(cases))
    print(table(("shown from", "R@5", "P@5"), (_row(foretold, level) for level in LEVELS)))
    weights = zip(WEIGHTS, _fit(cases), strict=True)
    print({name: round(float(weight), 2) for name, weight in weights})


def _case(corpus: Corpus, pair: Pair) -> Case:
    hits = [hit for hit, _ in quotes_of(corpus, pair.person)]
    topic = corpus.ask(topic_of, pair.topic)
    values = [[look.shares[name] for name in WEIGHTS] for look in looks(topic, hits)]
    return Case(pair, np.array(values), np.array([float(is_right(pair, hit)) for hit in hits]))


def _foretold(cases: Sequence[Case]) -> Iterator[tuple[Case, Numbers]]:
    """Each case with the likelihoods by the weights of the other folds."""
    weights = cache(lambda fold: _fit([case for case in cases if _fold(case) != fold]))
    return ((case, _chance(case.values, weights(_fold(case)))) for case in cases)


def _fold(case: Case) -> int:
    return crc32(f"{case.pair.person}x".encode()) % FOLDS


def _fit(cases: Sequence[Case]) -> Numbers:
    """A logistic regression, by Newton's method."""
    values = np.concatenate([case.values for case in cases])
    right = np.concatenate([case.right for case in cases])
    weights = np.zeros(len(WEIGHTS))
    for _ in range(STEPS):
        chance = _chance(values, weights)
        slope = values.T @ (right - chance) - RIDGE * weights
        curve = (values.T * (chance * (1 - chance))) @ values + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _chance(values: Numbers, weights: Numbers) -> Numbers:
    chance: Numbers = 1 / (1 + np.exp(-values @ weights))
    return chance


def _row(foretold: Sequence[tuple[Case, Numbers]], level: float) -> tuple[str, str, str]:
    recalls, counts = [], []
    for case, chance in foretold:
        if case.pair.quotes:
            best = [place for place in np.argsort(-chance)[:SHOWN] if chance[place] >= level]
            recalls.append(case.right[best].sum() / min(SHOWN, case.pair.count))
            counts.append((case.right[best].sum(), len(best)))
    right, shown = map(sum, zip(*counts, strict=True))
    return share(level), share(statistics.mean(recalls)), share(right / shown)


if __name__ == "__main__":
    main()
