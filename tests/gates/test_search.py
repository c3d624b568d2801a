"""Search is held to what was measured on questions as people type them.

A floor stands just under the measured figure and is lowered only on purpose; the
whole measurement is `make benchmark-search`.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shared import RETRIEVAL, needs_retrieval

from corpus import Article
from corpus.articles import analysis

# The mean over the questions of 1 / the place of the first right passage.
FLOORS = {
    "squad": {"clean": 0.89, "typo1": 0.89, "typo2": 0.865, "name": 0.885},
    "polnear": {"clean": 0.99, "typo1": 0.99, "typo2": 0.99, "name": 0.99},
}
PASSAGES = 1_500  # and those that answer
QUESTIONS = 100
NOW = datetime(2025, 1, 1, tzinfo=UTC)


@needs_retrieval
@pytest.mark.parametrize("name", FLOORS)
def test_search_is_as_good_as_measured(corpus, tmp_path, name):
    asked = sample(rows(f"{name}.pert.dev.jsonl.gz"), FLOORS[name])
    answers = {pid for question in asked for pid in question["relevant"]}
    fill(corpus, rows(f"{name}.passages.jsonl.gz"), answers)
    found = [
        {"qid": question["qid"], "ranked": [hit.article.key for hit in hits]}
        for question in asked
        for hits in [corpus.find_passages(question["query"], 20)]
    ]
    mrr = scores(tmp_path, asked, found)
    assert all(mrr[kind] >= floor for kind, floor in FLOORS[name].items()), mrr


def rows(file: str) -> list[dict]:
    return list(map(json.loads, gzip.decompress((RETRIEVAL / file).read_bytes()).splitlines()))


def sample(questions: list[dict], kinds: Iterable[str]) -> list[dict]:
    """So many of the questions, spread evenly, in each of these forms."""
    bases = [each["base"] for each in questions if each["perturbation"] == "clean"]
    chosen = set(bases[:: len(bases) // QUESTIONS])
    return [each for each in questions if each["base"] in chosen and each["perturbation"] in kinds]


def fill(corpus, passages: list[dict], answers: set[str]) -> None:
    """Each passage an article, without looking for who said what in it."""
    step = max(1, len(passages) // PASSAGES)
    kept = [row for place, row in enumerate(passages) if not place % step or row["pid"] in answers]
    articles = [Article("", row["text"], row["pid"]) for row in kept]
    corpus.add(articles, NOW, each=lambda _, fresh: map(analysis.passages_of, fresh))


def scores(folder: Path, asked: list[dict], found: list[dict]) -> dict[str, float]:
    questions, run = folder / "questions.jsonl", folder / "run.jsonl"
    questions.write_text("\n".join(map(json.dumps, asked)))
    run.write_text("\n".join(map(json.dumps, found)))
    command = [sys.executable, RETRIEVAL / "score.py", "--queries", questions, "--run", run]
    done = subprocess.run(
        [*command, "--by", "perturbation", "--json"], check=True, capture_output=True
    )
    return {row["set"]: row["mrr"] for row in json.loads(done.stdout)}
