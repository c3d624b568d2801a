"""How likely a quote is right: by the scores of its marks, and by how its speaker was told."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from math import exp, log

from corpus.quotes.links import Attribution
from corpus.quotes.statements import MARK

# The order of the weights that `tests.training.calibration` fits on articles kept from training.
FEATURES = ("bias", "score", "quoted", "sourceless", "pieces")
_SUREST = 0.999


def features(text: str, attribution: Attribution) -> tuple[float, ...]:
    """What is known of an attribution, in the order of `FEATURES`."""
    score = min(max(attribution.score, 1 - _SUREST), _SUREST)
    is_quoted = any(MARK.search(text, piece.start, piece.end) for piece in attribution.content)
    pieces = len(attribution.content) - 1
    return 1.0, log(score / (1 - score)), is_quoted, attribution.source is None, min(pieces, 3)


def chance(text: str, attribution: Attribution) -> float:
    """How likely content and source are right, 0 to 1."""
    terms = zip(_weights(), features(text, attribution), strict=True)
    return 1 / (1 + exp(-sum(weight * value for weight, value in terms)))


@lru_cache(maxsize=1)
def _weights() -> tuple[float, ...]:
    path = files("corpus.quotes") / "model" / "confidence.json"
    weights = json.loads(path.read_text(encoding="utf-8"))
    return tuple(weights[name] for name in FEATURES)
