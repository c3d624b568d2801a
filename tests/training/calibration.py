"""Fit how likely a quote is right to the model's own scores, on articles kept from training."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.quotes.confidence import FEATURES, features
from tests.training.agreement import judged
from tests.training.polnear import Article

_STEPS = 25
_RIDGE = 1.0


def write(kept: Sequence[Article], folder: Path) -> None:
    """`confidence.json` in `folder`; prints how well it foretells, by tenths, on unseen fifths."""
    rows = [
        (features(article.text, found), is_right)
        for article in kept
        for found, is_right in judged(article)
    ]
    given = np.array([row[0] for row in rows])
    right = np.array([row[1] for row in rows], dtype=float)
    part = np.arange(len(rows)) % 5
    foretold = np.empty(len(rows))
    for fold in range(5):
        weights = _fit(given[part != fold], right[part != fold])
        foretold[part == fold] = _chance(given[part == fold], weights)
    _print(foretold, right)
    weights = dict(zip(FEATURES, _fit(given, right).round(3).tolist(), strict=True))
    (folder / "confidence.json").write_text(json.dumps(weights, indent=2) + "\n")


def _chance(
    given: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    return 1 / (1 + np.exp(-given @ weights))


def _fit(given: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Logistic regression by Newton's method, lightly ridged."""
    weights = np.zeros(given.shape[1])
    for _ in range(_STEPS):
        chance = _chance(given, weights)
        slope = given.T @ (right - chance) - _RIDGE * weights
        curve = (given.T * (chance * (1 - chance))) @ given + _RIDGE * np.eye(given.shape[1])
        weights += np.linalg.solve(curve, slope)
    return weights


def _print(foretold: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> None:
    tenths = (foretold * 10).clip(0, 9).astype(int)
    print("confidence: foretold, found, number")
    for tenth in np.unique(tenths):
        inside = tenths == tenth
        print(f"  {foretold[inside].mean():.2f} {right[inside].mean():.2f} {inside.sum()}")
