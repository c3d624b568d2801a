"""Data that may be used and not kept: other people's articles, in ../shared beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "seed" / "article.txt"
ATTRIBUTION = SHARED / "attribution"
RETRIEVAL = SHARED / "retrieval"
SUMMARIES = SHARED / "summaries"
ANSWERS = SHARED / "answers"

needs_seed = pytest.mark.skipif(
    not SEED.exists(),
    reason="the user's own article is a newspaper's; it is not kept here but in ../shared/seed",
)
needs_attribution = pytest.mark.skipif(
    not ATTRIBUTION.exists(),
    reason="the annotated articles are their publishers'; they are in ../shared/attribution",
)
needs_retrieval = pytest.mark.skipif(
    not RETRIEVAL.exists(),
    reason="the passages and questions are others'; they are in ../shared/retrieval",
)
needs_summaries = pytest.mark.skipif(
    not SUMMARIES.exists(),
    reason="the articles and summaries are their publishers'; they are in ../shared/summaries",
)
needs_answers = pytest.mark.skipif(
    not (ANSWERS.exists() and RETRIEVAL.exists()),
    reason="the questions are SQuAD's; they are in ../shared/answers and ../shared/retrieval",
)
