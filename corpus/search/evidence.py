"""Weigh what the ranking and the reader know of passages: their order, and if one answers. Pure.

The weights, in `evidence.json`, are fitted by `tests.training.evidence` on questions about subjects
that the reader has not seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul
from typing import NamedTuple

from corpus.search.ranking import RankedArticle
from corpus.search.reader import PassageReading
from corpus.types import FITS

SIGNS = ("bias", "lost", "odds", "peak", "lead")
"""What tells whether the first passage answers, where it was read."""
LEAD = 4.0
"""What is above its rivals by more is no surer for that; without a rival it is so much."""
_AS_LIKELY = 0.5  # log-odds
_LATER = 1e12  # after every date
# Beside a likely answer what is less likely than this is noise.
_NOISE = 0.1


def reordered(
    hits: Sequence[RankedArticle],
    readings: Mapping[int, PassageReading],
    dates: Mapping[int, float],
) -> list[RankedArticle]:
    """The articles by ranking and reading, those that were read first, each by its best passage.

    Of the first ones that are about as likely the newest comes first, by its article's date in
    seconds: what it cost and how many died is reported anew.
    """
    read = sorted(_read(hits, readings), key=lambda hit: (-hit.score, hit.id))
    least = read[0].score - _AS_LIKELY if read else 0.0
    read.sort(key=lambda hit: -dates.get(hit.article_id, 0.0) if hit.score >= least else _LATER)
    ids = {hit.article_id for hit in read}
    scores = sorted((hit.score for hit in read), reverse=True)
    sure = [
        hit._replace(score=score, confidence=_confidence(hit, read, readings[hit.id]))
        for hit, score in zip(read, scores, strict=True)
    ]
    return [*sure, *(hit for hit in hits if hit.article_id not in ids)]


def without_noise(
    hits: Sequence[RankedArticle], readings: Mapping[int, PassageReading]
) -> Sequence[RankedArticle]:
    """Where the first was read and answers, only those that may answer, too; else all."""
    if not hits or hits[0].id not in readings or hits[0].confidence < FITS:
        return hits
    return [hit for hit in hits if hit.id in readings and hit.confidence >= _NOISE]


def best(reading: PassageReading, held: Sequence[float]) -> int:
    """The place of the sentence that answers best; the first of equals.

    `held` is how much each has of the question's words.
    """
    scores = [share + weights().held * own for share, own in zip(reading.shares, held, strict=True)]
    return scores.index(max(scores))


def _read(
    hits: Sequence[RankedArticle], readings: Mapping[int, PassageReading]
) -> Iterator[RankedArticle]:
    for hit in hits:
        scores = {
            passage: hit.score + weights().peak * readings[passage].peak
            for passage in (hit.id, *hit.further)
            if passage in readings
        }
        if scores:
            best, *rest = sorted(scores, key=lambda passage: -scores[passage])
            unread = (passage for passage in hit.further if passage not in scores)
            yield hit._replace(id=best, further=(*rest, *unread), score=scores[best])


def _confidence(
    hit: RankedArticle, read: Sequence[RankedArticle], reading: PassageReading
) -> float:
    """How likely an article answers: 0 to 1."""
    rival = next((other.score for other in read[:2] if other is not hit), hit.score - LEAD)
    values = signs(hit.lost, reading, hit.score - rival)
    return 1 / (1 + exp(-sum(map(mul, weights().confidence, values))))


def signs(lost: float, reading: PassageReading, lead: float) -> tuple[float, ...]:
    """What tells whether a passage answers, in the order of `SIGNS`.

    `lost` is what `RankedArticle` has of it, `lead` what its score is above its best rival's.
    """
    return (1.0, lost, reading.odds, reading.peak, max(-LEAD, min(LEAD, lead)) / LEAD)


class EvidenceWeights(NamedTuple):
    """What the reader's `peak` counts beside the score of the ranking, the words that a sentence
    has `held` beside its share of the answer, and `SIGNS` in their order."""

    peak: float
    held: float
    confidence: tuple[float, ...]


@cache
def weights() -> EvidenceWeights:
    """The fitted weights."""
    numbers = json.loads((files("corpus.search") / "evidence.json").read_text(encoding="utf-8"))
    return EvidenceWeights(
        numbers["peak"],
        numbers["held"],
        tuple(numbers["confidence"][name] for name in SIGNS),
    )
